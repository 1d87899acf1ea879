"""A folder of finished work, named by what it was made from. Safe to delete; a damaged entry is no entry."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def kept(folder: Path | None, name: str) -> bytes | None:
    """Return what was kept under a name, or None when there is nothing whole."""
    if folder is None:
        return None
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return None
    digest, _, body = data.partition(b"\n")
    return body if digest == hashlib.sha256(body).hexdigest().encode() else None


def keep(folder: Path | None, name: str, body: bytes) -> None:
    """Keep a result under a name, whole or not at all; raises OSError where there is no room for it."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{name}.{os.getpid()}.tmp"
    try:
        unfinished.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        unfinished.replace(folder / name)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise

"""Whether a build would only make again what stands there: same content, same program, same files."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from .store import keep, kept

PROGRAM = Path(__file__).parent
ENDINGS = (".py", ".md")  # of the program's own files; its messages are Markdown
NAME = "stamp"  # one, of the site that was written last


def made_from(content: Path, layouts: Path, *asked: object) -> str:
    """Return a hash of all that a build reads and was `asked`; "" when something cannot be read."""
    try:
        return _made_from(content, layouts, asked)
    except OSError:  # the build explains which one
        return ""


def _made_from(content: Path, layouts: Path, asked: object) -> str:
    parts = hashlib.sha256(repr((asked, sys.version, _packages())).encode())
    for folder in (content, layouts, PROGRAM, PROGRAM.parent / "build.py"):
        for name, file in _files(folder):
            if folder is PROGRAM and not name.endswith(ENDINGS):
                continue
            body = file.read_bytes() if file.is_file() else b""
            parts.update(f"\n{name} {file.is_symlink()} {len(body)}\n".encode("utf-8", "surrogateescape"))
            parts.update(body)
    return parts.hexdigest()


def stands(cache: Path, made: str, out: Path) -> bool:
    """Whether a site was made from just this and nobody has touched a file of it since."""
    told = kept(cache, NAME)
    return bool(made) and told is not None and told == _told(made, out)


def remember(cache: Path, made: str, out: Path) -> None:
    """Keep what a site was made from, and how its files stand."""
    keep(cache, NAME, _told(made, out))


def _told(made: str, out: Path) -> bytes:
    """Return what a site was made from and each file's name, size and time of writing."""
    files = []
    for name, file in _files(out):
        stat = file.lstat()
        files.append([name, stat.st_size, stat.st_mtime_ns])
    return json.dumps([made, str(out.resolve()), files]).encode("utf-8", "surrogateescape")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield everything in a folder that is no folder itself, by name, in the order of names."""
    if not folder.is_dir():
        if folder.exists():
            yield folder.name, folder
        return
    for root, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(root, name).is_symlink()]
        for path in (Path(root, name) for name in sorted([*names, *links])):
            yield path.relative_to(folder).as_posix(), path


def _packages() -> list[str]:
    """Return the packages beside the program, with their versions: their folders are so named."""
    folders = [folder for folder in map(Path, sys.path) if folder.is_dir()]
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))

"""Whether a build would only make again what stands there: same content, same program, same files."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .scopes import scope_of
from .store import keep, kept

PROGRAM = Path(__file__).parent
ENDINGS = (".py", ".md")  # of the program's own files; its messages are Markdown
NAME = "stamp"  # one, of the site that was written last


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build reads, as hashes: the program with what it was asked, and content by prefecture.

    What belongs to no prefecture stands under "". `whole` is "" when something cannot be read.
    """

    program: str
    scopes: Mapping[str, str]

    @property
    def whole(self) -> str:
        """One hash of everything."""
        return hashlib.sha256(repr((self.program, sorted(self.scopes.items()))).encode()).hexdigest()

    def of(self, scope: str) -> str:
        """Return a hash of all that the files of a prefecture come to."""
        told = (self.program, self.scopes.get("", ""), scope, self.scopes.get(scope, ""))
        return hashlib.sha256(repr(told).encode()).hexdigest()


def inputs(content: Path, layouts: Path, *asked: object) -> Inputs | None:
    """Return what a build reads and was `asked`; None when something cannot be read (the build says what)."""
    try:
        program = _program(layouts, asked)
        scopes: dict[str, Any] = {"": hashlib.sha256()}
        for name, file in _files(content):
            _add(scopes.setdefault(scope_of(name), hashlib.sha256()), name, file)
    except OSError:
        return None
    return Inputs(program, {scope: parts.hexdigest() for scope, parts in scopes.items()})


def _program(layouts: Path, asked: object) -> str:
    parts = hashlib.sha256(repr((asked, sys.version, _packages())).encode())
    for folder in (layouts, PROGRAM, PROGRAM.parent / "build.py"):
        for name, file in _files(folder):
            if folder is not PROGRAM or name.endswith(ENDINGS):
                _add(parts, name, file)
    return parts.hexdigest()


def _add(parts: Any, name: str, file: Path) -> None:
    """Add a file to a hash: its name, whether it is a link, what it holds."""
    body = file.read_bytes() if file.is_file() else b""
    parts.update(f"\n{name} {file.is_symlink()} {len(body)}\n".encode("utf-8", "surrogateescape"))
    parts.update(body)


def stands(cache: Path, made: Inputs | None, out: Path) -> bool:
    """Whether a site was made from just this and nobody has touched a file of it since."""
    told = kept(cache, NAME)
    if made is None or told is None or not told.startswith(f'["{made.whole}"'.encode()):
        return False  # the files of the site need not be looked at
    return told == _told(made.whole, out)


def remember(cache: Path, made: Inputs | None, out: Path) -> None:
    """Keep what a site was made from, and how its files stand."""
    if made is not None:
        keep(cache, NAME, _told(made.whole, out))


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

"""Whether a build would only make again what stands there: same content, same program, same files."""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .entries import Look, looks, lying
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

    def of(self, scope: str, *more: str) -> str:
        """Return a hash of all that the files of a prefecture come to, with what `more` was read."""
        told = (self.program, self.scopes.get("", ""), scope, self.scopes.get(scope, ""), *more)
        return hashlib.sha256(repr(told).encode()).hexdigest()


def inputs(content: Path, layouts: Path, *asked: object) -> Inputs | None:
    """Return what a build reads and was `asked`; None when something cannot be read (the build says what)."""
    try:
        program = _program(layouts, asked)
        scopes: dict[str, Any] = {"": hashlib.sha256()}
        for name, told in _files(content):
            scopes.setdefault(scope_of(name), hashlib.sha256()).update(told)
    except OSError:
        return None
    return Inputs(program, {scope: parts.hexdigest() for scope, parts in scopes.items()})


def _program(layouts: Path, asked: object) -> str:
    parts = hashlib.sha256(repr((asked, sys.version, _packages())).encode())
    for _, told in _files(layouts):
        parts.update(told)
    for _, told in _files(PROGRAM, ENDINGS):
        parts.update(told)
    start = PROGRAM.parent / "build.py"
    parts.update(start.read_bytes() if start.is_file() else b"")
    return parts.hexdigest()


def _files(folder: Path, endings: tuple[str, ...] = ("",)) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a folder, in the order of names: its name; that with what it holds or leads to."""
    every = lying(folder) if folder.is_dir() else ()
    found = {name: entry for name, entry in every if name.endswith(endings) and name[-1] != "/"}
    for name in sorted(found):
        entry, body = found[name], b""
        if entry.is_file():
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123  one of thousands
                body = file.read()
        about = f"\n{name} {entry.is_symlink()} {len(body)}\n"
        yield name, about.encode("utf-8", "surrogateescape") + body


def stands(cache: Path, made: Inputs | None, out: Path) -> Any:
    """Return what was said of a site that was made from just this and not touched since, None of another."""
    body = kept(cache, NAME)
    if made is None or body is None or not body.startswith(made.whole.encode()):
        return None  # the files of the site need not be looked at
    place, files, said = pickle.loads(body[len(made.whole) :])  # noqa: S301  a file of ours, whole (see store)
    try:
        return said if place == str(out.resolve()) and files == looks(out)[1] else None
    except OSError:
        return None


def remember(cache: Path, made: Inputs | None, out: Path, files: Mapping[str, Look], said: object) -> None:
    """Keep what a site was made from, how its files look, and what is said of it."""
    if made is not None:
        keep(cache, NAME, made.whole.encode() + pickle.dumps((str(out.resolve()), dict(files), said)))


def _packages() -> list[str]:
    """Return the packages beside the program, with their versions: their folders are so named."""
    folders = [folder for folder in map(Path, sys.path) if folder.is_dir()]
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))

"""The new site while it is put together beside the old one: files that are the same by hard link, others new.

A large site leaves its stage standing: what the next build begins with is the site before the last, and
only what differs is touched. A file there that is the same file of the disk as in the site needs nothing at
all. No file is ever written into, since it may be the old site's as well: it is removed first.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from . import swap
from .entries import Look
from .writable import MARK, MARKER, refuse_names

LARGE = 5_000  # files of a site whose stage is worth keeping: to link and remove as many takes seconds


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the site: names of changed (or new) and of removed files; how many are as they were."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Seal(NamedTuple):
    """How a file of the site stands: its bytes, when it was written, its hash; whether it is an old one."""

    size: int
    time: int
    digest: bytes
    same: bool


Seals = Mapping[str, Seal]
Lying = tuple[dict[str, int], dict[str, Look], dict[str, int]]  # in the old site; its looks; in the stage


@dataclass(slots=True)
class Stage:
    """Where the new site is put together. Several processes may put files into it; one ends it.

    `old` and `there` are what lies in the old site and in the stage itself: names with the number of the file
    of the disk, 0 for what is no file. `looks` say how what lies in the old site looks. All three are what
    `find` finds, when they are needed first.
    """

    site: Path
    folder: Path
    find: Callable[[], Lying] | None
    old: Mapping[str, int] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    there: dict[str, int] = field(default_factory=dict)
    seals: dict[str, Seal] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)  # that are known to be there

    def look(self) -> None:
        """Know what lies there; to be done before processes are forked that put files."""
        if self.find:
            self.old, self.looks, self.there = self.find()
            self.find = None

    def put(self, files: Mapping[str, bytes]) -> Seals:
        """Put files into the new site and say how they stand; names are relative with `/`.

        A process that has been forked hands what this returns to the first one, which must `take` it.
        """
        refuse_names(files)
        self.look()
        self._folders(files)
        return {name: self._one(name, body) for name, body in files.items()}

    def keep(self, seals: Seals) -> bool:
        """Put files of the old site, if they all stand there as they were sealed; else none, and say so."""
        self.look()
        kept = {}
        for name, seal in seals.items():
            look = self.looks[name] if self.old.get(name) else None  # no file, no look
            if look == seal[:2] and seal.same:
                kept[name] = seal
            elif look and (look == seal[:2] or stands(self.site / name, seal)):
                kept[name] = seal._replace(time=look[1], same=True)
            else:
                return False
        wanted = [name for name in seals if self.there.get(name) != self.old[name]]
        self._folders(wanted)
        for name in wanted:
            self._link(name)
        self.take(kept)
        return True

    def take(self, seals: Seals) -> None:
        """Count files that were put as parts of the new site; one that is there twice is refused."""
        twice = next(iter(self.seals.keys() & seals.keys()), None)
        if twice is not None:
            raise FileExistsError(f"two parts of the site hold {twice}")
        self.seals.update(seals)

    def end(self) -> Written:
        """Let the new site take the old one's place; where nothing changed, the old one is not touched.

        After that `looks` say how the files of the new one look.
        """
        refuse_names(self.seals)
        self.look()
        self._folders([MARKER])
        every = {**self.seals, MARKER: self._one(MARKER, MARK)}
        self._remove(self.there.keys() - every.keys())
        changed = {name for name, seal in every.items() if not seal.same}
        removed = self.old.keys() - every.keys()
        if changed or removed:
            swap.replace(self.folder, self.site, self.folder.parent / "old")
        self.looks = {name: (seal.size, seal.time) for name, seal in every.items()}
        unchanged = len(self.seals) - len(changed - {MARKER})
        return Written(tuple(sorted(changed - {MARKER})), tuple(sorted(removed)), unchanged)

    def _folders(self, names: Iterable[str]) -> None:
        for folder in sorted({os.path.dirname(name) for name in names} - self.folders):  # noqa: PTH120  soon done
            try:
                os.makedirs(self.folder / folder, exist_ok=True)  # noqa: PTH103
            except (FileExistsError, NotADirectoryError):  # a file of an older site has the name of a folder
                self._remove(name for name in self.there if f"{folder}/".startswith(f"{name}/"))
                os.makedirs(self.folder / folder, exist_ok=True)  # noqa: PTH103
            self.folders.add(folder)

    def _one(self, name: str, body: bytes) -> Seal:
        same = self.old.get(name, 0) and _holds(f"{self.site}/{name}", body)
        if not same:
            self._free(name)
            with open(f"{self.folder}/{name}", "xb") as file:  # noqa: PTH123
                file.write(body)
        elif self.there.get(name) != same:
            self._link(name)
        stat = os.stat(f"{self.folder}/{name}")  # noqa: PTH116
        return Seal(stat.st_size, stat.st_mtime_ns, _digest(body), bool(same))

    def _link(self, name: str) -> None:
        """Let a file be the old site's, or its copy with its date where there are no hard links."""
        self._free(name)
        site, new = f"{self.site}/{name}", f"{self.folder}/{name}"
        try:
            os.link(site, new)
        except OSError:
            shutil.copy2(site, new)

    def _free(self, name: str) -> None:
        """Remove what an older site left at a name: a file, or a folder of them."""
        if self.there.pop(name, None) is not None:
            os.unlink(f"{self.folder}/{name}")  # noqa: PTH108
        elif self.there and os.path.isdir(f"{self.folder}/{name}"):  # noqa: PTH112
            shutil.rmtree(self.folder / name)

    def _remove(self, names: Iterable[str]) -> None:
        """Remove what an older site left, and the folders that are empty then."""
        for name in list(names):
            del self.there[name]
            path = self.folder / name
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                (os.rmdir if name.endswith("/") else os.unlink)(path)
            for folder in path.parents:
                if folder == self.folder or not _emptied(folder):
                    break


def _emptied(folder: Path) -> bool:
    """Remove a folder that is empty, and say whether it was."""
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def stands(file: Path, seal: Seal) -> bool:
    """Whether a file is as it was when it was sealed; one of another date is read (copies may lose dates)."""
    try:
        stat = file.lstat()
        if stat.st_size != seal.size or file.is_symlink():
            return False
        return stat.st_mtime_ns == seal.time or _digest(file.read_bytes()) == seal.digest
    except OSError:
        return False


def _holds(file: str, body: bytes) -> int:
    """Return the number of a file of the disk that holds just these bytes, 0 of another."""
    with open(file, "rb") as held:  # noqa: PTH123
        stat = os.fstat(held.fileno())
        return stat.st_ino if stat.st_size == len(body) and held.read() == body else 0


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()

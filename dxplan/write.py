"""Makes site/ hold exactly what is put into a stage, whole or not at all. The only writer of site/.

The new site is put together beside the old one in `<out>.new/`, unchanged files by hard link, and takes the
old one's place in one step. Whatever happens on the way, the old site stands.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from . import swap
from .writable import MARK, MARKER, WriteFailed, busy, explain, refuse_folder, refuse_names, refuse_work

__all__ = ["Seal", "Seals", "Stage", "WriteFailed", "Written", "staging", "write_site"]


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


@dataclass(slots=True)
class Stage:
    """The new site while it is put together. Several processes may put files into it; one ends it."""

    site: Path
    folder: Path
    old: dict[str, bool]  # what lies in the old site, by name; False for what is no file
    seals: dict[str, Seal] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)  # that are there already

    def put(self, files: Mapping[str, bytes]) -> Seals:
        """Put files into the new site and say how they stand; names are relative with `/`.

        A process that has been forked hands what this returns to the first one, which must `take` it.
        """
        refuse_names(files)
        self._folders(files)
        return {name: self._one(name, body) for name, body in files.items()}

    def keep(self, seals: Seals) -> bool:
        """Put files of the old site, if they all stand there as they were sealed; else none, and say so."""
        if not all(self.old.get(name) and stands(self.site / name, seal) for name, seal in seals.items()):
            return False
        self._folders(seals)
        for name in seals:
            _link(self.site / name, self.folder / name)
        self.take({name: seal._replace(same=True) for name, seal in seals.items()})
        return True

    def take(self, seals: Seals) -> None:
        """Count files that were put as parts of the new site."""
        self.seals.update(seals)

    def end(self) -> Written:
        """Let the new site take the old one's place; where nothing changed, the old one is not touched."""
        refuse_names(self.seals)
        self._folders([MARKER])
        marker = {MARKER: self._one(MARKER, MARK)}
        changed = {name for name, seal in {**self.seals, **marker}.items() if not seal.same}
        removed = self.old.keys() - self.seals.keys() - {MARKER}
        if changed or removed:
            swap.replace(self.folder, self.site, self.folder.parent / "old")
        unchanged = len(self.seals) - len(changed - {MARKER})
        return Written(tuple(sorted(changed - {MARKER})), tuple(sorted(removed)), unchanged)

    def _folders(self, names: Iterable[str]) -> None:
        for folder in {os.path.dirname(name) for name in names} - self.folders:  # noqa: PTH120  soon done
            os.makedirs(self.folder / folder, exist_ok=True)  # noqa: PTH103
            self.folders.add(folder)

    def _one(self, name: str, body: bytes) -> Seal:
        new = f"{self.folder}/{name}"
        same = bool(self.old.get(name)) and _holds(f"{self.site}/{name}", body)
        if same:
            _link(self.site / name, Path(new))
        else:
            with open(new, "xb") as file:  # noqa: PTH123  never into a file of the old site
                file.write(body)
        stat = os.stat(new)  # noqa: PTH116
        return Seal(stat.st_size, stat.st_mtime_ns, _digest(body), same)


def write_site(files: Mapping[str, bytes], out: Path, *, guard: Sequence[Path] = ()) -> Written:
    """Make `out` hold exactly `files`; raises WriteFailed, and then the old site stands."""
    with staging(out, guard) as stage:
        stage.take(stage.put(files))
        return stage.end()


@contextlib.contextmanager
def staging(out: Path, guard: Sequence[Path] = ()) -> Iterator[Stage]:
    """Begin a new site for `out`, under a lock; raises WriteFailed for whatever the system refuses.

    `out` is refused when it is, holds or lies in a folder of `guard` (content, layouts).
    """
    site = out.resolve()
    work = site.parent / f"{site.name}.new"
    staged, aside = work / "site", work / "old"
    try:
        refuse_folder(site, out, guard)
        refuse_work(work)
        with swap.locked(work / "lock"):
            try:
                swap.recover(site, aside)
                _clear(staged, aside)
                yield Stage(site, staged, _entries(site) if site.exists() else {})
            finally:
                with contextlib.suppress(OSError):  # what cannot go now goes at the next start
                    _clear(staged, aside)
    except BlockingIOError:
        raise busy(out) from None
    except OSError as fault:
        raise explain(fault, out) from fault


def _holds(file: str, body: bytes) -> bool:
    """Whether a file holds just these bytes."""
    with open(file, "rb") as held:  # noqa: PTH123
        return os.fstat(held.fileno()).st_size == len(body) and held.read() == body


def stands(file: Path, seal: Seal) -> bool:
    """Whether a file is as it was when it was sealed; one of another date is read (copies may lose dates)."""
    try:
        stat = file.lstat()
        if stat.st_size != seal.size or file.is_symlink():
            return False
        return stat.st_mtime_ns == seal.time or _digest(file.read_bytes()) == seal.digest
    except OSError:
        return False


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()


def _link(old: Path, new: Path) -> None:
    """Let `new` be the same file as `old`, or its copy with its date where there are no hard links."""
    try:
        new.hardlink_to(old)
    except OSError:
        shutil.copy2(old, new)


def _clear(*folders: Path) -> None:
    """Remove working folders and all in them."""
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)


def _entries(folder: Path, prefix: str = "") -> dict[str, bool]:
    """Return what lies in a folder at any depth, by name; False for a link or an empty folder."""
    found: dict[str, bool] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                found |= _entries(Path(entry.path), name + "/") or {name + "/": False}
            else:
                found[name] = entry.is_file(follow_symlinks=False)
    return found

"""Makes site/ hold exactly the given files, whole or not at all. The only writer of site/.

The new site is put together beside the old one in `<out>.new/`, unchanged files by hard link, and takes the
old one's place in one step. Whatever happens on the way, the old site stands.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import swap
from .writable import MARK, MARKER, WriteFailed, busy, explain, refuse_folder, refuse_names, refuse_work

__all__ = ["WriteFailed", "Written", "write_site"]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the site: names of changed (or new) and of removed files; how many are as they were."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write_site(
    files: Mapping[str, bytes],
    out: Path,
    index: Callable[[Path], None] | None = None,
    *,
    guard: Sequence[Path] = (),
) -> Written:
    """Make `out` hold exactly `files` and what `index` adds to the staged folder; raises WriteFailed.

    Names are relative with `/`. `index` may only add files. `out` is refused when it is, holds or lies in a
    folder of `guard` (content, layouts). When nothing changed, `out` is not touched.
    """
    site = out.resolve()
    work = site.parent / f"{site.name}.new"
    refuse_names(files)
    try:
        refuse_folder(site, out, guard)
        refuse_work(work)
        with swap.locked(work / "lock"):
            return _renew({**files, MARKER: MARK}, site, work, index)
    except BlockingIOError:
        raise busy(out) from None
    except OSError as fault:
        raise explain(fault, out) from fault


def _renew(
    files: Mapping[str, bytes], site: Path, work: Path, index: Callable[[Path], None] | None
) -> Written:
    """Compare, stage and swap, under the lock; the working folders are gone afterwards."""
    staged, aside = work / "site", work / "old"
    try:
        swap.recover(site, aside)
        _clear(staged, aside)
        old = _entries(site) if site.exists() else {}
        same = {name for name, body in files.items() if old.get(name) and (site / name).read_bytes() == body}
        added: set[str] = set()
        if index or len(same) < len(files) or old.keys() != files.keys():
            _stage(files, same, site, staged)
        if index:
            index(staged)
            added = _entries(staged).keys() - files.keys()
            same |= {name for name in added if old.get(name) and _keep(site / name, staged / name)}
        changed = (files.keys() | added) - same
        removed = old.keys() - files.keys() - added
        if changed or removed:
            swap.replace(staged, site, aside)
        return Written(tuple(sorted(changed - {MARKER})), tuple(sorted(removed)), len(same - {MARKER}))
    finally:
        with contextlib.suppress(OSError):  # what cannot go now goes at the next start
            _clear(staged, aside)


def _stage(files: Mapping[str, bytes], same: set[str], site: Path, staged: Path) -> None:
    """Put all files into the new folder `staged`: those in `same` from the old site, with their dates."""
    for folder in sorted({str(Path(name).parent) for name in files}):
        (staged / folder).mkdir(parents=True, exist_ok=True)
    for name in sorted(files):
        if name in same:
            _link(site / name, staged / name)
        else:
            (staged / name).write_bytes(files[name])


def _keep(old: Path, new: Path) -> bool:
    """Put the old file back in place of an equal new one; say whether they were equal."""
    if old.read_bytes() != new.read_bytes():
        return False
    new.unlink()
    _link(old, new)
    return True


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

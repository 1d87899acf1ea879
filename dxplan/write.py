"""Makes site/ hold exactly what is put into a stage, whole or not at all. The only writer of site/.

The new site is put together beside the old one in `<out>.new/` and takes the old one's place in one step.
Whatever happens on the way, the old site stands.
"""

from __future__ import annotations

import contextlib
import pickle
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from . import stage, swap
from .cores import beside
from .entries import looks, numbers
from .stage import Lying, Seal, Seals, Stage, Written
from .writable import WriteFailed, busy, explain, refuse_folder, refuse_names, refuse_work

__all__ = ["Seal", "Seals", "Stage", "WriteFailed", "Written", "staging", "write_site"]


def write_site(files: Mapping[str, bytes], out: Path, *, guard: Sequence[Path] = ()) -> Written:
    """Make `out` hold exactly `files`; raises WriteFailed, and then the old site stands."""
    with staging(out, guard) as new:
        new.take(new.put(files))
        return new.end()


def replace_files(files: Mapping[str, bytes], out: Path) -> tuple[str, ...]:
    """Put other bytes into files that stand in `out`, each at once; return which had others.

    For a preview that is about to be built anew: between two files it is neither the old site nor the new.
    """
    refuse_names(files)
    changed = [name for name, body in files.items() if _differs(out / name, body)]
    for name in changed:
        unfinished = out.with_name(f"{out.name}.page")
        unfinished.write_bytes(files[name])
        unfinished.replace(out / name)
    return tuple(changed)


def _differs(file: Path, body: bytes) -> bool:
    """Whether a file stands there and holds something else."""
    return file.is_file() and not file.is_symlink() and file.read_bytes() != body


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
            files = 0
            try:
                swap.recover(site, aside)
                _leave(staged, aside)
                with beside(lambda: _lying(site, staged), worth=staged.exists()) as told:
                    new = Stage(site, staged, lambda: _found(told(), staged))
                    yield new
                    files = len(new.seals)
            finally:
                with contextlib.suppress(OSError):  # what cannot go now goes at the next start
                    _leave(staged, aside, files)
    except BlockingIOError:
        raise busy(out) from None
    except OSError as fault:
        raise explain(fault, out) from fault


def _lying(site: Path, staged: Path) -> bytes:
    """Return what lies in the old site and in a stage that stayed."""
    old, seen = looks(site) if site.exists() else ({}, {})
    return pickle.dumps((old, seen, numbers(staged) if staged.exists() else {}))


def _found(told: bytes, staged: Path) -> Lying:
    """Return what lies there as it was told; the stage of a small site does not stay."""
    found: Lying = pickle.loads(told)  # noqa: S301  from a process of ours
    if len(found[0]) >= stage.LARGE or not staged.exists():
        return found
    shutil.rmtree(staged)
    return *found[:2], {}


def _leave(staged: Path, aside: Path, files: int = stage.LARGE) -> None:
    """Clear the working folders away; of a large site, the last one stays to begin the next with."""
    if aside.exists() and files >= stage.LARGE and not staged.exists():
        swap.rename(aside, staged)
    for folder in (aside, *([staged] if files < stage.LARGE else [])):
        if folder.exists():
            shutil.rmtree(folder)

"""Two folders change places in one step, one process at a time. Only it knows how systems differ."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

WITHOUT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})  # no exchange here
PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()  # Windows: until a reader closes its file
CURRENT_FOLDER = -100  # AT_FDCWD of Linux
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, two: Path) -> bool:
    """Swap two folders in one step and say so; False when this system or file system has no such step."""
    if sys.platform == "win32":
        return False
    import ctypes

    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(two)
    if hasattr(system, "renameat2"):
        failed = system.renameat2(CURRENT_FOLDER, names[0], CURRENT_FOLDER, names[1], EXCHANGE)
    elif hasattr(system, "renamex_np"):
        failed = system.renamex_np(names[0], names[1], EXCHANGE)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in WITHOUT:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(two))


def replace(new: Path, target: Path, aside: Path) -> None:
    """Put the folder `new` where `target` is; the old one ends at either other path; back after a fault."""
    if not target.exists():
        rename(new, target)
    elif not exchange(new, target):
        rename(target, aside)
        try:
            rename(new, target)
        except (OSError, KeyboardInterrupt):
            rename(aside, target)
            raise


def recover(target: Path, aside: Path) -> None:
    """Bring back the old folder when a process was killed between the two renames of `replace`."""
    if aside.exists() and not target.exists():
        rename(aside, target)


def rename(old: Path, new: Path) -> None:
    """Rename a folder, patiently where an open file in it may forbid that for a moment."""
    for wait in PATIENCE:
        try:
            old.rename(new)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    old.rename(new)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, made and removed here with its folder; BlockingIOError when it is taken."""
    handle = _hold(path)
    try:
        yield
    finally:
        if os.name == "nt":
            handle.close()  # an open file cannot be removed there, and one that another process opened stays
        with contextlib.suppress(OSError):
            path.unlink()
            path.parent.rmdir()
        handle.close()


def _hold(path: Path) -> IO[bytes]:
    """Return the open, locked file; a file that its last holder removed meanwhile is opened anew."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = path.open("ab")
        except FileNotFoundError:
            continue
        try:
            _lock(handle.fileno())
        except (BlockingIOError, PermissionError):
            handle.close()
            raise BlockingIOError(errno.EWOULDBLOCK, "locked", str(path)) from None
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_ino == os.fstat(handle.fileno()).st_ino:
                return handle
        handle.close()


def _lock(descriptor: int) -> None:
    """Take the system's own lock, which ends with the process however it dies; OSError when it is taken."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

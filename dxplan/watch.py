"""Notices that files changed. Watchdog wakes it; what is true, it sees for itself by looking at the files.

So nothing is lost that an event missed: an edit before the watch stood, a full queue, a folder on a network.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CALM = 0.025  # seconds without a further event until a save counts as finished
IMPATIENT = 0.5  # seconds after which we look even if events go on
LOOK = 1.0  # seconds between two looks that no event caused; Windows hears Ctrl+C only then
WRITTEN = {"created", "deleted", "modified", "moved", "closed"}  # not: opened, closed_no_write

Seen = dict[str, tuple[int, int, int]]


@dataclass(slots=True)
class Bell:
    """Rings when watchdog reports a change; counts them, so that one during a build is remembered."""

    rings: int = 0
    _heard: threading.Condition = field(default_factory=threading.Condition)

    def ring(self) -> None:
        """Report a change."""
        with self._heard:
            self.rings += 1
            self._heard.notify_all()

    def wait(self, known: int, seconds: float) -> bool:
        """Wait until there are more rings than `known`; say whether there are."""
        with self._heard:
            return self._heard.wait_for(lambda: self.rings > known, seconds)


def look(paths: Sequence[Path]) -> Seen:
    """Return inode, date and size of `paths` and all below; links to folders are not entered."""
    seen: Seen = {}
    for path in paths:
        with contextlib.suppress(OSError):  # what is not there is not seen
            _note(str(path), path.stat(), seen)
            if path.is_dir():
                _look_into(str(path), seen)
    return seen


def _look_into(folder: str, seen: Seen) -> None:
    """Add what is in a folder to `seen`; what vanishes meanwhile is left out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                _note(entry.path, entry.stat(), seen)
                if entry.is_dir(follow_symlinks=False):
                    _look_into(entry.path, seen)


def _note(path: str, stat: os.stat_result, seen: Seen) -> None:
    """Add one file or folder to `seen`."""
    seen[path] = stat.st_ino, stat.st_mtime_ns, stat.st_size


@contextlib.contextmanager
def watching(paths: Sequence[Path]) -> Iterator[Callable[[], list[Path]]]:
    """Watch files and folders; inside, each call returns what changed since the last one, when something has.

    The first call returns at once, with nothing; what changed between two calls lets the second do so.
    """
    # Watchdog warns when a folder is made and remade quickly; nothing is lost, since we look for ourselves.
    warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)
    bell = Bell()
    known: tuple[int, Seen] | None = None

    def wait() -> list[Path]:
        """Return what changed, when there is something new."""
        nonlocal known
        if known is None:
            known = bell.rings, look(paths)
            return []
        (rings, before), patience = known, 0.0  # the first look is at once: not every change is heard
        while True:
            rung = bell.wait(rings, patience)
            if rung:
                _settle(bell)
            rings, seen = bell.rings, look(paths)
            if seen != before:
                break
            patience = LOOK
        if not rung:  # it may still be written
            _settle(bell)
            rings, seen = bell.rings, look(paths)
        known = rings, seen
        return sorted(Path(path) for path in {path for path, _ in before.items() ^ seen.items()})

    stop = _observe(paths, bell)
    try:
        yield wait
    finally:
        stop()


def _settle(bell: Bell) -> None:
    """Return when events have calmed down: editors save in several steps."""
    end = time.monotonic() + IMPATIENT
    while bell.wait(bell.rings, CALM) and time.monotonic() < end:
        pass


def _observe(paths: Sequence[Path], bell: Bell) -> Callable[[], None]:
    """Start watchdog; return what stops it. Where it cannot watch, our own looks must do."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    # What it has to say of full queues is English, and needs nobody: we look for ourselves.
    logging.getLogger("watchdog").addHandler(logging.NullHandler())

    class Ringer(FileSystemEventHandler):
        """Rings for events that may change what a file holds."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            """Ring, unless somebody only reads."""
            if event.event_type in WRITTEN and not (event.is_directory and event.event_type == "modified"):
                bell.ring()

    observer = Observer()
    observer.start()
    for path in paths:
        with contextlib.suppress(OSError):
            observer.schedule(Ringer(), str(path), recursive=True)

    def stop() -> None:
        observer.stop()
        observer.join()

    return stop

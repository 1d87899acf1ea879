"""One command run to its end: seconds, processor seconds, the most memory that it and its workers held."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .run import ROOT, steps

EVERY = 0.05  # seconds between two looks at the memory
PAGE, MIB = resource.getpagesize(), 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took and told. `peak` is the resident MiB of all its processes at the worst moment."""

    seconds: float
    cpu: float
    peak: float
    out: str
    err: str

    @property
    def steps(self) -> dict[str, float]:
        """The steps of a build, and what none of them counts."""
        told = steps(self.err)
        return told | {"before, between and after": self.seconds - sum(told.values())}


def run(command: Sequence[str], place: dict[str, str] | None = None) -> Run:
    """Run a command, which must go well, in the project's folder; `place` is added to what surrounds it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=err, env={**os.environ, **(place or {})}
        )
        most, stop = [0], threading.Event()
        watch = threading.Thread(target=_watch, args=(process.pid, most, stop), daemon=True)
        watch.start()
        code = process.wait()
        took = time.perf_counter() - started
        stop.set()
        watch.join()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = []
        for stream in (out, err):
            stream.seek(0)
            told.append(stream.read().decode("utf-8", "replace"))
    if code:
        raise RuntimeError("".join(told))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(took, cpu, most[0] / MIB, told[0], told[1])


def _watch(pid: int, most: list[int], stop: threading.Event) -> None:
    """Keep the largest sum of what a process and all below it hold, until told to stop."""
    while not stop.wait(EVERY):
        most[0] = max(most[0], sum(_resident(one) for one in _tree(pid)))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = [int(one) for task in Path(f"/proc/{pid}/task").iterdir()
                    for one in (task / "children").read_text().split()]  # fmt: skip
    except OSError:  # it has just ended, or this system does not tell
        return
    for child in children:
        yield from _tree(child)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0

"""Work on many things with every core of the machine, where processes can be forked; the results in order."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

if sys.platform == "linux":
    import fcntl

Thing = TypeVar("Thing")
Made = TypeVar("Made")

WORTH = 100  # things a process: fewer are done sooner than it takes to divide them
TASKS = Path("/proc/self/task")  # the threads of this process
ROOM = 1 << 20  # bytes of results that wait to be read; the system gives no more without asking
HEAD = struct.Struct("!BQ")  # how it ended, and how many bytes follow
WELL, FAILED, DIED, REFUSED = range(4)


class WorkFailed(Exception):  # noqa: N818  it says what happened, not that a program erred
    """A thing could not be done in another process, which `died`, or whose traceback is the message.

    What the system refuses there is no such failure: it is raised here as the OSError that it is.
    """

    def __init__(self, told: str, *, died: bool = False) -> None:
        """Keep what is told of it."""
        super().__init__(told)
        self.died = died


def spread(
    work: Callable[[Thing], bytes],
    things: Sequence[Thing],
    cores: int | None = None,
    worth: int = WORTH,
    *,
    apart: bool = False,
) -> Iterator[bytes]:
    """Yield what `work` makes of each thing, in order.

    `cores` defaults to those that this process may use; `worth` says how many things are worth a process.
    Where the largest stand first, shares come out alike: after the last process it is its turn again.
    `apart` says that the work starts threads of its own: however little it is, it is done in other processes,
    so that this one can still be forked.
    Forked processes see everything that this one has read, so nothing is handed over but the results.
    Without fork (Windows), beside threads (which fork would leave behind) or for few things: in this process.
    """
    count = max(_processes(things, cores, worth), int(apart and bool(things) and can_fork()))
    if count < 2 - apart:
        yield from map(work, things)
        return
    forked: list[tuple[int, BinaryIO]] = []
    try:
        for at in range(count):
            own = [thing for place, thing in enumerate(things) if _whose(place, count) == at]
            forked.append(_fork(work, own, [pipe for _, pipe in forked]))
        for place in range(len(things)):
            yield _answer(forked[_whose(place, count)][1])
    finally:
        for _, pipe in forked:  # whoever still writes is told that nobody reads
            pipe.close()
        for process, _ in forked:
            os.waitpid(process, 0)


def each(
    work: Callable[[Thing], Made], things: Sequence[Thing], cores: int | None = None, worth: int = WORTH
) -> Iterator[Made]:
    """Yield what `work` makes of each thing, as `spread` does; where another process made it, a copy."""
    if _processes(things, cores, worth) < 2:
        yield from map(work, things)
        return
    for told in spread(lambda thing: pickle.dumps(work(thing)), things, cores, worth):
        yield pickle.loads(told)  # noqa: S301  from a process of ours


def divided(cores: int | None, among: int) -> int | None:
    """Return how many cores each of some processes may use, of all (None) or of so many."""
    if cores is None and not can_fork():
        return None
    return max((cores or _cores()) // among, 1)


def _processes(things: Sequence[Thing], cores: int | None, worth: int) -> int:
    """Return how many processes are worth forking; fewer than two are none."""
    return min(cores or _cores(), len(things) // worth) if things and can_fork() else 0


def _cores() -> int:
    """Return how many cores this process may use, where processes can be forked."""
    return len(os.sched_getaffinity(0))


def _whose(place: int, count: int) -> int:
    """Return which process does the thing at a place: 0 1 2 2 1 0 0 1 2 and so on."""
    at = place % (2 * count)
    return min(at, 2 * count - 1 - at)


@contextlib.contextmanager
def beside(work: Callable[[], bytes], *, worth: bool = True) -> Iterator[Callable[[], bytes]]:
    """Let another process do a work while the block runs; what is given waits for what it makes.

    Where it is not `worth` a process, or none can be forked, this process does it when it is asked for.
    """
    if not (worth and can_fork()):
        yield work
        return
    process, pipe = _fork(lambda own: own(), [work], [])
    try:
        yield lambda: _answer(pipe)
    finally:
        pipe.close()  # whoever still writes is told that nobody reads
        os.waitpid(process, 0)


def can_fork() -> bool:
    """Whether a copy of this process can work on: on Linux, where no thread (of whatever language) runs."""
    return sys.platform == "linux" and len(list(TASKS.iterdir())) == 1


def _fork(
    work: Callable[[Thing], bytes], things: Sequence[Thing], others: Sequence[BinaryIO]
) -> tuple[int, BinaryIO]:
    """Start a process on some of the things; return it and the pipe that its results come through.

    It has copies of the pipes of others that it must not hold open.
    """
    reading, writing = os.pipe()
    _widen(writing)
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it in silence: the first process tells of it
    os.close(reading)
    for pipe in others:
        pipe.close()
    try:
        with os.fdopen(writing, "wb") as pipe:
            for thing in things:
                pipe.write(_told(work, thing))
    finally:
        os._exit(0)  # not to run what the first process has put off until its end


def _widen(pipe: int) -> None:
    """Let a process go on to its next thing while the result of the last one is not read yet."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # the system allows less: then it waits
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, ROOM)


def _told(work: Callable[[Thing], bytes], thing: Thing) -> bytes:
    try:
        done, how = work(thing), WELL
    except OSError as fault:  # no room, no right: told as if it had happened in the first process
        done, how = pickle.dumps(fault), REFUSED
    except WorkFailed as failed:  # in a process of its own
        done, how = str(failed).encode(), DIED if failed.died else FAILED
    except Exception:  # noqa: BLE001  whatever it is, the first process raises it
        done, how = traceback.format_exc().encode(), FAILED
    return HEAD.pack(how, len(done)) + done


def _answer(pipe: BinaryIO) -> bytes:
    head = pipe.read(HEAD.size)
    if len(head) < HEAD.size:
        raise WorkFailed("a process ended before its work was done", died=True)
    how, length = HEAD.unpack(head)
    body = pipe.read(length)
    if len(body) < length:
        raise WorkFailed("a process ended before its work was done", died=True)
    if how == REFUSED:
        raise pickle.loads(body)  # noqa: S301  from a process of ours
    if how != WELL:
        raise WorkFailed(body.decode(), died=how == DIED)
    return body

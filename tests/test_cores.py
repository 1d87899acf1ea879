"""Work on every core: the same results in the same order, and failures that tell what happened."""

from __future__ import annotations

import os

import pytest

from dxplan import cores
from dxplan.cores import WORTH, WorkFailed, spread

THINGS = range(4 * WORTH)


def process_and(thing: int) -> bytes:
    """Return a thing and the process that had it."""
    return b"%d %d" % (thing, os.getpid())


def test_results_come_in_order() -> None:
    """However many processes share the work, what comes back is what one would have made."""
    made = [one.split() for one in spread(process_and, THINGS, 3)]
    assert [int(thing) for thing, _ in made] == list(THINGS)
    workers = {int(process) for _, process in made}
    assert len(workers) == (3 if cores.can_fork() else 1)


def test_few_things_are_not_divided() -> None:
    """Below what is worth a process, this one does all."""
    made = [one.split() for one in spread(process_and, range(WORTH), 2)]
    assert {int(process) for _, process in made} == {os.getpid()}


def test_without_fork_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where processes cannot be copied, the results are the same."""
    monkeypatch.setattr(cores, "can_fork", lambda: False)
    assert {int(one.split()[1]) for one in spread(process_and, THINGS, 2)} == {os.getpid()}


@pytest.mark.skipif(not cores.can_fork(), reason="nothing is forked on this system")
def test_a_failure_tells_its_traceback() -> None:
    """What goes wrong in another process is raised here, with the place where it happened."""

    def wrong(thing: int) -> bytes:
        return b"" if thing else bytes(1 // thing)

    with pytest.raises(WorkFailed, match="ZeroDivisionError"):
        list(spread(wrong, THINGS, 2))


@pytest.mark.skipif(not cores.can_fork(), reason="nothing is forked on this system")
def test_a_process_that_dies_is_noticed() -> None:
    """A process that ends before its time never passes for one that had nothing to say."""

    def dies(thing: int) -> bytes:
        if thing == WORTH:
            os._exit(1)
        return b"done"

    with pytest.raises(WorkFailed, match="ended"):
        list(spread(dies, THINGS, 2))


def test_whoever_stops_early_leaves_no_process() -> None:
    """The processes end with the work, though nobody wants the rest of it."""
    work = spread(process_and, THINGS, 2)
    process = int(next(work).split()[1])
    work.close()  # type: ignore[attr-defined]
    if process != os.getpid():
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)

"""Work on every core: the same results in the same order, and failures that tell what happened.

Each case runs in a process of its own, because only one without threads may fork.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from dxplan.cores import WORTH

from .tools import ROOT

PROGRAM = """
import os, sys
from dxplan import cores
from dxplan.cores import WORTH, WorkFailed, beside, divided, each, spread

def own(thing):
    return b"%d %d" % (thing, os.getpid())

def wrong(thing):
    return b"%d" % (1 // thing)

def dies(thing):
    if thing == WORTH:
        os._exit(1)
    return b"done"

things = range(4 * WORTH)
"""
FORKS = sys.platform == "linux"
needs_forks = pytest.mark.skipif(not FORKS, reason="only Linux forks here, and CI is Linux")


def said(program: str) -> list[str]:
    """Return the lines that a program prints, which must end well."""
    command = [sys.executable, "-c", PROGRAM + program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("asked", "forked"),
    [("spread(own, things, 3)", 3), ("spread(own, things, 1)", 0), ("spread(own, things[:WORTH], 3)", 0)],
    ids=["three processes", "one process", "too few things to divide"],
)
def test_results_come_in_order(asked: str, forked: int) -> None:
    """However many processes share the work, what comes back is what one would have made."""
    lines = [
        line.split()
        for line in said(f"for one in {asked}: print(one.decode(), os.getpid())\nprint(len(things), 0, 0)")
    ]
    assert [int(thing) for thing, *_ in lines[:-1]] == list(range(len(lines) - 1))
    assert len(lines) - 1 in {4 * WORTH, WORTH}
    others = {worker for _, worker, first in lines[:-1] if worker != first}
    assert len(others) == (forked if FORKS else 0)


@pytest.mark.parametrize("worth", ["1", "9"], ids=["other processes", "this process"])
def test_whatever_is_made_comes_back(worth: str) -> None:
    """What another process makes comes as a copy, in order; one that is too few to divide as it is."""
    program = f"""
made = [object, "words", [1, None], OSError(28, "full")]
back = list(each(made.__getitem__, range(4), 2, {worth}))
print(list(map(repr, back)) == list(map(repr, made)))
print((back[2] is made[2]) is ({worth} == 9 or not cores.can_fork()))
"""
    assert said(program) == ["True", "True"]


def test_what_the_system_refuses_is_told_as_such() -> None:
    """No room in another process is no room here, however many processes lie between."""
    program = """
def full(thing):
    raise OSError(28, "No space left on device", "cache/x")

for asked in (lambda: list(each(full, [1, 2], 2, 1)),
              lambda: list(each(lambda thing: list(each(full, [1, 2], 2, 1)), [1, 2], 2, 1))):
    try:
        asked()
    except OSError as fault:
        print(type(fault).__name__, fault.errno, fault.filename)
with beside(lambda: full(1)) as wait:
    try:
        wait()
    except OSError as fault:
        print(fault.errno)
"""
    assert said(program) == ["OSError 28 cache/x", "OSError 28 cache/x", "28"]


def test_cores_are_divided() -> None:
    """Each of some processes gets its share of the cores, one at least; where none can be forked, all."""
    program = """
print([divided(all, among) for all, among in ((1, 2), (2, 2), (8, 2), (3, 2))])
print(divided(None, 1) == (len(os.sched_getaffinity(0)) if cores.can_fork() else None))
"""
    assert said(program) == ["[1, 1, 4, 1]", "True"]


def test_beside_threads_nothing_is_forked() -> None:
    """A copy of a process has none of its threads, so who has any works alone."""
    program = """
import threading
wait = threading.Event()
thread = threading.Thread(target=wait.wait)
thread.start()
print(cores.can_fork(), {one.split()[1] for one in spread(own, things, 2)} == {b"%d" % os.getpid()})
wait.set()
thread.join()
"""
    assert said(program) == ["False True"]


@pytest.mark.parametrize("worth", [True, False])
def test_work_begins_while_this_process_goes_on(worth: bool) -> None:
    """Its result is there when it is asked for, and what nobody asks for is given up."""
    program = f"""
with cores.beside(lambda: own(7), worth={worth}) as wait:
    seven, worker = wait().split()
print(seven == b"7", int(worker) == os.getpid())
with cores.beside(lambda: b"much" * 10**6, worth={worth}):
    pass
"""
    assert said(program) == [f"True {not (worth and FORKS)}"]


@needs_forks
@pytest.mark.parametrize(("work", "told"), [("wrong", "ZeroDivisionError"), ("dies", "ended before")])
def test_a_failure_is_told(work: str, told: str) -> None:
    """What goes wrong in another process is raised here; one that dies never passes for one that is done."""
    program = f"""
try:
    print(len(list(spread({work}, things, 2))))
except WorkFailed as failed:
    print({told!r} in str(failed))
"""
    assert said(program) == ["True"]


def test_whoever_stops_early_leaves_no_process() -> None:
    """The processes end with the work, though nobody wants the rest of it."""
    program = """
work = spread(own, things, 2)
other = int(next(work).split()[1])
work.close()
try:
    gone = other == os.getpid() or os.kill(other, 0)
except ProcessLookupError:
    gone = True
print(gone)
"""
    assert said(program) == ["True"]


def test_the_last_begins_with_the_next_thing() -> None:
    """Of things that grow smaller, no process gets the larger one each time."""
    program = """
told = [one.split()[1] for one in spread(own, range(8), 2, 1)]
print("".join("ab"[one != told[0]] for one in told) if cores.can_fork() else "abbaabba")
"""
    assert said(program) == ["abbaabba"]


def test_a_work_is_done_beside_another() -> None:
    """Another process does it where one can be forked; asked or not, it has ended with the block."""
    program = """
own = os.getpid()
with beside(lambda: b"%d" % os.getpid()) as wait:
    print((int(wait()) != own) is cores.can_fork())
with beside(lambda: b"never asked for"):
    pass
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none is left")
try:
    with beside(lambda: b"%d" % (1 // 0)) as wait:
        wait()
except (WorkFailed, ZeroDivisionError) as failed:
    print("by zero" in str(failed))
"""
    assert said(program) == ["True", "none is left", "True"]


@needs_forks
def test_work_that_starts_threads_is_done_apart() -> None:
    """However little it is, it leaves this process without threads; where it is told to, it is done here."""
    program = """
import threading
def threaded(thing):
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    return b"%d" % os.getpid()
print({one == b"%d" % os.getpid() for one in spread(threaded, [1, 2, 3], apart=True)}, cores.can_fork())
print({one == b"%d" % os.getpid() for one in spread(threaded, [1, 2, 3])}, cores.can_fork())
"""
    assert said(program) == ["{False} True", "{True} False"]


@needs_forks
def test_the_drawing_engine_leaves_no_thread() -> None:
    """Charts, pictures and the bundle of Vega are made in other processes, so pages can still be spread."""
    program = """
from dxplan import cards, charts
cards.draw({"a": cards.Card("site", "A")})
charts.vega_bundle()
print(cores.can_fork())
"""
    assert said(program) == ["True"]


def test_who_stops_reading_stops_the_work() -> None:
    """However much the others have still to say, nobody waits for them, and none is left."""
    program = """
big = spread(lambda thing: bytes(10**6), list(range(40)), 3, 1)
print(len(next(big)))
big.close()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none is left")
"""
    assert said(program) == ["1000000", "none is left"]

"""Times the build of invented content of several sizes, beside the floor and Hugo with the same task.

`python -m tests.bench.scale --prefectures 3 12 47` prints Markdown tables; each measurement is a process of
its own, and the best of the rounds is told. Where Hugo is not installed, that is said.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import hugo
from .content import Size
from .measured import Run
from .sized import BARE, CHECK, COLD, EDIT, FLOOR, HUGO, WARM, Measured, floors, measure, started

THINGS = {
    FLOOR: "floor, two processes",
    HUGO: "Hugo, pages from data files",
    BARE: "build, cold, no charts, no search",
    COLD: "build, cold, everything",
    WARM: "build again, nothing changed",
    EDIT: "build again, one evaluation edited",
    CHECK: "`check`",
}
PARTS = ("reading", "Markdown", "templates", "writing")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table; all columns but the first are numbers."""
    for row in (head, ["---", *["--:"] * (len(head) - 1)], *rows):
        yield f"| {' | '.join(row)} |"
    yield ""


def of_size(told: Measured) -> Iterator[str]:
    """Yield what was found at one size, with ratios to the floor of the same run."""
    size, least = told.size, told.best(FLOOR)
    what = f"{size.prefectures} × {size.initiatives} initiatives × {size.years} years"
    yield f"### {what}: {told.files:,} files ({told.content / 1e6:.1f} MB), {told.pages:,} pages"
    weight = f"Pages without charts: {told.written / 1e6:.1f} MB"
    yield f"\n{weight}. The edit changed {told.edited} pages on disk.\n"
    rows = []
    for thing, words in THINGS.items():
        if thing not in told.runs:
            rows.append([words, "not installed", *[""] * 5])
            continue
        best = told.best(thing)
        each = "" if thing == CHECK else f"{told.pages / best.seconds:,.0f}"
        took = f"{best.seconds:.2f}", f"{best.seconds / least.seconds:.2f}"
        worked = f"{best.cpu:.2f}", f"{best.cpu / least.cpu:.2f}"
        rows.append([words, *took, *worked, f"{best.peak:,.0f}", each])
    yield from table(["What", "s", "× floor", "CPU s", "× floor", "peak MiB", "pages/s"], rows)
    parts = zip(PARTS, floors(told.best(FLOOR)), strict=True)
    yield f"The floor's parts: {', '.join(f'{name} {seconds:.2f} s' for name, seconds in parts)}.\n"
    names = list(dict.fromkeys(name for thing in (COLD, BARE) for name in told.best(thing).steps))
    runs = [told.best(thing).steps for thing in (COLD, BARE, WARM, EDIT)]
    steps = [[name, *(f"{one[name]:.2f}" if name in one else "" for one in runs)] for name in names]
    yield from table(["Step, s", "cold", "no charts, no search", "nothing changed", "one edit"], steps)


def a_page(several: Sequence[Measured], starts: dict[str, Run]) -> Iterator[str]:
    """Yield the time of a page at each size, without what is the same for every size."""
    fixed = {thing: one.seconds for thing, one in starts.items()}
    rows = []
    for thing in (BARE, COLD):
        each = [(one.best(thing).seconds - fixed[thing]) * 1000 / one.pages for one in several]
        told = [f"{ms:.2f} ({ms / each[0]:.2f})" for ms in each]
        rows.append([THINGS[thing], f"{fixed[thing]:.2f}", *told])
    sizes = [f"at {one.size.prefectures}" for one in several]
    yield "### Milliseconds a page, and how much that is beside the smallest size\n"
    yield "The start is the build of one prefecture with four initiatives and a year; it is taken off.\n"
    yield from table(["What", "start s", *sizes], rows)


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale", description=__doc__)
    parser.add_argument("--prefectures", type=int, nargs="+", default=[3, 12, 47], metavar="N")
    parser.add_argument("--initiatives", type=int, default=120, metavar="N")
    parser.add_argument("--years", type=int, default=5, metavar="N")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    program = hugo.program()
    told = (
        subprocess.run([program, "version"], capture_output=True, text=True, check=True) if program else None
    )
    peer = f"Hugo: {hugo.version(told.stdout)}." if told else "Hugo: not installed."
    python, busy = sys.version.split()[0], os.getloadavg()[0]
    print(
        f"{peer} {os.cpu_count()} cores, Python {python}, rounds: {asked.rounds}, load before: {busy:.1f}.\n"
    )
    several = []
    with tempfile.TemporaryDirectory(prefix="dxplan-bench-") as name:
        starts = {thing: started(Path(name, thing), bare=thing == BARE) for thing in (BARE, COLD)}
        for prefectures in asked.prefectures:
            size = Size(prefectures, asked.initiatives, asked.years)
            work = Path(name, str(prefectures))
            several.append(measure(work, size, asked.seed, asked.rounds, progress))
            print("\n".join(of_size(several[-1])), flush=True)
    print("\n".join(a_page(several, starts)), flush=True)
    return 0


def progress(told: str) -> None:
    """Tell the person who waits how far it is."""
    print(told, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

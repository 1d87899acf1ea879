"""Times the build of the real content, cold and warm, beside a bare floor in the same run.

`python -m tests.bench.run` prints Markdown tables. Every round runs in a process of its own; the best of each
is told. The order of what is measured is shuffled anew each round, always in the same way.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 5
STEP = re.compile(r"^(.+?)(?: [\d,]+(?: / [\d,]+)?)?  ([\d.]+) s$", re.MULTILINE)
BUILD = """
import build, sys
from pathlib import Path
from dxplan.commands import main
build.HERE = Path(sys.argv[1])
sys.exit(main(["--out", sys.argv[2], "--lang", "en"], build.build, build.read))
"""
FLOOR = """
import json, sys, time
from pathlib import Path
import jinja2, yaml
started = time.perf_counter()
content, out, sizes = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
read = [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(content.rglob("*.yaml"))]
after_reading = time.perf_counter()
source = "{% for word in words %}<p>{{ word }}</p>{% endfor %}"
template = jinja2.Environment(autoescape=True).from_string(source)
words = ["seven words"] * 16
unit = len(template.render(words=words))
pages = [template.render(words=words * max(1, size // unit)).encode()[:size].ljust(size) for size in sizes]
after_rendering = time.perf_counter()
for number, page in enumerate(pages):
    folder = out / f"{number:04d}"
    folder.mkdir(parents=True)
    (folder / "index.html").write_bytes(page)
ended = time.perf_counter()
print(json.dumps([after_reading - started, after_rendering - after_reading, ended - after_rendering]))
"""


def timed(command: Sequence[str]) -> tuple[float, str, str]:
    """Run a command, which must go well, and return its seconds and what it printed."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    took = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return took, done.stdout, done.stderr


def steps(told: str) -> dict[str, float]:
    """Return the steps of a build and their seconds, from what it said of its progress."""
    return {name: float(seconds) for name, seconds in STEP.findall(told)}


def measure(rounds: int, seed: int) -> dict[str, list[dict[str, float]]]:
    """Return for each thing that is measured its parts' seconds, a round each."""
    python, choice = sys.executable, random.Random(seed)
    found: dict[str, list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="dxplan-bench-") as name:
        work = Path(name)
        warm = [python, "-c", BUILD, str(work / "warm"), str(work / "site")]
        timed(warm)
        sizes = json.dumps([path.stat().st_size for path in sorted((work / "site").rglob("*.html"))])

        def floor(at: int) -> dict[str, float]:
            """Read, render and write as much as the build does, and nothing else."""
            command = [python, "-c", FLOOR, str(ROOT / "content"), str(work / f"floor{at}"), sizes]
            took, told, _ = timed(command)
            read, rendered, wrote = json.loads(told)
            return {"whole": took, "reading": read, "rendering": rendered, "writing": wrote}

        def cold(at: int) -> dict[str, float]:
            """Build without a cache, into a new folder."""
            took, _, told = timed([python, "-c", BUILD, str(work / f"cold{at}"), str(work / f"site{at}")])
            return {"whole": took, **steps(told)}

        def again(_: int) -> dict[str, float]:
            """Build once more when nothing has changed."""
            took, _said, told = timed(warm)
            return {"whole": took, **steps(told)}

        def bare(_: int) -> dict[str, float]:
            """Start Python and do nothing."""
            return {"whole": timed([python, "-c", "pass"])[0]}

        def check(_: int) -> dict[str, float]:
            """Check the real content."""
            return {"whole": timed([python, "build.py", "check", "--quiet"])[0]}

        wanted: dict[str, Callable[[int], dict[str, float]]] = {
            "floor": floor, "cold": cold, "warm": again, "start": bare, "check": check,
        }  # fmt: skip
        for at in range(rounds):
            order = sorted(wanted)
            choice.shuffle(order)
            for thing in order:
                found.setdefault(thing, []).append(wanted[thing](at))
    return found


def best(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Return the round that was quickest as a whole."""
    return min(rounds, key=lambda one: one["whole"])


def report(found: dict[str, list[dict[str, float]]]) -> str:
    """Return the tables: wholes with their ratios, then the steps of a build."""
    quickest = {thing: best(rounds) for thing, rounds in found.items()}
    rows = []
    for thing, words, beside in (
        ("floor", "bare floor: read, render, write", "floor"),
        ("cold", "build, no cache, new folder", "floor"),
        ("warm", "build again, nothing changed", "floor"),
        ("start", "start of Python", "start"),
        ("check", "`check`", "start"),
    ):
        whole = quickest[thing]["whole"]
        middle = statistics.median(one["whole"] for one in found[thing])
        ratio = whole / quickest[beside]["whole"]
        rows.append(f"| {words} | {whole:.2f} | {middle:.2f} | {ratio:.1f} × {beside} |\n")
    cold, warm = quickest["cold"], quickest["warm"]
    steps_of = [
        f"| {name} | {cold[name]:.2f} | {warm.get(name, 0):.2f} |\n" for name in cold if name != "whole"
    ]
    lines = ["| What | best s | median s | ratio |\n|---|--:|--:|--:|\n", *rows, "\n"]
    lines += ["| Step | cold s | warm s |\n|---|--:|--:|\n", *steps_of]
    parts = (f"{name} {seconds:.2f} s" for name, seconds in quickest["floor"].items() if name != "whole")
    return "".join([*lines, "\nThe floor's parts: ", ", ".join(parts), ".\n"])


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    from . import excel

    print(report(measure(asked.rounds, asked.seed)))
    print(excel.report(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

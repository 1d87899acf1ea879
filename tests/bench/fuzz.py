"""Wounds files of the real content, thousands of times, and sees that each is answered: no raise, no hang.

`python -m tests.bench.fuzz` prints a Markdown table. Each input is one file with one to six wounds: bytes
changed, cut, doubled or moved, pieces of YAML and of other files put in. It is read, loaded and checked with
all other files, told in every form, mended as `check --fix` would, and, where nothing grave was found, made
into the list of pages.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache

from dxplan.check import check
from dxplan.fix import mended
from dxplan.load import load
from dxplan.problems import format_github, format_json, format_text, has_errors
from dxplan.publish import sought_of_all
from dxplan.source import SourceFile, raw_files, read_file
from tests import printing
from tests.contents import REAL
from tests.test_any_bytes import PIECES

Case = tuple[int, str, float]  # seed, what became of it, seconds


@lru_cache(1)
def good() -> tuple[dict[str, bytes], dict[str, SourceFile]]:
    """Return the real content, as bytes and as read."""
    data = {name: held for name, _, held in raw_files(REAL)}
    return data, {name: read_file(name, one)[0] for name, one in data.items()}


def wounded(data: bytes, other: bytes, choice: random.Random) -> bytes:
    """Return a file's bytes after one to six accidents."""
    for _ in range(choice.randint(1, 6)):
        at = choice.randrange(len(data) + 1)
        end = min(len(data), at + choice.choice((1, 1, 2, 8, 60, 600)))
        lines = data.split(b"\n")
        row = choice.randrange(len(lines))
        from_other = choice.randrange(len(other) + 1)
        data = choice.choice(
            (
                data[:at] + bytes([choice.randrange(256)]) + data[end:],
                data[:at] + data[end:],
                data[:at] + data[at:end] * 2 + data[end:],
                data[:at] + choice.choice(PIECES).encode() + data[at:],
                data[:at] + choice.choice(PIECES).encode() + data[end:],
                data[:at] + other[from_other : from_other + choice.choice((3, 40, 400))] + data[at:],
                b"\n".join([*lines[:row], *lines[row + 1 :]]),
                b"\n".join([*lines[:row], lines[row].lstrip(), *lines[row + 1 :]]),
                b"\n".join([*lines[:row], b" " + lines[row], *lines[row + 1 :]]),
                b"\n".join([*lines[:row], lines[choice.randrange(len(lines))], *lines[row:]]),
                data[:at] if choice.random() < 0.1 else data,
            )
        )
    return data


def answer(seed: int) -> Case:
    """Put one wounded file into the content and return what became of it."""
    data, files = good()
    choice = random.Random(seed)
    name, other = choice.choice(sorted(data)), choice.choice(sorted(data))
    hurt = wounded(data[name], data[other], choice)
    started = time.perf_counter()
    try:
        said = _answered(name, hurt, files)
    except Exception:  # noqa: BLE001 -- whatever is raised is what we look for
        said = f"raised: {name}\n{traceback.format_exc(limit=-4)}"
    return seed, said, time.perf_counter() - started


def _answered(name: str, hurt: bytes, files: dict[str, SourceFile]) -> str:
    one, problems = read_file(name, hurt)
    loaded = load({**files, name: one})
    found = [*problems, *loaded.problems, *check(loaded, problems)]
    for told in (format_text(found, lambda _: one.lines), format_github(found), format_json(found)):
        told.encode("utf-8")
    mended(name, hurt)
    if loaded.site is None or has_errors(found):
        return "refused"
    press = printing.press(loaded.site)
    sought_of_all(press, printing.parts(press, loaded.site))
    return "accepted with a warning" if found else "accepted"


def main(arguments: Sequence[str]) -> int:
    """Wound, ask and print; 1 if anything was raised."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    first = asked.seed * 1_000_000
    with ProcessPoolExecutor() as workers:
        cases = list(workers.map(answer, range(first, first + asked.inputs), chunksize=20))
    for seed, said, _ in cases:
        if said.startswith("raised"):
            print(f"seed {seed}: {said}")
    counts = Counter(said.partition(":")[0] for _, said, _ in cases)
    print("| Became | Inputs |\n|---|--:|")
    for said, count in sorted(counts.items()):
        print(f"| {said} | {count:,} |")
    print(f"\nThe slowest took {max(took for _, _, took in cases):.2f} s.")
    return 1 if counts["raised"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

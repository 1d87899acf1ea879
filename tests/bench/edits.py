"""Does hundreds of things to content, templates and styles, and holds every build against a clean one.

`python -m tests.bench.edits --edits 300 --seed 1`: each desk (see tests/desk.py) is worked at ten times. It
prints what was done how often, and stops with the deeds of a desk whose two builds differ in a byte.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.desk import Desk

EACH = 10  # deeds at one desk


def main(arguments: Sequence[str]) -> int:
    """Work at desks until enough has been done."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.edits", description=__doc__)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    done: Counter[str] = Counter()
    good, started = 0, time.perf_counter()
    for seed in range(asked.seed, asked.seed + -(-asked.edits // EACH)):
        with tempfile.TemporaryDirectory(prefix="dxplan-edits-") as folder:
            desk = Desk(Path(folder) / "desk", random.Random(seed))
            desk.work(EACH)
            done.update(deed.partition(" ")[0] for deed in desk.deeds)
            good += desk.good
    for name, count in done.most_common():
        print(f"{count:5d} {name.replace('_', ' ')}")
    whole = sum(done.values())
    print(
        f"{whole} edits, {good} of them built a site, {time.perf_counter() - started:.0f} s: no byte differs"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

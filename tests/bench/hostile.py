"""Builds the real content after each mutation that is accepted, and sees that the site is harmless.

`python -m tests.bench.hostile` takes some four seconds a mutation. It ends with 1 if anything was raised or
harm became more than words; it says how many there were of each end, and which was the slowest.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import build
from dxplan.problems import has_errors
from dxplan.progress import Progress
from dxplan.writable import Stopped
from tests.contents import REAL
from tests.documents import addresses, page, read
from tests.mutations_files import every
from tests.test_hostile import ADDRESSES, DOING, SAFE


def faults(site: Path, usual: frozenset[str]) -> Iterator[str]:
    """Yield what a site has that is not ours: elements that do something, events, addresses of scripts."""
    read.cache_clear()
    for address in addresses(site):
        for one in page(site, address).all():
            if one.tag in DOING - usual or (one.tag == "script" and not one.attributes):
                yield f"{address}: <{one.tag}>"
            for name, value in one.attributes.items():
                if name.startswith("on") or (name in ADDRESSES and not SAFE.match(value)):
                    yield f"{address}: {one.tag} {name}={value}"


def main() -> int:
    """Build each and say what came of it."""
    ended, slowest, bad = Counter[str](), (0.0, ""), 0
    with tempfile.TemporaryDirectory(prefix="dxplan-hostile-") as name:
        work, before = Path(name), build.HERE
        build.HERE = work
        site, content = work / "site", work / "content"
        assert build.build(REAL, site, None, Progress(quiet=True)).ok
        usual = frozenset(one.tag for address in addresses(site) for one in page(site, address).all())
        for mutation in every():
            shutil.rmtree(content, ignore_errors=True)
            shutil.copytree(REAL, content)
            mutation.do(content)
            started = time.perf_counter()
            try:
                if has_errors(build.read(content)[2]):
                    ended["stopped by a problem"] += 1
                    continue
                if not build.build(content, site, None, Progress(quiet=True)).ok:
                    ended["stopped by a problem that shows only with the pages"] += 1
                    continue
                wrong = list(faults(site, usual))
                ended["built, and harmless" if not wrong else "built, and wrong"] += 1
                bad += bool(wrong)
                for one in wrong[:5]:
                    print(f"{mutation.name}: {one}", flush=True)
            except Stopped as stopped:
                ended[f"refused by the writer ({stopped.problem.code})"] += 1
            except Exception:  # noqa: BLE001  whatever is raised is what we look for
                bad += 1
                ended["raised"] += 1
                print(f"{mutation.name}: {traceback.format_exc(limit=-3)}", flush=True)
            slowest = max(slowest, (time.perf_counter() - started, mutation.name))
        build.HERE = before
    for end, count in ended.most_common():
        print(f"| {end} | {count} |")
    print(f"\nThe slowest: {slowest[1]}, {slowest[0]:.1f} s.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

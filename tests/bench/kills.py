"""Kills builds of the real content at random moments, and looks at what they left.

`python -m tests.bench.kills --kills 100 --seed 1` builds one content and another in turn over the same site,
with charts and Pagefind, and ends each build by SIGKILL: half of them the first process alone, half with all
that it started. After each the site must be, byte for byte, one of the two. It ends with 1 if one was not.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.contents import REAL, ROOT
from tests.test_determinism import PROGRAM

PAUSE = 0.05  # seconds between two looks


def state(site: Path) -> str:
    """Return a hash of everything in a site."""
    told = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        told.update(f"{path.relative_to(site)}\0".encode() + path.read_bytes())
    return told.hexdigest()


def begun(home: Path, content: Path, site: Path) -> subprocess.Popen[str]:
    """Begin a build in a session of its own; what it complains of goes into a file beside its caches."""
    command = [
        sys.executable,
        "-c",
        PROGRAM,
        str(home),
        "--quiet",
        "--content",
        str(content),
        "--out",
        str(site),
    ]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    home.mkdir(exist_ok=True)
    with (home / "said").open("w") as said:
        return subprocess.Popen(
            command, env=around, stdout=subprocess.DEVNULL, stderr=said, text=True, start_new_session=True
        )


def done(home: Path, content: Path, site: Path) -> float:
    """Build to the end, and return how many seconds it took."""
    started = time.perf_counter()
    ended = begun(home, content, site).wait()
    assert ended == 0, (home / "said").read_text(encoding="utf-8")
    return time.perf_counter() - started


def running(name: str, session: int) -> bool:
    """Whether a program of that name, or any where it is "", runs in a session."""
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")
        except (OSError, UnicodeDecodeError):
            continue
        if name in fields[0] and fields[2].split()[0] != "Z" and fields[2].split()[3] == str(session):
            return True
    return False


def other(folder: Path) -> Path:
    """Return a copy of the real content that changes pages of every prefecture and what is found."""
    content = Path(shutil.copytree(REAL, folder))
    for name in ("akita", "aomori", "fukushima"):
        file = content / name / "prefecture.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("office: ", "office: 新", 1), encoding="utf-8", newline="\n")
    return content


def main(arguments: Sequence[str]) -> int:
    """Kill as often as asked, and say what was left."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    choice, found = random.Random(asked.seed), Counter[str]()
    with tempfile.TemporaryDirectory(prefix="dxplan-kills-") as name:
        work = Path(name)
        contents = [REAL, other(work / "other")]
        states = []
        for at, content in enumerate(contents):
            done(work / f"clean{at}", content, work / f"site{at}")
            states.append(state(work / f"site{at}"))
        assert states[0] != states[1]
        site, home = work / "site", work
        longest, now = done(home, contents[0], site), 0
        for _ in range(asked.kills):
            shutil.rmtree(home / ".cache", ignore_errors=True)  # all is made anew
            build = begun(home, contents[1 - now], site)
            time.sleep(choice.uniform(0, longest * 1.1))
            searching = running("pagefind", build.pid)
            if choice.random() < 0.5:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(build.pid, signal.SIGKILL)
            else:
                build.kill()
            build.wait()
            left = state(site)
            if left not in states:
                print(f"damaged after {found.total()} kills", flush=True)
                return 1
            found["old" if left == states[now] else "new"] += 1
            found["while Pagefind ran"] += searching
            found["with more to come from what it had started"] += running("", build.pid)
            while running(
                "", build.pid
            ):  # it holds the lock until then, so that no other build mixes with it
                time.sleep(PAUSE)
            assert state(site) == left
            now = states.index(left)
        done(home, contents[1 - now], site)
        assert state(site) == states[1 - now]
    print(f"{found['old'] + found['new']} kills, as many whole sites: {dict(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

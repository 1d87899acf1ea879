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

BUSY = 1.0  # seconds until a build is begun again that met what a killed one had started


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


def done(home: Path, content: Path, site: Path) -> None:
    """Build to the end, after whatever a killed build had started has ended."""
    while True:
        if begun(home, content, site).wait() == 0:
            return
        said = (home / "said").read_text(encoding="utf-8")
        assert "別の build.py" in said, said
        time.sleep(BUSY)


def running(name: str, session: int) -> bool:
    """Whether a program of that name runs in a session."""
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")
        except (OSError, UnicodeDecodeError):
            continue
        if name in fields[0] and fields[2].split()[3] == str(session):
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
        done(home, contents[0], site)
        started = time.perf_counter()
        done(home, contents[1], site)
        longest, now = time.perf_counter() - started, 1
        for _ in range(asked.kills):
            if choice.random() < 0.2:  # all must be made anew
                shutil.rmtree(home / ".cache", ignore_errors=True)
            build = begun(home, contents[1 - now], site)
            time.sleep(choice.uniform(0, longest * 1.1))
            searching, met = running("pagefind", build.pid), build.poll() == 1
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
            found["met what the one before had started"] += met
            now = states.index(left)
        done(home, contents[1 - now], site)
        assert state(site) == states[1 - now]
    print(f"{found['old'] + found['new']} kills, as many whole sites: {dict(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

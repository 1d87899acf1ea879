"""Runs the tests that answer for accessibility and writes what came of them into content/.

`python -m tests.browser.statement DATE [-n PROCESSES]`: the date is the day of the test, as 2024-06-01; a
build knows no clock, so it is typed. What people judged stays in the file as it is.
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from dxplan.criteria import probes
from dxplan.schema import modeline
from tests.documents import addresses
from tests.tools import ROOT, build, chromium

from .kinds import KINDS

FILE = ROOT / "content/accessibility.yaml"
HEAD = """# 機械による試験の結果。`python -m tests.browser.statement 日付` が書き込むので、手で直さない。
# judged: から下は人が書く。達成基準を人が確かめたら、番号、結果、日付、係(個人名は書かない)を加える。
"""
Counts = Mapping[str, tuple[int, int]]


def run(processes: int) -> Counts:
    """Run the tests; return how many of the cases of each passed and did not, by the test's place."""
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        wanted = [one.test for one in probes()]
        program = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            str(processes),
            f"--junitxml={report}",
            *wanted,
        ]
        subprocess.run(program, cwd=ROOT, check=False)
        return counted(ET.parse(report).getroot())


def counted(report: ET.Element) -> Counts:
    """Return the cases of each test in a report of pytest: passed, and failed or skipped."""
    passed, failed = Counter[str](), Counter[str]()
    for case in report.iter("testcase"):
        place = f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name', '').partition('[')[0]}"
        (failed if len(case) else passed)[place] += 1
    return {place: (passed[place], failed[place]) for place in passed.keys() | failed.keys()}


def told(date: str, browser: str, pages: int, counts: Counts, judged: str) -> str:
    """Return the file: what was tested, and what people judged as it was."""
    lines = [modeline(FILE.name, "accessibility"), HEAD.rstrip(), f"date: {date}", f"browser: {browser}"]
    lines += [f"sample: {len(KINDS)}", f"pages: {pages}", "tests:"]
    for one in probes():
        passed, failed = counts.get(one.test, (0, 1))
        lines += [f"  - id: {one.id}", f"    passed: {passed}", f"    failed: {failed}"]
    return "\n".join([*lines, judged])


def kept(text: str) -> str:
    """Return what people wrote into the file before, from its key on."""
    at = text.find("\njudged:")
    return text[at + 1 :] if at >= 0 else ""


def main(arguments: Sequence[str]) -> int:
    """Run, count and write; return 1 when any case failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.statement")
    parser.add_argument("date", type=dt.date.fromisoformat)
    parser.add_argument("-n", dest="processes", type=int, default=2)
    given = parser.parse_args(arguments)
    version = subprocess.run([chromium(), "--version"], capture_output=True, check=True, encoding="utf-8")
    browser = " ".join(version.stdout.split()[:2])
    with TemporaryDirectory() as folder:
        done = build(Path(folder, "site"))
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        pages = len(addresses(Path(folder, "site")))
    counts = run(given.processes)
    before = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    FILE.write_text(
        told(str(given.date), browser, pages, counts, kept(before)), encoding="utf-8", newline="\n"
    )
    return 1 if any(failed for _, failed in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

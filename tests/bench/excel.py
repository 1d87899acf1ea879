"""Times `excel export` and `excel import` of 1,000 initiatives, beside openpyxl with the same cells, bare.

`python -m tests.bench.excel` prints a Markdown table; every measurement is a process of its own.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.contents import SMALL

from .run import ROOT, timed

ROWS, ROUNDS = 1_000, 3
FIELD = "minato/{}/harbour.yaml"
FLOOR = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
rows = [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]
bare = openpyxl.Workbook(write_only=True)
for sheet in rows:
    new = bare.create_sheet()
    for row in sheet:
        new.append(row)
bare.save(sys.argv[2])
"""
TYPE = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for row in range(12, 1002, 10):
    book["評価"].cell(row, 8).value = "・変えた。"
book.save(sys.argv[1])
"""


def lay(folder: Path) -> Path:
    """Return the small site's content with as many initiatives as there are rows."""
    content = Path(shutil.copytree(SMALL, folder / "content"))
    report = content / "minato/2023/report.yaml"
    report.write_text(report.read_text(encoding="utf-8").partition("totals:")[0], encoding="utf-8")
    with (content / FIELD.format("plan")).open("a", encoding="utf-8", newline="\n") as plan:
        for at in range(ROWS - 3):
            plan.write(f"      - id: more-{at}\n        title: 取組{at}\n")
            plan.write(f"        indicators:\n          - id: number-{at}\n            name: 指標{at}\n")
    with (content / FIELD.format("2023")).open("a", encoding="utf-8", newline="\n") as year:
        for at in range(ROWS - 3):
            year.write(
                f"  more-{at}:\n    number: {at + 10}\n    grade: ○\n    departments:\n      - ports\n"
            )
            year.write(
                "    plan: |\n      ・1件を作る。\n      ・二行目\n    progress: |\n      ・進んだ。\n"
            )
            year.write(f"    values:\n      number-{at}:\n        target: 1\n        target_printed: 1件\n")
            year.write("        no_actual: not_published\n")
    return content


def measure() -> dict[str, float]:
    """Return the best seconds of each thing."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="dxplan-bench-") as name:
        work = Path(name)
        content = lay(work)
        program = [sys.executable, str(ROOT / "build.py"), "excel"]
        common = ["--content", str(content), "--quiet"]
        which = ["--prefecture", "minato", "--year", "2023", "--out", str(work / "out")]
        for _ in range(ROUNDS):
            shutil.rmtree(work / "out", ignore_errors=True)
            export = timed([*program, "export", *common, *which])
            found.setdefault("export", []).append(export[0])
            (book,) = (work / "out").glob("*.xlsx")
            for thing, command in (
                ("floor", [sys.executable, "-c", FLOOR, str(book), str(work / "bare.xlsx")]),
                ("import, nothing typed", [*program, "import", *common, str(book)]),
                ("typing", [sys.executable, "-c", TYPE, str(book)]),
                ("import, 99 texts typed, dry", [*program, "import", *common, "--dry-run", str(book)]),
            ):
                found.setdefault(thing, []).append(timed(command)[0])
    del found["typing"]
    return {thing: min(several) for thing, several in found.items()}


def report() -> str:
    """Measure, and return the table."""
    found = measure()
    rows = (
        f"| {thing} | {seconds:.2f} | {seconds / found['floor']:.1f} × floor |\n"
        for thing, seconds in found.items()
    )
    return "".join([f"| Excel, {ROWS:,} initiatives, two sheets | best s | ratio |\n|---|--:|--:|\n", *rows])


if __name__ == "__main__":
    print(report(), end="")

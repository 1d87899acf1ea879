"""Picture of a department's workbook as a spreadsheet program shows it: LibreOffice draws it, if it is there.

Some columns and rows are left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser

from dxplan.excel.heights import height

from .desk import copied, told, whole

WHICH = ("--prefecture", "akita", "--year", "2023", "--by", "department")
WHOSE, SHEET = "企画振興部", "評価"
SHOWN, ROWS = {"番号", "取組名", "評価", "進捗"}, 7
ABOVE = "灰色の欄は変えられません。白い欄だけを書き換えます。評価は一覧から選びます。"
CUT = """<script>
const sheet = document.querySelector("svg"), { x, y, width, height } = sheet.getBBox();
sheet.setAttribute("viewBox", [x - 1, y - 1, width + 2, height + 2]);
</script>"""
MISSING = "workbook.png is left as it was: soffice (libreoffice-calc) and pdftocairo (poppler-utils) draw it."


def take(browser: Browser) -> None:
    """Write workbook.png, or say in a line why not."""
    if not (shutil.which("soffice") and shutil.which("pdftocairo")):
        print(MISSING)
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        copied(here / "content")
        told(here, "excel", "export", "--content", "content", *WHICH, "--out", ".")
        (book,) = here.glob(f"*_{WHOSE}.xlsx")
        _lessen(book, here / "book.xlsx")
        page = f'<p class="step">{ABOVE}</p><div class="sheet">{_drawn(here)}</div>{CUT}'
        whole(browser, page, "workbook.png")


def _lessen(book: Path, to: Path) -> None:
    """Write a workbook of which only some columns and rows of one sheet are printed, with their names."""
    made = openpyxl.load_workbook(book)
    for sheet in made:
        if sheet.title != SHEET:
            sheet.sheet_state = "hidden"
    sheet = made[SHEET]
    made.active = made.index(sheet)
    for head in sheet[1]:
        sheet.column_dimensions[head.column_letter].hidden = head.value not in SHOWN
    for row in sheet.iter_rows(max_row=ROWS):
        shown = [one for one in row if not sheet.column_dimensions[one.column_letter].hidden]
        texts = [(one.value or "", sheet.column_dimensions[one.column_letter].width) for one in shown]
        sheet.row_dimensions[row[0].row].height = height(texts)
    sheet.print_area = f"A1:{sheet.cell(ROWS, sheet.max_column).coordinate}"
    sheet.print_options.headings = True
    made.save(to)


def _drawn(here: Path) -> str:
    """Return the printed sheet as SVG, as large as its page allows."""
    own = f"-env:UserInstallation={(here / 'office').as_uri()}"
    soffice = ["soffice", own, "--headless", "--convert-to", "pdf", "book.xlsx"]
    for program in (soffice, ["pdftocairo", "-svg", "book.pdf", "book.svg"]):
        subprocess.run(program, cwd=here, check=True, capture_output=True)
    drawn = (here / "book.svg").read_text(encoding="utf-8").partition("?>")[2]
    return re.sub(r'width="[^"]*" height="[^"]*" ', "", drawn, count=1)

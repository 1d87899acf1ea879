"""Workbooks as a department handles them: exported, typed into with openpyxl, and brought back."""

from __future__ import annotations

import contextlib
import difflib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

import build
from dxplan.commands import main

from .contents import small

NAME = "みなと県_令和5年度.xlsx"
YEAR = "minato/2023/harbour.yaml"
GRADES, VALUES = "評価", "指標の値"


class Answer(NamedTuple):
    """What the program answered: its exit code, what it printed and what it told beside."""

    code: int
    out: str
    beside: str


def ask(*arguments: str | Path) -> Answer:
    """Run the command line in this process."""
    out, beside = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(beside):
        try:
            code = main([str(one) for one in arguments], build.build, build.read)
        except SystemExit as ended:  # argparse's own way to say that the usage is wrong
            code = int(str(ended.code))
    return Answer(code, out.getvalue(), beside.getvalue())


def exported(content: Path, *more: str, prefecture: str = "minato", year: str = "2023") -> Path:
    """Return the folder with the workbooks of a year."""
    out = content.parent / "out"
    which = ("--prefecture", prefecture, "--year", year, "--out", out)
    done = ask("excel", "export", "--content", content, *which, *more)
    assert done.code == 0, done
    return out


def imported(content: Path, *paths: Path, more: tuple[str, ...] = ()) -> Answer:
    """Bring workbooks back."""
    return ask("excel", "import", "--content", content, *paths, *more)


def place(sheet: Any, heading: str, *ids: str) -> Any:
    """Return the cell below a heading, in the row that holds all these ids."""
    head = {cell.value: cell.column for cell in sheet[1]}
    rows = [row for row in sheet.iter_rows(min_row=2) if set(ids) <= {cell.value for cell in row}]
    assert len(rows) == 1, (ids, len(rows))
    return sheet.cell(rows[0][0].row, head[heading])


def fill(path: Path, sheet: str, heading: str, *ids: str, value: Any, form: str = "@") -> str:
    """Type a value into a cell of a workbook and return where that is."""
    book = openpyxl.load_workbook(path)
    cell = place(book[sheet], heading, *ids)
    cell.value = value
    if isinstance(value, str) and form == "@":
        cell.data_type = "s"
    cell.number_format = form
    book.save(path)
    return str(cell.coordinate)


def held(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Return the lines that are gone and those that came, in all files."""
    found = []
    for name in before | after:
        old, new = (one.get(name, b"").decode().splitlines() for one in (before, after))
        found += [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small site's content, exported."""
    folder = small(tmp_path)
    exported(folder)
    return folder


def book_of(content: Path) -> Path:
    """Return the workbook that was exported from a content."""
    return content.parent / "out" / NAME


def refused(content: Path, *words: str, paths: tuple[Path, ...] = ()) -> None:
    """Assert that an import is refused with these words and writes nothing."""
    before = held(content)
    done = imported(content, *(paths or (book_of(content),)))
    assert done.code == 1
    for word in words:
        assert word in done.out, done.out
    assert "何も書き換えませんでした" in done.beside
    assert held(content) == before


def rework(path: Path, change: Callable[[Any], Any]) -> None:
    """Change a workbook in any way."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace a pattern in the sheets of a workbook, as some other program would have written them."""
    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name).decode() for name in before.namelist()}
    count = 0
    with zipfile.ZipFile(path, "w") as after:
        for name, part in parts.items():
            text, found = re.subn(old, new, part) if "worksheets/" in name else (part, 0)
            after.writestr(name, text)
            count += found
    assert count

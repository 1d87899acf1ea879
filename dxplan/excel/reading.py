"""A workbook that came back becomes rows of cells, each with its place, and what is wrong with the file."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .export import CHOICES
from .gone import sheets_gone, without_marks
from .guidance import TITLE
from .sheet import STAMP, folded_heading, named_by
from .told import Told

BIGGEST = 50_000_000  # bytes of a file
UNPACKED = 400_000_000  # bytes of all its parts
MERGED = 200_000  # cells that may be merged in a whole workbook
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')
HEAD_WITHIN = 20  # rows among which the headings must stand
COLUMNS = 200  # columns that are read
GAP = 1_000  # rows without a stamp after which the sheet is taken to end
OLD = b"\xd0\xcf\x11\xe0"  # how .xls begins, and a workbook with a password
DAMAGED = ("Excel のブックとして読めません。", "This is not a workbook that can be read.")
SHUT = (
    "開けませんでした。Excel で開いていたら、閉じてからもう一度実行してください。",
    "It could not be opened. Close it in Excel and try again.",
)
LOCKED_OR_OLD = (
    "古い形式（.xls）か、パスワード付きのブックです。パスワードなしの .xlsx で保存し直してください。",
    "This is an old .xls workbook or one with a password. Save it as .xlsx without a password.",
)
CSV = (
    "CSV では読み込めません。Excel で開き、「Excel ブック（.xlsx）」で保存し直してください。",
    "CSV is not read. Save it as an Excel workbook (.xlsx).",
)
OF_EXCEL = (
    "Excel が開いている間に作る控えのファイルです。「~$」の付かないほうを指定してください。",
    "This is Excel's own note that a workbook is open. Name the file without ~$.",
)
OWNER = "~$"  # how the file begins that Excel keeps beside an open workbook
TOO_BIG = ("ファイルが大きすぎます。", "The file is too big.")
TOO_MERGED = (
    "結合されたセルが多すぎます。結合を解いてください。",
    "Too many cells are merged. Unmerge them.",
)
STRANGE = (
    "「excel export」で書き出したシートがありません（隠れた照合の列が必要です）。",
    "No sheet in it was written by `excel export` (the hidden column of marks is needed).",
)

Results = Callable[[], Any]  # the workbook with the results of its formulas, loaded when one is met


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as openpyxl tells it, and where it stands."""

    at: str
    value: Any
    data_type: str
    form: str


@dataclass(frozen=True, slots=True)
class Filled:
    """One row that came back: which record it is, the marks of what went out, its cells by heading."""

    file: str
    sheet: str
    number: int
    record: tuple[str, ...]  # prefecture, year, initiative, and the keys below its evaluation
    marks: Mapping[str, str]
    cells: Mapping[str, Cell]
    merged: frozenset[str]

    def told(self, cell: str, ja: str, en: str, *, grave: bool = True) -> Told:
        """Return something to say of one of its cells."""
        return Told(self.file, self.sheet, cell, ja, en, grave)


def read_workbook(path: Path) -> tuple[list[Filled], list[Told]]:
    """Return the rows of a workbook and everything to say of it; whatever the file is, nothing is raised."""
    name = path.name
    try:
        wrong = _refused(path)
        if wrong:
            return [], [Told(name, "", "", *wrong)]
        return _rows(name, _loaded(path, values=False), cache(lambda: _loaded(path, values=True)))
    except OSError:
        return [], [Told(name, "", "", *SHUT)]
    except Exception:  # noqa: BLE001  openpyxl lets a damaged file raise whatever it likes
        return [], [Told(name, "", "", *DAMAGED)]


def _refused(path: Path) -> tuple[str, str] | None:
    if path.name.startswith(OWNER):
        return OF_EXCEL
    if path.suffix.lower() in {".csv", ".tsv"}:
        return CSV
    with path.open("rb") as file:
        begin = file.read(len(OLD))
    if begin == OLD:
        return LOCKED_OR_OLD
    if path.stat().st_size > BIGGEST:
        return TOO_BIG
    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > UNPACKED:
            return TOO_BIG
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    return TOO_MERGED if sum(map(_merged, sheets)) > MERGED else None


def _merged(sheet: bytes) -> int:
    """Return how many cells of a sheet are merged into others: openpyxl makes an object of each."""
    from openpyxl.utils.cell import range_boundaries

    areas = (range_boundaries(found[1].decode()) for found in MERGE.finditer(sheet))
    return sum((right - left + 1) * (bottom - top + 1) for left, top, right, bottom in areas)


def _loaded(path: Path, *, values: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")  # of styles and extensions, which we do not read
        return load_workbook(file, data_only=values, keep_links=False)


def _rows(name: str, book: Any, results: Results) -> tuple[list[Filled], list[Told]]:
    rows: list[Filled] = []
    told: list[Told] = []
    known, titles = False, []
    for sheet in book.worksheets:
        head = _head(sheet, STAMP)
        if head is None:
            if sheet.title not in {TITLE, CHOICES}:
                told.append(without_marks(name, sheet.title, ours=_head(sheet, named_by()) is not None))
            titles.append(sheet.title)
            continue
        titles.append(sheet.title)
        known = True
        told += _heading_slips(name, sheet, head)
        rows += _filled(name, sheet, head, results, told)
    told += sheets_gone(name, rows, titles)
    return rows, told if known else [Told(name, "", "", *STRANGE)]


def _head(sheet: Any, heading: str) -> int | None:
    """Return the row that holds a heading; None when there is none."""
    width = min(sheet.max_column, COLUMNS)
    for row in sheet.iter_rows(max_row=min(sheet.max_row, HEAD_WITHIN), max_col=width):
        if any(folded_heading(cell.value) == folded_heading(heading) for cell in row):
            return int(row[0].row)
    return None


def _headings(sheet: Any, head: int) -> dict[int, str]:
    width = min(sheet.max_column, COLUMNS)
    (row,) = sheet.iter_rows(min_row=head, max_row=head, max_col=width)
    return {cell.column: folded_heading(cell.value) for cell in row if folded_heading(cell.value)}


def _heading_slips(name: str, sheet: Any, head: int) -> Iterator[Told]:
    seen: set[str] = set()
    for column, heading in _headings(sheet, head).items():
        if heading in seen:
            at = sheet.cell(head, column).coordinate
            yield Told(
                name,
                sheet.title,
                at,
                f"列「{heading}」が二つあります。",
                f'There are two columns "{heading}".',
            )
        seen.add(heading)


def _filled(name: str, sheet: Any, head: int, results: Results, told: list[Told]) -> Iterator[Filled]:
    """Yield the rows below the headings that carry a stamp; those without are told of."""
    headings = _headings(sheet, head)
    stamps = next(column for column, heading in headings.items() if heading == folded_heading(STAMP))
    empty = 0
    for row in sheet.iter_rows(min_row=head + 1, max_col=min(sheet.max_column, COLUMNS)):
        marks = str(row[stamps - 1].value or "").split()
        number = row[0].row
        if not marks:
            empty += 1
            if any(cell.value is not None for cell in row):
                empty = 0
                told.append(_unmarked(name, sheet.title, row))
            if empty > GAP:
                break
            continue
        cells = {
            headings[one.column]: _cell(one, sheet.title, results) for one in row if one.column in headings
        }
        pairs = dict(mark.split("=", 1) for mark in marks[1:] if "=" in mark)
        here = frozenset(str(area) for area in sheet.merged_cells.ranges if _meets(area, number, headings))
        yield Filled(name, sheet.title, number, tuple(marks[0].split("/")), pairs, cells, here)


def _meets(area: Any, row: int, columns: Iterable[int]) -> bool:
    """Whether a merged area holds a cell of a row below one of the headings."""
    inside = any(area.min_col <= column <= area.max_col for column in columns)
    return inside and area.min_row <= row <= area.max_row


def _cell(cell: Any, sheet: str, results: Results) -> Cell:
    """Return a cell; for a formula its last result, if Excel has kept one."""
    if cell.data_type == "f":
        result = results()[sheet].cell(cell.row, cell.column)
        if result.value is not None:
            return Cell(cell.coordinate, result.value, result.data_type, result.number_format)
    return Cell(cell.coordinate, cell.value, cell.data_type, cell.number_format)


def _unmarked(name: str, sheet: str, row: Any) -> Told:
    """Return what to say of a row that somebody added: an error when it names a record, else a note."""
    first = next(cell for cell in row if cell.value is not None)
    grave = row[0].value is not None and row[0].column == first.column and _is_id(str(row[0].value))
    ja = "足された行は読み込みません（照合の列が空です）。"
    if grave:
        ja = "書き出した行ではありません。新しい取組は、先に content に加えてから書き出してください。"
    en = "This row was not exported and is not read."
    return Told(name, sheet, first.coordinate, ja, en, grave)


def _is_id(text: str) -> bool:
    from dxplan.values import ID

    return bool(ID.fullmatch(text.strip()))

"""Workbooks of a year, one for each department or one for all: the same content gives the same bytes."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dxplan.entries import DEVICE
from dxplan.language import fiscal_year
from dxplan.writable import UNPORTABLE

from . import guidance
from .cells import clean, fits
from .heights import height
from .parts import settled
from .sheet import STAMP, Column, Table, stamp, tables
from .styles import Looks, finish
from .year import NOBODY, Year

UNSAID = "担当の記載なし"
TOO_LONG = "（長すぎるため Excel では変更できません）"
CHOICES = "選択肢"


def workbooks(year: Year, *, by_department: bool) -> dict[str, bytes]:
    """Return the workbooks of a year by file name."""
    shares: dict[str, list[str]] = {}
    for name in year.evaluations:
        for department in year.departments(name) if by_department else (NOBODY,):
            shares.setdefault(department, []).append(name)
    order = [*year.prefecture.departments, *sorted(shares)]
    made: dict[str, bytes] = {}
    for department in sorted(shares, key=order.index):
        whose = (year.department_name(department) if department else UNSAID) if by_department else ""
        name = file_name(year, whose)
        if _folded(name) in {_folded(other) for other in made}:
            name = file_name(year, f"{whose}_{department}")
        made[name] = workbook(year, shares[department], whose)
    return made


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def file_name(year: Year, whose: str) -> str:
    """Return the name of a workbook, one that every system can hold."""
    when = fiscal_year(year.report.year, "ja").partition("（")[0]
    stem = "_".join(part for part in (year.prefecture.name.ja, when, whose) if part)
    stem = UNPORTABLE.sub("・", stem.replace("/", "・"))[:80]
    return f"_{stem}.xlsx" if DEVICE.fullmatch(stem) else f"{stem}.xlsx"


def workbook(year: Year, initiatives: Sequence[str], whose: str) -> bytes:
    """Return one workbook as bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    looks = Looks(book)
    made = tables(year, initiatives)
    guidance.write(book, looks, year, made, whose)
    lists = _lists(made)
    for table in made:
        _sheet(book, looks, year, table, lists)
    _choices(book, looks, lists)
    book.active = 0
    for view in book.views:
        view.activeTab = 0
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def _lists(made: Iterable[Table]) -> dict[tuple[str, ...], int]:
    """Return what can be chosen, each list once, with the column on which it stands."""
    found = [
        tuple(words for _, words in column.choices)
        for table in made
        for column in table.columns
        if column.choices
    ]
    return {words: at for at, words in enumerate(dict.fromkeys(found), start=1)}


def _sheet(book: Any, looks: Looks, year: Year, table: Table, lists: dict[tuple[str, ...], int]) -> None:
    """Write one sheet: headings, rows, and the hidden column of stamps."""
    sheet = book.create_sheet(table.title)
    widths = [column.width for column in table.columns]
    finish(sheet, widths, table, lists)
    heads = [column.heading for column in table.columns]
    sheet.row_dimensions[1].height = height(zip(heads, widths, strict=True))
    sheet.append([looks.cell(sheet, heading, "head") for heading in (*heads, STAMP)])
    for at, row in enumerate(table.rows, start=2):
        cells, texts, lost = [], [], []
        for column in table.columns:
            text = column.shown(row.values.get(column.name, ""))
            text = clean(text, long=_long(column))
            if not fits(text):
                lost.append(column.name)
            free = column.key and column.name not in lost
            texts.append(TOO_LONG if column.name in lost else text)
            cells.append(looks.cell(sheet, texts[-1], "free" if free else "locked"))
        marks = stamp(year, table, row, lost)
        sheet.row_dimensions[at].height = height(zip(texts, widths, strict=True))
        sheet.append([*cells, looks.cell(sheet, marks, "locked")])


def _long(column: Column) -> bool:
    return column.key is None or column.key.kind == "text"


def _choices(book: Any, looks: Looks, lists: dict[tuple[str, ...], int]) -> None:
    """Write the hidden sheet that the drop-downs read."""
    sheet = book.create_sheet(CHOICES)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    for at in range(max(map(len, lists), default=0)):
        line = [words[at] if at < len(words) else "" for words in lists]
        sheet.append([looks.cell(sheet, text, "locked") for text in line])


def write_workbooks(made: dict[str, bytes], folder: Path) -> list[str]:
    """Write workbooks into a folder; return the names of those already there that say something else.

    If there is one, nothing is written: a department may have typed into it. May raise OSError.
    """
    kept = [name for name in made if (folder / name).exists() and (folder / name).read_bytes() != made[name]]
    if kept:
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        if (folder / name).exists():
            continue
        beside = folder / f".{name}.new"
        beside.write_bytes(data)
        beside.replace(folder / name)
    return []

"""What is missing from a workbook that came back: sheets, columns, the hidden marks.

A row that is gone is no answer. A heading that was changed would lose answers unheard: it stops the import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dxplan.values import nearest

from .sheet import SHEETS, STAMP, Column, folded_heading, title_of
from .told import Told

if TYPE_CHECKING:
    from .reading import Filled

UNREAD = "このファイルの記入は読み込んでいません。"


def columns_gone(row: Filled, known: Mapping[str, Column]) -> Iterator[Told]:
    """Yield an error for each column that went out and is not there, a note for each that is not ours."""
    added = [one for one in row.cells if one not in known and one != folded_heading(STAMP)]
    for heading, column in known.items():
        if heading in row.cells or not column.key or column.name not in row.marks:
            continue
        now = next((one for one in added if heading in one or one in heading), nearest(heading, added))
        ja = f"列「{heading}」が見当たりません（列を消したか、見出しを変えています）。元に戻してください。"
        en = f'The column "{heading}" is gone, or has another heading. Put it back.'
        if now:
            ja = f"列「{heading}」の見出しが「{now}」に変わっています。「{heading}」に戻してください。"
            en = f'The heading "{heading}" was changed to "{now}". Put it back.'
        yield row.told("", ja + UNREAD, en)
    for heading in added:
        words = (f"列「{heading}」は読み込みません。", f'The column "{heading}" is not read.')
        yield row.told("", *words, grave=False)


def sheets_gone(file: str, rows: Iterable[Filled], titles: Iterable[str]) -> Iterator[Told]:
    """Yield an error for each sheet that went out and is not there; `titles` are those of the sheets read."""
    went_out: dict[str, None] = {}
    there = set(titles)
    for row in rows:
        there.add(title_of(row.record[3:]))
        went_out |= dict.fromkeys(row.marks.get(SHEETS, "").split("/"))
    for title in went_out:
        if title and title not in there:
            ja = f"シート「{title}」がありません。元に戻してください。{UNREAD}"
            yield Told(file, "", "", ja, f'The sheet "{title}" is gone. Put it back.')


def without_marks(file: str, title: str, *, ours: bool) -> Told:
    """Return what to say of a sheet without the hidden column: an error if it may be ours, or a note."""
    if ours or title in {title_of(()), title_of(("values",)), title_of(("rounds",))}:
        ja = (
            f"右端の隠れた列（{STAMP}）が消えているため、どの取組の記入か分かりません。"
            f"書き出し直したファイルに記入を写してください。{UNREAD}"
        )
        return Told(file, title, "", ja, "The hidden column of marks is gone: export again and copy into it.")
    ja = "書き出したシートではないため、読み込みません。"
    return Told(file, title, "", ja, "This sheet is not ours; it is not read.", grave=False)

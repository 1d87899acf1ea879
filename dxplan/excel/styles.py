"""How the sheets look and what may be typed in them: text everywhere, wrapped, locked but where one types."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from .sheet import Column, Table

LOOKS: dict[str, dict[str, Any]] = {  # what has no fill runs on over the empty cells beside it
    "head": {"locked": True, "fill": "1F3864", "bold": True, "colour": "FFFFFF"},
    "locked": {"locked": True, "fill": "E7E6E6", "bold": False, "colour": "000000"},
    "free": {"locked": False, "fill": "FFFFFF", "bold": False, "colour": "000000"},
    "words": {"locked": True, "fill": None, "bold": False, "colour": "000000"},
    "title": {"locked": True, "fill": None, "bold": True, "colour": "000000"},
}
A3, A4 = 8, 9  # as Excel numbers paper
ACROSS = 213  # the widths of columns that a page of A3 holds side by side at full size
LEAST = 0.7  # of their size to which letters may shrink before a second page stands beside the first
MARGIN = 0.4  # inches
ASK = "一覧から選んでください。評価は記号だけ（例: A）の入力でもかまいません。このまま続けますか？"


class Looks:
    """The styles of one workbook, and cells made with them."""

    def __init__(self, book: Any) -> None:
        """Make the styles known to a workbook."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

        self._cell = WriteOnlyCell
        thin = Side(style="thin", color="A6A6A6")
        for name, look in LOOKS.items():
            style = NamedStyle(name=f"dxplan {name}")
            style.number_format = "@"
            style.alignment = Alignment(wrap_text=bool(look["fill"]), vertical="top")
            style.protection = Protection(locked=look["locked"])
            style.font = Font(name="Meiryo UI", size=10, bold=look["bold"], color=look["colour"])
            if look["fill"]:
                style.fill = PatternFill("solid", fgColor=look["fill"])
                style.border = Border(thin, thin, thin, thin)
            book.add_named_style(style)

    def cell(self, sheet: Any, text: str, look: str) -> Any:
        """Return a cell that holds a text as text, whatever it begins with; nothing for an empty one."""
        cell = self._cell(sheet, text or None)
        if text:
            cell.data_type = "s"
        cell.style = f"dxplan {look}"
        return cell


def finish(sheet: Any, widths: Sequence[float], table: Table, lists: dict[tuple[str, ...], int]) -> None:
    """Set what belongs to a whole sheet: widths, frozen head, protection, drop-downs, print."""
    from openpyxl.utils import get_column_letter as letter

    stamps = letter(len(widths) + 1)
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[letter(at)].width = width
    sheet.column_dimensions[stamps].hidden = True
    first = next((at for at, column in enumerate(table.columns, start=1) if column.name == "@title"), 1)
    sheet.freeze_panes = f"{letter(first + 1)}2"
    sheet.print_title_cols = f"A:{letter(first)}"
    protect(sheet)
    landscape(sheet, A3, across=math.ceil(sum(widths) * LEAST / ACROSS))
    for at, column in enumerate(table.columns, start=1):
        if column.choices:
            sheet.data_validations.append(_drop_down(column, letter(at), len(table.rows), lists))


def protect(sheet: Any) -> None:
    """Protect a sheet without a password: a slip of the mouse, not a person, is what it keeps out."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # False allows it: widths and heights are the reader's own
    sheet.protection.formatRows = False


def landscape(sheet: Any, paper: int, *, across: int = 1, head: int = 1) -> None:
    """Print a sheet across, so many pages wide, the row of its head on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth = across
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, MARGIN)


def _drop_down(column: Column, letter: str, rows: int, lists: dict[tuple[str, ...], int]) -> Any:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    words = tuple(words for _, words in column.choices)
    at = get_column_letter(lists[words])
    drop = DataValidation(
        type="list",
        formula1=f"'選択肢'!${at}$1:${at}${len(words)}",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=column.heading[:32],
        error=ASK,
    )
    drop.add(f"{letter}2:{letter}{rows + 1}")
    return drop

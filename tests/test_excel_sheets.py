"""Sheets that come back: rows and columns merged, gone, sorted, added, repeated or collected."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from dxplan.excel.sheet import STAMP

from . import workbooks
from .contents import edit
from .workbooks import (
    GRADES,
    NAME,
    VALUES,
    YEAR,
    book_of,
    changed,
    fill,
    held,
    imported,
    place,
    refused,
    rework,
    rewrite,
)

content = workbooks.content  # the fixture


def test_merged_cells_are_refused(content: Path) -> None:
    """Merged cells lose values: they are named."""
    rework(book_of(content), lambda book: book[GRADES].merge_cells("G2:G3"))
    refused(content, f"{NAME} シート「評価」G2:G3: エラー", "結合")


def test_merged_cells_beyond_number_do_not_hang(content: Path) -> None:
    """A sheet of which everything is merged is refused before openpyxl makes seventeen billion cells."""
    whole = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rewrite(book_of(content), "</sheetData>", whole)
    refused(content, f"{NAME}: エラー", "結合されたセルが多すぎます")


def test_a_stray_cell_at_the_very_end_does_not_hang(content: Path) -> None:
    """One cell in the last row and column of all is no reason to look at what lies between."""
    rework(book_of(content), lambda book: book[GRADES].cell(1_048_576, 16_384, "x"))
    assert imported(content, book_of(content)).code == 0


def test_rows_that_are_gone_or_hidden_or_sorted(content: Path) -> None:
    """Rows may be deleted, hidden and put in another order: what is there counts, what is gone stays."""

    def change(book: Any) -> None:
        sheet = book[GRADES]
        place(sheet, "評価", "paper-forms").value = "○"
        sheet.row_dimensions[place(sheet, "評価", "paper-forms").row].hidden = True
        sheet.delete_rows(place(sheet, "評価", "berth-booking").row)
        sheet.move_range("A2:K2", rows=40)
        sheet.insert_rows(1, 2)

    before = held(content)
    rework(book_of(content), change)
    imported(content, book_of(content))
    assert changed(before, held(content)) == ["-     grade: △", "+     grade: ○"]


def test_sheets_columns_and_rows_that_were_added(content: Path) -> None:
    """What a department added beside ours is told of and not read; it stops nothing."""

    def change(book: Any) -> None:
        book.create_sheet("メモ")["A1"] = "連絡事項"
        book[GRADES]["L1"], book[GRADES]["L2"] = "所感", "よい"
        book[GRADES]["G9"] = "以上"
        place(book[GRADES], "評価", "paper-forms").value = "○"

    before = held(content)
    rework(book_of(content), change)
    done = imported(content, book_of(content))
    assert changed(before, held(content)) == ["-     grade: △", "+     grade: ○"]
    for words in (
        "シート「メモ」: お知らせ",
        "列「所感」は読み込みません",
        "足された行",
    ):
        assert words in done.out, done.out
    assert "エラー 列" not in done.out


def head(sheet: Any, heading: str) -> Any:
    """Return the cell of a heading."""
    return next(cell for cell in sheet[1] if cell.value == heading)


def without(book: Any, heading: str, *titles: str) -> None:
    """Delete a column from sheets."""
    for title in titles:
        book[title].delete_cols(head(book[title], heading).column)


def renamed(book: Any) -> None:
    """Change the heading of the column of progress."""
    head(book[GRADES], "進捗").value = "進捗状況"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (renamed, ("シート「評価」: エラー", "列「進捗」の見出しが「進捗状況」に変わっています")),
        (lambda book: without(book, "補足", GRADES), ("列「補足」が見当たりません", "読み込んでいません")),
        (lambda book: book.remove(book[VALUES]), ("シート「指標の値」がありません", "読み込んでいません")),
        (lambda book: without(book, STAMP, VALUES), ("シート「指標の値」: エラー", "隠れた列")),
        (lambda book: without(book, STAMP, GRADES, VALUES), (f"{NAME}: エラー", "隠れた照合の列")),
    ],
)
def test_answers_are_not_lost_in_silence(change: Any, words: tuple[str, ...], content: Path) -> None:
    """A heading changed, a column or a sheet gone, the marks deleted: the import stops and says which."""
    fill(book_of(content), GRADES, "評価", "paper-forms", value="○")
    rework(book_of(content), change)
    refused(content, *words)


def test_a_sheet_without_marks_under_another_name(content: Path) -> None:
    """Our sheet is known by its headings too; only a sheet that is none of ours is passed over."""

    def change(book: Any) -> None:
        without(book, STAMP, GRADES)
        book[GRADES].title = "回答"

    rework(book_of(content), change)
    refused(content, "シート「回答」: エラー", "隠れた列")


def test_an_initiative_that_was_typed_in_is_refused(content: Path) -> None:
    """A row with an id that was not exported is refused, and so is one whose evaluation is gone."""
    rework(book_of(content), lambda book: book[GRADES].cell(9, 1, "new-thing"))
    refused(content, "シート「評価」A9: エラー", "書き出した行ではありません")
    rework(book_of(content), lambda book: book[GRADES].delete_rows(9))
    edit(content, (YEAR, "  ferry-times:\n    number: 3\n    grade: ○\n", ""))
    assert imported(content, book_of(content)).out == ""
    fill(book_of(content), GRADES, "評価", "ferry-times", value="△")
    refused(content, "取組「ferry-times」の評価は content にありません")


def test_an_id_that_was_changed_is_refused(content: Path) -> None:
    """The id of a row is what it was when it went out."""
    fill(book_of(content), GRADES, "取組ID", "paper-forms", value="berth-booking")
    refused(content, "「取組ID」は変更できません")


def test_a_repeated_heading_is_refused(content: Path) -> None:
    """Of two columns with one heading nobody knows which counts."""
    rework(book_of(content), lambda book: book[GRADES].cell(1, 12, "評価"))
    refused(content, "シート「評価」L1: エラー", "二つあります")


def test_workbooks_that_disagree_are_refused(content: Path) -> None:
    """Two departments that answer differently for one value are told of each other; alike they are one."""
    other = Path(shutil.copy(book_of(content), content.parent / "other.xlsx"))
    fill(book_of(content), GRADES, "評価", "berth-booking", value="○")
    fill(other, GRADES, "評価", "berth-booking", value="△")
    refused(
        content, "other.xlsx", f"{NAME} シート「評価」", "「△（", "「○（", paths=(book_of(content), other)
    )
    fill(other, GRADES, "評価", "berth-booking", value="○")
    before = held(content)
    imported(content, book_of(content), other)
    assert changed(before, held(content)) == ["-     grade: ◎", "+     grade: ○"]


def test_rows_collected_in_one_workbook(content: Path) -> None:
    """Rows of several workbooks copied together with their hidden column are read like the rest."""

    def copy(book: Any) -> None:
        book[GRADES].title = "まとめ"
        again = book.copy_worksheet(book["まとめ"])
        place(again, "評価", "berth-booking").value = "○"

    before = held(content)
    rework(book_of(content), copy)
    imported(content, book_of(content))
    assert changed(before, held(content)) == ["-     grade: ◎", "+     grade: ○"]


@pytest.mark.parametrize(
    "stamp",
    [
        "x",
        "minato/2023/berth-booking/colour/x a=b",
        "minato/2023/berth-booking/values a=b",
        "minato/2023/../x",
    ],
)
def test_a_stamp_that_was_changed_is_refused(stamp: str, content: Path) -> None:
    """A hidden mark that names no record of an evaluation is refused."""
    rework(book_of(content), lambda book: book[GRADES].cell(2, 11, stamp))
    refused(content, "シート「評価」: エラー", "照合の列")

"""Workbooks that go out: what a department needs, always the same bytes, never over what was typed."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dxplan.excel.guidance import STEPS
from dxplan.excel.heights import LINE, height

from .contents import small
from .workbooks import GRADES, NAME, VALUES, YEAR, ask, exported, fill, held, imported, place

ROWS = ("berth-booking", "ferry-times")  # one of much text, one of little


def test_a_workbook_is_what_a_department_needs(tmp_path: Path) -> None:
    """Headings come from the schema; ids are locked, what one types is not; cells are text; lists open."""
    book = openpyxl.load_workbook(exported(small(tmp_path)) / NAME)
    assert book.sheetnames == ["記入のしかた", GRADES, VALUES, "選択肢"]
    assert book["選択肢"].sheet_state == "hidden"
    sheet = book[GRADES]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:10] == [
        *("取組ID", "番号", "取組名", "担当部局", "評価", "評価がない理由"),
        *("計画", "進捗", "今後の取組等", "補足"),
    ]
    assert sheet.freeze_panes == "D2"
    assert sheet.protection.sheet
    assert sheet.column_dimensions["K"].hidden
    grade = place(sheet, "評価", "berth-booking")
    assert (grade.value, grade.protection.locked) == ("◎（目標を超えた）", False)
    assert place(sheet, "取組名", "berth-booking").protection.locked
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists == {"E2:E5": "'選択肢'!$A$1:$A$4", "F2:F5": "'選択肢'!$B$1:$B$5"}
    assert [book["選択肢"].cell(at, 1).value for at in (1, 4)] == ["◎（目標を超えた）", "×（進まなかった）"]
    told = " ".join(str(cell.value) for row in book["記入のしかた"].iter_rows() for cell in row)
    assert "白いセルだけ" in told
    assert "「計画」の文中の表記をそのまま" in told


def parts(path: Path) -> dict[str, str]:
    """Return the sheets of a workbook as they are written, by their names in the zip."""
    with zipfile.ZipFile(path) as held_in:
        return {name: held_in.read(name).decode() for name in held_in.namelist() if "worksheets/" in name}


def test_instructions_are_in_words_of_the_sheets(tmp_path: Path) -> None:
    """Whoever fills in a workbook meets no key of YAML; sentences run on, the head stands on each page."""
    sheet = openpyxl.load_workbook(exported(small(tmp_path)) / NAME)["記入のしかた"]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    head = rows.index(["シート", "列", "書くこと"])
    assert not [row for row in rows[head:] if re.search("[a-z]{3}", row[2])]
    assert sheet.print_title_rows == f"${head + 1}:${head + 1}"
    steps = [row for row in rows[:head] if re.match(r"\d+\. ", row[0])]
    assert len(steps) == len(STEPS)
    assert all(row[1:] == ["", ""] for row in rows[:head])
    assert not any(row[0].alignment.wrap_text for row in sheet.iter_rows(max_row=head))


def test_rows_show_their_text_and_still_grow(tmp_path: Path) -> None:
    """Each row says how high its text is, for programs that do not measure, and none is fixed at that."""
    path = exported(small(tmp_path)) / NAME
    rows = [row for part in parts(path).values() for row in re.findall("<row [^>]*>", part)]
    assert rows
    assert not any("customHeight" in row for row in rows)
    sheet = openpyxl.load_workbook(path)[GRADES]
    tall, low = (sheet.row_dimensions[place(sheet, "評価", one).row].height for one in ROWS)
    assert tall > low >= LINE


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ((), 1),
        ((("", 12.0),), 1),
        ((("あ" * 6, 12.0),), 1),
        ((("あ" * 7, 12.0),), 2),
        ((("a" * 11, 12.0),), 2),
        ((("一\n\n三", 46.0), ("", 12.0)), 3),
        ((("あ" * 9_999, 12.0),), 27),
    ],
)
def test_heights(cells: tuple[tuple[str, float], ...], lines: int) -> None:
    """A row is as high as the lines of its highest cell, and never higher than Excel allows."""
    assert height(cells) // LINE == lines


def test_a_workbook_can_be_printed(tmp_path: Path) -> None:
    """A sheet is as wide as one page, a wide one as two; initiatives and headings stand on each."""
    book = openpyxl.load_workbook(exported(small(tmp_path)) / NAME)
    assert [book[name].page_setup.fitToWidth for name in (GRADES, VALUES)] == [1, 2]
    for name in (GRADES, VALUES):
        assert (book[name].print_title_cols, book[name].print_title_rows) == ("$A:$C", "$1:$1")
        assert book[name].page_margins.left == book[name].page_margins.top < 0.5
    heads = [cell.value for cell in book[VALUES][1]]
    assert heads.index("指標の評価") < heads.index("見込み（値）")


def test_numbers_that_are_text_are_no_mistakes(tmp_path: Path) -> None:
    """Excel puts no green corner on numbers written as text; the wish stands where its schema wants it."""
    path = exported(small(tmp_path)) / NAME
    book = openpyxl.load_workbook(path)
    for sheet, part in zip(book, parts(path).values(), strict=True):
        found = re.findall(r'<ignoredError sqref="([^"]+)" numberStoredAsText="1" />', part)
        assert found == [sheet.dimensions]
        assert re.search(r"(<pageSetup [^>]*>|</sheetData>.*)<ignoredErrors>.*</worksheet>$", part)


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    """The same content gives the same workbooks, byte for byte."""
    content = small(tmp_path)
    first = held(exported(content))
    shutil.rmtree(tmp_path / "out")
    assert held(exported(content)) == first


def test_a_workbook_that_was_typed_into_is_never_overwritten(tmp_path: Path) -> None:
    """Exporting again over other bytes is refused; nothing is written, not even the other workbooks."""
    content = small(tmp_path)
    out = exported(content, "--by", "department")
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"みなと県_令和5年度_{who}.xlsx" for who in ("学校課", "担当の記載なし", "港湾課")]
    fill(out / names[0], GRADES, "評価", "tablets", value="○")
    (out / names[1]).unlink()
    before = held(out)
    export = ("excel", "export", "--content", content, "--prefecture", "minato", "--year", "2023")
    done = ask(*export, "--by", "department", "--out", out)
    assert done.code == 2
    assert names[0] in done.beside
    assert held(out) == before


def test_text_that_begins_like_a_formula(tmp_path: Path) -> None:
    """A text that begins with = or looks like an error goes out as text and comes back as it is."""
    content = small(tmp_path, (YEAR, "      ・申請書を作り直す。", "      =1+1\n      #N/A"))
    out = exported(content)
    cell = place(openpyxl.load_workbook(out / NAME)[GRADES], "今後の取組等", "paper-forms")
    assert (cell.value, cell.data_type) == ("=1+1\n#N/A", "s")
    assert imported(content, out / NAME).out == ""


def test_a_text_too_long_for_a_cell_stays(tmp_path: Path) -> None:
    """What no cell can hold is locked and said; importing leaves it alone."""
    content = small(tmp_path, (YEAR, "      ・申請書を作り直す。", "      " + "あ" * 33_000))
    out = exported(content)
    cell = place(openpyxl.load_workbook(out / NAME)[GRADES], "今後の取組等", "paper-forms")
    assert cell.protection.locked
    assert "長すぎる" in str(cell.value)
    before = held(content)
    fill(out / NAME, GRADES, "今後の取組等", "paper-forms", value="x")
    imported(content, out / NAME)
    assert held(content) == before

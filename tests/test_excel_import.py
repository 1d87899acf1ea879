"""Cells that come back: what cannot be meant or moved on is refused, what Excel made its own is read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

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
    refused,
    rewrite,
)

content = workbooks.content  # the fixture


def test_content_that_moved_on_is_not_overwritten(content: Path) -> None:
    """A value that changed on both sides is refused with both values; one that changed alike is fine."""
    at = fill(book_of(content), GRADES, "評価", "berth-booking", value="△")
    edit(content, (YEAR, "grade: ◎", "grade: ○"))
    where = f"{NAME} シート「評価」{at}: エラー"
    refused(content, where, f"{YEAR}:4", "今の値は「○（", "Excel の値は「△（")
    fill(book_of(content), GRADES, "評価", "berth-booking", value="○")
    assert imported(content, book_of(content)).out == ""


def test_untouched_cells_do_not_undo_what_moved_on(content: Path) -> None:
    """A cell nobody touched changes nothing, though content says something else by now."""
    edit(
        content, (YEAR, "    grade: ◎", "    grade: ○"), (YEAR, "・窓口に案内を置いた。", "・窓口を閉じた。")
    )
    before = held(content)
    fill(book_of(content), VALUES, "目標に付いた言葉", "online-bookings", value="程度")
    imported(content, book_of(content))
    assert changed(before, held(content)) == ["+         qualifier: 程度"]


@pytest.mark.parametrize(
    ("sheet", "heading", "name", "value", "form", "words"),
    [
        (GRADES, "評価", "berth-booking", "D", "@", ("【評価】「D」", "◎（目標を超えた）")),
        (GRADES, "評価がない理由", "ferry-times", "忘れた", "@", ("評価がない理由", "公表されていない")),
        (GRADES, "取組名", "berth-booking", "別の名前", "@", ("「取組名」は変更できません",)),
        (GRADES, "番号", "berth-booking", "9", "@", ("「番号」は変更できません",)),
        (VALUES, "実績値", "online-bookings", "約7割", "@", ("【実績値】", "約7割")),
        (VALUES, "時点", "online-bookings", "24.3", "@", ("【時点】",)),
        (VALUES, "単位", "online-bookings", "人", "@", ("「単位」は変更できません",)),
        (GRADES, "進捗", "berth-booking", "=A1", "General", ("数式",)),
        (GRADES, "進捗", "berth-booking", date(2024, 4, 1), "d.m.", ("日付",)),
    ],
)
def test_refused_cells(
    sheet: str, heading: str, name: str, value: Any, form: str, words: tuple[str, ...], content: Path
) -> None:
    """A cell that cannot be meant is named with its sheet and place; nothing at all is written."""
    fill(book_of(content), VALUES, "実績の表記", "paper-sheets", value="1,251枚")
    at = fill(book_of(content), sheet, heading, name, value=value, form=form)
    refused(content, f"{NAME} シート「{sheet}」{at}: エラー", *words)


def test_cells_that_excel_made_its_own(content: Path) -> None:
    """A percent, a date and a float come in as what they show."""
    before = held(content)
    fill(book_of(content), VALUES, "実績値", "online-bookings", value=0.735, form="0.0%")
    fill(book_of(content), VALUES, "実績値", "paper-sheets", value=1250.1 + 0.2, form="General")
    moment = datetime(2024, 4, 1)  # noqa: DTZ001  Excel knows no zones
    fill(book_of(content), VALUES, "時点", "online-bookings", value=moment, form="[$-411]ge.m")
    imported(content, book_of(content))
    assert [line for line in changed(before, held(content)) if line[0] == "+"] == [
        *("+         actual: 73.5", "+         as_of: 2024-04", "+         actual: 1250.3")
    ]


def test_a_formula_whose_result_is_kept(content: Path) -> None:
    """Of a formula that Excel has worked out, the result counts."""
    fill(book_of(content), VALUES, "実績値", "online-bookings", value="=70+3", form="General")
    rewrite(book_of(content), r"<f>70\+3</f><v ?/?>(</v>)?", "<f>70+3</f><v>73</v>")
    assert "72 → 73" in imported(content, book_of(content), more=("--dry-run",)).out


def test_furigana_is_not_text(content: Path) -> None:
    """The readings that Excel keeps beside typed Japanese are no part of it."""
    rewrite(book_of(content), "</t></is>", '</t><rPh sb="0" eb="1"><t>フリガナ</t></rPh></is>')
    assert imported(content, book_of(content)) == (0, "", "変更はありません。\n")


def test_a_style_of_yaml_that_cannot_be_patched_is_left_alone(content: Path) -> None:
    """Where a record is not written line by line, nothing is written, and the file is named."""
    edit(
        content,
        (YEAR, "  ferry-times:\n    number: 3\n    grade: ○\n", "  ferry-times: {number: 3, grade: ○}\n"),
    )
    fill(book_of(content), GRADES, "評価", "ferry-times", value="△")
    refused(content, YEAR, "書き方が特別なため")


def test_in_english(content: Path) -> None:
    """Those who ask for it are told in English."""
    fill(book_of(content), GRADES, "評価", "berth-booking", value="D")
    done = imported(content, book_of(content), more=("--lang", "en"))
    assert f'{NAME} sheet "評価" E2: error ' in done.out
    assert "Nothing was written" in done.beside

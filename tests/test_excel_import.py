"""Workbooks that come back in every state: what is refused, what is noted, and nothing is half done."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .contents import ROOT, edit
from .workbooks import GRADES, NAME, VALUES, YEAR, ask, changed, exported, fill, held, imported, place, small


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


def test_content_that_moved_on_is_not_overwritten(content: Path) -> None:
    """A value that changed on both sides is refused with both values; one that changed alike is fine."""
    at = fill(book_of(content), GRADES, "評価", "berth-booking", value="△")
    edit(content, (YEAR, "grade: ◎", "grade: ○"))
    where = f"{NAME} シート「評価」{at}: エラー"
    refused(content, where, f"{YEAR}:4", "今の値は「○」", "Excel の値は「△」")
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
        (GRADES, "評価がない理由", "ferry-times", "忘れた", "@", ("評価がない理由", "not_published")),
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


def test_a_formula_whose_result_is_kept(content: Path) -> None:
    """Of a formula that Excel has worked out, the result counts."""
    fill(book_of(content), VALUES, "実績値", "online-bookings", value="=70+3", form="General")
    rewrite(book_of(content), r"<f>70\+3</f><v ?/?>(</v>)?", "<f>70+3</f><v>73</v>")
    assert "72 → 73" in imported(content, book_of(content), more=("--dry-run",)).out


def test_furigana_is_not_text(content: Path) -> None:
    """The readings that Excel keeps beside typed Japanese are no part of it."""
    rewrite(book_of(content), "</t></is>", '</t><rPh sb="0" eb="1"><t>フリガナ</t></rPh></is>')
    assert imported(content, book_of(content)) == (0, "", "変更はありません。\n")


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
        book[GRADES].delete_cols(10)
        place(book[GRADES], "評価", "paper-forms").value = "○"

    before = held(content)
    rework(book_of(content), change)
    done = imported(content, book_of(content))
    assert changed(before, held(content)) == ["-     grade: △", "+     grade: ○"]
    for words in (
        "シート「メモ」: お知らせ",
        "列「所感」は読み込みません",
        "足された行",
        "列「補足」がありません",
    ):
        assert words in done.out, done.out
    assert "エラー 列" not in done.out


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
        content, "other.xlsx", f"{NAME} シート「評価」", "「△」", "「○」", paths=(book_of(content), other)
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


def test_a_style_of_yaml_that_cannot_be_patched_is_left_alone(content: Path) -> None:
    """Where a record is not written line by line, nothing is written, and the file is named."""
    edit(
        content,
        (YEAR, "  ferry-times:\n    number: 3\n    grade: ○\n", "  ferry-times: {number: 3, grade: ○}\n"),
    )
    fill(book_of(content), GRADES, "評価", "ferry-times", value="△")
    refused(content, YEAR, "位置を決めて書き換えられません")


def junk(kind: str, folder: Path) -> Path:
    """Return a file that is not one of our workbooks."""
    path = folder / "x.xlsx"
    if kind == "words":
        path.write_text("取組,評価\n", encoding="utf-8")
    elif kind == "old":
        path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as parts:
            parts.writestr("a.txt", "a")
    elif kind == "stranger":
        openpyxl.Workbook().save(path)
    elif kind == "bomb":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
            for at in range(5):
                parts.writestr(f"xl/{at}.xml", bytes(90_000_000))
    return path


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        *(("words", "読めません"), ("old", "パスワード"), ("empty", "読めません"), ("zip", "読めません")),
        *(("stranger", "書き出したシートがありません"), ("bomb", "大きすぎます")),
    ],
)
def test_files_that_are_not_ours(kind: str, word: str, content: Path) -> None:
    """Whatever file is given, it is named and explained; the good ones beside it wait."""
    fill(book_of(content), GRADES, "評価", "berth-booking", value="○")
    refused(content, "x.xlsx: エラー", word, paths=(book_of(content), junk(kind, content.parent)))


def test_damaged_workbooks_never_raise(content: Path) -> None:
    """A workbook cut or bitten anywhere is refused or read; it never ends in a traceback."""
    data = book_of(content).read_bytes()
    path = content.parent / "x.xlsx"
    for at in range(1, len(data), len(data) // 40):
        path.write_bytes(data[:at] + bytes(3) + data[at + 3 :] if at % 2 else data[:at])
        assert imported(content, path, more=("--dry-run",)).code in {0, 1}


@pytest.mark.parametrize(
    "arguments",
    [
        ["excel"],
        ["excel", "export"],
        ["excel", "export", "--prefecture", "minato", "--year", "1999"],
        ["excel", "export", "--prefecture", "nowhere", "--year", "2023"],
        ["excel", "export", "--prefecture", "minato", "--year", "2023", "--by", "colour"],
        ["excel", "export", "--prefecture", "minato", "--year", "2023", "--out", "{content}/minato"],
        ["excel", "import"],
        ["excel", "import", "nothing.xlsx"],
        ["excel", "import", "{content}/no*.xlsx"],
    ],
)
def test_wrong_usage(arguments: list[str], content: Path) -> None:
    """What cannot be meant ends with 2, says so, and does nothing."""
    before = held(content)
    typed = [one.replace("{content}", str(content)) for one in arguments]
    done = ask("--content", content, *typed)
    assert done.code == 2
    assert done.beside
    assert held(content) == before


def test_patterns_that_no_shell_filled_in(content: Path) -> None:
    """On Windows the program itself finds *.xlsx; the file Excel keeps beside an open one is passed over."""
    (book_of(content).parent / "~$みなと県.xlsx").write_bytes(b"x")
    assert imported(content, book_of(content).parent / "*.xlsx").code == 0
    assert imported(content, book_of(content).parent).code == 0


def test_content_that_does_not_read_is_not_touched(content: Path) -> None:
    """A slip in a file of the year stops the export and the import, and is shown as `check` shows it."""
    fill(book_of(content), GRADES, "評価", "berth-booking", value="○")
    edit(content, (YEAR, "    number: 3", "\tnumber: 3"))
    refused(content, YEAR, "check")
    export = ("excel", "export", "--content", content, "--prefecture", "minato", "--year", "2023")
    done = ask(*export, "--out", content.parent / "again")
    assert done.code == 1
    assert "E-TAB" in done.out
    assert not (content.parent / "again").exists()


def test_in_english(content: Path) -> None:
    """Those who ask for it are told in English."""
    fill(book_of(content), GRADES, "評価", "berth-booking", value="D")
    done = imported(content, book_of(content), more=("--lang", "en"))
    assert f'{NAME} sheet "評価" E2: error ' in done.out
    assert "Nothing was written" in done.beside


def test_without_openpyxl(content: Path) -> None:
    """Where the extra is not installed, the command that installs it is told."""
    code = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "import build; from dxplan.commands import main\n"
        f"sys.exit(main(['excel', 'import', {str(book_of(content))!r}], build.build, build.read))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert 'pip install ".[excel]"' in done.stderr


def test_check_does_not_load_openpyxl() -> None:
    """Only these commands pay for the package that reads workbooks."""
    code = "import build, dxplan.commands, sys; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "False"

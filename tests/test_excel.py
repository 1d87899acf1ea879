"""Evaluations go out as workbooks and come back: only what somebody typed changes, and only its own lines."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.excel.cells import clean
from dxplan.source import Mapping, Scalar, read_file

from .contents import REAL, SMALL
from .workbooks import GRADES, NAME, VALUES, YEAR, ask, changed, exported, fill, held, imported, place, small

ROUNDS = (
    "minato/2023/report.yaml",
    "claim:",
    "round: 年度末評価\nrounds:\n  - id: mid-year\n    title: 中間評価\nclaim:",
)


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
    assert "plan の文中の表記をそのまま" in told


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


@pytest.mark.parametrize(
    ("prefecture", "year"), [("akita", "2023"), ("akita", "2022"), ("fukushima", "2023")]
)
def test_real_content_comes_back_unchanged(prefecture: str, year: str, tmp_path: Path) -> None:
    """Exported and imported, every row of the real content changes no byte."""
    content = Path(shutil.copytree(REAL, tmp_path / "content"))
    before = held(content)
    out = exported(content, "--by", "department", prefecture=prefecture, year=year)
    ids = set()
    for path in out.iterdir():
        sheet = openpyxl.load_workbook(path)[GRADES]
        ids |= {sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)}
    assert len(ids) == {"akita": 82, "fukushima": 121}[prefecture]
    done = imported(content, out)
    assert (done.code, done.out) == (0, "")
    assert held(content) == before


Edits = tuple[
    str, str, str, str | None, str
]  # a sheet, a heading, an id, what is typed, the lines that change
EDITS: dict[str, Edits] = {
    "a grade": (GRADES, "評価", "berth-booking", "○（目標に届いた）", "-4 grade: ◎ / +4 grade: ○"),
    "only its sign": (GRADES, "評価", "berth-booking", "○", "-4 grade: ◎ / +4 grade: ○"),
    "a number": (VALUES, "実績値", "online-bookings", "７３", "-8 actual: 72 / +8 actual: 73"),
    "with its unit": (VALUES, "実績値", "paper-sheets", "1,251枚", "-8 actual: 1250 / +8 actual: 1251"),
    "a date": (VALUES, "時点", "online-bookings", "R6.4", "-8 as_of: 2024-03 / +8 as_of: 2024-04"),
    "one line of several": (
        *(GRADES, "進捗", "berth-booking"),
        "・オンラインで受けた予約 R5：72% (R6.3時点)\n・窓口に案内を置いた。\n・案内を直した。",
        "+6 ・案内を直した。",
    ),
    "a new key": (GRADES, "補足", "ferry-times", "時刻は毎月変わる。", "+4 note: | / +6 時刻は毎月変わる。"),
    "nothing left": (GRADES, "今後の取組等", "paper-forms", None, "-4 next: | / -6 ・申請書を作り直す。"),
    "a nested value": (VALUES, "見込み（値）", "online-bookings", "81", "-10 value: 80 / +10 value: 81"),
    "a nested record": (
        *(VALUES, "見込み（資料の表記）", "paper-sheets", "900枚"),
        "+8 forecast: / +10 printed: 900枚",
    ),
}


def lines_of(told: str) -> list[str]:
    """Return changed lines from how they are told here: a sign, the indentation, the words."""
    found = [re.fullmatch(r"([-+])(\d+) (.+)", line) for line in told.split(" / ")]
    return [f"{one[1]} {' ' * int(one[2])}{one[3]}" for one in found if one]


@pytest.mark.parametrize("which", EDITS)
def test_one_cell_changes_its_own_lines(which: str, tmp_path: Path) -> None:
    """A cell that somebody typed changes the lines of its value in content, and no other byte."""
    sheet, heading, name, value, lines = EDITS[which]
    content = small(tmp_path)
    out = exported(content)
    before = held(content)
    fill(out / NAME, sheet, heading, name, value=value)
    dry = imported(content, out / NAME, more=("--dry-run",))
    assert held(content) == before
    assert f"{YEAR}:" in dry.out
    imported(content, out / NAME)
    assert changed(before, held(content)) == lines_of(lines)
    assert imported(content, out / NAME).out == ""


def test_one_grade_of_the_real_content_changes_one_line(tmp_path: Path) -> None:
    """In Akita's workbook of a department, one grade changes one line; one line of a text that line."""
    content = Path(shutil.copytree(REAL, tmp_path / "content"))
    out = exported(content, "--by", "department", prefecture="akita")
    before = held(content)
    book = out / "秋田県_令和5年度_企画振興部.xlsx"
    fill(book, GRADES, "評価", "electronic-applications", value="A")
    text = str(place(openpyxl.load_workbook(book)[GRADES], "進捗", "cashless-payment").value)
    fill(book, GRADES, "進捗", "cashless-payment", value=text.replace("を設置。", "を置いた。"))
    imported(content, book)
    assert changed(before, held(content)) == [
        *("-     grade: B", "+     grade: A"),
        "-       ・スポーツ科学センターと近代美術館にキャッシュレス端末を設置。",
        "+       ・スポーツ科学センターと近代美術館にキャッシュレス端末を置いた。",
    ]


def test_dry_run_shows_a_table(tmp_path: Path) -> None:
    """The changes are listed with file and line, initiative, key, before and after, then what follows."""
    content = small(tmp_path)
    out = exported(content)
    fill(out / NAME, GRADES, "評価", "berth-booking", value="○")
    done = imported(content, out / NAME, more=("--dry-run",))
    assert f"{YEAR}:4  berth-booking  評価（grade）  ◎ → ○\n" in done.out
    assert "E-TOTAL" in done.out
    assert done.code == 1
    assert "まだ書き換えていません" in done.beside


def test_problems_after_an_import_are_shown(tmp_path: Path) -> None:
    """What was typed is written, and what `check` then has to say is said."""
    content = small(tmp_path)
    out = exported(content)
    fill(out / NAME, VALUES, "実績値", "online-bookings", value="73")
    done = imported(content, out / NAME)
    assert done.code == 1
    assert "E-PRINTED" in done.out
    assert "1ファイルの1か所を書き換えました" in done.beside


def test_records_that_are_not_yet_there_are_made(tmp_path: Path) -> None:
    """After a new year's empty evaluations, indicators and rounds are typed into rows that wait for them."""
    whole = (SMALL / YEAR).read_text(encoding="utf-8")
    values = whole[whole.index("    values:") : whole.index("  paper-forms:")]
    content = small(tmp_path, ROUNDS, (YEAR, values, ""))
    out = exported(content)
    before = held(content)
    fill(out / NAME, VALUES, "目標値", "online-bookings", "年度末評価", value="60")
    fill(out / NAME, VALUES, "見込み（値）", "online-bookings", "年度末評価", value="80")
    fill(out / NAME, VALUES, "実績値", "online-bookings", "中間評価", value="40")
    fill(out / NAME, "年度途中の評価", "評価", "berth-booking", value="○")
    fill(out / NAME, "年度途中の評価", "進捗", "berth-booking", value="・a\n・b")
    fill(out / NAME, GRADES, "補足", "berth-booking", value="注")
    imported(content, out / NAME)
    assert changed(before, held(content)) == [
        *("+     values:", "+       online-bookings:", "+         target: 60", "+         forecast:"),
        *("+           value: 80", "+     rounds:", "+       mid-year:", "+         grade: ○"),
        *("+         progress: |", "+           ・a", "+           ・b", "+         values:"),
        *("+           online-bookings:", "+             actual: 40", "+     note: |", "+       注"),
    ]
    assert imported(content, out / NAME).out == ""


def test_a_grade_takes_the_reason_for_none_away(tmp_path: Path) -> None:
    """A grade typed where it was not yet graded is enough; a reason never takes a grade away."""
    content = small(tmp_path, (YEAR, "    grade: ○\n", "    ungraded: not_yet\n"))
    out = exported(content)
    before = held(content)
    fill(out / NAME, GRADES, "評価", "ferry-times", value="△")
    done = imported(content, out / NAME)
    assert changed(before, held(content)) == ["-     ungraded: not_yet", "+     grade: △"]
    assert "評価がない理由（ungraded）  not_yet → （空欄）" in done.out
    before = held(content)
    (out / NAME).unlink()
    exported(content)
    fill(out / NAME, GRADES, "評価がない理由", "ferry-times", value="評価できない")
    assert "E-GRADE" in imported(content, out / NAME).out
    assert changed(before, held(content)) == ["+     ungraded: cannot"]


def test_a_record_of_which_nothing_is_left_is_taken_out(tmp_path: Path) -> None:
    """When every value of a record is cleared, its key goes too, and so do the keys above it."""
    content = small(tmp_path)
    out = exported(content)
    book = openpyxl.load_workbook(out / NAME)
    sheet = book[VALUES]
    row = place(sheet, "指標ID", "paper-sheets").row
    for cell in sheet[row][6:-1]:
        cell.value = None
    book.save(out / NAME)
    before = held(content)
    imported(content, out / NAME)
    gone = changed(before, held(content))
    assert gone[:3] == ["-     values:", "-       paper-sheets:", "-         target: 1000"]
    assert len(gone) == 8


def test_comments_and_line_ends_stay(tmp_path: Path) -> None:
    """Comments, Windows line ends and the last line without an end come through an import."""
    content = small(tmp_path, (YEAR, "    grade: ◎\n", "    grade: ◎   # 確認済み\n    # 次は部局\n"))
    path = content / YEAR
    path.write_bytes(path.read_bytes().rstrip().replace(b"\n", b"\r\n"))
    out = exported(content)
    before = path.read_bytes()
    fill(out / NAME, GRADES, "評価", "berth-booking", value="△")
    fill(out / NAME, GRADES, "進捗", "ferry-times", value="・一\n・二")
    imported(content, out / NAME)
    wanted = before.replace("grade: ◎   # 確".encode(), "grade: △   # 確".encode())
    assert path.read_bytes() == wanted + "\r\n    progress: |\r\n      ・一\r\n      ・二\r\n".encode()


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


PIECES = [
    *(
        "・",
        "- ",
        "# ",
        "a: b",
        " #",
        "\n",
        "\n\n",
        "  ",
        " ",
        "　",
        "|",
        '"',
        "'",
        "\\",
        "=",
        "@",
        "%",
        "漢",
    ),
    *("か\u3099", "\t", "\x0b", "\r\n", "---", "<<<<<<< HEAD", "~", "null", "{", "["),
]
PUT_TOGETHER = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
ANY = st.text(st.characters(codec="utf-8"), max_size=40) | PUT_TOGETHER


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of the small site and its workbook."""
    folder = tmp_path_factory.mktemp("any")
    exported(small(folder))
    return folder


@given(ANY, ANY)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(sent: Path, text: str, words: str) -> None:
    """Whatever is typed into cells, content then says the same, and all else stays."""
    text, words = _xml(text), _xml(words)
    work = sent / "work"
    shutil.rmtree(work, ignore_errors=True)
    content = Path(shutil.copytree(sent / "content", work / "content"))
    book = Path(shutil.copy(sent / "out" / NAME, work / NAME))
    told = {"進捗": ("berth-booking", text), "補足": ("ferry-times", text)}
    for heading, (name, value) in told.items():
        fill(book, GRADES, heading, name, value=value)
    fill(book, VALUES, "実績の表記", "paper-sheets", value=words)
    done = imported(content, book)
    assert "何も書き換えませんでした" not in done.beside
    assert read(content, "berth-booking", "progress") == clean(text, long=True)
    assert read(content, "ferry-times", "note") == clean(text, long=True)
    assert read(content, "paper-forms", "values", "paper-sheets", "actual_printed") == clean(
        words, long=False
    )
    assert read(content, "paper-forms", "plan") == "・紙の申請書を1,000枚以下にする。"
    assert imported(content, book).out == ""


def _xml(text: str) -> str:
    """Return a text without what openpyxl refuses to put into a cell."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return str(ILLEGAL_CHARACTERS_RE.sub("", text)).replace("\ufffe", "").replace("\uffff", "")


def read(content: Path, *path: str) -> str:
    """Return what the small site's file says at the end of a path of keys."""
    file, problems = read_file(YEAR, (content / YEAR).read_bytes())
    assert not [one for one in problems if one.severity == "error"]
    node = file.root
    for name in ("evaluations", *path):
        assert isinstance(node, Mapping)
        if name not in node.entries:
            return ""
        node = node.entries[name][1]
    assert isinstance(node, Scalar)
    return node.text

"""Evaluations go out as workbooks and come back: only what somebody typed changes, and only its own lines."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from .contents import REAL, SMALL, small
from .workbooks import GRADES, NAME, VALUES, YEAR, changed, exported, fill, held, imported, place

ROUNDS = (
    "minato/2023/report.yaml",
    "claim:",
    "round: 年度末評価\nrounds:\n  - id: mid-year\n    title: 中間評価\nclaim:",
)


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
    told = "シート「評価」E2  岸壁予約のオンライン化  評価: ◎（目標を超えた） → ○（目標に届いた）"
    assert f"{NAME} {told}  （{YEAR}:4）\n" in done.out
    assert "E-TOTAL" in done.out
    assert done.code == 1
    assert "まだ書き換えていません" in done.beside


def test_problems_after_an_import_are_shown(tmp_path: Path) -> None:
    """What was typed is written, and what `check` then has to say is said."""
    content = small(tmp_path)
    out = exported(content)
    at = fill(out / NAME, VALUES, "実績値", "online-bookings", value="73")
    done = imported(content, out / NAME)
    assert done.code == 1
    assert "E-PRINTED" in done.out
    assert "1ファイルの1か所を書き換えました" in done.beside
    assert f"[E-PRINTED] ← {NAME} シート「指標の値」{at}\n" in done.out


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
    assert "評価がない理由: まだ評価していない → （空欄）" in done.out
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

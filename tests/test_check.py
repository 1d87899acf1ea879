"""What no single file can know: each check catches its slip, at its place, and lets what is right pass."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from dxplan.check import CHECKS, SUMS, check
from dxplan.load import load
from dxplan.problems import Problem
from dxplan.source import read_sources

from .contents import REAL, Edit, edit, load_small, read

REPORT, YEAR, LAST = "minato/2023/report.yaml", "minato/2023/harbour.yaml", "minato/2022/harbour.yaml"
PLAN, HARBOUR = "minato/plan/plan.yaml", "minato/plan/harbour.yaml"
SCHEDULE, ENGLISH = "minato/2023/schedule.yaml", "minato/2023/harbour.en.yaml"
STATE, HEADQUARTERS = "minato/plan/state.yaml", "minato/headquarters.yaml"
WHY, WHY_IN_ENGLISH = "minato/plan/philosophy.yaml", "minato/plan/philosophy.en.yaml"
THEME = """themes:
  - id: online
    title: オンライン
    lead: オンラインの取組。
    records:
      - {record}
    yardsticks:
      - id: share
        title: 割合
        indicators:
          - minato/online-bookings{one}
"""
POINT = """title: 今
source: plan-2022
chapters:
  - id: now
    title: 今
    topics:
      - id: ships
        title: 船
        text: 船は12隻である。
        statistics:
          - id: ships-now
            name: 船
            kind: single
            points:
              - id: all-ships
                label: 船
                value: {value}
                printed: {printed}
"""
BODIES = """title: 体制
source: plan-2022
bodies:
  - id: upper
    name: 上
    parent: {above}
  - id: lower
    name: 下
    parent: upper
"""
VERSE = "source: plan-2022\nverse:\n  title: 詩\n  lines: |\n    一行目\n    二行目\n"
VERSE_IN_ENGLISH = "verse:\n  title: Poem\n  lines: |\n    First{between}second\n"
ROUND = "source: report-2023\nrounds:\n  - id: autumn\n    title: 秋"
GAP = """    rounds:
      autumn:
        grade: ○
        values:
          paper-sheets:
            no_target: not_set
    plan: |
      ・紙"""
POLICIES = """    policies:
      - id: a
        text: 一
      - id: b
        text: 一
        same_as: a
    initiatives:
"""
GROUPED = ("minato/plan/learning.yaml", "areas:\n", "groups:\n  - id: rooms\n    title: 部屋\nareas:\n")


def found(*edits: Edit) -> list[Problem]:
    """Return what the checks say of the small site after edits; loading it must go well."""
    loaded = load_small(*edits)
    assert [one for one in loaded.problems if one.severity == "error"] == []
    return check(loaded)


@pytest.mark.parametrize(
    ("slip", "code", "line"),
    [
        (
            (YEAR, "      - ports\n    plan: |\n      ・オン", "      - port\n    plan: |\n      ・オン"),
            "E-REF",
            6,
        ),
        ((YEAR, "  ferry-times:\n", "  ferry-time:\n"), "E-REF", 45),
        ((YEAR, "      online-bookings:\n", "      online-booking:\n"), "E-REF", 15),
        ((PLAN, "title: みなと県デジタル計画\nsource: plan-2022", "title: 計画\nsource: plan"), "E-REF", 2),
        ((SCHEDULE, "          - berth-booking\n", "          - berth\n"), "E-REF", 14),
        ((YEAR, "    number: 3\n    grade: ○", "    number: 3\n    grade: B"), "E-ENUM", 47),
        ((LAST, "    ungraded: new", "    note: 。"), "E-GRADE", 7),
        ((LAST, "    ungraded: new", "    grade: ○\n    ungraded: new"), "E-GRADE", 7),
        ((REPORT, "  initiatives: 4", "  initiatives: 5"), "E-TOTAL", 5),
        ((REPORT, "    - mark: ◎\n      count: 1", "    - mark: ◎\n      count: 2"), "E-TOTAL", 8),
        ((REPORT, "      share: 25.0\n    - mark: ○", "      share: 25.1\n    - mark: ○"), "E-TOTAL", 9),
        ((REPORT, "    tenths: 5", "    tenths: 6"), "E-TOTAL", 23),
        ((YEAR, "    number: 3", "    number: 1"), "E-DUPID", 46),
        ((YEAR, "        target_printed: 60%", "        target_printed: 61%"), "E-PRINTED", 17),
        ((YEAR, "        actual: 1250", "        actual: 1520"), "E-PRINTED", 41),
        ((YEAR, "          printed: 80%", "          printed: 90%"), "E-PRINTED", 24),
        ((YEAR, "        target: 1000\n        target_printed: 1,000枚\n", ""), "E-REASON", 39),
        ((YEAR, "        target: 60\n", "        target: 60\n        no_target: not_set\n"), "E-REASON", 16),
        (
            (SCHEDULE, "        doubtful: |\n          ・案内", "        doubtful: |\n          ●案内"),
            "E-DOUBTFUL",
            20,
        ),
        (
            (HARBOUR, "title: 紙の申請書の削減\n", "title: 紙の申請書の削減\n        same_title: tablets\n"),
            "E-SAME",
            17,
        ),
        ((ENGLISH, "      ・A guide was put up at the counter.\n", ""), "W-LINES", 9),
        ((ENGLISH, "      ・A guide", "      ●A guide"), "W-LINES", 9),
        ((HARBOUR, "id: ferry-times\n", "id: ferry-times\n        sdgs:\n          - '18'\n"), "E-ENUM", 24),
        ((HARBOUR, "id: ferry-times\n", "id: ferry-times\n        parent: ferry-times\n"), "E-CIRCLE", 23),
        ((HARBOUR, "id: ferry-times\n", "id: ferry-times\n        same_as: ferry-times\n"), "E-CIRCLE", 23),
        (("minato/prefecture.yaml", "name: 港湾課", "name: 港湾課\n    parent: ports"), "E-CIRCLE", 8),
        (
            (HARBOUR, "    initiatives:\n", "    policies:\n      - id: new\n    initiatives:\n"),
            "E-POLICY",
            8,
        ),
        (
            (
                HARBOUR,
                "    initiatives:\n",
                POLICIES,
            ),
            "E-POLICY",
            10,
        ),
        (
            (HARBOUR, "direction: at_least\n", "baseline:\n              as_of: 2022\n"),
            "E-AMOUNT",
            15,
        ),
        (
            (
                HARBOUR,
                "direction: at_least\n",
                "long_term:\n              value: 1\n              missing: not_set\n",
            ),
            "E-AMOUNT",
            15,
        ),
        (
            (YEAR, "        target: 60\n", "        target: 60\n        start:\n          printed: '5'\n"),
            "E-AMOUNT",
            18,
        ),
        ((YEAR, "        target: 60\n", "        grade: A\n        target: 60\n"), "E-ENUM", 16),
        ((YEAR, "    grade: ○", "    grade: ○\n    rounds:\n      autumn:\n        grade: ○"), "E-REF", 49),
        (
            (
                "themes.yaml",
                "",
                THEME.format(record="minato/berth", one=""),
            ),
            "E-REF",
            6,
        ),
        (("themes.yaml", "", THEME.format(record="berth-booking", one="")), "E-REF", 6),
        (
            (
                "themes.yaml",
                "",
                THEME.format(record="minato/tablets", one="\n          - minato/paper-sheets"),
            ),
            "E-YARDSTICK",
            11,
        ),
    ],
)
def test_a_slip_is_caught(slip: Edit, code: str, line: int) -> None:
    """One slip gives one problem, at the line where it was made."""
    told = [one for one in found(slip) if one.code != "W-TRANSLATION-BEHIND"]
    assert [(one.code, one.place.line) for one in told] == [(code, line)]


@pytest.mark.parametrize(
    ("edits", "code", "file", "line"),
    [
        (((STATE, "", POINT.format(value=12, printed="13隻")),), "E-PRINTED", STATE, 18),
        (((STATE, "", POINT.format(value=13, printed="12隻")),), "E-PRINTED", STATE, 17),
        (((HEADQUARTERS, "", BODIES.format(above="upper")),), "E-CIRCLE", HEADQUARTERS, 6),
        (
            ((WHY, "", VERSE), (WHY_IN_ENGLISH, "", VERSE_IN_ENGLISH.format(between=", "))),
            "W-LINES",
            WHY,
            4,
        ),
        (
            (GROUPED, (HARBOUR, "    title: 港の手続\n", "    title: 港の手続\n    group: rooms\n")),
            "E-REF",
            HARBOUR,
            7,
        ),
        (
            (
                (REPORT, "source: report-2023", ROUND),
                (
                    YEAR,
                    "    grade: ○",
                    "    grade: ○\n    rounds:\n      autumn:\n        grade: ○\n        ungraded: cannot",
                ),
            ),
            "E-GRADE",
            YEAR,
            50,
        ),
        (
            (
                (REPORT, "source: report-2023", ROUND),
                (YEAR, "    grade: ○", "    grade: ○\n    rounds:\n      autumn:\n        grade: A"),
            ),
            "E-ENUM",
            YEAR,
            50,
        ),
        (
            (
                (REPORT, "source: report-2023", ROUND),
                (
                    YEAR,
                    "    plan: |\n      ・紙",
                    GAP,
                ),
            ),
            "E-REASON",
            YEAR,
            36,
        ),
    ],
)
def test_a_slip_across_files_is_caught(edits: tuple[Edit, ...], code: str, file: str, line: int) -> None:
    """What shows only where several files, or a new one, come together is told at its line."""
    told = [one for one in found(*edits) if one.code != "W-TRANSLATION-BEHIND"]
    assert [(one.code, one.place.file, one.place.line) for one in told] == [(code, file, line)]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        ((STATE, "", POINT.format(value=12, printed="12隻")),),
        ((HEADQUARTERS, "", BODIES.format(above="lower").replace("    parent: lower\n", "")),),
        ((WHY, "", VERSE), (WHY_IN_ENGLISH, "", VERSE_IN_ENGLISH.format(between="\n    "))),
        (("themes.yaml", "", THEME.format(record="minato/berth-booking", one="")),),
        (
            (REPORT, "source: report-2023", ROUND),
            (
                YEAR,
                "    grade: ○",
                "    grade: ○\n    rounds:\n      autumn:\n        ungraded: by_indicator",
            ),
        ),
        ((YEAR, "        target: 60\n", "        grade: △\n        target: 60\n"),),
        ((REPORT, "totals:", "note: 。\ntotals:"),),
        ((YEAR, "        target: 60\n        target_printed: 60%\n", "        no_target: not_set\n"),),
        ((YEAR, "        target: 60\n", "        target: 60.0\n"),),
        ((YEAR, "・オンラインで受けた予約 R5：60%", "・オンラインで受けた予約 R5：６０％（60%）"),),
        (
            (
                SCHEDULE,
                "        doubtful: |\n          ・案内の配布",
                "        doubtful: |\n          ・ 案内の配布",
            ),
        ),
        ((LAST, "    ungraded: new", "    ungraded: cannot"),),
    ],
)
def test_what_is_right_passes(edits: tuple[Edit, ...]) -> None:
    """The checks are silent about other ways to write what is right."""
    assert found(*edits) == []


def test_totals_say_both_sums() -> None:
    """A total that does not come out names the published number and the computed one, in both languages."""
    (told,) = found((REPORT, "  initiatives: 4", "  initiatives: 5"))
    for sentence in (told.ja, told.en):
        assert "5" in sentence
        assert "4" in sentence


def test_akita_comes_out_as_published() -> None:
    """The rows of Akita's FY2023 report give A 17, B 60, C 5 of 82: the document itself is the test."""
    files, _ = read_sources(REAL)
    site = load(files).site
    assert site is not None
    akita = next(one for one in site.prefectures if one.id == "akita")
    report = next(one for one in akita.reports if one.year == 2023)
    grades = [one.grade for one in report.evaluations.values()]
    assert {mark: grades.count(mark) for mark in "ABC"} == {"A": 17, "B": 60, "C": 5}
    assert report.totals is not None
    published = [(one.id, one.count, one.share) for one in report.totals.grades]
    assert published == [("A", 17, Decimal("20.7")), ("B", 60, Decimal("73.2")), ("C", 5, Decimal("6.1"))]
    assert report.totals.initiatives == len(grades) == 82


def test_a_changed_grade_breaks_akitas_totals(tmp_path: Path) -> None:
    """One grade of Akita from C to A: five published sums no longer come out, each told at its line."""
    shutil.copytree(REAL, tmp_path / "content")
    edit(
        tmp_path / "content",
        ("akita/2023/government.yaml", "    number: 3\n    grade: C", "    number: 3\n    grade: A"),
    )
    told = read(tmp_path / "content")[2]
    assert {one.code for one in told} == {"E-TOTAL"}
    lines = (REAL / "akita/2023/report.yaml").read_text(encoding="utf-8").splitlines()
    typed = [lines[one.place.line - 1].strip() for one in told if one.place.file == "akita/2023/report.yaml"]
    assert typed == ["count: 17", "share: 20.7", "count: 5", "share: 6.1", "tenths: 9"]
    assert "18" in told[0].ja


def test_checks_are_told_apart() -> None:
    """Each check stands in the list once and says what it holds."""
    every = (*CHECKS, *SUMS)
    assert len(set(every)) == len(every)
    assert all(one.__doc__ for one in every)

"""The sentences beside charts of grades: honest with none, one and all; singular and plural right."""

from __future__ import annotations

import pytest

from dxplan.charts import (
    Change,
    Chart,
    DepartmentCount,
    DepartmentCounts,
    FieldGrades,
    FieldUnits,
    GradeChanges,
    GradeMatrix,
    GradesByField,
    Move,
    Unit,
    UnitChart,
    YearGrades,
    takeaway,
)

from .chart_examples import examples, grades

SCALE = grades("ja")


def by_field(*counts: dict[str, int]) -> GradesByField:
    """Return one field with years that end in 2023."""
    first = 2024 - len(counts)
    years = tuple(YearGrades(first + at, each) for at, each in enumerate(counts))
    return GradesByField((FieldGrades("行政", years),), SCALE)


def matrix(*moves: tuple[str, str, int]) -> GradeMatrix:
    """Return a matrix of these moves."""
    return GradeMatrix(2022, 2023, tuple(Move(*move) for move in moves), SCALE)


def changes(*pairs: str) -> GradeChanges:
    """Return initiatives with two marks each."""
    rows = (Change(str(number), "取組", *pair) for number, pair in enumerate(pairs, 1))
    return GradeChanges(2022, 2023, tuple(rows), SCALE)


def units(marks: str) -> UnitChart:
    """Return one square for each mark."""
    return UnitChart(2023, (FieldUnits("行政", tuple(Unit("1", "取組", mark) for mark in marks)),), SCALE)


def departments(initiatives: int, *counts: int) -> DepartmentCounts:
    """Return departments with so many initiatives each."""
    rows = (DepartmentCount(f"第{number}部", {"B": each}) for number, each in enumerate(counts, 1))
    return DepartmentCounts(tuple(rows), SCALE, initiatives)


Y4, Y5, Y6 = "令和4年度（2022年度）", "令和5年度（2023年度）", "令和6年度（2024年度）"
CASES: list[tuple[Chart, str, str]] = [
    (by_field(), "評価された取組はない。", "No initiative has been graded."),
    (by_field({"－": 3}), "評価された取組はない。", "No initiative has been graded."),
    (
        by_field({"A": 1, "－": 4}),
        f"{Y5}は、評価された1件が計画どおり以上だった。",
        "In FY2023, the one graded initiative was on or above plan.",
    ),
    (
        by_field({"C": 1}),
        f"{Y5}は、評価された1件が計画を下回った。",
        "In FY2023, the one graded initiative was below plan.",
    ),
    (
        by_field({"A": 2, "B": 1}),
        f"{Y5}は、評価された3件のすべてが計画どおり以上だった。",
        "In FY2023, all 3 graded initiatives were on or above plan.",
    ),
    (
        by_field({"C": 3}),
        f"{Y5}は、評価された3件のすべてが計画を下回った。",
        "In FY2023, all 3 graded initiatives were below plan.",
    ),
    (
        by_field({"B": 1999, "C": 1}),
        f"{Y5}は、評価された2,000件のうち1,999件（99.9%）が計画どおり以上だった。",
        "In FY2023, 1,999 of 2,000 graded initiatives (99.9%) were on or above plan.",
    ),
    (
        by_field({"B": 1, "C": 1}, {"B": 1, "C": 2}),
        f"{Y5}は、評価された3件のうち1件（33.3%）が計画どおり以上だった（{Y4}は2件のうち1件）。",
        "In FY2023, 1 of 3 graded initiatives (33.3%) was on or above plan; in FY2022 it was 1 of 2.",
    ),
    (
        matrix(),
        f"{Y4}と{Y5}の両方で評価された取組はない。",
        "No initiative was graded in both FY2022 and FY2023.",
    ),
    (
        matrix(("B", "A", 1), ("B", "B", 1), ("－", "－", 2), ("A", "－", 1)),
        (
            f"{Y4}から{Y5}にかけて、評価が上がった取組は1件、下がった取組は0件、"
            "変わらない取組は1件だった（ほかに比べられない3件）。"
        ),
        (
            "From FY2022 to FY2023, 1 initiative rose, none fell and 1 stayed the same"
            " (3 more cannot be compared)."
        ),
    ),
    (
        matrix(("A", "C", 2)),
        f"{Y4}から{Y5}にかけて、評価が上がった取組は0件、下がった取組は2件、変わらない取組は0件だった。",
        "From FY2022 to FY2023, no initiatives rose, 2 fell and none stayed the same.",
    ),
    (changes("AA", "－A"), "評価が変わった取組はない。", "No initiative changed its grade."),
    (
        changes("BA"),
        "評価が変わった取組は1件で、BからAに上がった。",
        "One initiative changed its grade: it rose from B to A.",
    ),
    (
        changes("AB", "AC"),
        "評価が変わった2件は、すべて下がった。",
        "Both initiatives that changed their grade fell.",
    ),
    (units(""), f"{Y5}の取組はない。", "There are no initiatives in FY2023."),
    (units("A"), f"{Y5}の1件はA。", "The one initiative of FY2023 got A."),
    (units("BB"), f"{Y5}の2件はすべてB。", "Both initiatives of FY2023 got B."),
    (
        units("AC－"),
        f"{Y5}は3件のうち、Aが1件、Cが1件、－が1件。",
        "Of 3 initiatives in FY2023, 1 got A, 1 got C and 1 got －.",
    ),
    (
        departments(0),
        "部局に割り当てられた取組はない。",
        "No initiative is assigned to a department.",
    ),
    (departments(1, 1), "第1部だけが1件を担当している。", "Only 第1部 answers for any: 1 initiative."),
    (
        departments(4, 2, 2),
        "2部局がそれぞれ2件を担当している。",
        "Each of 2 departments answers for 2 initiatives.",
    ),
    (
        departments(4, 3, 3, 1),
        "4件のうち、第1部、第2部が各3件で最も多い（複数の部局が担当する取組は、それぞれに数えた）。",
        (
            "Of 4 initiatives, 第1部 and 第2部 answer for the most: 3 each"
            " (those shared by several departments are counted for each)."
        ),
    ),
]


@pytest.mark.parametrize(("chart", "ja", "en"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_takeaway(chart: Chart, ja: str, en: str) -> None:
    """The sentence follows from the rows in both languages."""
    assert takeaway(chart, "ja") == ja
    assert takeaway(chart, "en") == en


REAL = {
    "grades-by-field": "In FY2023, 77 of 82 graded initiatives (93.9%) were on or above plan;"
    " in FY2022 it was 66 of 73.",
    "grade-matrix": "From FY2022 to FY2023, 11 initiatives rose, 5 fell and 57 stayed the same"
    " (9 more cannot be compared).",
    "grade-changes": "16 initiatives changed their grade: 11 rose and 5 fell.",
    "targets": "8 of 15 indicators with a comparable target reached it; the lowest,"
    " “Share of fees payable without cash”, got to 41%.",
    "path": "In FY2023 it was 15%, short of the target of 37%, and 60% is expected in FY2024.",
    "units": "Of 82 initiatives in FY2023, 17 got A, 60 got B and 5 got C.",
}


@pytest.mark.parametrize("name", REAL)
def test_takeaway_of_the_report(name: str) -> None:
    """The report of FY2023 tells 11 that rose, 5 that fell, and 77 of 82 on plan or above."""
    assert takeaway(examples("en")[name], "en") == REAL[name]

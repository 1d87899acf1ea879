"""One chart of every kind, mostly with the rows of a real report, in both languages. For the chart tests."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from dxplan.charts import (
    Change,
    Chart,
    ComparedRow,
    ComparedValue,
    Comparison,
    DepartmentCount,
    DepartmentCounts,
    FieldGrades,
    FieldUnits,
    GradeChanges,
    GradeLook,
    GradeMatrix,
    GradesByField,
    Indicator,
    IndicatorPath,
    Lane,
    MonthEvent,
    MonthLane,
    MonthSchedule,
    Move,
    Organisation,
    Point,
    QuarterSchedule,
    Seat,
    TargetsAndActuals,
    Unit,
    UnitChart,
    YearGrades,
    events,
)

FIXTURES = Path(__file__).parent / "fixtures"
# number, title, field, mark of FY2022, mark of FY2023
GRADED = json.loads((FIXTURES / "graded-initiatives.json").read_text(encoding="utf-8"))
# titles: English of those that moved; values: name, English, target, actual, unit, English unit, grade;
# compared: label, English, own, other; seats: depth, outside, name, English, note, English;
# months: lane, English, events (first, last, mark, words, English, when)
ROWS = json.loads((FIXTURES / "chart-rows.json").read_text(encoding="utf-8"))
FIELDS = {"行政": "Government", "産業": "Industry", "くらし": "Daily life", "環境基盤": "Foundations"}
MEANINGS = {
    "A": ("above", "計画を上回る", "above plan"),
    "B": ("on", "計画どおり", "on plan"),
    "C": ("below", "計画を下回る", "below plan"),
    "－": ("none", "評価なし（新規）", "not graded (new)"),
}
LANGS = ("ja", "en")


def grades(lang: str) -> tuple[GradeLook, ...]:
    """Return the scale."""
    return tuple(
        GradeLook(mark, ja if lang == "ja" else en, standing)  # type: ignore[arg-type]
        for mark, (standing, ja, en) in MEANINGS.items()
    )


def named(name: str, lang: str) -> str:
    """Return a field's name."""
    return name if lang == "ja" else FIELDS[name]


def by_field(lang: str) -> GradesByField:
    """Return grades by field and year."""
    fields = []
    for field in FIELDS:
        rows = [row for row in GRADED if row[2] == field]
        years = (YearGrades(2019 + at, Counter(row[at] for row in rows)) for at in (3, 4))
        fields.append(FieldGrades(named(field, lang), tuple(years)))
    return GradesByField(tuple(fields), grades(lang))


def matrix(lang: str) -> GradeMatrix:
    """Return the matrix of last year and this year."""
    moves = Counter((row[3], row[4]) for row in GRADED)
    return GradeMatrix(
        2022, 2023, tuple(Move(*pair, number) for pair, number in sorted(moves.items())), grades(lang)
    )


def changes(lang: str) -> GradeChanges:
    """Return all initiatives with both marks; the chart picks those that moved."""
    rows = (
        Change(no, name if lang == "ja" else ROWS["titles"].get(no, name), before, after)
        for no, name, _, before, after in GRADED
    )
    return GradeChanges(2022, 2023, tuple(rows), grades(lang))


def targets(lang: str) -> TargetsAndActuals:
    """Return targets and actual values, with one that has no target and one that only has to be kept."""
    ja = lang == "ja"
    rows = [
        Indicator(name if ja else en, unit if ja else english, Decimal(aim), Decimal(got), grade=grade)
        for name, en, aim, got, unit, english, grade in ROWS["values"]
    ]
    why = "公表なし" if ja else "not published"
    name, unit = ("サポーター育成研修の受講者", "人") if ja else ("Supporters trained", "people")
    rows.append(Indicator(name, unit, None, Decimal(128), no_target=why))
    return TargetsAndActuals(2023, tuple(rows), grades(lang))


def path(lang: str) -> IndicatorPath:
    """Return an indicator's path."""
    ja = lang == "ja"
    points = (
        Point(2023, "actual", Decimal(15), "R6.3" if ja else "March 2024"),
        Point(2023, "target", Decimal(37)),
        Point(2024, "forecast", Decimal(60), "R6.10" if ja else "October 2024"),
    )
    return IndicatorPath(ROWS["values"][1][0 if ja else 1], "%", points)


def schedule(lang: str) -> QuarterSchedule:
    """Return a part of the year's schedule, with two lines in doubt."""
    lanes = []
    for printed, english in ROWS["schedule"]:
        name, cells = printed if lang == "ja" else english
        lanes.append(Lane(name, events(cells, printed[1], "▲試験成績取りまとめ")))
    return QuarterSchedule(2023, "全体推進体制等" if lang == "ja" else "Overall promotion", tuple(lanes))


def units(lang: str) -> UnitChart:
    """Return all initiatives as squares."""
    fields = [
        FieldUnits(
            named(field, lang), tuple(Unit(row[0], row[1], row[4]) for row in GRADED if row[2] == field)
        )
        for field in FIELDS
    ]
    return UnitChart(2023, tuple(fields), grades(lang))


def departments(lang: str) -> DepartmentCounts:
    """Return departments with the grades of their initiatives; two are shared."""
    rows = (DepartmentCount(name if lang == "ja" else en, counts) for name, en, counts in ROWS["departments"])
    return DepartmentCounts(tuple(rows), grades(lang), 22)


def comparison(lang: str) -> Comparison:
    """Return a prefecture beside the nation; the first pair is nearly equal, the last value has no other."""
    rows = []
    for name, english, own, other in ROWS["compared"]:
        values = [ComparedValue("青森県" if lang == "ja" else "Aomori", Decimal(own), "own")]
        if other:
            values.append(ComparedValue("全国" if lang == "ja" else "Japan", Decimal(other), "other"))
        rows.append(ComparedRow(name if lang == "ja" else english, tuple(values)))
    return Comparison("青森県と全国" if lang == "ja" else "Aomori and Japan", "%", tuple(rows))


def months(lang: str) -> MonthSchedule:
    """Return a year of meetings: neighbours that are near, arrows, and one that runs for months."""
    lanes = []
    for title, english, rows in ROWS["months"]:
        made = (
            MonthEvent(first, last, mark, ja if lang == "ja" else en, when)
            for first, last, mark, ja, en, when in rows
        )
        lanes.append(MonthLane(title if lang == "ja" else english, tuple(made)))
    name = "プラン策定のスケジュール" if lang == "ja" else "Making of the plan"
    return MonthSchedule(2023, name, tuple(lanes))


def organisation(lang: str) -> Organisation:
    """Return who works under whom, one body from outside among them."""
    seats = []
    for depth, outside, name, english, note, english_note in ROWS["seats"]:
        said = (name, note) if lang == "ja" else (english, english_note)
        seats.append(Seat(*said, depth, outside))
    return Organisation("推進体制" if lang == "ja" else "How the plan is carried out", tuple(seats))


def examples(lang: str) -> dict[str, Chart]:
    """Return a chart of every kind by a short name."""
    return {
        "grades-by-field": by_field(lang),
        "grade-matrix": matrix(lang),
        "grade-changes": changes(lang),
        "targets": targets(lang),
        "path": path(lang),
        "schedule": schedule(lang),
        "units": units(lang),
        "departments": departments(lang),
        "comparison": comparison(lang),
        "months": months(lang),
        "organisation": organisation(lang),
    }


def every() -> list[tuple[str, Chart, str]]:
    """Return all examples in both languages, each with an id."""
    return [(f"{lang}-{name}", chart, lang) for lang in LANGS for name, chart in examples(lang).items()]

"""Grades by field and year: stacked bars, one under the other for each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxplan.language import fiscal_year

from .grade import LOOKS, GradeLook, key_of, looks
from .layout import KeyItem, Layout, Row, Style, Table, word
from .text import width, wrap
from .theme import theme
from .words import all_of, say, share

if TYPE_CHECKING:
    import altair as alt

HEADING, BAR, STEP, GAP = 18, 18, 22, 9  # heights in pixels: a field's name, a bar, bar to bar, after a field
TIGHT = 1  # pixels that a label leaves free inside its bar


@dataclass(frozen=True, slots=True)
class YearGrades:
    """How many initiatives got each mark in a fiscal year."""

    year: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FieldGrades:
    """A field of the plan and its years, oldest first."""

    name: str
    years: tuple[YearGrades, ...]


@dataclass(frozen=True, slots=True)
class GradesByField:
    """Rows of the chart, and the grade scale, best first."""

    fields: tuple[FieldGrades, ...]
    grades: tuple[GradeLook, ...]


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    places = {
        "x": pen.measured("x", "from", "left", theme().width - 1, most="most"),
        "x2": "to:Q",
        "y": pen.pixels("y", "top"),
        "y2": "bottom:Q",
    }
    return pen.chart(pen.looked(pen.rows("bars"), places))


def layout(chart: GradesByField, lang: str) -> Layout:
    """Return one bar for each grade of each year of each field, with its mark and count where they fit."""
    short = {
        year.year: fiscal_year(year.year, lang, short=True) for field in chart.fields for year in field.years
    }
    left = max((width(name, theme().sizes["text"]) for name in short.values()), default=0) + 8
    most = max((sum(year.counts.values()) for field in chart.fields for year in field.years), default=0) or 1
    scale = (theme().width - 1 - left) / most
    bars: list[Row] = []
    words: list[Row] = []
    y = 2.0
    for field in chart.fields:
        for line in wrap(field.name, theme().width, theme().sizes["text"], bold=True):
            words.append(word((0, y + 8), line, style=Style(bold=True)))
            y += HEADING
        for year in field.years:
            words.append(word((0, y + BAR / 2), short[year.year], style=Style(ink="muted")))
            for row in pieces(chart.grades, field.name, year, lang):
                bars.append({**row, "top": y, "bottom": y + BAR})
                start, end = (left + scale * row[side] for side in ("from", "to"))
                label = fitting(row["grade"], row["count"], end - start - TIGHT)
                how = Style(ink=f"{row['look']}-ink", bold=True)
                if label:
                    words.append(word(((start + end) / 2, y + BAR / 2), label, style=how, align="center"))
            y += STEP
        y += GAP
    bars.sort(key=lambda row: LOOKS.index(row["look"]))
    return Layout(max(y - GAP, 0), words, {"bars": bars}, {"left": round(left, 2), "most": most})


def pieces(grades: tuple[GradeLook, ...], name: str, year: YearGrades, lang: str) -> list[Row]:
    """Return the parts of one bar, best grade first; grades that nobody got have none."""
    look, start, found = looks(grades), 0, []
    for grade in grades:
        number = year.counts.get(grade.mark, 0)
        if not number:
            continue
        tip = f"{name} {fiscal_year(year.year, lang)} {grade.label}: {number}"
        found.append(
            {
                "field": name,
                "year": year.year,
                "grade": grade.mark,
                "count": number,
                "from": start,
                "to": start + number,
                "look": look[grade.mark],
                "tip": tip,
            }
        )
        start += number
    return found


def fitting(mark: str, number: int, room: float) -> str:
    """Return the fullest label that fits: mark and count, or the count alone. A mark alone means one."""
    for label in (mark if number == 1 else f"{mark}{number}", str(number)):
        if width(label, theme().sizes["text"], bold=True) <= room:
            return label
    return ""


def title(chart: GradesByField, lang: str) -> str:
    """Return what the chart shows."""
    several = len({year.year for field in chart.fields for year in field.years}) > 1
    if several:
        return say(lang, "分野・年度別の評価", "Grades by field and year")
    return say(lang, "分野別の評価", "Grades by field")


def key(chart: GradesByField, _lang: str) -> tuple[KeyItem, ...]:
    """Return what the bars' looks mean."""
    used = [
        mark
        for field in chart.fields
        for year in field.years
        for mark, number in year.counts.items()
        if number
    ]
    return key_of(chart.grades, used)


def takeaway(chart: GradesByField, lang: str) -> str:
    """Return how many graded initiatives were on plan or above in the last year, and in the one before."""
    years = sorted({year.year for field in chart.fields for year in field.years})
    told = [(year, *standing(chart, year)) for year in years]
    told = [one for one in told if one[2]]
    if not told:
        return say(lang, "評価された取組はない。", "No initiative has been graded.")
    year, good, graded = told[-1]
    now, name = outcome(good, graded, lang), fiscal_year(year, lang)
    if len(told) == 1:
        return say(lang, f"{name}は、{now}。", f"In {name}, {now}.")
    before, good, graded = told[-2]
    then = fiscal_year(before, lang)
    ja = f"{name}は、{now}（{then}は{graded:,}件のうち{good:,}件）。"
    return say(lang, ja, f"In {name}, {now}; in {then} it was {good:,} of {graded:,}.")


def standing(chart: GradesByField, year: int) -> tuple[int, int]:
    """Return how many initiatives were on plan or above in a year, and how many were graded at all."""
    of = {grade.mark: grade.standing for grade in chart.grades}
    counts = [one.counts for field in chart.fields for one in field.years if one.year == year]
    marks = [(of[mark], number) for each in counts for mark, number in each.items()]
    good = sum(number for side, number in marks if side in {"above", "on"})
    return good, sum(number for side, number in marks if side != "none")


def outcome(good: int, graded: int, lang: str) -> str:
    """Return the part of the sentence that tells how many were on plan or above."""
    above, below = "計画どおり以上だった", "計画を下回った"
    if graded == 1:
        en = "on or above plan" if good else "below plan"
        ja = f"評価された1件が{above if good else below}"
        return say(lang, ja, f"the one graded initiative was {en}")
    if good == graded:
        ja = f"評価された{graded:,}件のすべてが{above}"
        return say(lang, ja, f"{all_of(graded, 'graded initiatives')} were on or above plan")
    if not good:
        ja = f"評価された{graded:,}件のすべてが{below}"
        return say(lang, ja, f"{all_of(graded, 'graded initiatives')} were below plan")
    part = share(good, graded)
    ja = f"評価された{graded:,}件のうち{good:,}件（{part}）が{above}"
    verb = "was" if good == 1 else "were"
    return say(lang, ja, f"{good:,} of {graded:,} graded initiatives ({part}) {verb} on or above plan")


def table(chart: GradesByField, lang: str) -> Table:
    """Return a row for each field and year with the count of each grade and their sum."""
    head = (say(lang, "分野", "Field"), say(lang, "年度", "Year"))
    last = say(lang, "計", "Total")
    rows = [
        (
            field.name,
            fiscal_year(year.year, lang),
            *(f"{year.counts.get(grade.mark, 0):,}" for grade in chart.grades),
            f"{sum(year.counts.values()):,}",
        )
        for field in chart.fields
        for year in field.years
    ]
    return Table((*head, *(grade.label for grade in chart.grades), last), tuple(rows), labels=2)

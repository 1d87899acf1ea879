"""How many initiatives each department answers for, in stacked bars by grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .grade import LOOKS, GradeLook, key_of, looks
from .grades_by_field import fitting
from .layout import KeyItem, Layout, Row, Style, Table, stack, word
from .text import width, wrap
from .theme import theme
from .words import count, listed, say

if TYPE_CHECKING:
    import altair as alt

BAR, LINE, GAP = 18, 15, 8  # heights in pixels: a bar, a line of a name, between rows
WIDEST = 150  # pixels that names may take; longer ones are broken
SUM = 30  # pixels kept free for the sum after the longest bar


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department and how many of its initiatives have each mark."""

    name: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class DepartmentCounts:
    """Departments in the prefecture's order, and the grade scale. `initiatives` counts each once."""

    rows: tuple[DepartmentCount, ...]
    grades: tuple[GradeLook, ...]
    initiatives: int


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    places = {
        "x": pen.measured("x", "from", "left", theme().width - SUM, most="most"),
        "x2": "to:Q",
        "y": pen.pixels("y", "top"),
        "y2": "bottom:Q",
    }
    return pen.chart(pen.looked(pen.rows("bars"), places))


def ranked(chart: DepartmentCounts) -> list[DepartmentCount]:
    """Return the departments with the most initiatives first."""
    return sorted((row for row in chart.rows if row.total), key=lambda row: -row.total)


def layout(chart: DepartmentCounts, _lang: str) -> Layout:
    """Return a bar for each department, its name before it and its sum behind it."""
    size, look = theme().sizes["text"], looks(chart.grades)
    left = min(max((width(row.name, size) for row in chart.rows), default=0), WIDEST) + 8
    most = max((row.total for row in chart.rows), default=0) or 1
    scale = (theme().width - SUM - left) / most
    words: list[Row] = []
    bars: list[Row] = []
    y = 3.0
    for row in ranked(chart):
        names = wrap(row.name, left - 8, size, lines=3)
        high = max(BAR, LINE * len(names))
        middle, top = y + high / 2, y + (high - BAR) / 2
        words += stack((0, middle - LINE * (len(names) - 1) / 2), names, LINE)
        start = 0
        for grade in chart.grades:
            number = row.counts.get(grade.mark, 0)
            if not number:
                continue
            named = {"department": row.name, "grade": grade.mark, "count": number, "look": look[grade.mark]}
            place = {"from": start, "to": start + number, "top": top, "bottom": top + BAR}
            bars.append({**named, **place, "tip": f"{row.name} {grade.label}: {number:,}"})
            label = fitting(grade.mark, number, scale * number - 4)
            if label:
                style = Style(ink=f"{look[grade.mark]}-ink", bold=True)
                words.append(
                    word((left + scale * (start + number / 2), middle), label, style=style, align="center")
                )
            start += number
        words.append(word((left + scale * start + 6, middle), f"{row.total:,}", style=Style(bold=True)))
        y += high + GAP
    bars.sort(key=lambda one: LOOKS.index(one["look"]))
    return Layout(max(y - GAP, 0) + 1, words, {"bars": bars}, {"left": round(left, 2), "most": most})


def title(_chart: DepartmentCounts, lang: str) -> str:
    """Return what the chart shows."""
    return say(lang, "部局別の取組数", "Initiatives by department")


def key(chart: DepartmentCounts, _lang: str) -> tuple[KeyItem, ...]:
    """Return what the bars' looks mean."""
    return key_of(chart.grades, [mark for row in chart.rows for mark, number in row.counts.items() if number])


def takeaway(chart: DepartmentCounts, lang: str) -> str:
    """Return which department has most, and that shared initiatives are counted more than once."""
    rows = ranked(chart)
    if not rows:
        return say(lang, "部局に割り当てられた取組はない。", "No initiative is assigned to a department.")
    most = rows[0].total
    first = [row.name for row in rows if row.total == most]
    twice = sum(row.total for row in rows) > chart.initiatives
    ja = "（複数の部局が担当する取組は、それぞれに数えた）" if twice else ""
    en = " (those shared by several departments are counted for each)" if twice else ""
    things = count(most, "initiative", "initiatives")
    if len(rows) == 1:
        return say(
            lang, f"{first[0]}だけが{most:,}件を担当している。", f"Only {first[0]} answers for any: {things}."
        )
    if len(first) == len(rows):
        ja = f"{len(rows):,}部局がそれぞれ{most:,}件を担当している{ja}。"
        return say(lang, ja, f"Each of {len(rows):,} departments answers for {things}{en}.")
    several = len(first) > 3
    names = say(lang, f"{len(first)}部局", f"{len(first)} departments") if several else listed(first, lang)
    each, verb = (say(lang, "各", " each"), "answer") if len(first) > 1 else ("", "answers")
    told = f"{chart.initiatives:,}件のうち、{names}が{each}{most:,}件で最も多い{ja}。"
    return say(
        lang, told, f"Of {chart.initiatives:,} initiatives, {names} {verb} for the most: {most:,}{each}{en}."
    )


def table(chart: DepartmentCounts, lang: str) -> Table:
    """Return a row for each department with the count of each grade and their sum."""
    head = (
        say(lang, "部局", "Department"),
        *(grade.label for grade in chart.grades),
        say(lang, "計", "Total"),
    )
    rows = (
        (row.name, *(f"{row.counts.get(grade.mark, 0):,}" for grade in chart.grades), f"{row.total:,}")
        for row in ranked(chart)
    )
    return Table(head, tuple(rows))

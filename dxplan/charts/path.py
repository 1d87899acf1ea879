"""An indicator's path over the years: what was measured, what was aimed at, what is expected."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from ..language import fiscal_year, number
from .labels import Box, Label, along, place
from .layout import KeyItem, Layout, Row, Style, Table, word
from .targets import Direction
from .text import width
from .theme import paint, theme
from .ticks import ticks
from .words import say

if TYPE_CHECKING:
    import altair as alt

Sort = Literal["actual", "target", "forecast"]
TOP, PLOT, FOOT = 32, 150, 26  # heights in pixels: above the highest line, the plot, the years
SIDE = 30  # pixels between the frame and the first and last year, at least
POINTS = {"actual": ("circle", "accent", "accent"), "target": ("diamond", "paper", "against")}
POINTS["forecast"] = ("circle", "paper", "accent")
AREAS: dict[Sort, int] = {"actual": 70, "target": 100, "forecast": 70}
STYLES: dict[Sort, Style] = {
    "actual": Style(ink="accent", bold=True),
    "target": Style(ink="against"),
    "forecast": Style(ink="accent"),
}
DASHES = {"measured": (1, 0), "unknown": (2, 4), "expected": (5, 3)}


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one fiscal year; `when` says in words as of when, where that is known."""

    year: int
    sort: Sort
    value: Decimal
    when: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorPath:
    """An indicator with its values of several years, in any order."""

    name: str
    unit: str
    points: tuple[Point, ...]
    direction: Direction = "at_least"


def template() -> alt.LayerChart:
    """Return the chart without data."""
    import altair as alt

    from . import pen

    def at(year: str, value: str) -> dict[str, object]:
        """Return the place of a year and a value."""
        across = pen.measured("x", year, "left", "right", zero=False)
        return {"x": across, "y": pen.measured("y", value, TOP + PLOT, TOP, zero=False)}

    grid = pen.rules(
        pen.rows("grid"), {"y": at("year", "value")["y"], "x": pen.pixels("x", "x"), "x2": "x2:Q"}, "grid"
    )
    lines = (
        pen.rows("lines")
        .mark_line(stroke=paint("accent"), strokeWidth=2.5)
        .encode(
            **at("year", "value"),
            detail="piece:N",
            strokeDash=alt.StrokeDash("kind:N", legend=None, scale=pen.chosen(DASHES)),
        )
    )
    return pen.chart(grid, lines, pen.dots(pen.rows("points"), at("year", "value"), "sort", POINTS))


def ordered(chart: IndicatorPath) -> list[Point]:
    """Return the points by year; within one, the actual value before the target and the forecast."""
    return sorted(chart.points, key=lambda point: (point.year, list(POINTS).index(point.sort)))


def lines(points: list[Point]) -> list[Row]:
    """Return the ends of each line: solid from year to year, dotted over unknown years, dashed to what is expected."""
    actual = [point for point in points if point.sort == "actual"]
    found: list[tuple[str, Point, Point]] = [
        ("measured" if after.year - before.year <= 1 else "unknown", before, after)
        for before, after in pairwise(actual)
    ]
    expected = [
        point for point in points if point.sort == "forecast" and actual and point.year > actual[-1].year
    ]
    found += [("expected", before, after) for before, after in pairwise([*actual[-1:], *expected])]
    return [
        {"piece": piece, "kind": kind, "year": end.year, "value": float(end.value)}
        for piece, (kind, *ends) in enumerate(found)
        for end in ends
    ]


def layout(chart: IndicatorPath, lang: str) -> Layout:
    """Return the grid, the lines, the points, and a label at each point that has room for one."""
    points = ordered(chart)
    size, unit = theme().sizes["text"], chart.unit if chart.unit == "%" else ""
    marks = ticks([point.value for point in points])
    names = [number(mark, lang, unit) for mark in marks]
    left = max(width(name, size) for name in names) + 6
    bottom, span = TOP + PLOT, float(marks[-1] - marks[0])
    labels = [said(point, lang, unit) for point in points]
    side = max([SIDE, *(width(label, size, bold=True) / 2 + 2 for label in labels)])
    ends = (left + side, theme().width - side)
    years = sorted({point.year for point in points})
    wide = (years[-1] - years[0]) if years else 0

    def x(year: int) -> float:
        """Return the horizontal place of a year; a single one stands in the middle."""
        return ends[0] + (ends[1] - ends[0]) * ((year - years[0]) / wide if wide else 0.5)

    def y(value: Decimal) -> float:
        """Return the vertical place of a value."""
        return bottom - PLOT * float(value - marks[0]) / span

    words = [
        word((left - 6, y(mark)), name, style=Style(ink="muted"), align="right")
        for mark, name in zip(marks, names, strict=True)
    ]
    if chart.unit and not unit:
        words.append(
            word((0, 6), say(lang, f"（{chart.unit}）", f"({chart.unit})"), style=Style(ink="muted"))
        )
    end = -1.0
    for year in years:
        name = fiscal_year(year, lang, short=True)
        half = width(name, size) / 2
        if x(year) - half > end:
            words.append(word((x(year), bottom + 14), name, align="center"))
            end = x(year) + half + 4
    wanted = [
        Label(label, x(point.year), y(point.value), STYLES[point.sort])
        for label, point in zip(labels, points, strict=True)
    ]
    named = Box(0, 0, width(f"（{chart.unit}）", size), 14)
    drawn_lines = lines(points)
    ends_of = [
        [(x(end["year"]), y(Decimal(end["value"]))) for end in drawn_lines[at : at + 2]]
        for at in range(0, len(drawn_lines), 2)
    ]
    soft = [box for start, stop in ends_of for box in along(start, stop)]
    words += place(wanted, Box(left, 0, theme().width, bottom), [named], soft)
    grid = [{"value": float(mark), "x": left, "x2": theme().width} for mark in marks]
    drawn = [
        {
            "year": point.year,
            "sort": point.sort,
            "value": float(point.value),
            "area": AREAS[point.sort],
            "tip": tip(point, chart.unit, lang),
        }
        for point in reversed(points)
    ]
    data = {"grid": grid, "lines": drawn_lines, "points": drawn}
    return Layout(bottom + FOOT, words, data, {"left": round(ends[0], 2), "right": round(ends[1], 2)})


def called(sort: Sort, lang: str) -> str:
    """Return what a sort of value is called."""
    words = {"actual": ("実績", "actual"), "target": ("目標", "target"), "forecast": ("見込み", "expected")}
    return say(lang, *words[sort])


def said(point: Point, lang: str, unit: str) -> str:
    """Return the label of a point."""
    value = number(point.value, lang, unit)
    if point.sort == "actual":
        return value
    name = called(point.sort, lang)
    return f"{name} {value}"


def tip(point: Point, unit: str, lang: str) -> str:
    """Return a point in words."""
    return " ".join(
        filter(
            None,
            (
                fiscal_year(point.year, lang),
                called(point.sort, lang),
                number(point.value, lang, unit),
                point.when,
            ),
        )
    )


def title(chart: IndicatorPath, lang: str) -> str:  # noqa: ARG001 - the name is already in the language
    """Return what the chart shows."""
    return chart.name


def key(chart: IndicatorPath, lang: str) -> tuple[KeyItem, ...]:
    """Return what the points mean that occur."""
    sorts = {point.sort for point in chart.points}
    marks: dict[Sort, str] = {"actual": "●", "target": "◇", "forecast": "○"}
    return tuple(KeyItem(sort, mark, called(sort, lang)) for sort, mark in marks.items() if sort in sorts)


def takeaway(chart: IndicatorPath, lang: str) -> str:
    """Return the latest actual value, whether it reached that year's target, and what is expected next."""
    latest: dict[Sort, Point] = {point.sort: point for point in ordered(chart)}
    actual, target, forecast = latest.get("actual"), latest.get("target"), latest.get("forecast")
    if not actual:
        told = target or forecast
        if not told:
            return say(lang, "数値のデータがない。", "There are no values.")
        name, year, value = (
            called(told.sort, lang),
            fiscal_year(told.year, lang),
            number(told.value, lang, chart.unit),
        )
        ja = f"{year}の{name}は{value}で、実績はまだない。"
        kind = "the target is" if told.sort == "target" else "it is expected to be"
        return say(lang, ja, f"For {year} {kind} {value}; there is no actual value yet.")
    same = [point for point in chart.points if point.sort == "target" and point.year == actual.year]
    value, year = number(actual.value, lang, chart.unit), fiscal_year(actual.year, lang)
    goal = judged(actual.value, same[0].value, chart, lang) if same else ""
    parts = [goal, *ahead(target, actual, chart.unit, lang), *ahead(forecast, actual, chart.unit, lang)]
    if lang == "ja":
        return f"{year}の実績は{value}" + "".join(f"、{part}" for part in parts if part) + "。"
    return f"In {year} it was {value}" + "".join(f", {part}" for part in parts if part) + "."


def judged(actual: Decimal, goal: Decimal, chart: IndicatorPath, lang: str) -> str:
    """Return whether the actual value reached the target; no judgement where the direction allows none."""
    aim = number(goal, lang, chart.unit)
    if chart.direction not in {"at_least", "at_most"}:
        return say(lang, f"目標は{aim}", f"the target {aim}")
    most = chart.direction == "at_most"
    reached = actual <= goal if most else actual >= goal
    if reached:
        return say(
            lang,
            f"目標の{aim}{'以下' if most else ''}を達成",
            f"reaching the target of {'at most ' * most}{aim}",
        )
    return say(
        lang,
        f"目標の{aim}{'以下' if most else ''}に届かず",
        f"short of the target of {'at most ' * most}{aim}",
    )


def ahead(point: Point | None, actual: Point, unit: str, lang: str) -> list[str]:
    """Return a target or forecast for a year after the last actual value."""
    if not point or point.year <= actual.year:
        return []
    year, value = fiscal_year(point.year, lang), number(point.value, lang, unit)
    if point.sort == "target":
        return [say(lang, f"{year}の目標は{value}", f"with a target of {value} for {year}")]
    return [say(lang, f"{year}は{value}の見込み", f"and {value} is expected in {year}")]


def table(chart: IndicatorPath, lang: str) -> Table:
    """Return a row for each value, by year."""
    head = say(lang, "年度|区分|値|時点", "Year|Kind|Value|As of").split("|")
    dated = any(point.when for point in chart.points)
    rows = [
        (
            fiscal_year(point.year, lang),
            called(point.sort, lang),
            number(point.value, lang, chart.unit),
            point.when,
        )
        for point in ordered(chart)
    ]
    many = 4 if dated else 3
    return Table(tuple(head[:many]), tuple(row[:many] for row in rows), labels=2)

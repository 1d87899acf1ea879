"""The picture of an indicator's path: what was measured, aimed at and expected, year by year."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dxplan.language import fiscal_year, number

from .labels import Box, Label, along, place
from .layout import Layout, Row, Style, word
from .points import MARKS, IndicatorPath, Point, Sort, called, key, ordered, table, takeaway, title
from .text import width
from .theme import paint, theme
from .ticks import ticks
from .words import say

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Sort", "key", "layout", "table", "takeaway", "template", "title"]

TOP, PLOT, FOOT = 34, 150, 26  # heights in pixels: above the highest line, the plot, the years
SIDE = 30  # pixels between the plot's edges and the first and last year, at least
LOOKS = {
    "actual": ("circle", "accent", "accent"),
    "target": ("diamond", "paper", "against"),
    "forecast": ("circle", "paper", "accent"),
}
AREAS: dict[Sort, int] = {"actual": 70, "target": 100, "forecast": 70}
STYLES: dict[Sort, Style] = {
    "actual": Style(ink="accent", bold=True),
    "target": Style(ink="against"),
    "forecast": Style(ink="accent"),
}
DASHES = {"measured": (1, 0), "unknown": (2, 4), "expected": (5, 3)}


class Plot(NamedTuple):
    """Where values stand: the left and right place of the years, the years and the values at the edges."""

    left: float
    right: float
    years: tuple[int, int]
    values: tuple[Decimal, Decimal]

    def at(self, point: Point) -> tuple[float, float]:
        """Return the place of a point in pixels; a single year stands in the middle."""
        (first, last), (low, high) = self.years, self.values
        across = (point.year - first) / (last - first) if last > first else 0.5
        up = float((point.value - low) / (high - low))
        return self.left + (self.right - self.left) * across, TOP + PLOT * (1 - up)


def template() -> alt.LayerChart:
    """Return the chart without data."""
    import altair as alt

    from . import pen

    x = pen.measured("x", "year", "left", "right", zero=False)
    y = pen.measured("y", "value", TOP + PLOT, TOP, zero=False)
    grid = pen.rules(pen.rows("grid"), {"y": y, "x": pen.pixels("x", "x"), "x2": "x2:Q"}, "grid")
    line = pen.rows("lines").mark_line(stroke=paint("accent"), strokeWidth=2.5)
    lines = line.encode(x=x, y=y, detail="piece:N", strokeDash=pen.chosen(alt.StrokeDash, "kind", DASHES))
    return pen.chart(grid, lines, pen.dots(pen.rows("points"), {"x": x, "y": y}, "sort", LOOKS))


def stretches(points: list[Point]) -> list[tuple[str, Point, Point]]:
    """Return the lines: solid from year to year, dotted over unknown years, dashed to what is expected."""
    actual = [point for point in points if point.sort == "actual"]
    expected = [
        point for point in points if point.sort == "forecast" and actual and point.year > actual[-1].year
    ]
    measured = [
        ("measured" if after.year - before.year <= 1 else "unknown", before, after)
        for before, after in pairwise(actual)
    ]
    return measured + [("expected", *ends) for ends in pairwise([*actual[-1:], *expected])]


def layout(chart: IndicatorPath, lang: str) -> Layout:
    """Return the grid, the lines, the points, and a label at each point that has room for one."""
    points = ordered(chart)
    if not points:
        return Layout(0, [], {})
    size, unit = theme().sizes["text"], chart.unit if chart.unit == "%" else ""
    marks = ticks([point.value for point in points])
    names = [number(mark, lang, unit) for mark in marks]
    left = max(width(name, size) for name in names) + 6
    labels = [said(point, lang, unit) for point in points]
    side = max([SIDE, *(width(label, size, bold=True) / 2 + 2 for label in labels)])
    plot = Plot(left + side, theme().width - side, (points[0].year, points[-1].year), (marks[0], marks[-1]))
    words, grid = [], []
    for mark, name in zip(marks, names, strict=True):
        y = plot.at(Point(points[0].year, "actual", mark))[1]
        words.append(word((left - 6, y), name, style=Style(ink="muted"), align="right"))
        grid.append({"value": float(mark), "x": left, "x2": theme().width})
    counted = say(lang, f"（{chart.unit}）", f"({chart.unit})") if chart.unit and not unit else ""
    if counted:
        words.append(word((0, 10), counted, style=Style(ink="muted")))
    words += years(points, plot, lang)
    lines = stretches(points)
    wanted = [
        Label(label, *plot.at(point), STYLES[point.sort]) for label, point in zip(labels, points, strict=True)
    ]
    # The newest actual value is the first to get its label, then older ones, then targets and forecasts.
    first = sorted(range(len(points)), key=lambda at: (list(MARKS).index(points[at].sort), -points[at].year))
    beside = [box for _, before, after in lines for box in along(plot.at(before), plot.at(after))]
    hard = [Box(0, 0, width(counted, size), 18)]
    frame = Box(left, 0, theme().width, TOP + PLOT)
    words += place([wanted[at] for at in first], frame, hard, beside)
    data = {
        "grid": grid,
        "lines": drawn(lines),
        "points": [dot(point, chart.unit, lang) for point in points[::-1]],
    }
    return Layout(
        TOP + PLOT + FOOT, words, data, {"left": round(plot.left, 2), "right": round(plot.right, 2)}
    )


def years(points: list[Point], plot: Plot, lang: str) -> list[Row]:
    """Return the names of the years that have values, as far as they fit beside each other."""
    found: list[Row] = []
    end = -1.0
    for point in points:
        name, x = fiscal_year(point.year, lang, short=True), plot.at(point)[0]
        half = width(name, theme().sizes["text"]) / 2
        if x - half > end:
            found.append(word((x, TOP + PLOT + 14), name, align="center"))
            end = x + half + 4
    return found


def drawn(lines: list[tuple[str, Point, Point]]) -> list[Row]:
    """Return the two ends of every line as rows."""
    return [
        {"piece": piece, "kind": kind, "year": end.year, "value": float(end.value)}
        for piece, (kind, *ends) in enumerate(lines)
        for end in ends
    ]


def dot(point: Point, unit: str, lang: str) -> Row:
    """Return a point as a row, with its value in words."""
    told = (
        fiscal_year(point.year, lang),
        called(point.sort, lang),
        number(point.value, lang, unit),
        point.when,
    )
    place = {"year": point.year, "value": float(point.value), "area": AREAS[point.sort]}
    return {"sort": point.sort, **place, "tip": " ".join(filter(None, told))}


def said(point: Point, lang: str, unit: str) -> str:
    """Return the label of a point."""
    value = number(point.value, lang, unit)
    return value if point.sort == "actual" else f"{called(point.sort, lang)} {value}"

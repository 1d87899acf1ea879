"""The picture of a comparison: for each row a line from value to value, every value printed under it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dxplan.language import number

from .compared import (
    FILLED,
    MARKS,
    Comparison,
    key,
    named_by_key,
    table,
    takeaway,
    title,
    valued,
)
from .layout import Layout, Row, Style, stack, word
from .text import width, wrap
from .theme import theme
from .ticks import ticks

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Comparison", "key", "layout", "table", "takeaway", "template", "title"]

# Heights in pixels: a line of a label, from it to the line of values, from there to their numbers, a line of
# numbers, after a row, the axis.
LABEL, DROP, UNDER, LINE, GAP, FOOT = 16, 9, 16, 15, 9, 18
SIDE, APART, TICK = 8, 10, 4  # pixels beside the axis, between two numbers, above and under the axis
LOOKS = {
    "own": ("circle", "accent", "accent"),
    "actual": ("circle", "accent", "accent"),
    "other": ("square", "paper", "muted"),
    "target": ("diamond", "paper", "against"),
}
AREAS = {"own": 60, "actual": 60, "other": 110, "target": 190}  # so that equal values show both marks
STYLES = {
    "own": Style(ink="accent", bold=True),
    "actual": Style(ink="accent", bold=True),
    "other": Style(ink="muted"),
    "target": Style(ink="against"),
}


class Number(NamedTuple):
    """A value as printed: its text, how wide it is, the middle it should stand at, its look."""

    text: str
    wide: float
    middle: float
    style: Style


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    ends = (SIDE, theme().width - SIDE)
    y = pen.pixels("y", "y")
    x = pen.measured("x", "value", *ends, zero=False)
    along = {"x": pen.measured("x", "from", *ends, zero=False), "x2": "to:Q", "y": y}
    return pen.chart(
        pen.rules(pen.rows("grid"), {"x": x, "y": y, "y2": "y2:Q"}, "grid"),
        pen.rules(pen.rows("axes"), along, "grid"),
        pen.rules(pen.rows("spans"), along, "on-line", thick=3),
        pen.dots(pen.rows("values"), {"x": x, "y": y}, "sort", LOOKS),
    )


def layout(chart: Comparison, lang: str) -> Layout:
    """Return for each row its label, the line through its values, and their numbers; then the axis."""
    rows = valued(chart)
    if not rows:
        return Layout(0, [], {})
    marks = axis(chart)
    low, high = float(marks[0]), float(marks[-1])
    scale = (theme().width - 2 * SIDE) / (high - low)
    by_key = named_by_key(chart)
    words: list[Row] = []
    grid: list[Row] = []
    axes: list[Row] = []
    spans: list[Row] = []
    values: list[Row] = []
    y = 0.0
    for row in rows:
        labels = wrap(row.label, theme().width, theme().sizes["text"], bold=True, lines=4)
        words += stack((0, y + LABEL / 2), labels, LABEL, style=Style(bold=True))
        y += LABEL * len(labels) + DROP
        grid += [{"value": float(mark), "y": y - TICK, "y2": y + TICK} for mark in marks]
        axes.append({"from": low, "to": high, "y": y})
        ends = [float(value.value) for value in row.values]
        ends += [0.0] if len(ends) == 1 else []
        spans.append({"from": min(ends), "to": max(ends), "y": y})
        numbers = []
        for value in row.values:
            told = number(value.value, lang, chart.unit)
            point = {"sort": value.sort, "of": value.of, "value": float(value.value), "y": y}
            tip = " ".join(filter(None, (f"{row.label}:", value.of, told)))
            values.append({**point, "area": AREAS[value.sort], "tip": tip})
            name = "" if by_key else value.of
            middle = SIDE + (float(value.value) - low) * scale
            numbers += pieces(
                " ".join(filter(None, (MARKS[value.sort], name, told))), middle, STYLES[value.sort]
            )
        y += UNDER
        for line in spaced(numbers):
            words += [word((left, y), one.text, style=one.style) for left, one in line]
            y += LINE
        y += GAP - LINE / 2
    words += named(marks, scale, y + FOOT / 2 - GAP / 2, chart, lang)
    values.sort(key=lambda one: str(one["sort"]) in FILLED)
    return Layout(y + FOOT, words, {"grid": grid, "axes": axes, "spans": spans, "values": values})


def axis(chart: Comparison) -> tuple[Decimal, ...]:
    """Return the marks of the axis: from zero, or below it, over every value; percentages up to 100."""
    whole = [Decimal(100)] if chart.unit == "%" else []
    return ticks([*(value.value for row in chart.rows for value in row.values), *whole])


def pieces(text: str, middle: float, style: Style) -> list[Number]:
    """Return a number to be placed; what is wider than the drawing goes over several lines."""
    size = theme().sizes["text"]
    parts = wrap(text, theme().width, size, bold=style.bold, lines=4)
    return [Number(part, width(part, size, bold=style.bold), middle, style) for part in parts]


def spaced(numbers: list[Number]) -> list[list[tuple[float, Number]]]:
    """Return lines of numbers with their left edges: each as near to its middle as the others let it."""
    rest, found = sorted(numbers, key=lambda one: one.middle), []
    while rest:
        many = 1
        while many < len(rest) and sum(one.wide + APART for one in rest[: many + 1]) - APART <= theme().width:
            many += 1
        here, rest = rest[:many], rest[many:]
        found.append(list(zip(pushed(here), here, strict=True)))
    return found


def pushed(line: list[Number]) -> list[float]:
    """Return the left edges of a line of numbers; those that would touch share the mean of their middles."""
    groups: list[list[Number]] = []
    for one in line:
        groups.append([one])
        while len(groups) > 1 and begin(groups[-2]) + length(groups[-2]) + APART > begin(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    lefts: list[float] = []
    for group in groups:
        left = begin(group)
        for one in group:
            lefts.append(left)
            left += one.wide + APART
    return lefts


def length(group: list[Number]) -> float:
    """Return how wide numbers are beside each other."""
    return sum(one.wide + APART for one in group) - APART


def begin(group: list[Number]) -> float:
    """Return where numbers beside each other begin: around the mean of their middles, inside the drawing."""
    middle = sum(one.middle for one in group) / len(group)
    return max(min(middle - length(group) / 2, theme().width - length(group)), 0)


def named(marks: Sequence[Decimal], scale: float, y: float, chart: Comparison, lang: str) -> list[Row]:
    """Return the names of the axis' marks, as far as they fit beside each other."""
    unit, size = chart.unit if chart.unit == "%" else "", theme().sizes["small"]
    found: list[Row] = []
    end = 0.0
    for mark in marks:
        text = number(mark, lang, unit)
        half = width(text, size) / 2
        x = min(max(SIDE + float(mark - marks[0]) * scale, half), theme().width - half)
        if x - half >= end:
            found.append(word((x, y), text, style=Style(size="small", ink="muted"), align="center"))
            end = x + half + 6
    return found

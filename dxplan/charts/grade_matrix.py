"""From last year's grade to this year's: a grid of counts. Rows are the year before, columns after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxplan.language import fiscal_year

from .grade import GradeLook, Way, key_of, moved, steps
from .layout import KeyItem, Layout, Row, Style, Table, word
from .text import width
from .theme import theme
from .words import bare, count, say, sentence

if TYPE_CHECKING:
    import altair as alt

TOP, CELL = 46, 46  # heights in pixels: the two headings, a row
INSET = 3  # pixels between a cell and its band
LOOKS: dict[Way, str] = {
    "up": "above",
    "down": "below",
    "same": "on-2",
    "new": "none",
    "gone": "none",
    "ungraded": "none",
}
SIGNS: dict[Way, str] = {"up": "↑", "down": "↓", "same": "=", "new": "+", "gone": "−", "ungraded": ""}


@dataclass(frozen=True, slots=True)
class Move:
    """How many initiatives went from one mark to another."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class GradeMatrix:
    """Two fiscal years, how many went from which mark to which, and the grade scale, best first."""

    before: int
    after: int
    moves: tuple[Move, ...]
    grades: tuple[GradeLook, ...]


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    places = {"x": pen.pixels("x", "x"), "x2": "x2:Q", "y": pen.pixels("y", "y"), "y2": "y2:Q"}
    return pen.chart(pen.looked(pen.rows("cells"), places))


def counted(chart: GradeMatrix) -> tuple[list[str], list[str], Counter[tuple[str, str]]]:
    """Return the marks of the rows, those of the columns, the counts. `Not graded` is there only if used."""
    cells = Counter[tuple[str, str]]()
    for move in chart.moves:
        cells[move.before, move.after] += move.count
    graded = steps(chart.grades)
    sides = []
    for side in (0, 1):
        used = {pair[side] for pair, number in cells.items() if number}
        sides.append([grade.mark for grade in chart.grades if grade.mark in graded or grade.mark in used])
    return sides[0], sides[1], cells


def layout(chart: GradeMatrix, lang: str) -> Layout:
    """Return a cell for every pair of marks; an empty one is a dot."""
    rows, columns, cells = counted(chart)
    size, step = theme().sizes, steps(chart.grades)
    years = [fiscal_year(year, lang, short=True) for year in (chart.before, chart.after)]
    heads = [width(mark, size["head"], bold=True) for mark in rows]
    left = max([width(years[0], size["text"]), *heads]) + 12
    band = (theme().width - left) / max(len(columns), 1)
    look = Style(size="head", bold=True)
    words = [
        word((0, TOP - 12), years[0] + " ↓", style=Style(ink="muted")),
        word(((left + theme().width) / 2, 10), years[1] + " →", style=Style(ink="muted"), align="center"),
    ]
    drawn: list[Row] = []
    for down, before in enumerate(rows):
        middle = TOP + CELL * (down + 0.5)
        words.append(word((left - 8, middle), before, style=look, align="right"))
        for across, after in enumerate(columns):
            number, way = cells[before, after], moved(before, after, step)
            x = left + band * across
            if not number:
                words.append(word((x + band / 2, middle), "·", style=Style(ink="muted"), align="center"))
                continue
            row = {"before": before, "after": after, "count": number, "look": LOOKS[way]}
            place = {
                "x": x + INSET,
                "x2": x + band - INSET,
                "y": middle - CELL / 2 + INSET,
                "y2": middle + CELL / 2 - INSET,
            }
            drawn.append({**row, **place, "tip": f"{before} → {after}: {number:,}"})
            text = f"{SIGNS[way]} {number:,}".strip()
            roomy = width(text, size["large"], bold=True) + 4 * INSET <= band
            style = Style(size="large" if roomy else "text", ink=f"{LOOKS[way]}-ink", bold=True)
            words.append(word((x + band / 2, middle), text, style=style, align="center"))
    if not drawn:
        return Layout(0, [], {})
    for across, after in enumerate(columns):
        words.append(word((left + band * (across + 0.5), TOP - 12), after, style=look, align="center"))
    return Layout(TOP + CELL * len(rows), words, {"cells": drawn})


def title(chart: GradeMatrix, lang: str) -> str:
    """Return what the chart shows."""
    before, after = (fiscal_year(year, lang, short=True) for year in (chart.before, chart.after))
    return say(lang, f"評価の変化（{before}→{after}）", f"How grades changed, {before} to {after}")


def key(chart: GradeMatrix, lang: str) -> tuple[KeyItem, ...]:
    """Return what the signs of the cells that occur mean, then the grades."""
    step = steps(chart.grades)
    ways = {moved(move.before, move.after, step) for move in chart.moves if move.count}
    said: dict[Way, str] = {
        "up": say(lang, "上がった", "rose"),
        "down": say(lang, "下がった", "fell"),
        "same": say(lang, "変わらない", "stayed the same"),
        "new": say(lang, "前の年度は評価なし", "not graded the year before"),
        "gone": say(lang, "後の年度は評価なし", "not graded the year after"),
    }
    signs = tuple(KeyItem(LOOKS[way], SIGNS[way], words) for way, words in said.items() if way in ways)
    rows, columns, _ = counted(chart)
    return (*signs, *(item._replace(look="plain") for item in key_of(chart.grades, [*rows, *columns])))


def takeaway(chart: GradeMatrix, lang: str) -> str:
    """Return how many rose, fell and stayed, and how many cannot be compared."""
    ways, step = Counter[Way](), steps(chart.grades)
    for move in chart.moves:
        ways[moved(move.before, move.after, step)] += move.count
    up, down, same = ways["up"], ways["down"], ways["same"]
    before, after = (fiscal_year(year, lang) for year in (chart.before, chart.after))
    if not up + down + same:
        ja = f"{before}と{after}の両方で評価された取組はない。"
        return say(lang, ja, f"No initiative was graded in both {before} and {after}.")
    rest = sum(ways.values()) - up - down - same
    aside = (
        say(lang, f"（ほかに比べられない{rest:,}件）", f" ({rest:,} more cannot be compared)") if rest else ""
    )
    if lang == "ja":
        said = f"評価が上がった取組は{up:,}件、下がった取組は{down:,}件、変わらない取組は{same:,}件だった"
        return f"{before}から{after}にかけて、{said}{aside}。"
    rose = count(up, "initiative", "initiatives")
    fell, kept = bare(down), f"{bare(same)} stayed the same"
    return sentence(f"from {before} to {after}, {rose} rose, {fell} fell and {kept}{aside}.")


def table(chart: GradeMatrix, lang: str) -> Table:
    """Return a row for each mark before, with the counts of each mark after."""
    rows, columns, cells = counted(chart)
    before, after = (fiscal_year(year, lang) for year in (chart.before, chart.after))
    by_mark = {grade.mark: grade.label for grade in chart.grades}
    head = (
        say(lang, f"{before}の評価", f"Grade in {before}"),
        *(f"{after} {by_mark[mark]}" for mark in columns),
    )
    body = tuple((by_mark[row], *(f"{cells[row, column]:,}" for column in columns)) for row in rows)
    return Table(head, body)

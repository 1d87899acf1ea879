"""A fiscal year's schedule by quarter: the events that carry a mark, as printed. Other lines are left to the page.

What a mark means is not said in the sources, so nothing is said here. Words too long for their quarter are
shortened in the picture and whole in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language import fiscal_year, lines
from .layout import KeyItem, Layout, Row, Style, Table, stack, word
from .text import wrap
from .theme import theme
from .words import count, listed, quarters, say

if TYPE_CHECKING:
    import altair as alt

MARKS = {"●": "circle", "▲": "triangle-up", "◆": "diamond", "◎": "circle", "◇": "diamond"}
HOLLOW = {"◎", "◇"}
# Heights in pixels: the quarters' names, a line of a title, a mark, a line of an event's words, after an event.
TOP, TITLE, SYMBOL, LINE, GAP = 22, 17, 15, 13, 7
INSET, LINES = 4, 4  # pixels before the words; lines that they may take


@dataclass(frozen=True, slots=True)
class Event:
    """Something marked in a quarter (1 to 4, from April). `doubtful`: printed there, but likely to belong elsewhere."""

    quarter: int
    mark: str
    words: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the schedule and its marked events, in printed order."""

    title: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class QuarterSchedule:
    """A fiscal year's rows; those without a marked event are passed over. `name` says what they are about."""

    year: int
    name: str
    lanes: tuple[Lane, ...]


def events(cells: Sequence[str], printed: Sequence[str] = (), doubtful: str = "") -> tuple[Event, ...]:
    """Return the marked lines of four quarters' texts. `doubtful` lists lines of `printed`, the texts as printed."""
    unsure = {(line.mark, line.words) for line in lines(doubtful)}
    found = []
    for quarter, cell in enumerate(cells, 1):
        here = lines(cell)
        source = lines(printed[quarter - 1]) if printed else here
        for at, line in enumerate(here):
            if line.mark in MARKS:
                original = source[at] if at < len(source) else line
                found.append(Event(quarter, line.mark, line.words, (original.mark, original.words) in unsure))
    return tuple(found)


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    x, y = pen.pixels("x", "x"), pen.pixels("y", "y")
    guides = pen.rows("guides")
    edges = pen.rules(guides, {"x": x, "x2": "x2:Q", "y": y, "y2": "y2:Q"}, "grid")
    looks = {
        mark: (shape, "paper" if mark in HOLLOW else "accent", "accent") for mark, shape in MARKS.items()
    }
    looks["?"] = ("circle", "paper", "muted")
    return pen.chart(
        edges,
        pen.dots(pen.rows("events"), {"x": x, "y": y}, "look", looks),
        pen.spots(pen.rows("rings"), {"x": x, "y": y}, ("circle", "accent", "accent")),
    )


def marked(chart: QuarterSchedule) -> list[Lane]:
    """Return the rows that have a marked event."""
    return [lane for lane in chart.lanes if lane.events]


def layout(chart: QuarterSchedule, lang: str) -> Layout:
    """Return a lane for each row: its title, under it the events of each quarter."""
    column = theme().width / 4
    small = Style(size="small", ink="muted")
    words = [word((column * at + 3, 8), name, style=small) for at, name in enumerate(quarters(lang))]
    guides: list[Row] = []
    drawn: list[Row] = []
    y = float(TOP)
    for lane in marked(chart):
        guides.append({"x": 0, "x2": theme().width, "y": y, "y2": y})
        titles = wrap(lane.title, theme().width - 4, theme().sizes["text"], bold=True)
        words += stack((0, y + 11), titles, TITLE, style=Style(bold=True))
        first = y + TITLE * len(titles) + 5
        occupied = sorted({event.quarter for event in lane.events})
        bottoms = [first]
        for at, quarter in enumerate(occupied):
            until = occupied[at + 1] - 1 if at + 1 < len(occupied) else 4
            left, room = column * (quarter - 1), column * (until - quarter + 1)
            here = [event for event in lane.events if event.quarter == quarter]
            bottoms.append(column_of(here, (left, first), room, (words, drawn), lang))
        edges = [column * (quarter - 1) for quarter in occupied if quarter > 1]
        guides += [{"x": x, "x2": x, "y": first - 2, "y2": max(bottoms)} for x in edges]
        y = max(bottoms) + 4
    rings = [{**row, "area": 16} for row in drawn if row["look"] == "◎"]
    return Layout(y, words, {"guides": guides, "events": drawn, "rings": rings})


def column_of(
    here: Sequence[Event], place: tuple[float, float], room: float, to: tuple[list[Row], list[Row]], lang: str
) -> float:
    """Add one quarter's events to the words and the marks in `to`; return the height where they end."""
    (left, y), (words, drawn) = place, to
    size = theme().sizes["small"]
    for event in here:
        said = f"{event.words}{say(lang, '（？）', ' (?)') if event.doubtful else ''}"
        style = Style(size="small", ink="muted" if event.doubtful else "ink")
        shown = wrap(said, room - INSET - 2, size, lines=LINES)
        words += stack((left + INSET, y + SYMBOL + LINE / 2), shown, LINE, style=style)
        look = "?" if event.doubtful else event.mark
        dot = {"x": left + INSET + 5, "y": y + SYMBOL / 2, "area": 60, "look": look, "mark": event.mark}
        drawn.append({**dot, "quarter": event.quarter, "tip": f"{event.mark} {said}"})
        y += SYMBOL + LINE * len(shown) + GAP
    return y


def title(chart: QuarterSchedule, lang: str) -> str:
    """Return what the chart shows."""
    year = fiscal_year(chart.year, lang, short=True)
    return say(lang, f"{chart.name}（{year}の予定）", f"{chart.name}, schedule for {year}")


def key(chart: QuarterSchedule, lang: str) -> tuple[KeyItem, ...]:
    """Return that marks stand as printed, and what the mark of a doubtful place is."""
    every = [event for lane in chart.lanes for event in lane.events]
    used = "".join(mark for mark in MARKS if any(event.mark == mark for event in every))
    found = (
        [KeyItem("plain", used, say(lang, "原資料の印のまま", "marks as printed in the source"))]
        if every
        else []
    )
    if any(event.doubtful for event in every):
        found.append(KeyItem("plain", "○", say(lang, "位置が不確か（？）", "place uncertain (?)")))
    return tuple(found)


def takeaway(chart: QuarterSchedule, lang: str) -> str:
    """Return how many events are marked, and in which quarters most are."""
    every = [event.quarter for lane in chart.lanes for event in lane.events]
    year = fiscal_year(chart.year, lang)
    if not every:
        return say(lang, f"{year}の予定に印の付いたものはない。", f"No event of {year} carries a mark.")
    counts = [every.count(quarter) for quarter in (1, 2, 3, 4)]
    most = max(counts)
    full = [name for name, number in zip(quarters(lang), counts, strict=True) if number == most]
    if len(full) == 4:
        ja = f"{year}の予定のうち印の付いたものは{len(every):,}件で、どの四半期も{most:,}件ずつある。"
        return say(lang, ja, f"{len(every):,} events of {year} carry a mark, {most:,} in every quarter.")
    if len(every) == 1:
        ja = f"{year}の予定のうち印の付いたものは1件で、{full[0]}にある。"
        return say(lang, ja, f"One event of {year} carries a mark, in {full[0]}.")
    each = say(lang, "各" if len(full) > 1 else "", " each" if len(full) > 1 else "")
    ja = f"{year}の予定のうち印の付いたものは{len(every):,}件で、{listed(full, lang)}が{each}{most:,}件で最も多い。"
    en = f"{count(len(every), 'event', 'events')} of {year} carry a mark, most of them in {listed(full, lang)} ({most:,}{each})."
    return say(lang, ja, en)


def table(chart: QuarterSchedule, lang: str) -> Table:
    """Return a row for each lane with the marked events of every quarter in full."""
    unsure = say(lang, "（位置が不確か）", " (place uncertain)")
    rows = []
    for lane in marked(chart):
        cells = []
        for quarter in (1, 2, 3, 4):
            here = [event for event in lane.events if event.quarter == quarter]
            cells.append(
                "\n".join(f"{event.mark}{event.words}{unsure if event.doubtful else ''}" for event in here)
            )
        rows.append((lane.title, *cells))
    return Table((say(lang, "取組事項", "Initiative"), *quarters(lang)), tuple(rows))

"""A fiscal year's schedule by quarter: the events that carry a mark, as printed; no other lines.

What a mark means is not said in the sources, so nothing is said here. Words too long for their quarter are
shortened in the picture and whole in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxplan.language import fiscal_year, lines

from .layout import KeyItem, Layout, Row, Style, Table, stack, word
from .text import width, wrap
from .theme import theme
from .words import listed, quarters, say

if TYPE_CHECKING:
    import altair as alt

MARKS = {"●": "circle", "▲": "triangle-up", "◆": "diamond", "◎": "circle", "◇": "diamond"}
HOLLOW = {"◎", "◇"}
DOUBT = "?"
# Heights in pixels: the quarters' names, a line of a title, a mark, a line of an event, after an event.
TOP, TITLE, SYMBOL, LINE, GAP = 22, 17, 15, 13, 7
CLOSE = 3  # pixels after an event of one line
INSET, LINES = 4, 4  # pixels before the words; lines that they may take


@dataclass(frozen=True, slots=True)
class Event:
    """Something marked in a quarter (1 to 4, from April); `doubtful` if it likely belongs elsewhere."""

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
    """Return the marked lines of four quarters' texts; `doubtful` lists lines of the texts as `printed`."""
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
    looks |= {mark + DOUBT: (shape, "paper", "muted") for mark, shape in MARKS.items()}
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
    small = Style(size="small", ink="muted")
    words = [
        word((theme().width / 4 * at + 3, 8), name, style=small) for at, name in enumerate(quarters(lang))
    ]
    guides: list[Row] = []
    drawn: list[Row] = []
    y = float(TOP)
    for lane in marked(chart):
        guides.append({"x": 0, "x2": theme().width, "y": y, "y2": y})
        titles = wrap(lane.title, theme().width - 4, theme().sizes["text"], bold=True)
        words += stack((0, y + 11), titles, TITLE, style=Style(bold=True))
        first, columns = y + TITLE * len(titles) + 5, parted(lane)
        beside = all(fits_beside(event, room, lang) for _, room, here in columns for event in here)
        y = first
        for left, room, here in columns:
            below = first
            for event in here:
                said, dot, below = entry(event, (left, below), room, lang, beside=beside)
                words += said
                drawn.append(dot)
            y = max(y, below)
        guides += [{"x": left, "x2": left, "y": first - 2, "y2": y} for left, _, _ in columns if left]
        y += 4
    rings = [{**row, "area": 4} for row in drawn if row["look"] == "◎"]
    return Layout(y, words, {"guides": guides, "events": drawn, "rings": rings})


def parted(lane: Lane) -> list[tuple[float, float, list[Event]]]:
    """Return left edge, width and events of each quarter; an empty one is given to the one before."""
    occupied = sorted({event.quarter for event in lane.events})
    column = theme().width / 4
    return [
        (column * (quarter - 1), column * (until - quarter), [e for e in lane.events if e.quarter == quarter])
        for quarter, until in zip(occupied, [*occupied[1:], 5], strict=True)
    ]


def told(event: Event, lang: str) -> str:
    """Return an event's words, with a question mark where its place is in doubt."""
    return event.words + (say(lang, "（？）", " (?)") if event.doubtful else "")


def fits_beside(event: Event, room: float, lang: str) -> bool:
    """Return whether an event's words stand in one line beside its mark."""
    return INSET + SYMBOL + width(told(event, lang), theme().sizes["small"]) <= room


def entry(
    event: Event, place: tuple[float, float], room: float, lang: str, *, beside: bool
) -> tuple[list[Row], Row, float]:
    """Return an event's words, beside its mark or under it, the mark, and the height where both end."""
    (left, y), said = place, told(event, lang)
    style = Style(size="small", ink="muted" if event.doubtful else "ink")
    shown = wrap(said, room - INSET - 2, theme().sizes["small"], lines=LINES) if not beside else (said,)
    first = (left + INSET + SYMBOL, y + SYMBOL / 2) if beside else (left + INSET, y + SYMBOL + LINE / 2)
    look = event.mark + (DOUBT if event.doubtful else "")
    dot = {"quarter": event.quarter, "mark": event.mark, "look": look, "tip": f"{event.mark} {said}"}
    spot = {"x": left + INSET + 5, "y": y + SYMBOL / 2, "area": 90 if look == "◎" else 60}
    bottom = y + SYMBOL + (CLOSE if beside else LINE * len(shown) + GAP)
    return stack(first, shown, LINE, style=style), {**dot, **spot}, bottom


def title(chart: QuarterSchedule, lang: str) -> str:
    """Return what the chart shows."""
    year = fiscal_year(chart.year, lang, short=True)
    return say(lang, f"{chart.name}（{year}の予定）", f"{chart.name}, schedule for {year}")


def key(chart: QuarterSchedule, lang: str) -> tuple[KeyItem, ...]:
    """Return that marks stand as printed, and how a doubtful quarter is marked."""
    every = [event for lane in chart.lanes for event in lane.events]
    used = "".join(mark for mark in MARKS if any(event.mark == mark for event in every))
    found = (
        [KeyItem("plain", used, say(lang, "原資料の印のまま", "marks as printed in the source"))]
        if every
        else []
    )
    if any(event.doubtful for event in every):
        found.append(KeyItem("plain", "？", say(lang, "四半期が不確か", "quarter uncertain")))
    return tuple(found)


def takeaway(chart: QuarterSchedule, lang: str) -> str:
    """Return how many events are marked, and in which quarters most are."""
    every = [event.quarter for lane in chart.lanes for event in lane.events]
    year = fiscal_year(chart.year, lang)
    if not every:
        return say(lang, f"{year}の予定に印の付いたものはない。", f"No event of {year} carries a mark.")
    counts = [every.count(quarter) for quarter in (1, 2, 3, 4)]
    most, unsure = max(counts), sum(event.doubtful for lane in chart.lanes for event in lane.events)
    full = [name for name, number in zip(quarters(lang), counts, strict=True) if number == most]
    ja, en = (
        f"{year}の予定のうち印の付いたものは{len(every):,}件で",
        f"{len(every):,} events of {year} carry a mark",
    )
    if len(every) == 1:
        ja, en = f"{ja}、{full[0]}にある", f"One event of {year} carries a mark, in {full[0]}"
    elif len(full) == 4:
        ja, en = f"{ja}、どの四半期も{most:,}件ずつある", f"{en}, {most:,} in every quarter"
    else:
        each = say(lang, "各", " each") if len(full) > 1 else ""
        ja = f"{ja}、{listed(full, lang)}が{each}{most:,}件で最も多い"
        en = f"{en}; {listed(full, lang)} {'have' if each else 'has'} the most ({most:,}{each})"
    if unsure:
        ja, en = f"{ja}（うち{unsure:,}件は四半期が不確か）", f"{en}. The quarter of {unsure:,} is uncertain"
    return say(lang, f"{ja}。", f"{en}.")


def table(chart: QuarterSchedule, lang: str) -> Table:
    """Return a row for each lane with the marked events of every quarter in full."""
    unsure = say(lang, "（四半期が不確か）", " (quarter uncertain)")
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

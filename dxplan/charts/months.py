"""The picture of a year's events by month, April to March: marks as printed, their words whole below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .agenda import MonthEvent, MonthLane, MonthSchedule, key, planned, table, takeaway, title
from .layout import Layout, Row, Style, stack, word
from .schedule import HOLLOW, MARKS
from .text import width, wrap
from .theme import paint, theme
from .words import months

if TYPE_CHECKING:
    import altair as alt

__all__ = ["MonthSchedule", "key", "layout", "table", "takeaway", "template", "title"]

SHAPES = {**MARKS, "○": "circle", "■": "square", "□": "square"}  # any other mark is set as a letter
OPEN = HOLLOW | {"○", "□"}
# Heights in pixels: the months' names, a line of a title, a mark or bar, a line of words, after a row.
TOP, TITLE, SYMBOL, LINE, GAP = 22, 17, 16, 14, 6
APART, INSET = 8, 3  # pixels between neighbours, from a month's edge to its bar
ROOMS, FEW = (56, 80, 112, 150, 240), 3  # widths for words, tried until they take few lines
MOST = 40  # lines of one long word: it is never cut


class Entry(NamedTuple):
    """An event as drawn: its words in lines, their left edge and middle, and how far all of it reaches."""

    event: MonthEvent
    lines: Sequence[str]
    left: float
    middle: float
    span: tuple[float, float]


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    x, y = pen.pixels("x", "x"), pen.pixels("y", "y")
    places = {"x": x, "x2": "x2:Q", "y": y, "y2": "y2:Q"}
    looks = {mark: (shape, "paper" if mark in OPEN else "accent", "accent") for mark, shape in SHAPES.items()}
    bars = pen.rows("bars").mark_rect(fill=paint("on"), stroke=paint("on-line"), strokeWidth=pen.OUTLINE)
    return pen.chart(
        pen.rules(pen.rows("guides"), places, "grid"),
        bars.encode(**places, tooltip="tip:N"),
        pen.dots(pen.rows("events"), {"x": x, "y": y}, "mark", looks),
        pen.spots(pen.rows("rings"), {"x": x, "y": y}, ("circle", "accent", "accent")),
    )


def edge(month: float) -> float:
    """Return where a month of the fiscal year begins, 1 for April."""
    return theme().width / 12 * (month - 1)


def layout(chart: MonthSchedule, lang: str) -> Layout:
    """Return a lane for each row: its title, under it its events, those that would touch below each other."""
    small = Style(size="small", ink="muted")
    words = [
        word((edge(at + 0.5), 8), name, style=small, align="center")
        for at, name in enumerate(months(lang), 1)
    ]
    guides: list[Row] = []
    drawn: dict[str, list[Row]] = {"bars": [], "events": [], "rings": []}
    y = float(TOP)
    for lane in planned(chart):
        guides.append({"x": 0, "x2": theme().width, "y": y, "y2": y})
        titles = wrap(lane.title, theme().width - 4, theme().sizes["text"], bold=True, lines=4)
        words += stack((0, y + 11), titles, TITLE, style=Style(bold=True))
        y += TITLE * len(titles) + 5
        for row in placed(lane):
            guides += [{"x": edge(at), "x2": edge(at), "y": y, "y2": y + SYMBOL} for at in range(2, 13)]
            for one in row:
                words += said(one, y, drawn)
            y += high(row)
    return Layout(y, words, {"guides": guides, **drawn})


def placed(lane: MonthLane) -> list[list[Entry]]:
    """Return a lane's events in rows; of all widths that words may take, the one that needs least height."""
    tried = [rows([entry(event, ROOMS[at:]) for event in lane.events]) for at in range(len(ROOMS) - 1)]
    return min(tried, key=lambda found: sum(map(high, found)))


def high(row: list[Entry]) -> int:
    """Return how high a row of events is."""
    return SYMBOL + LINE * max(len(one.lines) for one in row) + GAP


def entry(event: MonthEvent, rooms: Sequence[float]) -> Entry:
    """Return an event with its words in few lines, and from where to where mark, bar and words reach."""
    text = " ".join(filter(None, (event.words, event.when)))
    start, end = edge(event.first), edge(max(event.first, event.last) + 1)
    tried = [filled(text, max(room, end - start - INSET)) for room in rooms]
    lines = next((each for each in tried if len(each) <= FEW), tried[-1])
    wide = max((width(line, theme().sizes["small"]) for line in lines), default=0)
    # Words stand under the middle of a mark, or from the beginning of a bar, as far as the edges let them.
    left = start + INSET if event.last > event.first else (start + end - wide) / 2
    left = max(min(left, theme().width - wide), 0)
    return Entry(event, lines, left, left + wide / 2, (min(left, start), max(left + wide, end)))


def filled(text: str, room: float) -> list[str]:
    """Return the text in lines that break at spaces, and within a word only where it is wider than a line."""
    size = theme().sizes["small"]
    found: list[str] = []
    for part in text.split():
        if found and width(f"{found[-1]} {part}", size) <= room:
            found[-1] += f" {part}"
        else:
            found += wrap(part, room, size, lines=MOST)
    return found


def rows(entries: list[Entry]) -> list[list[Entry]]:
    """Return the entries in as few rows as keep them apart, each in the highest row that has room for it."""
    found: list[list[Entry]] = []
    for one in entries:
        for row in found:
            if all(
                one.span[0] >= other.span[1] + APART or other.span[0] >= one.span[1] + APART for other in row
            ):
                row.append(one)
                break
        else:
            found.append([one])
    return found


def said(one: Entry, y: float, drawn: dict[str, list[Row]]) -> list[Row]:
    """Add an event's mark and bar to what is drawn; return its words, and the mark where it is a letter."""
    event, bar = one.event, one.event.last > one.event.first
    x, middle = edge(event.first + 0.5), y + SYMBOL / 2
    row: Row = {"mark": event.mark, "tip": " ".join(filter(None, (event.mark, event.words, event.when)))}
    if bar:
        ends = {"x": edge(event.first) + INSET, "x2": edge(event.last + 1) - INSET}
        drawn["bars"].append({**row, **ends, "y": y + 2, "y2": y + SYMBOL - 2})
    if event.mark in SHAPES:
        drawn["events"].append({**row, "x": x, "y": middle, "area": 90 if event.mark == "◎" else 60})
    if event.mark == "◎":
        drawn["rings"].append({**row, "x": x, "y": middle, "area": 4})
    style, top = Style(size="small"), y + SYMBOL + LINE / 2
    if bar:
        words = stack((one.left, top), one.lines, LINE, style=style)
    else:
        words = [
            word((one.middle, top + LINE * at), line, style=style, align="center")
            for at, line in enumerate(one.lines)
        ]
    if event.mark and event.mark not in SHAPES:
        ink = Style(size="head", ink="on-ink" if bar else "accent", bold=True)
        words.append(word((x, middle), event.mark, style=ink, align="center"))
    return words

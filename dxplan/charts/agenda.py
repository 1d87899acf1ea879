"""A fiscal year's events by month, and how they are told: the sentence, the key, the table.

What a mark means is not said in the sources, so nothing is said here.
"""

from __future__ import annotations

from dataclasses import dataclass

from dxplan.language import fiscal_year

from .layout import KeyItem, Table
from .words import count, months, say


@dataclass(frozen=True, slots=True)
class MonthEvent:
    """Something in the months `first` to `last` (1 = April, 12 = March); the date as printed."""

    first: int
    last: int
    mark: str
    words: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class MonthLane:
    """One row of the schedule and its events, in printed order."""

    title: str
    events: tuple[MonthEvent, ...]


@dataclass(frozen=True, slots=True)
class MonthSchedule:
    """A fiscal year's rows; those without an event are passed over. `name` says what they are about."""

    year: int
    name: str
    lanes: tuple[MonthLane, ...]


def planned(chart: MonthSchedule) -> list[MonthLane]:
    """Return the rows that have an event."""
    return [lane for lane in chart.lanes if lane.events]


def title(chart: MonthSchedule, lang: str) -> str:
    """Return what the chart shows."""
    year = fiscal_year(chart.year, lang, short=True)
    return say(lang, f"{chart.name}（{year}の予定）", f"{chart.name}, schedule for {year}")


def key(chart: MonthSchedule, lang: str) -> tuple[KeyItem, ...]:
    """Return that marks stand as printed, and what a bar is."""
    every = [event for lane in chart.lanes for event in lane.events]
    used = "".join(dict.fromkeys(event.mark for event in every))
    found = (
        [KeyItem("plain", used, say(lang, "原資料の印のまま", "marks as printed in the source"))]
        if used
        else []
    )
    if any(event.last > event.first for event in every):
        found.append(KeyItem("on", "　", say(lang, "期間", "period")))
    return tuple(found)


def takeaway(chart: MonthSchedule, lang: str) -> str:
    """Return how many events there are, from which month to which, and the month in which most begin."""
    every = [event for lane in chart.lanes for event in lane.events]
    year, names = fiscal_year(chart.year, lang), months(lang, full=True)
    if not every:
        return say(lang, f"{year}の予定に載るものはない。", f"The schedule of {year} holds no event.")
    first, last = min(event.first for event in every), max(max(event.first, event.last) for event in every)
    ja, en = (
        f"{year}の予定は{len(every):,}件で",
        f"The schedule of {year} holds {count(len(every), 'event', 'events')}",
    )
    if first == last:
        each = "すべて" if len(every) > 1 else ""
        return say(
            lang,
            f"{ja}、{each}{names[first - 1]}にある。",
            f"{en}, {'all ' if each else ''}in {names[first - 1]}.",
        )
    ja, en = (
        f"{ja}、{names[first - 1]}から{names[last - 1]}にわたる",
        f"{en}, from {names[first - 1]} to {names[last - 1]}",
    )
    begun = [sum(event.first == month for event in every) for month in range(1, 13)]
    full = [name for name, number in zip(names, begun, strict=True) if number == max(begun)]
    if max(begun) > 1 and len(full) == 1:
        ja = f"{ja}（{full[0]}に始まるものが{max(begun):,}件で最も多い）"
        en = f"{en}; more begin in {full[0]} ({max(begun):,}) than in any other month"
    return say(lang, f"{ja}。", f"{en}.")


def table(chart: MonthSchedule, lang: str) -> Table:
    """Return a row for each event with its lane, its months, and its date where one is printed."""
    dated = any(event.when for lane in chart.lanes for event in lane.events)
    head = say(lang, "会議など|月|予定|期日", "Body|Month|Event|Date").split("|")[: 4 if dated else 3]
    names, cells = months(lang), []
    for lane in planned(chart):
        for event in lane.events:
            span = names[event.first - 1]
            if event.last > event.first:
                span += f"{say(lang, '～', '–')}{names[event.last - 1]}"
            told = f"{event.mark} {event.words}".strip()
            cells.append((lane.title, span, told, event.when)[: len(head)])
    return Table(tuple(head), tuple(cells), labels=2)

"""A year's schedule: by quarter as chart, table and list; by month as chart and table."""

from __future__ import annotations

from dataclasses import dataclass

from dxplan import addresses
from dxplan.charts.schedule import MARKS
from dxplan.check import QUARTERS
from dxplan.language import MONTHS, Line, lines
from dxplan.model import Group, Prefecture, Report, Row, Schedule

from .edition import Edition, Page
from .figures import months, timeline

FISCAL = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)  # the months of a fiscal year


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a quarter: its mark and words in the page's language, and whether it is in doubt."""

    line: Line
    lang: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A schedule row with its four quarters ready to print, and the readings about it."""

    row: Row
    quarters: tuple[tuple[Item, ...], ...]
    readings: tuple[object, ...]


def schedule_page(edition: Edition, one: Prefecture, report: Report, schedule: Schedule) -> Page:
    """Return the page of a schedule."""
    by_month = schedule.grid == "month"
    groups = [(group, [_row(edition, one, row) for row in group.rows]) for group in schedule.groups]
    rows = [row for group in schedule.groups for row in group.rows]
    name, year = edition.say(one.name), edition.year(report)
    draw = months if by_month else timeline
    return Page(
        edition.lang,
        addresses.schedule(one.id, report.year),
        "months" if by_month else "schedule",
        edition.word("schedule_title", prefecture=name, year=year),
        edition.describe(
            edition.word("schedule_description", prefecture=name, year=year, n=len(rows)),
            edition.few(edition.say(group.title).strip("<>") for group in schedule.groups),
        ),
        {
            "prefecture": one,
            "report": report,
            "schedule": schedule,
            "groups": groups,
            "by_month": [(group, _months(edition, group)) for group in schedule.groups] if by_month else [],
            "stories": edition.stories[one.id].by_id,
            "rows": len(rows),
            "linked": sum(1 for row in rows if row.initiatives),
            "event_marks": tuple(MARKS),
            "readings": [r for r in one.readings if any(row.id in r.records for row in rows)],
            "quarters": [edition.word(quarter) for quarter in QUARTERS],
        },
        edition.crumbs(one, (year, addresses.report(one.id, report.year))),
        tuple(draw(edition, one, report, group) for group in schedule.groups),
        prefecture=one,
        record=schedule,
    )


def _row(edition: Edition, one: Prefecture, row: Row) -> ShownRow:
    doubtful = set(lines(row.doubtful))
    quarters = []
    for quarter in QUARTERS:
        text = getattr(row, quarter)
        printed = lines(text.ja)
        words, lang = text.into(edition.lang)
        # The doubt stands on the Japanese line; its translation is the line at the same place.
        ours = lines(words)
        quarters.append(
            tuple(
                Item(line, lang, place < len(printed) and printed[place] in doubtful)
                for place, line in enumerate(ours)
            )
        )
    readings = tuple(reading for reading in one.readings if row.id in reading.records)
    return ShownRow(row, tuple(quarters), readings)


def _months(edition: Edition, group: Group) -> list[tuple[str, list[list[object]]]]:
    """Return each month of the fiscal year with the events of every row that begin in it."""
    return [
        (
            f"{month}月" if edition.lang == "ja" else MONTHS[month - 1],
            [[event for event in row.events if event.starts.month == month] for row in group.rows],
        )
        for month in FISCAL
    ]

"""A fiscal year: the report as a document, and the schedule as chart, table and list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dxplan import addresses
from dxplan.charts.schedule import MARKS
from dxplan.check import QUARTERS
from dxplan.language import Line, lines
from dxplan.model import Prefecture, Report, Row, Schedule

from .edition import Edition, Page
from .figures import grades_by_field, matrix, moved, ratios, timeline
from .initiative import parts
from .overview import overview


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


def reports(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the pages of every year."""
    for report in one.reports:
        yield from _report(edition, one, report)
        if report.schedule:
            yield _schedule(edition, one, report, report.schedule)


def _report(edition: Edition, one: Prefecture, report: Report) -> Iterator[Page]:
    stories = edition.stories[one.id]
    earlier = next((other for other in stories.graded_reports if other.year < report.year), None)
    total = overview(stories, report)
    figures = []
    if total.graded:
        figures.append(grades_by_field(edition, one, tuple(r for r in (report, earlier) if r)))
    if earlier and total.graded:
        figures += [matrix(edition, one, report, earlier), moved(edition, one, report, earlier)]
    measures = [(story, m) for story, m in stories.measures() if m.report is report]
    if any(m.paired for _, m in measures):
        figures.append(ratios(edition, one, report))
    fields = [
        {
            "field": field,
            "sum": overview(stories, report, own),
            "areas": [
                (area, [s for s in own if s.area.id == area.id and s.id in report.evaluations])
                for area in field.areas
            ],
        }
        for field in (one.plan.fields if one.plan else ())
        for own in [stories.of_field(field)]
    ]
    name, year = edition.say(one.name), edition.year(report)
    yield Page(
        edition.lang,
        addresses.report(one.id, report.year),
        "report",
        edition.word("report_title", prefecture=name, year=year),
        _description(edition, name, year, total.graded, total.reached, total.share),
        {
            "prefecture": one,
            "report": report,
            "earlier": earlier,
            "sum": total,
            "fields": fields,
            "parts": {story.id: parts(edition, report.evaluations[story.id]) for story in total.detailed},
        },
        edition.crumbs(one),
        tuple(figures),
        prefecture=one,
        record=report,
    )


def _description(edition: Edition, name: str, year: str, graded: int, reached: int, share: object) -> str:
    if not graded:
        return edition.word("report_description_ungraded", prefecture=name, year=year)
    return edition.word(
        "report_description", prefecture=name, year=year, n=graded, reached=reached, share=share
    )


def _schedule(edition: Edition, one: Prefecture, report: Report, schedule: Schedule) -> Page:
    groups = [(group, [_row(edition, one, row) for row in group.rows]) for group in schedule.groups]
    rows = [row for group in schedule.groups for row in group.rows]
    name, year = edition.say(one.name), edition.year(report)
    return Page(
        edition.lang,
        addresses.schedule(one.id, report.year),
        "schedule",
        edition.word("schedule_title", prefecture=name, year=year),
        edition.word("schedule_description", prefecture=name, year=year, n=len(rows)),
        {
            "prefecture": one,
            "report": report,
            "schedule": schedule,
            "groups": groups,
            "stories": edition.stories[one.id].by_id,
            "rows": len(rows),
            "linked": sum(1 for row in rows if row.initiatives),
            "event_marks": tuple(MARKS),
            "readings": [r for r in one.readings if any(row.id in r.records for row in rows)],
            "quarters": [edition.word(quarter) for quarter in QUARTERS],
        },
        edition.crumbs(one, (year, addresses.report(one.id, report.year))),
        tuple(timeline(edition, report, group) for group in schedule.groups),
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

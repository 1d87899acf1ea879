"""What happened when, as far as the documents say: the entries of the feeds.

A day that a document gives is that day. A month is told as a month and stands at its first day. A report
whose document has no date stands at the end of its fiscal year, the last day that it tells of; a list of what
is to be done, or a schedule, at the beginning. An adopted plan without a date stands at the first day of its
period. What the documents only foresee is no entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dxplan import addresses
from dxplan.language import date
from dxplan.model import Date, Prefecture, Report, Source, Text

from .edition import Edition
from .overview import in_a_sentence

ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that happened: what, where to read it, and when; `note` says why the day is not certain."""

    prefecture: str
    name: Text
    title: str
    address: str
    when: Date
    source: Source | None
    summary: str = ""
    note: str = ""

    @property
    def day(self) -> tuple[int, int, int]:
        """The day by which it is put in order: the first that the date can mean."""
        return (self.when.year, self.when.month or 1, self.when.day or 1)


def dated(edition: Edition, one: Prefecture) -> list[Dated]:
    """Return everything that has a date in one prefecture, newest first."""
    every = [*_reports(edition, one), *_headquarters(edition, one), *_versions(edition, one)]
    return sorted(every, key=lambda entry: (entry.day, entry.address), reverse=True)


def _reports(edition: Edition, one: Prefecture) -> Iterator[Dated]:
    name = edition.say(one.name)
    for report in one.reports:
        begins, ends = Date(report.year, 4, 1), Date(report.year + 1, 3, 31)
        source, year = one.sources.get(report.source), edition.year(report)
        title = edition.word("report_title", prefecture=name, year=year)
        told = "\n".join(filter(None, (edition.say(report.title), in_a_sentence(edition, one, report))))
        when, note = _when(edition, source.date if source else None, ends if _results(report) else begins)
        yield Dated(one.id, one.name, title, addresses.report(one.id, report.year), when, source, told, note)
        if report.schedule:
            source = one.sources.get(report.schedule.source)
            title = edition.word("schedule_title", prefecture=name, year=year)
            when, note = _when(edition, source.date if source else None, begins)
            told = edition.say(report.schedule.title)
            yield Dated(
                one.id, one.name, title, addresses.schedule(one.id, report.year), when, source, told, note
            )


def _when(edition: Edition, known: Date | None, otherwise: Date) -> tuple[Date, str]:
    """Return the date of something, or else the day at which it is put, and what is to be said of it."""
    if known is None:
        return otherwise, edition.word("dated_undated", date=date(otherwise, edition.lang))
    return known, "" if known.day else edition.word("dated_month", date=date(known, edition.lang))


def _results(report: Report) -> bool:
    """Whether a report tells what came of the year, and not only what it was to bring."""
    told = report.evaluations.values()
    values = [*report.values, *(value for evaluation in told for value in evaluation.values)]
    return any(one.grade or one.progress for one in told) or any(one.actual is not None for one in values)


def _headquarters(edition: Edition, one: Prefecture) -> Iterator[Dated]:
    for meeting in one.meetings:
        papers = edition.few(edition.say(paper.title) for paper in meeting.papers)
        when, note = _when(edition, meeting.date, meeting.date)
        source, address = one.sources.get(meeting.source), addresses.meeting(one.id, meeting.id)
        yield Dated(one.id, one.name, edition.say(meeting.title), address, when, source, papers, note)
    charter, organisation = one.charter, one.headquarters
    if charter and charter.enacted:
        title = edition.word("dated_charter", title=edition.say(charter.title))
        when, note = _when(edition, charter.enacted, charter.enacted)
        yield Dated(
            one.id,
            one.name,
            title,
            addresses.charter(one.id),
            when,
            one.sources.get(charter.source),
            "",
            note,
        )
    for desk in organisation.desks if organisation else ():
        if desk.opened and organisation:
            title = edition.word("dated_desk", desk=edition.say(desk.name))
            address = f"{addresses.headquarters(one.id)}#{desk.id}"
            when, note = _when(edition, desk.opened, desk.opened)
            source = one.sources.get(desk.source or organisation.source)
            yield Dated(one.id, one.name, title, address, when, source, edition.say(desk.purpose), note)


def _versions(edition: Edition, one: Prefecture) -> Iterator[Dated]:
    plan = one.plan
    for version in plan.history.versions if plan and plan.history else ():
        begins = Date(plan.period.first, 4, 1) if plan and plan.period and version.stage == ADOPTED else None
        otherwise = version.date or begins
        if otherwise:
            stage = edition.word(f"stage_{version.stage}")
            title = edition.word("dated_version", version=edition.say(version.name), stage=stage)
            address, source = f"{addresses.history(one.id)}#{version.id}", one.sources.get(version.source)
            when, note = _when(edition, version.date, otherwise)
            yield Dated(one.id, one.name, title, address, when, source, edition.say(version.note), note)

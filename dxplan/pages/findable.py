"""What a reader can search for: one record for each thing that has words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.check import QUARTERS
from dxplan.language import fiscal_year
from dxplan.model import Prefecture, Row, Text
from dxplan.story import Story

from .edition import Edition
from .findable_plan import headquarters, meetings, plan, themes
from .finder import Finder, SearchRecord, facet

__all__ = ["SearchRecord", "common_records", "records_of"]


def records_of(edition: Edition, one: Prefecture) -> Iterator[SearchRecord]:
    """Yield what can be found of a prefecture."""
    finder = Finder(edition)
    yield from plan(finder, one)
    for story in edition.stories[one.id].all:
        yield _story(finder, one, story)
    yield from _reports(finder, one)
    yield from headquarters(finder, one)
    yield from meetings(finder, one)
    yield from _departments(finder, one)
    yield from _sources(finder, one)


def common_records(edition: Edition) -> Iterator[SearchRecord]:
    """Yield what can be found of no prefecture: themes, words, pages about the site."""
    finder = Finder(edition)
    yield from themes(finder)
    for term in edition.site.glossary:
        address = f"{addresses.GLOSSARY}#{term.id}"
        label = (edition.word("glossary_title"),)
        yield finder.record(address, term.term, "term", label, (term.meaning, term.reading))
    for name, word, address in (
        ("about", "about", addresses.ABOUT),
        ("accessibility", "access_nav", addresses.ACCESSIBILITY),
    ):
        if text := edition.site.texts.get(name):
            yield finder.record(address, Text(edition.word(word)), "page", (), (text,))


def _story(finder: Finder, one: Prefecture, story: Story) -> SearchRecord:
    edition = finder.edition
    latest = story.latest
    texts: list[Text | str] = [printed.text for printed in story.initiative.also_printed]
    texts += [story.field.title, story.area.title, story.initiative.summary, story.initiative.note]
    for step in story.steps:
        year, evaluation = fiscal_year(step.report.year, edition.lang), step.evaluation
        if step.grade:
            texts.append(f"{year} {step.grade.mark} {edition.say(step.grade.meaning)}")
        texts += [evaluation.printed_title, evaluation.plan, evaluation.progress, evaluation.next]
    for placed in story.placed:
        one_more = placed.placement
        texts += [placed.area.title, one_more.title, one_more.summary, one_more.plan, one_more.note]
    for indicator in story.initiative.indicators:
        texts += [indicator.name, indicator.scope, indicator.note]
    texts += [one.departments[name].name for name in story.departments if name in one.departments]
    number = f"No. {story.number}" if story.number else ""
    return finder.record(
        addresses.initiative(one.id, story.id),
        story.initiative.title,
        "initiative",
        (edition.say(one.name), edition.say(story.field.title), number),
        [number, *texts],
        prefecture=one.id,
        field=facet(one, story.field.id),
        grade=latest.evaluation.grade if latest else "",
        year=" ".join(step.report.id for step in story.steps),
        department=" ".join(facet(one, name) for name in story.departments),
    )


def _reports(finder: Finder, one: Prefecture) -> Iterator[SearchRecord]:
    for report in one.reports:
        year = fiscal_year(report.year, finder.edition.lang)
        own = {"prefecture": one.id, "year": report.id}
        label = (finder.edition.say(one.name), year)
        told = [report.heading, report.intro, report.claim, report.note]
        told += [text for each in report.policies for text in (each.title, each.text)]
        yield finder.record(addresses.report(one.id, report.year), report.title, "report", label, told, **own)
        if report.schedule is None:
            continue
        address = addresses.schedule(one.id, report.year)
        schedule = report.schedule
        yield finder.record(address, schedule.title, "schedule", label, (schedule.note,), **own)
        for group in schedule.groups:
            for row in group.rows:
                heading = finder.edition.say(group.title).strip("<>")
                departments = " ".join(facet(one, name) for name in row.departments)
                facets = {**own, "field": facet(one, group.field), "department": departments}
                yield _row(finder, one, f"{address}#{row.id}", (*label, heading), row, facets)


def _row(
    finder: Finder, one: Prefecture, address: str, label: tuple[str, ...], row: Row, facets: dict[str, str]
) -> SearchRecord:
    texts = [getattr(row, quarter) for quarter in QUARTERS]
    texts += [event.text for event in row.events]
    texts += [
        row.note,
        *(one.departments[name].name for name in row.departments if name in one.departments),
    ]
    return finder.record(address, row.title, "schedule", label, texts, **facets)


def _departments(finder: Finder, one: Prefecture) -> Iterator[SearchRecord]:
    for department in one.departments.values():
        stories = finder.edition.stories[one.id].of_department(department.id)
        told = [story.initiative.title for story in stories]
        address = addresses.department(one.id, department.id)
        label = (finder.edition.say(one.name),)
        yield finder.record(address, department.name, "department", label, told, prefecture=one.id)


def _sources(finder: Finder, one: Prefecture) -> Iterator[SearchRecord]:
    for source in one.sources.values():
        told = (source.publisher, source.number, source.note, source.undated)
        address = addresses.source(one.id, source.id)
        label = (finder.edition.say(one.name), finder.edition.word("sources"))
        yield finder.record(address, source.title, "source", label, told, prefecture=one.id)

"""What a reader can search for: one record for each initiative, schedule entry, report, department, term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dxplan import addresses
from dxplan.check import QUARTERS
from dxplan.language import fiscal_year, lines
from dxplan.model import Prefecture, Row, Site, Text
from dxplan.story import Story

from .edition import Edition

KINDS = ("initiative", "schedule", "report", "plan", "department", "source", "term", "page")


def facet(prefecture: Prefecture, field: str) -> str:
    """Return what the filter by field compares: fields of two prefectures may share an id."""
    return f"{prefecture.id}.{field}" if field else ""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found, in one language. The address is relative to the root of that language."""

    address: str
    lang: str
    title: str
    original: str
    kind: str
    label: str
    texts: tuple[str, ...]
    facets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finder:
    """Makes the records of one edition."""

    edition: Edition

    def record(
        self,
        address: str,
        title: Text,
        kind: str,
        label: Iterable[str],
        texts: Iterable[Text | str],
        **facets: str,
    ) -> SearchRecord:
        """Return a record; texts are cut into lines, each a passage without its mark."""
        edition = self.edition
        passages = [edition.say(text) if isinstance(text, Text) else text for text in texts]
        return SearchRecord(
            address,
            edition.lang,
            edition.say(title),
            title.ja if edition.lang != "ja" else "",
            kind,
            " › ".join(part for part in label if part),
            tuple(dict.fromkeys(line.words for passage in passages for line in lines(passage))),
            {name: value for name, value in {"kind": kind, **facets}.items() if value},
        )

    def all(self) -> Iterator[SearchRecord]:
        """Yield every record of the edition."""
        for prefecture in self.edition.site.prefectures:
            yield from self._plan(prefecture)
            for story in self.edition.stories[prefecture.id].all:
                yield self._story(prefecture, story)
            yield from self._reports(prefecture)
            yield from self._departments(prefecture)
            yield from self._sources(prefecture)
        for term in self.edition.site.glossary:
            address = f"{addresses.GLOSSARY}#{term.id}"
            label = (self.edition.word("glossary_title"),)
            yield self.record(address, term.term, "term", label, (term.meaning, term.reading))
        about = self.edition.site.texts.get("about")
        if about:
            title = Text(self.edition.word("about"))
            yield self.record(addresses.ABOUT, title, "page", (), (about,))

    def _plan(self, one: Prefecture) -> Iterator[SearchRecord]:
        own = {"prefecture": one.id}
        name = self.edition.say(one.name)
        if one.plan is None:
            return
        body = self.edition.site.texts.get(f"{one.id}/plan/plan", Text())
        scale = one.plan.scale
        told = [body, *(gap.what for gap in one.plan.gaps), *(gap.why for gap in one.plan.gaps)]
        told += [grade.meaning for grade in scale.grades] if scale else []
        yield self.record(addresses.plan(one.id), one.plan.title, "plan", (name,), told, **own)
        for field in one.plan.fields:
            texts = [field.subtitle, *(area.title for area in field.areas)]
            texts += [printed.text for area in field.areas for printed in area.also_printed]
            address = addresses.field(one.id, field.id)
            label = (name, self.edition.say(one.plan.title))
            yield self.record(address, field.title, "plan", label, texts, field=facet(one, field.id), **own)

    def _story(self, one: Prefecture, story: Story) -> SearchRecord:
        edition = self.edition
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
        return self.record(
            addresses.initiative(one.id, story.id),
            story.initiative.title,
            "initiative",
            (edition.say(one.name), edition.say(story.field.title), number),
            [number, *texts],
            prefecture=one.id,
            field=facet(one, story.field.id),
            grade=latest.evaluation.grade if latest else "",
            year=latest.report.id if latest else "",
        )

    def _reports(self, one: Prefecture) -> Iterator[SearchRecord]:
        for report in one.reports:
            year = fiscal_year(report.year, self.edition.lang)
            own = {"prefecture": one.id, "year": report.id}
            label = (self.edition.say(one.name), year)
            told = (report.heading, report.intro, report.claim, report.note)
            yield self.record(
                addresses.report(one.id, report.year), report.title, "report", label, told, **own
            )
            if report.schedule is None:
                continue
            address = addresses.schedule(one.id, report.year)
            schedule = report.schedule
            yield self.record(address, schedule.title, "schedule", label, (schedule.note,), **own)
            for group in schedule.groups:
                for row in group.rows:
                    heading = self.edition.say(group.title).strip("<>")
                    facets = {**own, "field": facet(one, group.field)}
                    yield self._row(one, f"{address}#{row.id}", (*label, heading), row, facets)

    def _row(
        self, one: Prefecture, address: str, label: tuple[str, ...], row: Row, facets: dict[str, str]
    ) -> SearchRecord:
        texts = [getattr(row, quarter) for quarter in QUARTERS]
        texts += [
            row.note,
            *(one.departments[name].name for name in row.departments if name in one.departments),
        ]
        return self.record(address, row.title, "schedule", label, texts, **facets)

    def _departments(self, one: Prefecture) -> Iterator[SearchRecord]:
        for department in one.departments.values():
            stories = self.edition.stories[one.id].of_department(department.id)
            told = [story.initiative.title for story in stories]
            address = addresses.department(one.id, department.id)
            label = (self.edition.say(one.name),)
            yield self.record(address, department.name, "department", label, told, prefecture=one.id)

    def _sources(self, one: Prefecture) -> Iterator[SearchRecord]:
        for source in one.sources.values():
            told = (source.publisher, source.number, source.note, source.undated)
            address = addresses.source(one.id, source.id)
            label = (self.edition.say(one.name), self.edition.word("sources"))
            yield self.record(address, source.title, "source", label, told, prefecture=one.id)


def search_records(site: Site, words: Mapping[str, Mapping[str, str]]) -> list[SearchRecord]:
    """Return everything that can be found, in every language."""
    return [record for lang in site.languages for record in Finder(Edition(site, lang, words[lang])).all()]

"""The initiatives: a story for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from dxplan import addresses
from dxplan.check import QUARTERS
from dxplan.language import lines
from dxplan.model import Family, Initiative, Prefecture, Source
from dxplan.story import Story

from .answers import answers
from .edition import Edition, Page
from .evaluation import parts, rounds
from .figures import path
from .numbers import budget, shown


def initiatives(edition: Edition, one: Prefecture, ids: Collection[str] | None = None) -> Iterator[Page]:
    """Yield a page for each initiative, or for those of these ids."""
    stories = edition.stories[one.id]
    if not stories.all or one.plan is None:
        return
    titles = Counter(edition.say(story.initiative.title) for story in stories.all)
    for place, story in enumerate(stories.all):
        if ids is not None and story.id not in ids:
            continue
        field_title = edition.say(story.field.title)
        own_title = edition.say(story.initiative.title)
        if titles[own_title] > 1:
            own_title = edition.word("numbered", title=own_title, number=story.number)
        siblings = stories.family(story)
        numbers = [shown(edition, measure, stories.grades) for measure in story.measures]
        figures = [
            path(edition, one, story, indicator)
            for indicator in story.initiative.indicators
            if any(m.indicator.id == indicator.id and (m.paired or m.ahead) for m in story.measures)
        ]
        yield Page(
            edition.lang,
            addresses.initiative(one.id, story.id),
            "initiative",
            own_title,
            _description(edition, one, story, own_title),
            {
                "prefecture": one,
                "story": story,
                "kicker": _kicker(edition, one, story),
                "answers": answers(one, story, numbers),
                "numbers": numbers,
                "step_parts": {
                    step.report.year: parts(edition, step.evaluation)
                    for step in story.steps
                    if step.evaluation.detailed
                },
                "rounds": {step.report.year: rounds(edition, stories, story, step) for step in story.steps},
                "budgets": {
                    step.report.year: budget(edition, step.evaluation.budget) for step in story.steps
                },
                "quarters": [edition.word(quarter) for quarter in QUARTERS],
                "sources": _sources(one, story),
                "same": stories.by_id.get(story.initiative.same_title),
                "repeats": stories.repeats(story),
                "family": _family(one, story, siblings),
                "siblings": siblings,
                "previous": stories.all[place - 1] if place else None,
                "following": stories.all[place + 1] if place + 1 < len(stories.all) else None,
                "neighbours": [s for s in stories.all if s.area.id == story.area.id and s is not story],
            },
            edition.crumbs(one, (field_title, addresses.field(one.id, story.field.id))),
            tuple(figures),
            prefecture=one,
            record=story.initiative,
            cites=tuple(source.id for source in _sources(one, story)),
        )


def _kicker(edition: Edition, one: Prefecture, story: Story) -> str:
    above = [edition.say(story.field.title)]
    for group in story.field.groups:
        if group.id == story.area.group:
            above += [group.code, edition.say(group.title)]
    return edition.word(
        "initiative_kicker",
        prefecture=edition.say(one.name),
        number=story.number or "–",
        field=" ".join(word for word in above if word),
        code=story.area.code,
        area=edition.say(story.area.title),
    )


def _family(one: Prefecture, story: Story, relatives: tuple[Story, ...]) -> Family | Initiative | None:
    """Return whose name stands over the relatives: a family's, the parent's, or the story's own."""
    named: list[Family | Initiative] = [*(one.plan.families if one.plan else ())]
    named += [other.initiative for other in relatives]
    own = story.initiative if relatives else None
    return next((record for record in named if record.id == story.initiative.parent), own)


def _sources(one: Prefecture, story: Story) -> list[Source]:
    """Return the documents in which the initiative stands."""
    named = [story.source_of(step.report) for step in story.steps]
    named += [planned.report.schedule.source for planned in story.planned if planned.report.schedule]
    named.append(story.field.source)
    return [one.sources[name] for name in dict.fromkeys(named) if name in one.sources]


def _description(edition: Edition, one: Prefecture, story: Story, title: str) -> str:
    """Return the grade, who answers for it, what was promised and what was done, as far as there is room."""
    values = {"prefecture": edition.say(one.name), "title": title}
    latest = story.latest
    told = [edition.word("initiative_description", **values)]
    if latest:
        values |= {"year": edition.year(latest.report)}
        told = [edition.word("initiative_description_promised", **values)]
        if latest.grade:
            grade = f"{latest.grade.mark} {edition.say(latest.grade.meaning)}"
            told = [edition.word("initiative_description_graded", grade=grade, **values)]
    departments = [edition.say(one.departments[d].name) for d in story.departments if d in one.departments]
    told.append(
        edition.word("described_departments", departments=edition.few(departments)) if departments else ""
    )
    texts = [latest.evaluation.plan, latest.evaluation.progress] if latest else []
    for text in (*texts, story.initiative.summary):
        told.append(next((line.words for line in lines(edition.say(text))), ""))
    return edition.describe(
        *told,
        edition.word(
            "described_field", field=edition.say(story.field.title), area=edition.say(story.area.title)
        ),
    )

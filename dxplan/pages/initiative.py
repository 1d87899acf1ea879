"""The initiatives: the list, a story for each, and the indicators with their targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dxplan import addresses
from dxplan.check import QUARTERS
from dxplan.language import lines
from dxplan.model import Family, Initiative, Prefecture, Source
from dxplan.story import DOWN, NEW, SAME, UP, Story

from .edition import Edition, Page
from .evaluation import parts, rounds
from .figures import path, ratios
from .numbers import budget, shown


def initiatives(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the list of initiatives, their pages, and the page of indicators."""
    stories = edition.stories[one.id]
    if not stories.all or one.plan is None:
        return
    name, plan = edition.say(one.name), edition.say(one.plan.title)
    title = edition.word("initiatives_title", prefecture=name)
    named = {department for story in stories.all for department in story.departments}
    yield Page(
        edition.lang,
        addresses.initiatives(one.id),
        "initiatives",
        title,
        edition.word("initiatives_description", prefecture=name, plan=plan, n=len(stories.all)),
        {
            "prefecture": one,
            "stories": stories,
            "departments": [d for d in one.departments.values() if d.id in named],
            "filters": _filters(edition, one, named),
            "columns": _columns(edition, one),
            "rows": [_row(story) for story in stories.all],
        },
        edition.crumbs(one),
        prefecture=one,
        scripts=("list.js",),
    )
    titles = Counter(edition.say(story.initiative.title) for story in stories.all)
    for place, story in enumerate(stories.all):
        field_title = edition.say(story.field.title)
        own_title = edition.say(story.initiative.title)
        if titles[own_title] > 1:
            own_title = edition.word("numbered", title=own_title, number=story.number)
        siblings = stories.family(story)
        numbers = [shown(edition, measure, stories.grades) for measure in story.measures]
        figures = [
            path(edition, story, indicator)
            for indicator in story.initiative.indicators
            if any(m.indicator.id == indicator.id and (m.paired or m.ahead) for m in story.measures)
        ]
        yield Page(
            edition.lang,
            addresses.initiative(one.id, story.id),
            "initiative",
            own_title,
            _description(edition, one, story.id),
            {
                "prefecture": one,
                "story": story,
                "kicker": _kicker(edition, one, story),
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
        )
    yield from _indicators(edition, one)


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


def _filters(edition: Edition, one: Prefecture, named: set[str]) -> list[dict[str, object]]:
    """Return the filters of the list: words in the title, and whatever tells the records apart."""
    plan, stories = one.plan, edition.stories[one.id]
    fields = [(field.id, edition.say(field.title)) for field in (plan.fields if plan else ())]
    grades = [(grade.mark, f"{grade.mark} {edition.say(grade.meaning)}") for grade in stories.grades]
    grades = grades if stories.graded_reports else []
    changes = [
        (kind, edition.word(f"change_{kind}")) for kind in (UP, DOWN, SAME, NEW) if stories.changed(kind)
    ]
    departments = [(d.id, edition.say(d.name)) for d in one.departments.values() if d.id in named]
    answers = [("yes", edition.word("filter_yes")), ("no", edition.word("filter_no"))]
    offered = [("field", fields), ("grade", grades), ("change", changes), ("department", departments)]
    parts = [(part.id, edition.say(part.title)) for part in (plan.parts if plan else ())]
    labels = {row.latest.evaluation.plan_label for row in stories.all if row.latest} - {""}
    both = (("kpi", edition.word("label_kpi")), ("goal", edition.word("label_goal")))
    names = [(label, name) for label, name in both if label in labels]
    offered += [("part", parts), ("promise", names)]
    divided = {"kpi": {bool(row.targets) for row in stories.all}, "detail": {r.detailed for r in stories.all}}
    offered += [(name, answers) for name, found in divided.items() if len(found) > 1]
    found: list[dict[str, object]] = [
        {"kind": "text", "name": "q", "label": edition.word("filter_words"), "options": ()}
    ]
    for name, options in offered:
        if len(options) > 1:
            label = edition.word(f"filter_{name}")
            found.append({"kind": "select", "name": name, "label": label, "options": options})
    return found


def _columns(edition: Edition, one: Prefecture) -> list[dict[str, object]]:
    plan = one.plan
    names = (
        edition.word("number"),
        plan.levels.initiative if plan else "",
        plan.levels.field if plan else "",
    )
    columns: list[dict[str, object]] = [{"label": names[0], "sort": "number", "num": True}]
    columns += [{"label": names[1], "sort": "title"}, {"label": names[2], "sort": "field"}]
    for report in edition.stories[one.id].graded_reports:
        columns.append({"label": edition.year(report, short=True), "sort": f"grade{report.year}"})
    return columns


def _row(story: Story) -> dict[str, object]:
    latest = story.latest
    return {
        "story": story,
        "number": story.number or "",
        "field": story.field.id,
        "grade": latest.evaluation.grade if latest else "",
        "change": latest.change if latest else "",
        "departments": " ".join(story.departments),
        "kpi": "yes" if story.targets else "no",
        "promise": latest.evaluation.plan_label if latest else "",
        "part": story.field.part,
        "detail": "yes" if story.detailed else "no",
    }


def _description(edition: Edition, one: Prefecture, name: str) -> str:
    """Return the grade and the first words of progress, or of the plan, as a description."""
    story = edition.stories[one.id].by_id[name]
    title = edition.say(story.initiative.title)
    latest = story.latest
    if latest is None:
        return edition.word("initiative_description", prefecture=edition.say(one.name), title=title)
    told = edition.say(latest.evaluation.progress or latest.evaluation.plan)
    first = next((line.words for line in lines(told)), "")
    values = {"prefecture": edition.say(one.name), "title": title, "year": edition.year(latest.report)}
    if latest.grade is None:
        return edition.word("initiative_description_promised", first=first, **values).strip()
    grade = f"{latest.grade.mark} {edition.say(latest.grade.meaning)}"
    return edition.word("initiative_description_graded", grade=grade, first=first, **values).strip()


def _indicators(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the page of targets and actuals; numbers without a target stand apart."""
    stories = edition.stories[one.id]
    measures = stories.measures()
    if not measures:
        return
    years = sorted({measure.report.year for _, measure in measures}, reverse=True)
    newest = next(report for report in one.reports if report.year == years[0])
    paired = [
        (story, shown(edition, m, stories.grades)) for story, m in measures if m.value.target is not None
    ]
    single = [(story, shown(edition, m, stories.grades)) for story, m in measures if m.value.target is None]
    name = edition.say(one.name)
    yield Page(
        edition.lang,
        addresses.indicators(one.id),
        "indicators",
        edition.word("indicators_title", prefecture=name),
        edition.word("indicators_description", prefecture=name, n=len(paired)),
        {"prefecture": one, "paired": paired, "single": single, "newest": newest},
        edition.crumbs(one),
        (ratios(edition, one, newest),) if any(m.paired for _, m in measures) else (),
        prefecture=one,
    )

"""A plan's own pages: the whole, its fields, why it exists, the present state, its goals, its history."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.model import Field, Indicator, Plan, Prefecture, State
from dxplan.story import Measure

from .differences import shown_change
from .edition import Edition, Page
from .figures import cited, units
from .numbers import Shown, shown
from .overview import amount, leads, overview, period
from .statistics import pictures


def plans(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the pages of a prefecture's plan, as many as it has content for."""
    plan = one.plan
    if plan is None:
        return
    yield _whole(edition, one, plan)
    for field in plan.fields:
        yield _field(edition, one, plan, field)
    made = (
        (plan.philosophy, "philosophy", addresses.philosophy(one.id)),
        (plan.goals or plan.indicators, "goals", addresses.goals(one.id)),
        (plan.history, "history", addresses.history(one.id)),
    )
    if plan.state:
        yield _state(edition, one, plan, plan.state)
    for there, template, address in made:
        if there:
            yield _part(edition, one, plan, template, address)


def _whole(edition: Edition, one: Prefecture, plan: Plan) -> Page:
    stories = edition.stories[one.id]
    newest = next(iter(stories.graded_reports), None)
    title = edition.say(plan.title)
    parts = {part.id: part for part in plan.parts}
    tree = [
        {
            "part": parts.get(field.part),
            "field": field,
            "stories": stories.of_field(field),
            "amount": amount(edition, stories.of_field(field), [field]),
            "sum": overview(stories, newest, stories.of_field(field)) if newest else None,
        }
        for field in plan.fields
    ]
    what = amount(edition, stories.all, plan.fields)
    return Page(
        edition.lang,
        addresses.plan(one.id),
        "plan",
        title,
        edition.describe(
            edition.word("plan_description", plan=title, fields=len(plan.fields), what=what),
            edition.few(edition.say(field.title) for field in plan.fields),
            period(edition, plan),
        ),
        {
            "prefecture": one,
            "plan": plan,
            "tree": tree,
            "body": edition.site.texts.get(f"{one.id}/plan/plan"),
            "newest": newest,
            "leads": leads(one),
            "deepest": plan.levels.initiative
            if stories.all or not plan.levels.policy
            else plan.levels.policy,
            "terms": {term.id: term for term in edition.site.glossary},
        },
        edition.crumbs(one),
        prefecture=one,
        record=plan,
    )


def _field(edition: Edition, one: Prefecture, plan: Plan, field: Field) -> Page:
    stories = edition.stories[one.id]
    own = stories.of_field(field)
    graded = stories.graded_reports
    newest = graded[0] if graded else None
    title = edition.say(plan.title)
    named = [edition.say(area.title) for area in field.areas if area.title]
    named = named or [edition.say(story.initiative.title) for story in own]
    return Page(
        edition.lang,
        addresses.field(one.id, field.id),
        "field",
        edition.word("field_title", field=edition.say(field.title), plan=title),
        edition.describe(
            edition.word(
                "field_description",
                plan=title,
                field=edition.say(field.title),
                what=amount(edition, own, [field]),
            ),
            edition.few(named),
        ),
        {
            "prefecture": one,
            "plan": plan,
            "field": field,
            "field_kicker": _kicker(edition, plan, field),
            "by_id": stories.by_id,
            "areas": [(area, [s for s in own if s.area.id == area.id]) for area in field.areas],
            "groups": {group.id: group for group in field.groups},
            "repeats": _repeats(plan),
            "numbers": [_shown(edition, one, indicator) for indicator in field.indicators],
            "sum": overview(stories, newest, own) if newest else None,
            "reports": graded,
            "newest": newest,
        },
        edition.crumbs(one, (title, addresses.plan(one.id))),
        (units(edition, one, newest, field),) if newest else (),
        prefecture=one,
        record=field,
    )


def _repeats(plan: Plan) -> dict[str, list[tuple[object, object, object]]]:
    """Return, for each policy, the other places where the same words stand: field, area and policy there."""
    places = [
        (field, area, policy) for field in plan.fields for area in field.areas for policy in area.policies
    ]
    found: dict[str, list[tuple[object, object, object]]] = {}
    for _, _, policy in places:
        first = policy.same_as or policy.id
        found[policy.id] = [
            place for place in places if first in {place[2].id, place[2].same_as} and place[2] is not policy
        ]
    return found


def _kicker(edition: Edition, plan: Plan, field: Field) -> str:
    """Return the plan, the list and the number under which a field stands."""
    part = next((edition.say(one.title) for one in plan.parts if one.id == field.part), "")
    return " › ".join(word for word in (edition.say(plan.title), part, field.code) if word)


def _part(edition: Edition, one: Prefecture, plan: Plan, template: str, address: str) -> Page:
    title = edition.word(f"title_of_{template}", plan=edition.say(plan.title))
    fields = [
        (field, [_shown(edition, one, indicator) for indicator in field.indicators])
        for field in plan.fields
        if field.indicators
    ]
    goals = [_shown(edition, one, goal) for goal in plan.goals.goals] if plan.goals else []
    changes = [shown_change(edition, change) for change in plan.history.changes] if plan.history else []
    return Page(
        edition.lang,
        address,
        template,
        title,
        edition.describe(
            edition.word(f"about_{template}", plan=edition.say(plan.title), prefecture=edition.say(one.name)),
            *_told(edition, plan, template),
        ),
        {
            "prefecture": one,
            "plan": plan,
            "goals": goals,
            "fields": fields,
            "changes": changes,
            "areas": {area.id: (field, area) for field in plan.fields for area in field.areas},
        },
        edition.crumbs(one, (edition.say(plan.title), addresses.plan(one.id))),
        prefecture=one,
        record=getattr(plan, template) or plan,
        scripts=("verse.js",) if template == "philosophy" else (),
    )


def _told(edition: Edition, plan: Plan, template: str) -> list[str]:
    """Return what stands on one of the plan's further pages, in its own words."""
    if template == "philosophy" and plan.philosophy:
        return [edition.say(plan.philosophy.slogan)]
    if template == "goals":
        return [edition.few(edition.say(indicator.name) for indicator in plan.indicators)]
    if template == "history" and plan.history:
        return [edition.few(edition.say(version.name) for version in plan.history.versions)]
    return []


def _shown(edition: Edition, one: Prefecture, indicator: Indicator) -> tuple[Indicator, list[Shown]]:
    """Return an indicator of the plan or of a field with its values and its components' in every year."""
    own = {each.id: each for each in (indicator, *indicator.components)}
    values = [
        shown(edition, Measure(report, own[value.id], value), edition.stories[one.id].grades)
        for report in one.reports
        for value in report.values
        if value.id in own
    ]
    return indicator, values


def _state(edition: Edition, one: Prefecture, plan: Plan, state: State) -> Page:
    told = cited(edition, one, state.source)
    topics = [topic for chapter in state.chapters for topic in chapter.topics]
    pictured = {topic.id: pictures(edition, topic, told) for topic in topics}
    return Page(
        edition.lang,
        addresses.state(one.id),
        "state",
        edition.word("state_title", plan=edition.say(plan.title)),
        edition.describe(
            edition.word("state_description", plan=edition.say(plan.title), prefecture=edition.say(one.name)),
            edition.few(edition.say(topic.title) for chapter in state.chapters for topic in chapter.topics),
        ),
        {
            "prefecture": one,
            "plan": plan,
            "state": state,
            "pictured": {name: [figure.id for figure in figures] for name, figures in pictured.items()},
        },
        edition.crumbs(one, (edition.say(plan.title), addresses.plan(one.id))),
        tuple(figure for figures in pictured.values() for figure in figures),
        prefecture=one,
        record=state,
    )

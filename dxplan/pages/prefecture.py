"""A prefecture's own pages: at a glance, the plan, its fields, who is responsible."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.model import Field, Plan, Prefecture

from .edition import Edition, Page
from .figures import departments, grades_by_field, matrix, units
from .overview import overview, promised


def prefecture(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield everything at the level of the prefecture and its plan."""
    name = edition.say(one.name)
    stories = edition.stories[one.id]
    graded = stories.graded_reports
    sums = tuple(overview(stories, report) for report in graded)
    figures = []
    if graded:
        figures.append(grades_by_field(edition, one, graded))
    elif one.departments and promised(stories).labelled:
        figures.append(departments(edition, one))
    if len(graded) > 1:
        figures.append(matrix(edition, one, graded[0], graded[1]))
    title = edition.word("prefecture_title", prefecture=name)
    yield Page(
        edition.lang,
        addresses.prefecture(one.id),
        "prefecture",
        title,
        _description(edition, one, len(stories.all)),
        {"prefecture": one, "stories": stories, "sums": sums, "promised": promised(stories)},
        (edition.home(),),
        tuple(figures),
        prefecture=one,
        record=one,
    )
    yield from _plan(edition, one)
    yield from _departments(edition, one)


def _description(edition: Edition, one: Prefecture, initiatives: int) -> str:
    plan = edition.say(one.plan.title) if one.plan else ""
    return edition.word("prefecture_description", prefecture=edition.say(one.name), plan=plan, n=initiatives)


def _plan(edition: Edition, one: Prefecture) -> Iterator[Page]:
    plan = one.plan
    if plan is None:
        return
    stories = edition.stories[one.id]
    graded = stories.graded_reports
    newest = graded[0] if graded else None
    body = edition.site.texts.get(f"{one.id}/plan/plan")
    title = edition.say(plan.title)
    parts = {part.id: part for part in plan.parts}
    tree = [
        {
            "part": parts.get(field.part),
            "field": field,
            "stories": stories.of_field(field),
            "sum": overview(stories, newest, stories.of_field(field)) if newest else None,
        }
        for field in plan.fields
    ]
    yield Page(
        edition.lang,
        addresses.plan(one.id),
        "plan",
        title,
        edition.word("plan_description", plan=title, fields=len(plan.fields), n=len(stories.all)),
        {"prefecture": one, "plan": plan, "tree": tree, "body": body, "newest": newest},
        edition.crumbs(one),
        prefecture=one,
        record=plan,
    )
    for field in plan.fields:
        own = stories.of_field(field)
        figures = (units(edition, one, newest, field),) if newest else ()
        yield Page(
            edition.lang,
            addresses.field(one.id, field.id),
            "field",
            edition.word("field_title", field=edition.say(field.title), plan=title),
            edition.word(
                "field_description",
                plan=title,
                field=edition.say(field.title),
                areas="、".join(edition.say(area.title) for area in field.areas)
                if edition.lang == "ja"
                else "; ".join(edition.say(area.title) for area in field.areas),
                n=len(own),
            ),
            {
                "prefecture": one,
                "plan": plan,
                "field": field,
                "field_kicker": _kicker(edition, plan, field),
                "by_id": stories.by_id,
                "areas": [(area, [s for s in own if s.area.id == area.id]) for area in field.areas],
                "sum": overview(stories, newest, own) if newest else None,
                "reports": graded,
                "newest": newest,
            },
            edition.crumbs(one, (title, addresses.plan(one.id))),
            figures,
            prefecture=one,
            record=field,
        )


def _kicker(edition: Edition, plan: Plan, field: Field) -> str:
    """Return the plan, the list and the number under which a field stands."""
    part = next((edition.say(one.title) for one in plan.parts if one.id == field.part), "")
    return " › ".join(word for word in (edition.say(plan.title), part, field.code) if word)


def _departments(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the list of departments and a page for each, with the work that a document names it for."""
    if not one.departments:
        return
    stories = edition.stories[one.id]
    name = edition.say(one.name)
    answers = [
        {
            "department": department,
            "stories": stories.of_department(department.id),
            "rows": [
                (report, group, row)
                for report in one.reports
                if report.schedule
                for group in report.schedule.groups
                for row in group.rows
                if department.id in row.departments
            ],
        }
        for department in one.departments.values()
    ]
    title = edition.word("departments_title", prefecture=name)
    yield Page(
        edition.lang,
        addresses.departments(one.id),
        "departments",
        title,
        edition.word("departments_description", prefecture=name, n=len(answers)),
        {"prefecture": one, "answers": answers},
        edition.crumbs(one),
        prefecture=one,
    )
    for answer in answers:
        department = one.departments[answer["department"].id]  # type: ignore[attr-defined]
        own = edition.say(department.name)
        yield Page(
            edition.lang,
            addresses.department(one.id, department.id),
            "department",
            edition.word("department_title", department=own, prefecture=name),
            edition.count("department_description", len(answer["stories"]), department=own, prefecture=name),  # type: ignore[arg-type]
            {
                "prefecture": one,
                "parent": one.departments.get(department.parent),
                "children": [d for d in one.departments.values() if d.parent == department.id],
                **answer,
            },
            edition.crumbs(one, (title, addresses.departments(one.id))),
            prefecture=one,
            record=department,
        )

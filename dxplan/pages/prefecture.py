"""A prefecture's own pages: at a glance, the plan, its fields, who is responsible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxplan import addresses
from dxplan.model import Body, Desk, Prefecture
from dxplan.stories import Stories
from dxplan.story import Story

from .edition import Edition, Page
from .figures import departments, grades_by_field, matrix
from .overview import amount, in_a_sentence, leads, overview, period, promised
from .tiles import documents


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
        _description(edition, one),
        {
            "prefecture": one,
            "stories": stories,
            "sums": sums,
            "promised": promised(stories),
            "leads": leads(one),
            "documents": documents(one, stories),
        },
        (edition.home(),),
        tuple(figures),
        prefecture=one,
        record=one,
    )
    yield from _departments(edition, one)


def _description(edition: Edition, one: Prefecture) -> str:
    name = edition.say(one.name)
    if one.plan is None:
        told = [edition.say(source.title) for source in one.sources.values()]
        return edition.describe(edition.word("prefecture_documents", prefecture=name), edition.few(told))
    what = amount(edition, edition.stories[one.id].all, one.plan.fields)
    plan = edition.say(one.plan.title)
    return edition.describe(
        edition.word("prefecture_description", prefecture=name, plan=plan, what=what),
        in_a_sentence(edition, one) if _counted(edition.stories[one.id]) else period(edition, one.plan),
    )


def _counted(stories: Stories) -> bool:
    """Whether there is more to count than what the plan holds."""
    return bool(stories.graded_reports) or promised(stories).labelled


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
            "bodies": _answers(one.headquarters.bodies if one.headquarters else (), department.id),
            "desks": _answers(one.headquarters.desks if one.headquarters else (), department.id),
            "posts": [
                (roll, post)
                for roll in (one.charter.rolls if one.charter else ())
                for post in roll.posts
                if post.department == department.id
            ],
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
        edition.describe(
            edition.word("departments_description", prefecture=name, n=len(answers)),
            edition.few(edition.say(department.name) for department in one.departments.values()),
        ),
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
            _of_department(edition, one, own, answer["stories"]),  # type: ignore[arg-type]
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


def _of_department(edition: Edition, one: Prefecture, own: str, stories: Sequence[Story]) -> str:
    name = edition.say(one.name)
    if not stories:
        return edition.describe(edition.word("department_description_none", department=own, prefecture=name))
    told = edition.count("department_description", len(stories), department=own, prefecture=name)
    return edition.describe(told, edition.few(edition.say(story.initiative.title) for story in stories))


def _answers(among: Sequence[Body] | Sequence[Desk], department: str) -> list[Body | Desk]:
    """Return the bodies or the desks that a department answers for."""
    return [one for one in among if one.department == department]

"""The tables of what a plan promises: initiatives and their other places, lines of policy, divisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxplan.model import Area, AreaGroup, Field, Placement, Policy, Report
from dxplan.stories import Stories
from dxplan.story import Story

from .column import Column, of, own, table

SOURCE, INITIATIVE, DIVISION = "sources.id", "initiatives.id", "divisions.id"


def _grade(report: Report) -> Column:
    def read(story: Story) -> str:
        return next((step.evaluation.grade for step in story.steps if step.report is report), "")

    year = {"year": report.year}
    return own(f"grade_{report.id}", "word", read, told="grade_of_year", values=year, to="grades.mark")


def _initiatives(stories: Stories) -> tuple[Column, ...]:
    return (
        of("initiative.id", lambda s: s.id),
        of("field.part", lambda s: s.field.part),
        of("evaluation.number", lambda s: s.number),
        own("field_id", "word", lambda s: s.field.id, required=True, to=DIVISION),
        of("field.code", lambda s: s.field.code, name="field_code"),
        of("field.title", lambda s: s.field.title, name="field"),
        of("area.id", lambda s: s.area.id, name="area_id", to=DIVISION),
        of("area.code", lambda s: s.area.code, name="area_code"),
        of("area.title", lambda s: s.area.title, name="area"),
        of("initiative.title", lambda s: s.initiative.title),
        of("initiative.summary", lambda s: s.initiative.summary),
        of("initiative.parent", lambda s: s.initiative.parent),
        own("also_listed_under", "words", lambda s: [one.area.id for one in s.placed], to=DIVISION),
        *map(_grade, stories.graded_reports),
        own("change", "choice", lambda s: s.latest.change if s.latest else ""),
        own("departments", "departments", lambda s: s.departments),
        of("evaluation.departments", lambda s: s.departments, name="department_ids", to="departments.id"),
        of("initiative.same_as", lambda s: s.initiative.same_as, to=INITIATIVE),
        of("initiative.sdgs", lambda s: s.initiative.sdgs),
        of("initiative.same_title", lambda s: s.initiative.same_title, name="same_title_as", to=INITIATIVE),
        of("initiative.note", lambda s: s.initiative.note),
        of("field.source", lambda s: s.field.source, to=SOURCE),
    )


class Here(NamedTuple):
    """A record of a plan with the field and the area it stands in."""

    field: Field
    area: Area
    one: Placement | Policy


def _placed(stories: Stories) -> Iterator[Here]:
    for field in stories.prefecture.plan.fields if stories.prefecture.plan else ():
        yield from (Here(field, area, one) for area in field.areas for one in area.placements)


def _lines(stories: Stories) -> Iterator[Here]:
    for field in stories.prefecture.plan.fields if stories.prefecture.plan else ():
        yield from (Here(field, area, one) for area in field.areas for one in area.policies)


class Division(NamedTuple):
    """A field, a group or an area of a plan, and what it stands in."""

    level: str
    one: Field | AreaGroup | Area
    field: Field
    within: str


def _divisions(stories: Stories) -> Iterator[Division]:
    for field in stories.prefecture.plan.fields if stories.prefecture.plan else ():
        yield Division("field", field, field, "")
        yield from (Division("group", group, field, field.id) for group in field.groups)
        yield from (Division("area", area, field, area.group or field.id) for area in field.areas)


INITIATIVES = table("initiatives", lambda p: p.all, _initiatives, ["id"])
PLACEMENTS = table(
    "placements",
    _placed,
    [
        of("placement.id", lambda s: s.one.id),
        of("placement.kind", lambda s: s.one.kind),
        of("placement.initiative", lambda s: s.one.initiative, to=INITIATIVE),
        of("area.id", lambda s: s.area.id, name="area", to=DIVISION),
        of("placement.title", lambda s: s.one.title),
        of("placement.summary", lambda s: s.one.summary),
        of("placement.plan_label", lambda s: s.one.plan_label),
        of("placement.plan", lambda s: s.one.plan),
        of("placement.note", lambda s: s.one.note),
        of("field.source", lambda s: s.field.source, to=SOURCE),
    ],
    ["id"],
)
POLICIES = table(
    "policies",
    _lines,
    [
        of("policy.id", lambda s: s.one.id),
        of("field.title", lambda s: s.field.title, name="field"),
        of("area.id", lambda s: s.area.id, name="area_id", to=DIVISION),
        of("area.title", lambda s: s.area.title, name="area"),
        of("policy.text", lambda s: s.one.text),
        of("policy.same_as", lambda s: s.one.same_as, to="policies.id"),
        of("policy.note", lambda s: s.one.note),
        of("field.source", lambda s: s.field.source, to=SOURCE),
    ],
    ["id"],
)
DIVISIONS = table(
    "divisions",
    _divisions,
    [
        own("level", "choice", lambda s: s.level, required=True),
        own("id", "word", lambda s: s.one.id, required=True, told="division_id"),
        own("within", "word", lambda s: s.within, to=DIVISION),
        of("field.code", lambda s: s.one.code),
        of("field.title", lambda s: s.one.title, required=False),
        of("field.subtitle", lambda s: getattr(s.one, "subtitle", None)),
        of("field.part", lambda s: getattr(s.one, "part", "")),
        of("field.role", lambda s: getattr(s.one, "role", "")),
        of("area.origin", lambda s: getattr(s.one, "origin", "")),
        of("area.vision", lambda s: getattr(s.one, "vision", None)),
        of("field.text", lambda s: getattr(s.one, "text", None)),
        of("field.source", lambda s: s.field.source, to=SOURCE),
    ],
    ["level", "id"],
)

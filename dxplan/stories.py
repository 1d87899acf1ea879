"""What follows from the records: each initiative's story over the years, and what can be counted from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .load import initiatives
from .model import (
    Area,
    Evaluation,
    Field,
    Grade,
    Group,
    Indicator,
    Initiative,
    Prefecture,
    Reading,
    Report,
    Row,
    Value,
)

UP, DOWN, SAME, NEW = "up", "down", "same", "new"


@dataclass(frozen=True, slots=True)
class Step:
    """One initiative in one report: its grade, and how that compares with the year before."""

    report: Report
    evaluation: Evaluation
    grade: Grade | None
    change: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator in one report."""

    report: Report
    indicator: Indicator
    value: Value


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a schedule, with the heading it stands under."""

    report: Report
    group: Group
    row: Row


@dataclass(frozen=True)
class Story:
    """One initiative with everything that is known of it; steps stand newest first."""

    field: Field
    area: Area
    initiative: Initiative
    steps: tuple[Step, ...]
    measures: tuple[Measure, ...]
    planned: tuple[Planned, ...]
    readings: tuple[Reading, ...]

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.initiative.id

    @property
    def latest(self) -> Step | None:
        """The newest report's step, if there is one."""
        return self.steps[0] if self.steps else None

    @property
    def number(self) -> int | None:
        """The number in the newest report that numbers it."""
        return next((step.evaluation.number for step in self.steps if step.evaluation.number), None)

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department that a document names for it, in order of first mention."""
        named = [*(name for step in self.steps for name in step.evaluation.departments)]
        named += [name for planned in self.planned for name in planned.row.departments]
        return tuple(dict.fromkeys(named))

    @property
    def detailed(self) -> bool:
        """Whether any report explains it beyond the grade."""
        return any(step.evaluation.detailed for step in self.steps)

    @property
    def targets(self) -> tuple[Measure, ...]:
        """The measures that have a numeric target and a numeric actual."""
        return tuple(
            one for one in self.measures if one.value.target is not None and one.value.actual is not None
        )


@dataclass(frozen=True)
class Stories:
    """All stories of one prefecture, in the plan's order."""

    prefecture: Prefecture
    all: tuple[Story, ...]

    @cached_property
    def by_id(self) -> dict[str, Story]:
        """Stories by the initiative's id."""
        return {story.id: story for story in self.all}

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The prefecture's grades, best first."""
        plan = self.prefecture.plan
        return plan.scale.grades if plan and plan.scale else ()

    @property
    def graded_reports(self) -> tuple[Report, ...]:
        """The reports that grade anything, newest first."""
        return tuple(
            report for report in self.prefecture.reports
            if any(one.grade for one in report.evaluations.values())
        )  # fmt: skip

    def of_field(self, field: Field) -> tuple[Story, ...]:
        """Return the stories of one field."""
        return tuple(story for story in self.all if story.field.id == field.id)

    def changed(self, kind: str) -> tuple[Story, ...]:
        """Return the stories whose newest step went up, down, stayed or is new."""
        return tuple(story for story in self.all if story.latest and story.latest.change == kind)

    def behind(self) -> tuple[Story, ...]:
        """Return the stories that the newest report grades below plan."""
        return tuple(
            story for story in self.all
            if story.latest and story.latest.grade and story.latest.grade.standing == "below"
        )  # fmt: skip

    def measures(self) -> tuple[tuple[Story, Measure], ...]:
        """Return every indicator of every year with the story it belongs to."""
        return tuple((story, measure) for story in self.all for measure in story.measures)

    def of_department(self, name: str) -> tuple[Story, ...]:
        """Return what a department is named for in any document."""
        return tuple(story for story in self.all if name in story.departments)


def tell(prefecture: Prefecture) -> Stories:
    """Return the stories of a prefecture."""
    scale = prefecture.plan.scale if prefecture.plan else None
    order = [grade.id for grade in scale.grades] if scale else []
    grades = {grade.id: grade for grade in scale.grades} if scale else {}
    planned = _planned(prefecture)
    told = []
    for name, (field, area, initiative) in initiatives(prefecture.plan).items():
        own = {indicator.id: indicator for indicator in initiative.indicators}
        steps = _steps(prefecture, name, order, grades)
        measures = tuple(
            Measure(step.report, own[value.id], value)
            for step in steps
            for value in step.evaluation.values
            if value.id in own
        )
        rows = tuple(one for one in planned if name in one.row.initiatives)
        about = {name, area.id, *(one.row.id for one in rows), *own}
        readings = tuple(one for one in prefecture.readings if about & set(one.records))
        told.append(Story(field, area, initiative, steps, measures, rows, readings))
    return Stories(prefecture, tuple(told))


def _planned(prefecture: Prefecture) -> tuple[Planned, ...]:
    return tuple(
        Planned(report, group, row)
        for report in prefecture.reports
        if report.schedule
        for group in report.schedule.groups
        for row in group.rows
    )


def _steps(
    prefecture: Prefecture, name: str, order: Sequence[str], grades: dict[str, Grade]
) -> tuple[Step, ...]:
    """Return the steps of one initiative, newest first, each compared with the report before it."""
    found = [report for report in prefecture.reports if name in report.evaluations]
    steps = []
    for place, report in enumerate(found):
        now = report.evaluations[name]
        before = found[place + 1].evaluations[name] if place + 1 < len(found) else None
        steps.append(Step(report, now, grades.get(now.grade), _change(before, now, order)))
    return tuple(steps)


def _change(before: Evaluation | None, now: Evaluation, order: Sequence[str]) -> str:
    """Return how a grade moved; nothing when there is no earlier report to compare with."""
    if before is None or not now.grade:
        return ""
    if not before.grade:
        return NEW if before.ungraded == NEW else ""
    step = order.index(before.grade) - order.index(now.grade)
    return SAME if step == 0 else UP if step > 0 else DOWN


def count(stories: Iterable[Story], report: Report) -> Counter[str]:
    """Return how many of the stories got each mark in a report; those without a grade count under ''."""
    return Counter(report.evaluations[story.id].grade for story in stories if story.id in report.evaluations)

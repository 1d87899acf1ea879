"""What follows from the records: each initiative's story over the years, and what can be counted from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .load import initiatives
from .model import Evaluation, Field, Grade, Prefecture, Report
from .story import DOWN, NEW, SAME, UP, Measure, Placed, Planned, Step, Story


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

    def family(self, story: Story) -> tuple[Story, ...]:
        """Return the parent and the children of a story, and the others that print the same parent name."""
        parent = story.initiative.parent
        known = self._under
        return self._others(
            story, parent, *known.get(story.id, ()), *(known.get(parent, ()) if parent else ())
        )

    def repeats(self, story: Story) -> tuple[Story, ...]:
        """Return the stories that are the same work without a mark saying so, in either direction."""
        return self._others(story, story.initiative.same_as, *self._same.get(story.id, ()))

    @cached_property
    def _under(self) -> dict[str, list[str]]:
        """The ids of stories by the parent that they name."""
        return _grouped((story.initiative.parent, story.id) for story in self.all)

    @cached_property
    def _same(self) -> dict[str, list[str]]:
        """The ids of stories by the story that they are the same as."""
        return _grouped((story.initiative.same_as, story.id) for story in self.all)

    def _others(self, story: Story, *ids: str) -> tuple[Story, ...]:
        """Return the stories of these ids, but for one, in the plan's order."""
        wanted = set(ids) - {story.id}
        return tuple(one for name, one in self.by_id.items() if name in wanted) if wanted else ()

    def of_department(self, name: str) -> tuple[Story, ...]:
        """Return what a department, or a part of it, is named for in any document."""
        own = {name} | {one.id for one in self.prefecture.departments.values() if self._within(one.id, name)}
        return tuple(story for story in self.all if own & set(story.departments))

    def _within(self, one: str, above: str) -> bool:
        """Whether a department belongs to another, at any depth."""
        known, seen = self.prefecture.departments, set[str]()
        while one in known and one not in seen:
            seen.add(one)
            one = known[one].parent
            if one == above:
                return True
        return False


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def tell(prefecture: Prefecture) -> Stories:
    """Return the stories of a prefecture."""
    scale = prefecture.plan.scale if prefecture.plan else None
    order = [grade.id for grade in scale.grades if grade.standing != "none"] if scale else []
    grades = {grade.id: grade for grade in scale.grades} if scale else {}
    planned = _planned(prefecture)
    placed = _placed(prefecture)
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
        also = tuple(one for one in placed if one.placement.initiative == name)
        about = {name, area.id, *(one.placement.id for one in also), *(one.row.id for one in rows), *own}
        readings = tuple(one for one in prefecture.readings if about & set(one.records))
        told.append(Story(field, area, initiative, steps, measures, rows, readings, also))
    return Stories(prefecture, tuple(told))


def _placed(prefecture: Prefecture) -> tuple[Placed, ...]:
    return tuple(
        Placed(field, area, placement)
        for field in (prefecture.plan.fields if prefecture.plan else ())
        for area in field.areas
        for placement in area.placements
    )


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
    """Return how a grade moved; nothing where there are no two steps of the scale to compare."""
    if before is None or not now.grade:
        return ""
    if not before.grade:
        return NEW if before.ungraded == NEW else ""
    if before.grade not in order or now.grade not in order:
        return ""
    step = order.index(before.grade) - order.index(now.grade)
    return SAME if step == 0 else UP if step > 0 else DOWN


def count(stories: Iterable[Story], report: Report) -> Counter[str]:
    """Return how many of the stories got each mark in a report; those without a grade count under ''."""
    return Counter(report.evaluations[story.id].grade for story in stories if story.id in report.evaluations)

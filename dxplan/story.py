"""One initiative's story: its grades, measures, schedule entries and places over the years."""

from __future__ import annotations

from dataclasses import dataclass

from .model import (
    Area,
    Evaluation,
    Field,
    Grade,
    Group,
    Indicator,
    Initiative,
    Placement,
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

    @property
    def paired(self) -> bool:
        """Whether target and actual are both numbers."""
        return self.value.target is not None and self.value.actual is not None

    @property
    def ahead(self) -> bool:
        """Whether a target stands beside a forecast."""
        return self.value.target is not None and self.value.forecast is not None


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a schedule, with the heading it stands under."""

    report: Report
    group: Group
    row: Row


@dataclass(frozen=True, slots=True)
class Placed:
    """Another place of the plan where an initiative is listed."""

    field: Field
    area: Area
    placement: Placement


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
    placed: tuple[Placed, ...] = ()

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.initiative.id

    @property
    def latest(self) -> Step | None:
        """The newest report's step, if there is one."""
        return self.steps[0] if self.steps else None

    def move(self, report: Report) -> tuple[Grade | None, Grade | None, str]:
        """Return the grade before a report's, the report's own, and how the one became the other."""
        at = next((place for place, step in enumerate(self.steps) if step.report is report), -1)
        now = self.steps[at]
        before = self.steps[at + 1] if 0 <= at < len(self.steps) - 1 else None
        return (before.grade if before else None, now.grade, now.change)

    @property
    def number(self) -> int | None:
        """The number in the newest report that numbers it."""
        return next((step.evaluation.number for step in self.steps if step.evaluation.number), None)

    def source_of(self, report: Report) -> str:
        """Return the document that tells of it in a report: its own list's, where a plan has several."""
        return self.field.source if self.field.part else report.source

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

"""What a report comes to: counts computed from its rows, beside the sums that it publishes itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dxplan.language import percent
from dxplan.model import Grade, Report, Total
from dxplan.stories import Stories, count
from dxplan.story import DOWN, NEW, SAME, UP, Story


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many initiatives have a grade, their share in percent, and the published total if there is one."""

    grade: Grade
    count: int
    share: Decimal
    published: Total | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A report in numbers, all computed from its rows."""

    report: Report
    counts: tuple[GradeCount, ...]
    total: int
    reached: int
    graded: int
    share: Decimal
    ungraded: int
    up: tuple[Story, ...] = ()
    down: tuple[Story, ...] = ()
    same: tuple[Story, ...] = ()
    new: tuple[Story, ...] = ()
    behind: tuple[Story, ...] = ()
    detailed: tuple[Story, ...] = ()


@dataclass(frozen=True, slots=True)
class Promised:
    """What is promised where nothing has been graded: initiatives, and how many have a KPI or a goal."""

    report: Report | None
    total: int
    kpi: int
    goal: int
    results: bool

    @property
    def labelled(self) -> bool:
        """Whether the documents call anything a KPI or a goal."""
        return bool(self.kpi or self.goal)


def promised(stories: Stories) -> Promised:
    """Return the counts of the newest report's labels, over all initiatives."""
    told = Counter(story.latest.evaluation.plan_label for story in stories.all if story.latest)
    newest = stories.prefecture.reports[0] if stories.prefecture.reports else None
    results = any(step.evaluation.progress for story in stories.all for step in story.steps)
    results = results or any(measure.value.actual is not None for _, measure in stories.measures())
    return Promised(newest, len(stories.all), told["kpi"], told["goal"], results)


def overview(stories: Stories, report: Report, among: Sequence[Story] | None = None) -> Overview:
    """Return the numbers of one report, over all initiatives or some of them."""
    told = tuple(stories.all if among is None else among)
    within = [story for story in told if story.id in report.evaluations]
    counts = count(within, report)
    graded = sum(number for mark, number in counts.items() if mark)
    published = {total.id: total for total in report.totals.grades} if report.totals else {}
    good = {grade.id for grade in stories.grades if grade.standing in {"above", "on"}}
    reached = sum(number for mark, number in counts.items() if mark in good)

    def moved(kind: str) -> tuple[Story, ...]:
        return tuple(s for s in within for step in s.steps if step.report is report and step.change == kind)

    return Overview(
        report,
        tuple(
            GradeCount(grade, counts[grade.id], percent(counts[grade.id], graded), published.get(grade.id))
            for grade in stories.grades
        ),
        total=len(within),
        reached=reached,
        graded=graded,
        share=percent(reached, graded),
        ungraded=counts[""],
        up=moved(UP),
        down=moved(DOWN),
        same=moved(SAME),
        new=moved(NEW),
        behind=tuple(s for s in within if _standing(stories, report, s) == "below"),
        detailed=tuple(s for s in within if report.evaluations[s.id].detailed),
    )


def _standing(stories: Stories, report: Report, story: Story) -> str:
    mark = report.evaluations[story.id].grade
    return next((grade.standing for grade in stories.grades if grade.id == mark), "")

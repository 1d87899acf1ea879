"""What a report comes to: counts computed from its rows, beside the sums that it publishes itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dxplan import addresses
from dxplan.language import fiscal_year, percent
from dxplan.model import Field, Grade, Plan, Prefecture, Report, Total
from dxplan.stories import Stories, count
from dxplan.story import DOWN, NEW, SAME, UP, Story

from .edition import Edition


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many initiatives have a grade, their share in percent, and the published total if there is one."""

    grade: Grade
    count: int
    share: Decimal
    published: Total | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A report in numbers, all computed from its rows.

    `graded` counts every mark, `judged` only those that say how far the work is; `share` is of these.
    """

    report: Report
    counts: tuple[GradeCount, ...]
    total: int
    reached: int
    graded: int
    judged: int
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


@dataclass(frozen=True, slots=True)
class Lead:
    """A page in which a plan tells more of itself; `name` is that of its words."""

    name: str
    address: str


def leads(one: Prefecture) -> tuple[Lead, ...]:
    """Return the further pages of a plan, as many as there are."""
    plan = one.plan
    told = (
        (plan and plan.state, Lead("state", addresses.state(one.id))),
        (plan and (plan.goals or plan.indicators), Lead("goals", addresses.goals(one.id))),
        (one.headquarters, Lead("headquarters", addresses.headquarters(one.id))),
        (plan and plan.history, Lead("history", addresses.history(one.id))),
    )
    return tuple(lead for there, lead in told if there)


def amount(edition: Edition, stories: Sequence[Story], fields: Sequence[Field]) -> str:
    """Return how much is promised: initiatives; lines of policy, or areas, where there are none."""
    if stories:
        return edition.count("amount_initiatives", len(stories))
    policies = sum(len(field.policies) for field in fields)
    if policies:
        return edition.count("amount_policies", policies)
    return edition.count("amount_areas", sum(len(field.areas) for field in fields))


def period(edition: Edition, plan: Plan) -> str:
    """Return from when to when a plan runs, in a sentence; nothing where it does not say."""
    if plan.period is None:
        return ""
    first, last = (fiscal_year(year, edition.lang) for year in (plan.period.first, plan.period.last))
    return edition.word("plan_period", first=first, last=last)


def promised(stories: Stories) -> Promised:
    """Return the counts of the newest report's labels, over all initiatives."""
    told = Counter(story.latest.evaluation.plan_label for story in stories.all if story.latest)
    newest = stories.prefecture.reports[0] if stories.prefecture.reports else None
    results = any(step.evaluation.progress for story in stories.all for step in story.steps)
    results = results or any(measure.value.actual is not None for _, measure in stories.measures())
    results = results or any(one.actual is not None for r in stories.prefecture.reports for one in r.values)
    return Promised(newest, len(stories.all), told["kpi"], told["goal"], results)


def in_a_sentence(edition: Edition, one: Prefecture, report: Report | None = None) -> str:
    """Return one computed sentence of a report, or of the newest that grades; else of what is promised."""
    stories = edition.stories[one.id]
    told = report or next(iter(stories.graded_reports), None)
    sum_ = overview(stories, told) if told else None
    if sum_ and sum_.judged:
        year = edition.year(sum_.report)
        return edition.word("home_reached", year=year, n=sum_.judged, reached=sum_.reached, share=sum_.share)
    if report and report.policies and not report.evaluations:
        return edition.count("report_policies", len(report.policies), year=edition.year(report))
    labels = promised(stories)
    if labels.labelled and (report is None or report is labels.report):
        return edition.word("promised", n=labels.total, kpi=labels.kpi, goal=labels.goal)
    fields = one.plan.fields if one.plan else ()
    if report or not (stories.all or fields):
        return ""
    return edition.word("home_planned", what=amount(edition, stories.all, fields))


def overview(stories: Stories, report: Report, among: Sequence[Story] | None = None) -> Overview:
    """Return the numbers of one report, over all initiatives or some of them."""
    told = tuple(stories.all if among is None else among)
    within = [story for story in told if story.id in report.evaluations]
    counts = count(within, report)
    graded = sum(number for mark, number in counts.items() if mark)
    published = {total.id: total for total in report.totals.grades} if report.totals else {}
    good = {grade.id for grade in stories.grades if grade.standing in {"above", "on"}}
    reached = sum(number for mark, number in counts.items() if mark in good)
    judged = sum(counts[grade.id] for grade in stories.grades if grade.standing != "none")

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
        judged=judged,
        share=percent(reached, judged),
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

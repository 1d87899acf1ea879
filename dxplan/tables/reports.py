"""The tables of what was reported: evaluations, the scale they follow, published totals, schedules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxplan.check import QUARTERS
from dxplan.model import (
    Date,
    Evaluation,
    Grade,
    Group,
    Report,
    RoundEvaluation,
    Row,
    Scale,
    Schedule,
    Text,
    Total,
)
from dxplan.stories import Stories
from dxplan.story import Story

from .column import of, own, part, table
from .plans import INITIATIVE, SOURCE


class Step(NamedTuple):
    """An initiative in a report, at the end of the year or in an earlier round."""

    report: Report
    story: Story
    whole: Evaluation
    round: str
    one: Evaluation | RoundEvaluation


def _evaluations(stories: Stories) -> Iterator[Step]:
    for report in stories.prefecture.reports:
        for story in stories.all:
            one = report.evaluations.get(story.id)
            if one is not None:
                yield Step(report, story, one, "", one)


def _rounds(stories: Stories) -> Iterator[Step]:
    for step in _evaluations(stories):
        yield from (step._replace(round=one.id, one=one) for one in step.whole.rounds)


def _graded(one: RoundEvaluation) -> str:
    return f"{one.id}:{one.grade or one.ungraded}"


class Graded(NamedTuple):
    """A grade of the plan's scale."""

    scale: Scale
    one: Grade


def _grades(stories: Stories) -> Iterator[Graded]:
    scale = stories.prefecture.plan.scale if stories.prefecture.plan else None
    if scale:
        yield from (Graded(scale, one) for one in scale.grades)


class Published(NamedTuple):
    """How many initiatives a report says got a grade."""

    report: Report
    one: Total


def _totals(stories: Stories) -> Iterator[Published]:
    for report in stories.prefecture.reports:
        yield from (Published(report, one) for one in (report.totals.grades if report.totals else ()))


class Planned(NamedTuple):
    """What a schedule says for one quarter, or one event of a schedule by month."""

    report: Report
    schedule: Schedule
    group: Group
    row: Row
    when: str
    text: Text
    mark: str = ""
    starts: Date | None = None
    ends: Date | None = None
    printed: str = ""


def _schedule(stories: Stories) -> Iterator[Planned]:
    """Yield what stands in the cells of every schedule; a row without any yields itself once."""
    for report in stories.prefecture.reports:
        if report.schedule is None:
            continue
        for group in report.schedule.groups:
            for row in group.rows:
                here = Planned(report, report.schedule, group, row, "", Text())
                cells = [here._replace(when=q, text=getattr(row, q)) for q in QUARTERS if getattr(row, q)]
                cells += [
                    here._replace(
                        when=one.id,
                        text=one.text,
                        mark=one.mark,
                        starts=one.starts,
                        ends=one.ends,
                        printed=one.printed,
                    )
                    for one in row.events
                ]
                yield from cells or [here]


EVALUATIONS = table(
    "evaluations",
    _evaluations,
    [
        own("fiscal_year", "year", lambda s: s.report.year, required=True),
        own("initiative", "word", lambda s: s.story.id, required=True, to=INITIATIVE),
        of("evaluation.number", lambda s: s.one.number),
        of("evaluation.grade", lambda s: s.one.grade, to="grades.mark"),
        of("evaluation.ungraded", lambda s: s.one.ungraded),
        of("evaluation.printed_title", lambda s: s.one.printed_title),
        own("departments", "departments", lambda s: s.one.departments),
        of("evaluation.departments", lambda s: s.one.departments, name="department_ids", to="departments.id"),
        of("evaluation.plan_label", lambda s: s.one.plan_label),
        of("evaluation.plan", lambda s: s.one.plan),
        of("evaluation.progress", lambda s: s.one.progress),
        of("evaluation.next", lambda s: s.one.next),
        part("budget.unit", lambda s: s.one.budget, name="budget_unit"),
        part("budget.planned", lambda s: s.one.budget, name="budget_planned"),
        part("budget.settled", lambda s: s.one.budget, name="budget_settled"),
        part("budget.note", lambda s: s.one.budget, name="budget_note"),
        own("grades_by_round", "words", lambda s: map(_graded, s.one.rounds)),
        of("evaluation.note", lambda s: s.one.note),
        own("source", "word", lambda s: s.story.source_of(s.report), required=True, to=SOURCE),
    ],
    ["fiscal_year", "initiative"],
)
ROUNDS = table(
    "rounds",
    _rounds,
    [
        own("fiscal_year", "year", lambda s: s.report.year, required=True),
        own("initiative", "word", lambda s: s.story.id, required=True, to=INITIATIVE),
        of("round.id", lambda s: s.round, name="round"),
        of("round_evaluation.grade", lambda s: s.one.grade, to="grades.mark"),
        of("round_evaluation.ungraded", lambda s: s.one.ungraded),
        of("round_evaluation.progress", lambda s: s.one.progress),
        of("round_evaluation.next", lambda s: s.one.next),
        own("source", "word", lambda s: s.story.source_of(s.report), required=True, to=SOURCE),
    ],
    ["fiscal_year", "initiative", "round"],
)
GRADES = table(
    "grades",
    _grades,
    [
        of("grade.mark", lambda s: s.one.mark),
        of("grade.meaning", lambda s: s.one.meaning),
        of("grade.standing", lambda s: s.one.standing),
        of("scale.source", lambda s: s.scale.source, to=SOURCE),
    ],
    ["mark"],
)
TOTALS = table(
    "totals",
    _totals,
    [
        own("fiscal_year", "year", lambda s: s.report.year, required=True),
        of("total.mark", lambda s: s.one.id, to="grades.mark"),
        of("total.count", lambda s: s.one.count),
        of("total.share", lambda s: s.one.share),
        of("report.source", lambda s: s.report.source, to=SOURCE),
    ],
    ["fiscal_year", "mark"],
)
SCHEDULE = table(
    "schedule",
    _schedule,
    [
        own("fiscal_year", "year", lambda s: s.report.year, required=True),
        of("group.title", lambda s: s.group.title, name="group"),
        of("row.id", lambda s: s.row.id),
        of("row.number", lambda s: s.row.number),
        of("row.title", lambda s: s.row.title),
        own("departments", "departments", lambda s: s.row.departments),
        of("row.departments", lambda s: s.row.departments, name="department_ids", to="departments.id"),
        of("row.initiatives", lambda s: s.row.initiatives, to=INITIATIVE),
        of("row.body", lambda s: s.row.body, to="bodies.id"),
        own("when", "word", lambda s: s.when, also=tuple(f"row.{quarter}" for quarter in QUARTERS)),
        of("event.starts", lambda s: s.starts, required=False),
        of("event.ends", lambda s: s.ends),
        of("event.printed", lambda s: s.printed),
        of("event.mark", lambda s: s.mark),
        of("event.text", lambda s: s.text),
        of("row.doubtful", lambda s: s.row.doubtful),
        of("row.note", lambda s: s.row.note),
        of("schedule.source", lambda s: s.schedule.source, to=SOURCE),
    ],
    ["fiscal_year", "id", "when"],
)

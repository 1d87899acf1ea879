"""The tables of numbers: indicators and their values, statistics of the present."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxplan.model import Indicator, Point, Report, State, Statistic, Value
from dxplan.stories import Stories

from .column import of, own, part, table
from .plans import INITIATIVE, SOURCE


class Told(NamedTuple):
    """One value of one indicator in one round of a report; no initiative for those of the plan."""

    report: Report
    round: str
    initiative: str
    source: str
    one: Indicator
    value: Value


def _values(stories: Stories) -> Iterator[Told]:
    """Yield every value of every report: of initiatives at each round, then of the plan and its fields."""
    for story in stories.all:
        known = {indicator.id: indicator for indicator in story.initiative.indicators}
        for step in story.steps:
            source = story.source_of(step.report)
            rounds = [("", step.evaluation.values), *((one.id, one.values) for one in step.evaluation.rounds)]
            for name, values in rounds:
                for value in values:
                    if value.id in known:
                        yield Told(step.report, name, story.id, source, known[value.id], value)
    plan = stories.prefecture.plan
    counted = plan.counted if plan else {}
    for report in stories.prefecture.reports:
        for value in report.values:
            if value.id in counted:
                yield Told(report, "", "", report.source, counted[value.id], value)


class Goal(NamedTuple):
    """An indicator, or a part of a composite one; no initiative for those of the plan and its fields."""

    initiative: str
    source: str
    part_of: str
    one: Indicator


def _goals(stories: Stories) -> Iterator[Goal]:
    """Yield every indicator there is, each followed by what it is made of."""
    plan = stories.prefecture.plan
    told = [("", plan.goals.source, one) for one in plan.goals.goals] if plan and plan.goals else []
    told += [("", field.source, one) for field in (plan.fields if plan else ()) for one in field.indicators]
    told += [(each.id, each.field.source, one) for each in stories.all for one in each.initiative.indicators]
    for initiative, source, one in told:
        yield Goal(initiative, source, "", one)
        yield from (Goal(initiative, source, one.id, part) for part in one.components)


def _missing(one: Indicator) -> str:
    return one.missing or (one.long_term.missing if one.long_term else "")


class Counted(NamedTuple):
    """One number of a statistic."""

    state: State
    one: Statistic
    point: Point


def _statistics(stories: Stories) -> Iterator[Counted]:
    state = stories.prefecture.plan.state if stories.prefecture.plan else None
    if state is None:
        return
    for topic in (topic for chapter in state.chapters for topic in chapter.topics):
        yield from (Counted(state, one, point) for one in topic.statistics for point in one.points)


INDICATORS = table(
    "indicators",
    _values,
    [
        own("initiative", "word", lambda s: s.initiative, to=INITIATIVE, told="initiative_of_indicator"),
        of("indicator.id", lambda s: s.one.id, name="indicator"),
        of("indicator.name", lambda s: s.one.name),
        of("indicator.kind", lambda s: s.one.kind),
        of("indicator.unit", lambda s: s.one.unit),
        of("indicator.scope", lambda s: s.one.scope),
        of("indicator.direction", lambda s: s.one.direction),
        of("indicator.cumulative", lambda s: s.one.cumulative),
        of("indicator.since", lambda s: s.one.since),
        own("fiscal_year", "year", lambda s: s.report.year, required=True),
        of("round.id", lambda s: s.round, name="round", required=False),
        part("amount.value", lambda s: s.one.baseline, name="baseline"),
        part("amount.value", lambda s: s.value.start, name="start_of_year"),
        part("amount.printed", lambda s: s.value.start, name="start_of_year_printed"),
        part("amount.as_of", lambda s: s.value.start, name="start_of_year_as_of"),
        of("value.target", lambda s: s.value.target),
        of("value.target_printed", lambda s: s.value.target_printed),
        of("value.target_year", lambda s: s.value.target_year, kind="year"),
        of("value.qualifier", lambda s: s.value.qualifier),
        of("value.no_target", lambda s: s.value.no_target),
        of("value.actual", lambda s: s.value.actual),
        of("value.actual_printed", lambda s: s.value.actual_printed),
        of("value.no_actual", lambda s: s.value.no_actual),
        of("value.as_of", lambda s: s.value.as_of),
        of("value.as_of_printed", lambda s: s.value.as_of_printed),
        of("value.grade", lambda s: s.value.grade, to="grades.mark"),
        part("amount.value", lambda s: s.one.long_term, name="long_term"),
        part("forecast.value", lambda s: s.value.forecast, name="forecast"),
        part("forecast.by", lambda s: s.value.forecast, name="forecast_by"),
        part("forecast.printed", lambda s: s.value.forecast, name="forecast_printed"),
        part("comparison.name", lambda s: s.value.comparison, name="comparison"),
        part("comparison.value", lambda s: s.value.comparison, name="comparison_value"),
        part("comparison.printed", lambda s: s.value.comparison, name="comparison_printed"),
        of("indicator.note", lambda s: s.one.note),
        own("source", "word", lambda s: s.source, required=True, to=SOURCE),
    ],
    ["initiative", "indicator", "fiscal_year", "round"],
)
GOALS = table(
    "goals",
    _goals,
    [
        of("indicator.id", lambda s: s.one.id),
        own("initiative", "word", lambda s: s.initiative, to=INITIATIVE, told="initiative_of_indicator"),
        own("part_of", "word", lambda s: s.part_of, to="goals.id"),
        of("indicator.kind", lambda s: s.one.kind),
        of("indicator.name", lambda s: s.one.name),
        of("indicator.unit", lambda s: s.one.unit),
        of("indicator.scope", lambda s: s.one.scope),
        of("indicator.direction", lambda s: s.one.direction),
        of("indicator.cumulative", lambda s: s.one.cumulative),
        of("indicator.since", lambda s: s.one.since),
        part("amount.value", lambda s: s.one.baseline, name="baseline"),
        part("amount.printed", lambda s: s.one.baseline, name="baseline_printed"),
        part("amount.as_of", lambda s: s.one.baseline, name="baseline_as_of"),
        part("amount.value", lambda s: s.one.long_term, name="long_term"),
        part("amount.printed", lambda s: s.one.long_term, name="long_term_printed"),
        part("amount.as_of", lambda s: s.one.long_term, name="long_term_as_of"),
        of("indicator.missing", lambda s: _missing(s.one)),
        of("indicator.cited", lambda s: s.one.cited),
        of("indicator.note", lambda s: s.one.note),
        own("source", "word", lambda s: s.source, required=True, to=SOURCE),
    ],
    ["id"],
)
STATISTICS = table(
    "statistics",
    _statistics,
    [
        of("statistic.id", lambda s: s.one.id),
        of("point.id", lambda s: s.point.id, name="point"),
        of("statistic.name", lambda s: s.one.name),
        of("statistic.kind", lambda s: s.one.kind),
        of("point.label", lambda s: s.point.label, name="of"),
        of("point.role", lambda s: s.point.role),
        of("point.value", lambda s: s.point.value),
        of("statistic.unit", lambda s: s.one.unit),
        of("point.printed", lambda s: s.point.printed),
        of("point.as_of", lambda s: s.point.as_of),
        of("point.as_of_printed", lambda s: s.point.as_of_printed),
        of("statistic.cited", lambda s: s.one.cited),
        of("statistic.note", lambda s: s.one.note),
        of("state.source", lambda s: s.state.source, to=SOURCE),
    ],
    ["id", "point"],
)

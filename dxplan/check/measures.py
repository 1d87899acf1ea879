"""What a number counts: its unit, and whether it grows from year to year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxplan.load import initiatives
from dxplan.model import Indicator, Prefecture, Value
from dxplan.problems import Problem, problem

from .reports import graded

CUMULATIVE = re.compile("累計|累積|延べ|のべ")


def units(prefecture: Prefecture) -> Iterator[Problem]:
    """What has a number has a unit."""
    values = [one for report in prefecture.reports for one in graded(report) if isinstance(one, Value)]
    counted = {one.id for one in values if one.target is not None or one.actual is not None}
    for one in _indicators(prefecture):
        amounts = (one.baseline, one.long_term)
        if not one.unit and (one.id in counted or any(each and each.value is not None for each in amounts)):
            yield problem("W-UNIT", one.at("unit"), name=one.name.ja)


def cumulative(prefecture: Prefecture) -> Iterator[Problem]:
    """What is called a running total is marked as one: its years cannot be added up."""
    for one in _indicators(prefecture):
        if CUMULATIVE.search(one.name.ja) and not one.cumulative and not one.since:
            yield problem("W-CUMULATIVE", one.at("name"), name=one.name.ja)


def _indicators(prefecture: Prefecture) -> Iterator[Indicator]:
    plan = prefecture.plan
    for _, _, one in initiatives(plan).values():
        yield from one.indicators
    yield from plan.indicators if plan else ()

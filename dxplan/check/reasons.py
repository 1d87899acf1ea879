"""What is left out says why: a value or its reason, never neither and never both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache

from dxplan.load import initiatives
from dxplan.model import Amount, Evaluation, Indicator, Prefecture, Record, RoundEvaluation, Text, Value
from dxplan.problems import Place, Problem, problem
from dxplan.schema import SHAPES
from dxplan.values import is_placeholder

from .reports import graded

AMOUNTS = {"baseline": "indicator", "long_term": "indicator", "start": "value"}  # the shapes they stand in


def numbers(prefecture: Prefecture) -> Iterator[Problem]:
    """A missing target or actual says why it is missing."""
    for report in prefecture.reports:
        for value in (one for one in graded(report) if isinstance(one, Value)):
            yield from _either("E-REASON", value, ("target", "no_target"), _title("value", "target"))
            yield from _either("E-REASON", value, ("actual", "no_actual"), _title("value", "actual"))


def amounts(prefecture: Prefecture) -> Iterator[Problem]:
    """A baseline, a start of the year or a long-term target is a number or says why there is none."""
    plan = prefecture.plan
    own = [indicator for _, _, one in initiatives(plan).values() for indicator in one.indicators]
    told: list[tuple[str, Amount | None]] = []
    for indicator in _with_components((*own, *(plan.indicators if plan else ()))):
        told += [("baseline", indicator.baseline), ("long_term", indicator.long_term)]
    for report in prefecture.reports:
        told += [("start", one.start) for one in graded(report) if isinstance(one, Value)]
    for key, amount in told:
        if amount is not None:
            yield from _either("E-AMOUNT", amount, ("value", "missing"), _title(AMOUNTS[key], key))


def _with_components(indicators: tuple[Indicator, ...]) -> Iterator[Indicator]:
    for one in indicators:
        yield one
        yield from _with_components(one.components)


def grades(prefecture: Prefecture) -> Iterator[Problem]:
    """Where a plan has a scale, an ungraded initiative says why."""
    plan = prefecture.plan
    if plan is None or (plan.scale is None and "scale" in plan.places):
        return  # the scale could not be understood: that has been told, and nothing follows from it
    for report in prefecture.reports:
        for one in report.evaluations.values():
            told: tuple[Evaluation | RoundEvaluation, ...] = (one, *one.rounds)
            for each in told:
                if plan.scale or each.grade:
                    yield from _either("E-GRADE", each, ("grade", "ungraded"), each.id)


def policies(prefecture: Prefecture) -> Iterator[Problem]:
    """A line of policy has words of its own, or names the line that it repeats."""
    for field in prefecture.plan.fields if prefecture.plan else ():
        for policy in field.policies:
            yield from _either("E-POLICY", policy, ("text", "same_as"), policy.id)


def dates(prefecture: Prefecture) -> Iterator[Problem]:
    """A document has a date, or says why it has none."""
    for source in prefecture.sources.values():
        if not is_placeholder(source.title.ja):
            yield from _either("W-UNDATED", source, ("date", "undated"), source.id)


def _either(code: str, record: Record, keys: tuple[str, str], title: str) -> Iterator[Problem]:
    """Yield that a record has both of two keys, or neither; nothing where what it has was not understood."""
    key, reason = keys
    mine, other = _says(record, key), _says(record, reason)
    if mine != other:
        return
    also: tuple[Place, ...] = ()
    state = "blank" if key in record.blanks else "neither"
    if mine:
        state, also = "both", (record.at(reason),)
    elif key in record.places or reason in record.places or _misspelt(record):
        return  # it has been told already, and may be what is missing here
    yield problem(code, record.at(key), None, also, None, key=key, reason=reason, **{state: title})


def _says(record: Record, key: str) -> bool:
    """Whether a key says anything; nought is a number."""
    value = getattr(record, key)
    return bool(value) if isinstance(value, str | Text) else value is not None


def _misspelt(record: Record) -> bool:
    """Whether a record holds a key that it cannot have."""
    known = {one.name for one in fields(record)}
    return not record.places.keys() <= known


def blanks(prefecture: Prefecture) -> Iterator[Problem]:
    """Keys that nobody leaves empty on purpose, once the record itself is written."""
    plan = prefecture.plan
    if plan and plan.scale is None:
        yield from _blank(plan, "plan", "scale")
    for report in prefecture.reports:
        yield from _blank(report, "report", "totals")
        totals = report.totals
        if totals:
            yield from _blank(totals, "totals", "initiatives", "grades", "on_track")
            for total in totals.grades:
                yield from _blank(total, "total", "share")
        for one in report.evaluations.values():
            if one.blanks and one.detailed:
                yield from _blank(one, "evaluation", "departments", "values", "rounds", "budget")


def _blank(record: Record, shape: str, *keys: str) -> Iterator[Problem]:
    for key in keys:
        if key in record.blanks:
            yield problem("W-BLANK", record.blanks[key], title=_title(shape, key), key=key)


@cache
def _title(shape: str, key: str) -> str:
    known = SHAPES[shape].key(key)
    return known.ja if known else key

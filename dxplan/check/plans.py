"""A plan's own records: lines of policy, amounts of its indicators, the goals of the world it names."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.load import initiatives
from dxplan.model import Amount, Indicator, Prefecture, Value
from dxplan.problems import Problem, problem
from dxplan.values import nearest

from .reports import graded

SDGS = tuple(str(goal) for goal in range(1, 18))


def policies(prefecture: Prefecture) -> Iterator[Problem]:
    """A line of policy has words of its own, or names the line that it repeats."""
    for field in prefecture.plan.fields if prefecture.plan else ():
        for policy in field.policies:
            if bool(policy.text) == bool(policy.same_as):
                yield problem("E-POLICY", policy.place, id=policy.id)


def groups(prefecture: Prefecture) -> Iterator[Problem]:
    """An area belongs to a group of its own field."""
    fields = prefecture.plan.fields if prefecture.plan else ()
    known = {group.id for field in fields for group in field.groups}
    for field in fields:
        own = [group.id for group in field.groups]
        for area in field.areas:
            if area.group in known and area.group not in own:  # one that is nowhere has been told already
                meant = nearest(area.group, own)
                yield problem("E-REF", area.at("group"), title="上の区分", found=area.group, suggestion=meant)


def amounts(prefecture: Prefecture) -> Iterator[Problem]:
    """A baseline, a start of the year or a long-term target is a number or says why there is none."""
    plan = prefecture.plan
    own = [indicator for _, _, one in initiatives(plan).values() for indicator in one.indicators]
    told: list[tuple[str, str, Amount | None]] = []
    for indicator in _with_components((*own, *(plan.indicators if plan else ()))):
        told += [
            (indicator.id, "baseline", indicator.baseline),
            (indicator.id, "long_term", indicator.long_term),
        ]
    for report in prefecture.reports:
        told += [(one.id, "start", one.start) for one in graded(report) if isinstance(one, Value)]
    for name, key, amount in told:
        if amount is None:
            continue
        unread = amount.value is None and "value" in amount.places  # what it is has been told already
        if (amount.value is None) == (not amount.missing) and not unread:
            yield problem("E-AMOUNT", amount.place, key=key, id=name)


def _with_components(indicators: tuple[Indicator, ...]) -> Iterator[Indicator]:
    for one in indicators:
        yield one
        yield from _with_components(one.components)


def goals_of_the_world(prefecture: Prefecture) -> Iterator[Problem]:
    """The Sustainable Development Goals are numbered 1 to 17."""
    for _, _, one in initiatives(prefecture.plan).values():
        for goal in one.sdgs:
            if goal not in SDGS:
                yield problem("E-ENUM", one.at("sdgs"), title="SDGs", found=goal, allowed=" / ".join(SDGS))

"""Themes: only numbers that count the same thing share a yardstick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from dxplan.load import initiatives
from dxplan.model import Indicator, Prefecture, Site, Statistic
from dxplan.problems import Problem, problem

Definition = tuple[str, ...]  # what must be the same for two numbers to share an axis


class Counts(Protocol):
    """What is known of a prefecture: its name, and what each of its numbers counts."""

    @property
    def scope(self) -> str:
        """The prefecture's id."""

    @property
    def counts(self) -> Mapping[str, Definition]:
        """What each number counts, by its id."""


def yardsticks(site: Site | None, known: Sequence[Counts]) -> Iterator[Problem]:
    """What one yardstick measures has one unit, one direction, one way of adding up and one scope."""
    counts = {f"{one.scope}/{name}": what for one in known for name, what in one.counts.items()}
    for theme in site.themes if site else ():
        for yardstick in theme.yardsticks:
            kinds = {counts[name]: name for name in yardstick.indicators if name in counts}
            if len(kinds) > 1:
                yield problem(
                    "E-YARDSTICK",
                    yardstick.at("indicators"),
                    id=yardstick.id,
                    names=" / ".join(kinds.values()),
                )


def definitions(prefecture: Prefecture) -> dict[str, Definition]:
    """Return what every indicator and statistic of a prefecture counts, by its id."""
    plan = prefecture.plan
    found: list[Indicator | Statistic] = [
        two for _, _, one in initiatives(plan).values() for two in one.indicators
    ]
    found += plan.indicators if plan else ()
    for chapter in plan.state.chapters if plan and plan.state else ():
        found += [statistic for topic in chapter.topics for statistic in topic.statistics]
    return {one.id: _definition(one) for one in found}


def _definition(one: Indicator | Statistic) -> Definition:
    if isinstance(one, Statistic):
        return (one.unit.ja, "", "", "", "")
    return (one.unit.ja, one.direction, one.cumulative, one.since.ja, one.scope.ja)

"""Themes: only numbers that count the same thing share a yardstick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dxplan.load import initiatives
from dxplan.model import Indicator, Site, Statistic
from dxplan.problems import Problem, problem

Counted = Indicator | Statistic


def yardsticks(site: Site | None) -> Iterator[Problem]:
    """What one yardstick measures has one unit, one direction, one way of adding up and one scope."""
    known = counted(site) if site else {}
    for theme in site.themes if site else ():
        for yardstick in theme.yardsticks:
            kinds = {_definition(known[name]): name for name in yardstick.indicators if name in known}
            if len(kinds) > 1:
                yield problem(
                    "E-YARDSTICK",
                    yardstick.at("indicators"),
                    id=yardstick.id,
                    names=" / ".join(kinds.values()),
                )


def counted(site: Site) -> Mapping[str, Counted]:
    """Return every indicator and statistic of every prefecture as prefecture/id."""
    found: dict[str, Counted] = {}
    for prefecture in site.prefectures:
        plan = prefecture.plan
        own: list[Counted] = [two for _, _, one in initiatives(plan).values() for two in one.indicators]
        own += plan.indicators if plan else ()
        state = plan.state if plan else None
        for chapter in state.chapters if state else ():
            own += [statistic for topic in chapter.topics for statistic in topic.statistics]
        found |= {f"{prefecture.id}/{one.id}": one for one in own}
    return found


def _definition(one: Counted) -> tuple[str, ...]:
    """Return what must be the same for two numbers to share an axis."""
    if isinstance(one, Statistic):
        return (one.unit.ja, "", "", "", "")
    return (one.unit.ja, one.direction, one.cumulative, one.since.ja, one.scope.ja)

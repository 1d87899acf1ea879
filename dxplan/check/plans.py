"""A plan's own records: groups of areas, the goals of the world it names."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.load import initiatives
from dxplan.model import Prefecture
from dxplan.problems import Problem, problem
from dxplan.values import nearest

SDGS = tuple(str(goal) for goal in range(1, 18))


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


def goals_of_the_world(prefecture: Prefecture) -> Iterator[Problem]:
    """The Sustainable Development Goals are numbered 1 to 17."""
    for _, _, one in initiatives(prefecture.plan).values():
        for goal in one.sdgs:
            if goal not in SDGS:
                yield problem("E-ENUM", one.at("sdgs"), title="SDGs", found=goal, allowed=" / ".join(SDGS))

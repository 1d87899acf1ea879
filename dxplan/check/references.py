"""Every id that is mentioned exists, and nothing is above itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dxplan.findings import Findings
from dxplan.load import initiatives
from dxplan.model import Prefecture, Record
from dxplan.problems import Problem, problem

from .themes import Definition, definitions

COMPARED = ("initiative", "policy", "area", "topic", "statistic", "indicator", "section", "priority", "desk")
ANYWHERE = "anywhere"  # in any prefecture, as prefecture/id
KINDS = {
    "record": (
        "initiative",
        "indicator",
        "area",
        "row",
        "field",
        "placement",
        "family",
        "department",
        "area_group",
        "policy",
        "priority",
        "vision",
        "statistic",
        "figure",
        "topic",
        "section",
        "body",
        "desk",
        "roll",
        "post",
        "paper",
    ),
    "parent": ("initiative", "family"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a prefecture holds that others may mention: ids by their kind, and what each number counts.

    `unread` says that not all of its files could be read, so that not all of its ids are known.
    """

    scope: str
    ids: Mapping[str, Sequence[str]]
    counts: Mapping[str, Definition]
    unread: bool


def known(scope: str, prefecture: Prefecture | None, findings: Findings) -> Known:
    """Return what a prefecture holds; what belongs to the whole site for no prefecture."""
    ids = {kind: list(names) for (of, kind), names in findings.defined.items() if of == scope}
    plan = prefecture.plan if prefecture else None
    ids["code"] = [prefecture.code] if prefecture else []
    ids.setdefault("field", [field.id for field in plan.fields] if plan else [])
    return Known(scope, ids, definitions(prefecture) if prefecture else {}, scope in findings.unread)


def within(own: Known, findings: Findings, common: Known) -> Iterator[Problem]:
    """Every id that a prefecture mentions must exist there, as far as its files could be read."""
    for reference in findings.references:
        if reference.scope != own.scope or reference.kind == ANYWHERE or own.unread:
            continue
        found = {
            name
            for kind in KINDS.get(reference.kind, (reference.kind,))
            for each in (common, own)
            for name in each.ids.get(kind, ())
        }
        if reference.id not in found:
            yield findings.unknown(reference.title, reference.id, reference.place, found)


def between(every: Sequence[Known], findings: Findings) -> Iterator[Problem]:
    """Every id that the files of the whole site mention must exist, in a prefecture where one is named."""
    common = next(one for one in every if not one.scope)
    yield from within(common, findings, common)
    wanted = [reference for reference in findings.references if reference.kind == ANYWHERE]
    if not wanted or any(one.unread for one in every if one.scope):
        return
    found = {
        f"{one.scope}/{name}"
        for one in every
        if one.scope
        for kind in COMPARED
        for name in one.ids.get(kind, ())
    }
    for reference in wanted:
        if reference.id not in found:
            yield findings.unknown(reference.title, reference.id, reference.place, found)


def circles(prefecture: Prefecture) -> Iterator[Problem]:
    """Nothing belongs to itself at any distance, and nothing repeats itself."""
    plan = prefecture.plan
    policies = [policy for field in (plan.fields if plan else ()) for policy in field.policies]
    bodies = prefecture.headquarters.bodies if prefecture.headquarters else ()
    children = [one for _, _, one in initiatives(plan).values()]
    yield from _circles("parent", children)
    yield from _circles("same_as", children)
    yield from _circles("parent", prefecture.departments.values())
    yield from _circles("parent", bodies)
    yield from _circles("same_as", policies)


def _circles(key: str, records: Iterable[Record]) -> Iterator[Problem]:
    above = {one.id: getattr(one, key) for one in records}
    for one in records:
        seen, name = {one.id}, above[one.id]
        while name in above and name not in seen:
            seen.add(name)
            name = above[name]
        if name == one.id:
            yield problem("E-CIRCLE", one.at(key), id=one.id)

"""Every id that is mentioned exists, and nothing is above itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxplan.load import Loaded, initiatives
from dxplan.model import Prefecture, Record
from dxplan.problems import Problem, problem

COMPARED = ("initiative", "policy", "area", "topic", "statistic", "indicator", "section", "priority", "desk")
KINDS = {
    "anywhere": COMPARED,
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


def references(loaded: Loaded) -> Iterator[Problem]:
    """Every id that is mentioned must exist in the same prefecture, as far as its files could be read."""
    scopes = sorted({scope for scope, _ in loaded.findings.defined if scope})
    known = {scope: _ids(loaded, scope) for scope in ("", *scopes)}
    for reference in loaded.findings.references:
        anywhere = reference.kind == "anywhere"
        if loaded.findings.unread & ({*scopes} if anywhere else {reference.scope}):
            continue
        kinds = KINDS.get(reference.kind, (reference.kind,))
        found = {
            f"{scope}/{name}" if anywhere else name
            for scope in (scopes if anywhere else ("", reference.scope))
            for kind in kinds
            for name in known.get(scope, {}).get(kind, ())
        }
        if reference.id not in found:
            yield loaded.findings.unknown(reference.title, reference.id, reference.place, found)


def _ids(loaded: Loaded, scope: str) -> dict[str, Iterable[str]]:
    """Return the ids of each kind that a prefecture's files define; of the whole site for no prefecture."""
    found: dict[str, Iterable[str]] = {
        kind: names for (of, kind), names in loaded.findings.defined.items() if of == scope
    }
    plans = [one.plan for one in (loaded.site.prefectures if loaded.site else ()) if one.id == scope]
    fields = [field.id for plan in plans if plan for field in plan.fields]
    return {"field": fields, **found}


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

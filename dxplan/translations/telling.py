"""What is wrong with a record's translations: missing, behind, unstamped, of words that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map

from dxplan.problems import Problem, problem
from dxplan.schema import NESTED, Shape
from dxplan.source import Mapping
from dxplan.values import nearest

from . import FINGERPRINT, is_behind, said, stamp_of, wanted

Sisters = Map[str, Mapping | None]


def behind_in(shape: Shape, node: Mapping, sisters: Sisters) -> frozenset[str]:
    """Return the languages whose translation was made from other words than these."""
    return frozenset(lang for lang, sister in sisters.items() if sister and is_behind(shape, node, sister))


def translation_problems(
    shape: Shape, node: Mapping, sisters: Sisters, behind: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is to be told of a record's translations, not of those below it."""
    told = {key.name for key in shape.keys if key.translated and (key.required or said(node, key.name))}
    for lang, sister in sisters.items():
        orphans = list(_orphans(shape, told, sister, lang)) if sister else []
        yield from orphans
        if sister and not orphans and lang in behind:
            stamp = stamp_of(sister)
            yield problem("W-TRANSLATION-BEHIND", stamp.place if stamp else sister.place, lang=lang)
        mine = wanted(shape, node)
        missing = [key.ja for key in mine if not said(sister, key.name)]
        if missing:
            place = sister.place if sister else node.place
            yield problem("W-TRANSLATION-MISSING", place, lang=lang, keys="、".join(missing))
        elif mine and sister and FINGERPRINT not in sister.entries:
            yield problem("W-UNSTAMPED", sister.place, lang=lang)


def _orphans(shape: Shape, told: set[str], sister: Mapping, lang: str) -> Iterator[Problem]:
    """Yield the keys of a translation that it cannot have, or whose Japanese is not there."""
    keys = {key.name: key for key in shape.keys}
    below = {name for name, key in keys.items() if key.kind in NESTED}
    for name, (place, value) in sister.entries.items():
        if name in below and not isinstance(value, Mapping):
            yield problem("E-TYPE", value.place, title=keys[name].ja, expected="map")
        elif name in {*below, *told, FINGERPRINT}:
            continue
        elif name in keys and keys[name].translated:
            yield problem("W-ORPHAN", place, title=keys[name].ja, key=name, lang=lang)
        else:
            meant = nearest(name, [*sorted(told), *sorted(below)])
            yield problem("V-KEY", place, key=name, suggestion=meant, record=shape.ja)

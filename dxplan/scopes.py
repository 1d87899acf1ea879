"""Which prefecture a file of content/ belongs to, by its name. Light: a build that does nothing reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def scope_of(path: str) -> str:
    """Return the prefecture that a file belongs to: the folder it is in; "" for the whole site."""
    return path.partition("/")[0] if "/" in path else ""


def by_scope(things: Iterable[tuple[str, Thing]]) -> dict[str, list[tuple[str, Thing]]]:
    """Return what is given with its path, by prefecture; what belongs to the whole site under "", first."""
    found: dict[str, list[tuple[str, Thing]]] = {"": []}
    for path, thing in things:
        found.setdefault(scope_of(path), []).append((path, thing))
    return found

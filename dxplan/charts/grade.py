"""Grades as charts see them: any marks, any number of steps. A grade's look follows from its standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .layout import KeyItem

Standing = Literal["above", "on", "below", "none"]
Way = Literal["up", "down", "same", "new", "gone", "ungraded"]
LOOKS = ("above", "above-2", "on", "on-2", "none", "none-2", "below", "below-2")  # in the order of painting


def looks(grades: Iterable[GradeLook]) -> dict[str, str]:
    """Return the look of each mark; a second grade of one standing takes that standing's second look."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for grade in grades:
        found[grade.mark] = f"{grade.standing}-2" if grade.standing in seen else grade.standing
        seen.add(grade.standing)
    return found


def steps(grades: Sequence[GradeLook]) -> dict[str, int]:
    """Return how high each grade stands, the worst being 0; marks for `not graded` are left out."""
    graded = [grade.mark for grade in grades if grade.standing != "none"]
    return {mark: len(graded) - 1 - at for at, mark in enumerate(graded)}


def key_of(grades: Iterable[GradeLook], used: Iterable[str]) -> tuple[KeyItem, ...]:
    """Return the key to those grades that a chart uses, best first."""
    wanted, of = set(used), looks(grades := tuple(grades))
    return tuple(
        KeyItem(of[grade.mark], grade.mark, grade.meaning) for grade in grades if grade.mark in wanted
    )


def moved(before: str, after: str, step: dict[str, int]) -> Way:
    """Return which way a grade went; `new` has no grade before, `gone` none after, `ungraded` none at all."""
    if after not in step:
        return "gone" if before in step else "ungraded"
    if before not in step:
        return "new"
    if step[before] == step[after]:
        return "same"
    return "up" if step[after] > step[before] else "down"


@dataclass(frozen=True, slots=True)
class GradeLook:
    """A step of a grade scale (lists hold the best first): its mark, its meaning, its side of the plan."""

    mark: str
    meaning: str
    standing: Standing

    @property
    def label(self) -> str:
        """The mark with its meaning, as a table heads a column."""
        return f"{self.mark} {self.meaning}".strip()

"""Where the labels of points go, so that none touches another. A label without room is left to the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .layout import Align, Row, Style, word
from .text import width
from .theme import theme

HALF = 8  # pixels above and below the middle of a line of text
DOT = 7  # pixels around the middle of a point
HAIR = 3  # pixels around a line
AWAY = 16  # pixels from a point to the middle of the label above or below it


def place(
    labels: Sequence[Label], frame: Box, hard: Sequence[Box] = (), soft: Sequence[Box] = ()
) -> list[Row]:
    """Return the labels as words, the first ones first served: over or under their point, else beside it.

    All stay inside the frame and off the `hard` boxes; off the `soft` ones where there is a choice.
    """
    points = [Box(label.x - DOT, label.y - DOT, label.x + DOT, label.y + DOT) for label in labels]
    taken = [*points, *hard]
    found: list[Row] = []
    for label in labels:
        inside = [one for one in candidates(label, labels) if within(one.box, frame)]
        free = [one for one in inside if not any(touch(one.box, other) for other in taken)]
        clear = [one for one in free if not any(touch(one.box, other) for other in soft)]
        for best in (clear or free)[:1]:
            taken.append(best.box)
            found.append(word(best.place, label.text, style=label.style, align=best.align))
    return found


def along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """Return small boxes that follow a line."""
    steps = max(int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / (2 * HAIR)), 1)
    middles = [
        [low + (high - low) * at / steps for low, high in zip(start, end, strict=True)]
        for at in range(steps + 1)
    ]
    return [Box(x - HAIR, y - HAIR, x + HAIR, y + HAIR) for x, y in middles]


def candidates(label: Label, labels: Sequence[Label]) -> list[Spot]:
    """Return the places of a label, best first: over the highest point of a year, under a lower one."""
    higher = any(other.x == label.x and other.y < label.y for other in labels)
    wide = width(label.text, theme().sizes[label.style.size], bold=label.style.bold)
    found = []
    for way in (1, -1) if higher else (-1, 1):
        y = label.y + way * AWAY
        box = Box(label.x - wide / 2, y - HALF, label.x + wide / 2, y + HALF)
        found.append(Spot((label.x, y), "center", box))
    right, left = label.x + DOT + 3, label.x - DOT - 3
    found.append(Spot((right, label.y), "left", Box(right, label.y - HALF, right + wide, label.y + HALF)))
    found.append(Spot((left, label.y), "right", Box(left - wide, label.y - HALF, left, label.y + HALF)))
    return found


def within(box: Box, frame: Box) -> bool:
    """Return whether a box lies inside a frame."""
    across = box.left >= frame.left and box.right <= frame.right
    return across and box.top >= frame.top and box.bottom <= frame.bottom


def touch(one: Box, other: Box) -> bool:
    """Return whether two boxes share room."""
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Spot(NamedTuple):
    """A place for a label: where its text is set, from which end, and the room it takes."""

    place: tuple[float, float]
    align: Align
    box: Box


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a point, and where the point is."""

    text: str
    x: float
    y: float
    style: Style

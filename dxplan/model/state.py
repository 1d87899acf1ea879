"""What a plan says of the present: statistics as printed with their sources, figures without numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .base import NO_TEXT, Date, Record, Text

Role = Literal["own", "nation", "other"]
Sort = Literal["comparison", "series", "ranking", "single"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Record):
    """One number of a statistic: whose or when it is, in the statistic's unit."""

    label: Text
    value: Decimal
    printed: str
    role: Role = "other"
    as_of: Date | None = None
    as_of_printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Record):
    """A number about the present. `kind` says what its points are: places, times, or parts compared."""

    name: Text
    kind: Sort
    unit: Text = NO_TEXT
    cited: Text = NO_TEXT
    points: tuple[Point, ...] = ()
    note: Text = NO_TEXT

    def own(self) -> Point | None:
        """Return the point of the prefecture itself, if one is marked."""
        return next((point for point in self.points if point.role == "own"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyFigure(Record):
    """A figure of which the text holds the caption and not the numbers, and why."""

    caption: Text
    reason: str
    cited: Text = NO_TEXT
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """One subject of the present state: its text, footnotes, numbers and figures."""

    title: Text
    text: Text = NO_TEXT
    footnotes: Text = NO_TEXT
    cited: Text = NO_TEXT
    statistics: tuple[Statistic, ...] = ()
    figures: tuple[EmptyFigure, ...] = ()
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Record):
    """Subjects under one heading."""

    title: Text
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Record):
    """The part of a plan that tells how things are."""

    title: Text
    source: str
    chapters: tuple[Chapter, ...]

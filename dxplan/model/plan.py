"""What was promised: a plan with its own names for things, its grades, fields, areas and initiatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .base import NO_TEXT, Record, Text
from .source import Printed

Standing = Literal["above", "on", "below", "none"]
Direction = Literal["at_least", "at_most", "keep", "exactly", "change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Record):
    """One step of a grade scale; its id is the mark. `standing` says which side of the plan it is on."""

    meaning: Text
    standing: Standing

    @property
    def mark(self) -> str:
        """The letter or sign that stands for the grade."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Record):
    """A prefecture's own grades, best first."""

    grades: tuple[Grade, ...]
    source: str
    rule: Text = NO_TEXT
    rule_unpublished: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """A number that tells how far an initiative is (KPI)."""

    name: Text
    unit: Text = NO_TEXT
    direction: Direction = "at_least"
    cumulative: str = ""
    since: Text = NO_TEXT
    scope: Text = NO_TEXT
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Record):
    """Something the plan promises to do."""

    title: Text
    summary: Text = NO_TEXT
    parent: str = ""
    also_printed: tuple[Printed, ...] = ()
    same_as: str = ""
    same_title: str = ""
    note: Text = NO_TEXT
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """A row that belongs to an initiative standing elsewhere; it holds only what it prints otherwise."""

    kind: str
    initiative: str = ""
    title: Text = NO_TEXT
    summary: Text = NO_TEXT
    plan_label: str = ""
    plan: Text = NO_TEXT
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Record):
    """A group of initiatives inside a field."""

    title: Text
    code: str = ""
    origin: str = ""
    also_printed: tuple[Printed, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Record):
    """The widest division of a plan."""

    title: Text
    source: str
    code: str = ""
    part: str = ""
    subtitle: Text = NO_TEXT
    also_printed: tuple[Printed, ...] = ()
    role: str = ""
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels(Record):
    """What the prefecture itself calls the levels of its plan."""

    field: Text
    area: Text
    initiative: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Record):
    """Something a reader would look for that the sources do not hold, and why."""

    what: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Record):
    """First and last fiscal year."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """One of several lists that a plan's document is made of; each numbers its initiatives anew."""

    title: Text
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(Record):
    """A name that several initiatives share as their parent."""

    title: Text
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """A prefecture's plan: its name, its own words for things, its grades and its fields in order."""

    title: Text
    source: str
    levels: Levels
    order: tuple[str, ...]
    scale: Scale | None = None
    period: Period | None = None
    gaps: tuple[Gap, ...] = ()
    parts: tuple[Part, ...] = ()
    families: tuple[Family, ...] = ()
    fields: tuple[Field, ...] = ()

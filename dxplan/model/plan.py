"""What was promised: a plan with its own names for things, its grades, fields, areas and initiatives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .base import NO_TEXT, Date, Record, Text
from .source import Printed
from .state import State
from .statement import Definition, History, Philosophy, Relation, Review, Section, Vision

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
class Amount(Record):
    """A number of an indicator at a time, in its unit; without a number, why there is none."""

    value: Decimal | None = None
    printed: str = ""
    as_of: Date | None = None
    as_of_printed: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """How far an initiative, a field or a plan is (KPI); a composite one has components."""

    name: Text
    kind: str = "number"
    unit: Text = NO_TEXT
    cited: Text = NO_TEXT
    baseline: Amount | None = None
    long_term: Amount | None = None
    missing: str = ""
    components: tuple[Indicator, ...] = ()
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
    sdgs: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Record):
    """A line of policy, not yet broken down into initiatives. One printed twice names the first."""

    text: Text = NO_TEXT
    same_as: str = ""
    note: Text = NO_TEXT


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

    title: Text = NO_TEXT
    code: str = ""
    origin: str = ""
    group: str = ""
    also_printed: tuple[Printed, ...] = ()
    vision: Text = NO_TEXT
    text: Text = NO_TEXT
    policies: tuple[Policy, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaGroup(Record):
    """A level between a field and its areas, where a plan has one."""

    title: Text
    code: str = ""


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
    text: Text = NO_TEXT
    visions: tuple[Vision, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    groups: tuple[AreaGroup, ...] = ()
    areas: tuple[Area, ...] = ()

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The lines of policy of all areas, in order."""
        return tuple(policy for area in self.areas for policy in area.policies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels(Record):
    """What the prefecture itself calls the levels of its plan."""

    field: Text
    area: Text
    initiative: Text
    group: Text = NO_TEXT
    policy: Text = NO_TEXT


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
    printed: str = ""


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
class Goals(Record):
    """The plan's own goals and what it says of its indicators."""

    source: str
    title: Text
    text: Text = NO_TEXT
    goals: tuple[Indicator, ...] = ()
    kpi_title: Text = NO_TEXT
    kpi_text: Text = NO_TEXT
    method: Text = NO_TEXT


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
    relations: tuple[Relation, ...] = ()
    horizon: Vision | None = None
    definitions: tuple[Definition, ...] = ()
    promotion: tuple[Section, ...] = ()
    review: Review | None = None
    families: tuple[Family, ...] = ()
    fields: tuple[Field, ...] = ()
    philosophy: Philosophy | None = None
    state: State | None = None
    goals: Goals | None = None
    history: History | None = None

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The plan's goals and its fields' indicators, those that belong to no initiative."""
        goals = self.goals.goals if self.goals else ()
        return (*goals, *(indicator for field in self.fields for indicator in field.indicators))

    @property
    def counted(self) -> dict[str, Indicator]:
        """The same with what composite ones are made of, by id."""
        return {each.id: each for one in self.indicators for each in (one, *one.components)}

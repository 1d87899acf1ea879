"""What was reported of a fiscal year: grades, targets and actuals, totals, the schedule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from decimal import Decimal
from typing import Literal

from .base import NO_TEXT, Date, Record, Text
from .plan import Amount
from .statement import Section

Grid = Literal["quarter", "month"]
Money = Literal["yen", "thousand_yen", "million_yen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """The same number for somebody else, such as the whole country."""

    name: Text
    value: Decimal
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Record):
    """What a number is expected to become, and by when."""

    value: Decimal
    printed: str
    by: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Record):
    """One indicator in one year; its id is the indicator's. Numbers are in the indicator's unit."""

    target: Decimal | None = None
    target_printed: str = ""
    target_year: int | None = None
    qualifier: str = ""
    no_target: str = ""
    actual: Decimal | None = None
    actual_printed: str = ""
    no_actual: str = ""
    as_of: Date | None = None
    as_of_printed: str = ""
    forecast: Forecast | None = None
    comparison: Comparison | None = None
    start: Amount | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Record):
    """Money for one year: planned and settled, in yen times the unit."""

    unit: Money
    planned: Decimal | None = None
    settled: Decimal | None = None
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """One of several times in a year at which the same work is evaluated, such as mid-year."""

    title: Text
    as_of: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEvaluation(Record):
    """What was reported in one round; its id is the round's."""

    grade: str = ""
    ungraded: str = ""
    progress: Text = NO_TEXT
    next: Text = NO_TEXT
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """What was reported of one initiative in one year; its id is the initiative's."""

    number: int | None = None
    grade: str = ""
    ungraded: str = ""
    printed_title: Text = NO_TEXT
    departments: tuple[str, ...] = ()
    plan_label: str = ""
    plan: Text = NO_TEXT
    progress: Text = NO_TEXT
    next: Text = NO_TEXT
    values: tuple[Value, ...] = ()
    budget: Budget | None = None
    rounds: tuple[RoundEvaluation, ...] = ()
    note: Text = NO_TEXT

    @property
    def detailed(self) -> bool:
        """Whether the report explains this initiative, beyond its grade."""
        return bool(self.plan or self.progress or self.next or self.budget or self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Record):
    """How many initiatives got one grade, as published; its id is the mark. `share` is in percent."""

    count: int
    share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTrack(Record):
    """A published claim that about so many tenths are on track, and which grades it counts."""

    grades: tuple[str, ...]
    tenths: int
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(Record):
    """The sums that a report publishes; the build checks them against the rows."""

    initiatives: int | None = None
    grades: tuple[Total, ...] = ()
    on_track: OnTrack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something in a schedule by month: its mark and words as printed, and when it begins and ends."""

    starts: Date
    mark: str = ""
    text: Text = NO_TEXT
    ends: Date | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Record):
    """One line of a schedule. Each quarter's words keep their marks, one item a line; months have events."""

    title: Text
    number: str = ""
    departments: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    q1: Text = NO_TEXT
    q2: Text = NO_TEXT
    q3: Text = NO_TEXT
    q4: Text = NO_TEXT
    body: str = ""
    events: tuple[Event, ...] = ()
    doubtful: str = ""
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """The rows under one heading of a schedule."""

    title: Text
    field: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Record):
    """What was to happen in each quarter or month of a fiscal year."""

    title: Text
    source: str
    grid: Grid = "quarter"
    note: Text = NO_TEXT
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """What was published of one fiscal year; its id is the year."""

    title: Text
    source: str
    heading: Text = NO_TEXT
    intro: Text = NO_TEXT
    claim: Text = NO_TEXT
    details: Text = NO_TEXT
    note: Text = NO_TEXT
    totals: Totals | None = None
    round: Text = NO_TEXT
    rounds: tuple[Round, ...] = ()
    policies: tuple[Section, ...] = ()
    values: tuple[Value, ...] = ()
    evaluations: Mapping[str, Evaluation] = default(default_factory=dict)
    schedule: Schedule | None = None

    @property
    def year(self) -> int:
        """The fiscal year that began in April of this year."""
        return int(self.id)

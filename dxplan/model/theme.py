"""What cuts across prefectures: the same subject side by side, and which numbers count the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from .base import NO_TEXT, Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick(Record):
    """One definition of a number and the indicators or statistics that follow it, as prefecture/id."""

    title: Text
    indicators: tuple[str, ...]
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """A subject; its records are named prefecture/id. Only what shares a yardstick may share an axis."""

    title: Text
    lead: Text
    records: tuple[str, ...]
    yardsticks: tuple[Yardstick, ...] = ()
    differences: Text = NO_TEXT

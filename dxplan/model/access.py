"""What was tested and judged of how accessible the site is."""

from __future__ import annotations

from dataclasses import dataclass

from .base import NO_TEXT, Date, Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessTest(Record):
    """How many of the cases of an automatic test passed and failed."""

    passed: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """What people found of one success criterion."""

    criterion: str
    result: str
    date: Date
    by: Text
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility(Record):
    """One run of the tests, on so many pages, and what people judged."""

    date: Date
    browser: str
    sample: int
    pages: int
    tests: tuple[AccessTest, ...]
    judged: tuple[Judgement, ...] = ()

"""What is dated belongs to its year: states that a report tells of, events of a schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxplan.language import ERAS
from dxplan.model import Date, Prefecture, Value
from dxplan.problems import Problem, problem

from .reports import graded

APRIL, MARCH = 4, 3
PRINTED = re.compile(r"(令和|平成|昭和|[RHS])?\s*(\d{1,4}|元)\s*[./年]\s*(\d{1,2})")


def states(prefecture: Prefecture) -> Iterator[Problem]:
    """A state is as of the month that is printed; without one it is not later than the year's end."""
    for report in prefecture.reports:
        for value in (one for one in graded(report) if isinstance(one, Value)):
            when = value.as_of
            if when is None:
                continue
            told = _month(value.as_of_printed)
            if told and when.month and told != (when.year, when.month):
                yield problem("E-ASOF", value.at("as_of"), found=when, printed=value.as_of_printed)
            elif not told and _after(when, report.year):
                yield problem("W-ASOF", value.at("as_of"), found=when, year=report.year, next=report.year + 1)


def events(prefecture: Prefecture) -> Iterator[Problem]:
    """An event of a schedule begins in its fiscal year: no page has a place for another."""
    for report in prefecture.reports:
        groups = report.schedule.groups if report.schedule else ()
        for one in (event for group in groups for row in group.rows for event in row.events):
            if _after(one.starts, report.year) or _before(one.starts, report.year):
                first, then = report.year, report.year + 1
                yield problem("E-EVENT", one.at("starts"), found=one.starts, year=first, next=then)


def _after(when: Date, year: int) -> bool:
    return (when.year, when.month or 0) > (year + 1, MARCH)


def _before(when: Date, year: int) -> bool:
    return (when.year, when.month or 12) < (year, APRIL)


def _month(printed: str) -> tuple[int, int] | None:
    """Return the year and month that are printed (R6.3時点, 令和6年3月, 2024年3月), or None."""
    found = PRINTED.search(printed)
    if found is None:
        return None
    year = 1 if found[2] == "元" else int(found[2])
    for first, name, letter in ERAS:
        if found[1] in {name, letter}:
            year += first - 1
    return (year, int(found[3])) if year >= ERAS[-1][0] else None

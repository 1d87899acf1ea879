"""The success criteria of JIS X 8341-3 and WCAG, and what tests and people found of each.

A test answers only for what it tests. Where something is left for people and nobody has judged it, that is
said: nothing here turns silence into conformance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from .model import Accessibility, AccessTest, Judgement

FILE = Path(__file__).resolve().parents[1] / "layouts/criteria.yaml"
JIS = "2.0"  # JIS X 8341-3:2016 holds the criteria of WCAG 2.0
Outcome = Literal["met", "unmet", "absent", "partly", "untested"]


@dataclass(frozen=True, slots=True)
class Probe:
    """An automatic test: where it stands in the repository and what it looks at."""

    id: str
    test: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion; `rest` is what only people can judge, `absent` that it applies to nothing here."""

    number: str
    level: str
    since: str
    words: Mapping[str, str]
    tests: tuple[str, ...]
    rest: Mapping[str, str]
    absent: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a criterion, from which tests, and whose judgement it is if anybody's."""

    criterion: Criterion
    outcome: Outcome
    tests: tuple[AccessTest, ...] = ()
    judgement: Judgement | None = None


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return table


@cache
def probes() -> tuple[Probe, ...]:
    """Return every automatic test that answers for a criterion, in order."""
    return tuple(Probe(name, one["test"], one) for name, one in _table()["tests"].items())


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return every criterion, those of the JIS first."""
    return tuple(
        Criterion(
            one["number"],
            one["level"],
            one["since"],
            one,
            tuple(one["tests"]),
            one.get("rest", {}),
            one.get("absent", False),
        )
        for one in _table()["criteria"]
    )


def answer(criterion: Criterion, found: Accessibility | None) -> Answer:
    """Return what is known of a criterion: a failed test first, then what people judged, then the rest."""
    ran = {one.id: one for one in (found.tests if found else ())}
    told = tuple(ran[name] for name in criterion.tests if name in ran)
    judged = next((one for one in (found.judged if found else ()) if one.criterion == criterion.number), None)
    return Answer(criterion, _outcome(criterion, told, judged), told, judged)


def _outcome(criterion: Criterion, told: tuple[AccessTest, ...], judged: Judgement | None) -> Outcome:
    if any(one.failed for one in told):
        return "unmet"
    if judged:
        known: dict[str, Outcome] = {"met": "met", "absent": "absent"}
        return known.get(judged.result, "unmet")
    if not told or len(told) < len(criterion.tests) or not all(one.passed for one in told):
        return "untested"
    if criterion.rest:
        return "partly"
    return "absent" if criterion.absent else "met"

"""Where words come from: documents, other wordings, and what we read otherwise than printed."""

from __future__ import annotations

from dataclasses import dataclass

from .base import NO_TEXT, Date, Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A published document; everything on the site comes from one."""

    title: Text
    publisher: Text
    number: Text = NO_TEXT
    date: Date | None = None
    undated: Text = NO_TEXT
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """Where we read something else than what is printed, and how sure we are."""

    source: str
    where: Text
    printed: Text
    read: Text
    confidence: str
    why: Text
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Record):
    """Another wording of a title, as one of the sources prints it."""

    source: str
    text: Text

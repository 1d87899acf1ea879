"""What holds the rest together: the prefecture and the whole site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default

from .access import Accessibility
from .base import NO_TEXT, Record, Text
from .body import Charter, Headquarters, Meeting
from .plan import Plan
from .report import Report
from .source import Reading, Source
from .theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Record):
    """A part of the administration that answers for work; its parent is the part it belongs to."""

    name: Text
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefecture(Record):
    """A prefecture (or city) with everything that it published here. Reports stand newest first."""

    code: str
    name: Text
    kind: str = "prefecture"
    office: Text = NO_TEXT
    departments: Mapping[str, Department] = default(default_factory=dict)
    sources: Mapping[str, Source] = default(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    plan: Plan | None = None
    reports: tuple[Report, ...] = ()
    headquarters: Headquarters | None = None
    charter: Charter | None = None
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A word a citizen may not know."""

    term: Text
    meaning: Text
    reading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """The whole of content/."""

    title: Text
    tagline: Text
    base_url: str = ""
    repository: str = ""
    terms: Text = NO_TEXT
    licence: str = ""
    languages: tuple[str, ...] = ("ja", "en")
    prefectures: tuple[Prefecture, ...] = ()
    glossary: tuple[Term, ...] = ()
    themes: tuple[Theme, ...] = ()
    synonyms: Mapping[str, tuple[tuple[str, ...], ...]] = default(default_factory=dict)
    accessibility: Accessibility | None = None
    texts: Mapping[str, Text] = default(default_factory=dict)

"""What a plan says of itself: why it exists, what it stands on, what comes first, how its words came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .base import NO_TEXT, Date, Record, Text

Bond = Literal["legal_basis", "parent", "guideline", "aligned", "predecessor"]
Stage = Literal["direction", "provisional", "outline", "draft", "adopted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """A heading of a document with the text under it, as printed."""

    title: Text
    number: str = ""
    text: Text = NO_TEXT
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """How a plan stands to a law or to another plan, in the plan's own words."""

    kind: Bond
    title: Text
    text: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Vision(Record):
    """What is to be so in a year that lies ahead; no year where the document names none."""

    text: Text
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Record):
    """What a plan itself means by a term of the glossary."""

    term: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """How often a plan looks again at what it does; `months` from one review to the next."""

    months: int
    printed: str
    text: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Verse(Record):
    """A poem, one line a line, that is read from the first line down and then from the last line up."""

    title: Text
    lines: Text
    instruction: Text = NO_TEXT
    subtitle: Text = NO_TEXT
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority(Record):
    """Something the plan puts first, across its fields."""

    title: Text
    text: Text
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Philosophy(Record):
    """Why a plan exists: slogan, vow and what they mean, its poem, its stance, what comes first."""

    source: str
    slogan: Text = NO_TEXT
    vow: Text = NO_TEXT
    meaning_title: Text = NO_TEXT
    meaning: Text = NO_TEXT
    verse: Verse | None = None
    stance: tuple[Section, ...] = ()
    priorities_title: Text = NO_TEXT
    priorities: tuple[Priority, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Record):
    """One state of a plan on its way: how it was called and when."""

    name: Text
    stage: Stage
    date: Date | None = None
    date_printed: str = ""
    source: str = ""
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """Something that two versions say differently, in the words of each."""

    title: Text
    before: Text
    after: Text
    before_source: str
    after_source: str
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Record):
    """How a plan came about: its versions, oldest first, and what changed between them."""

    versions: tuple[Version, ...]
    changes: tuple[Change, ...] = ()
    note: Text = NO_TEXT

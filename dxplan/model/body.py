"""Who carries a plan out: bodies, their charter, their meetings with papers, the desk that helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .base import NO_TEXT, Date, Record, Text
from .plan import Gap
from .state import EmptyFigure
from .statement import Section

Seat = Literal["inside", "outside", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Record):
    """A post whose holder is a member; never a person's name."""

    title: Text
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Record):
    """A body: where it belongs, who heads it, what it is for."""

    name: Text
    code: str = ""
    parent: str = ""
    seat: Seat = "inside"
    head: Text = NO_TEXT
    deputy: Text = NO_TEXT
    members: Text = NO_TEXT
    posts: str = ""
    duties: Text = NO_TEXT
    department: str = ""
    supersedes: Text = NO_TEXT
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Record):
    """Where one can ask: the office, never a person."""

    name: Text
    purpose: Text = NO_TEXT
    opened: Date | None = None
    opened_printed: str = ""
    operator: Text = NO_TEXT
    about: Text = NO_TEXT
    address: Text = NO_TEXT
    phone: str = ""
    link: str = ""
    link_note: Text = NO_TEXT
    department: str = ""
    note: Text = NO_TEXT
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headquarters(Record):
    """The organisation that carries a plan out, as its documents tell."""

    title: Text
    source: str
    text: Text = NO_TEXT
    bodies: tuple[Body, ...] = ()
    desks: tuple[Desk, ...] = ()
    figures: tuple[EmptyFigure, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll(Record):
    """A table of posts that belongs to a charter."""

    title: Text
    posts: tuple[Post, ...]
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter(Record):
    """The rules of a body, article by article, with the tables that belong to them."""

    title: Text
    source: str
    body: str = ""
    enacted: Date | None = None
    articles: tuple[Section, ...] = ()
    supplements: tuple[Section, ...] = ()
    rolls: tuple[Roll, ...] = ()
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """A paper laid before a meeting; `shown` names the page that holds it, else its sections stand here."""

    title: Text
    number: str = ""
    issuer: Text = NO_TEXT
    shown: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A meeting of a body; its id is the date."""

    title: Text
    source: str
    date: Date
    printed: str = ""
    venue: Text = NO_TEXT
    body: str = ""
    programme: tuple[Section, ...] = ()
    papers: tuple[Paper, ...] = ()
    gaps: tuple[Gap, ...] = ()

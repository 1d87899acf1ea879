"""The tables of who answers, and where words come from: departments, documents, readings, wordings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxplan.model import Body, Headquarters, Printed, Text
from dxplan.stories import Stories

from .column import of, own, table
from .plans import SOURCE


class Wording(NamedTuple):
    """Another wording of a title: whose title it is, and where it stands."""

    level: str
    record: str
    title: Text
    one: Printed


def _wordings(stories: Stories) -> Iterator[Wording]:
    for field in stories.prefecture.plan.fields if stories.prefecture.plan else ():
        yield from (Wording("field", field.id, field.title, one) for one in field.also_printed)
        for area in field.areas:
            yield from (Wording("area", area.id, area.title, one) for one in area.also_printed)
            for each in area.initiatives:
                yield from (Wording("initiative", each.id, each.title, one) for one in each.also_printed)


class Seated(NamedTuple):
    """A body of the headquarters."""

    whole: Headquarters
    one: Body


def _bodies(stories: Stories) -> Iterator[Seated]:
    whole = stories.prefecture.headquarters
    if whole:
        yield from (Seated(whole, one) for one in whole.bodies)


DEPARTMENTS = table(
    "departments",
    lambda p: p.prefecture.departments.values(),
    [
        own("id", "word", lambda s: s.id, required=True, told="department_id"),
        of("department.name", lambda s: s.name),
        of("department.parent", lambda s: s.parent, to="departments.id"),
    ],
    ["id"],
)
BODIES = table(
    "bodies",
    _bodies,
    [
        of("body.id", lambda s: s.one.id),
        of("body.code", lambda s: s.one.code),
        of("body.name", lambda s: s.one.name),
        of("body.parent", lambda s: s.one.parent, to="bodies.id"),
        of("body.seat", lambda s: s.one.seat),
        of("body.head", lambda s: s.one.head),
        of("body.deputy", lambda s: s.one.deputy),
        of("body.members", lambda s: s.one.members),
        of("body.posts", lambda s: s.one.posts),
        of("body.duties", lambda s: s.one.duties),
        of("body.department", lambda s: s.one.department, to="departments.id"),
        of("body.supersedes", lambda s: s.one.supersedes),
        of("body.note", lambda s: s.one.note),
        of("headquarters.source", lambda s: s.whole.source, to=SOURCE),
    ],
    ["id"],
)
SOURCES = table(
    "sources",
    lambda p: p.prefecture.sources.values(),
    [
        own("id", "word", lambda s: s.id, required=True, told="source_id"),
        of("source.title", lambda s: s.title),
        of("source.publisher", lambda s: s.publisher),
        of("source.number", lambda s: s.number),
        of("source.date", lambda s: s.date),
        of("source.undated", lambda s: s.undated),
        of("source.note", lambda s: s.note),
    ],
    ["id"],
)
READINGS = table(
    "readings",
    lambda p: p.prefecture.readings,
    [
        of("reading.id", lambda s: s.id),
        of("reading.source", lambda s: s.source, to=SOURCE),
        of("reading.where", lambda s: s.where),
        of("reading.printed", lambda s: s.printed),
        of("reading.read", lambda s: s.read),
        of("reading.confidence", lambda s: s.confidence),
        of("reading.why", lambda s: s.why),
        of("reading.records", lambda s: s.records),
    ],
    ["id"],
)
WORDINGS = table(
    "wordings",
    _wordings,
    [
        own("level", "choice", lambda s: s.level, required=True),
        own("record", "word", lambda s: s.record, required=True),
        own("title", "text", lambda s: s.title, told="wording_title"),
        of("printed.text", lambda s: s.one.text),
        of("printed.source", lambda s: s.one.source, to=SOURCE),
    ],
    ["level", "record", "source", "text_ja"],
)

"""The table of everything that no other table holds: whatever key of a record is no column elsewhere.

So nothing that a prefecture published here is missing from the open data, whatever is added to the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from dxplan.model import Record, Text
from dxplan.model.walk import HELD
from dxplan.schema import NESTED, SHAPES, Key, Shape
from dxplan.stories import Stories

from .column import BETWEEN_WORDS, Table, own, table

SHAPE_OF: Mapping[Callable[..., Any], Shape] = {  # the first shape of several that become one noun
    shape.make: shape for shape in reversed(SHAPES.values()) if shape.make is not dict
}


class Said(NamedTuple):
    """One key of one record; `record` is its way down from the prefecture."""

    record: str
    shape: Shape
    key: Key
    value: object


def walk(record: Record, way: str = "") -> Iterator[tuple[str, Record]]:
    """Yield a record and all below it, each with its way down: names of keys and ids."""
    yield way, record
    for name in HELD[type(record)]:
        held = getattr(record, name)
        several = isinstance(held, Mapping | tuple)
        for one in held.values() if isinstance(held, Mapping) else held if several else (held,):
            if isinstance(one, Record):
                below = f"{name}/{one.id}" if several and one.id else name
                yield from walk(one, f"{way}/{below}".lstrip("/"))


def said(stories: Stories) -> Iterator[Said]:
    """Yield every key with a value of every record that is not itself made of records."""
    for way, record in walk(stories.prefecture):
        shape = SHAPE_OF.get(type(record))
        for key in shape.keys if shape else ():
            if shape and key.kind not in NESTED and key.name != shape.id_key:
                value = getattr(record, key.name)
                if value not in (None, "", (), Text()):
                    yield Said(way, shape, key, value)


def contents(others: tuple[Table, ...]) -> Table:
    """Return the table of what the other tables have no column for."""

    def rest(stories: Stories) -> Iterator[Said]:
        held = {
            key for one in others for column in one.columns(stories) for key in (column.key, *column.also)
        }
        return (one for one in said(stories) if f"{one.shape.name}.{one.key.name}" not in held)

    return table(
        "contents",
        rest,
        [
            own("record", "word", lambda s: s.record, told="record_way"),
            own("kind", "word", lambda s: s.shape.name, required=True, told="record_kind"),
            own("key", "word", lambda s: s.key.name, required=True),
            own("text", "text", lambda s: s.value if isinstance(s.value, Text) else None, told="key_text"),
            own("value", "word", lambda s: _plain(s.value), told="key_value"),
        ],
        ["record", "key"],
    )


def _plain(value: object) -> str:
    if isinstance(value, Text):
        return ""
    return BETWEEN_WORDS.join(value) if isinstance(value, tuple) else str(value)

"""A walk through everything that a record holds, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from .base import ABOUT, Record, Text


class _Held(dict[type, tuple[str, ...]]):
    """What a record of each kind holds, but for what is said about it: looked up once."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        self[kind] = tuple(one.name for one in fields(kind) if one.name not in ABOUT)
        return self[kind]


HELD = _Held()


def records(of: Record) -> Iterator[Record]:
    """Yield a record and every record below it, in the order of the model's keys."""
    yield of
    for name in HELD[type(of)]:
        for one in _several(getattr(of, name)):
            if isinstance(one, Record):
                yield from records(one)


def texts(of: Record) -> Iterator[tuple[str, Text]]:
    """Yield the texts that a record itself holds, by the name of their key; empty ones are passed over."""
    for name in HELD[type(of)]:
        for one in _several(getattr(of, name)):
            if isinstance(one, Text) and one:
                yield name, one


def _several(value: Any) -> tuple[Any, ...]:
    if type(value) is tuple:
        return value
    return tuple(value.values()) if isinstance(value, dict) else (value,)

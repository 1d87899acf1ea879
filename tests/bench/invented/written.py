"""A record in both languages becomes two files: the Japanese, and its English sister with its stamps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dxplan.schema import NESTED, SHAPES, Key, Shape, file_kind, sister_of
from dxplan.translations import FINGERPRINT, digest

from .words import Said

# What YAML reads as it stands: it begins with no sign of YAML's own, and holds none further on.
PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@` ])(?:(?!: | #)[^\n])*(?<![: ])")
NUMBERED = re.compile(r"[\d.,:_-]*")  # YAML may read these as a number or a date
CERTAIN = re.compile(r"0|-?[1-9]\d*|-?\d+\.\d+|\d{4}-\d\d")
STEP = "  "
Record = Mapping[str, Any]


def files(path: str, record: Record) -> Iterator[tuple[str, bytes]]:
    """Yield a file and, where any of its words are translated, its sister."""
    kind = file_kind(path)
    if kind is None:
        raise ValueError(f"no rule knows {path}")
    shape = SHAPES[kind[0].shape]
    yield path, _bytes(japanese(record))
    theirs = list(english(shape, record))
    if theirs:
        yield sister_of(path, "en"), _bytes(theirs)


def _bytes(lines: Iterator[str] | list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def japanese(record: Record, indent: str = "") -> Iterator[str]:
    """Yield a record's lines."""
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from japanese(value, indent + STEP)
        elif isinstance(value, list):
            yield f"{indent}{name}:"
            for item in value:
                yield from _item(item, indent + STEP)
        else:
            yield from entry(name, value.ja if isinstance(value, Said) else str(value), indent)


def _item(item: object, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"{indent}- {quoted(str(item))}"
        return
    first, *rest = japanese(item, indent + STEP)
    yield f"{indent}- {first.strip()}"
    yield from rest


def english(shape: Shape, record: Record, indent: str = "") -> Iterator[str]:
    """Yield the lines of a record's translation: its own words under their stamp, then what is below it."""
    own = [key.name for key in shape.keys if isinstance(record.get(key.name), Said)]
    if own:
        told = "\n".join(f"{name}:{record[name].ja.strip()}" for name in own)
        yield f'{indent}{FINGERPRINT}: "{digest(told)}"'
    for key in shape.keys:
        value = record.get(key.name)
        if isinstance(value, Said):
            yield from entry(key.name, value.en, indent)
        elif key.kind in NESTED and value:
            below = [line for name, one in _below(key, value) for line in _named(key, name, one, indent)]
            yield from [f"{indent}{key.name}:", *below] if below else []


def _below(key: Key, value: Any) -> list[tuple[str, Record]]:
    """Return the records below a key by id; a single record has the id ""."""
    if key.kind == "list":
        return [(str(one[SHAPES[key.of].id_key]), one) for one in value]
    return list(value.items()) if key.kind == "map" else [("", value)]


def _named(key: Key, name: str, record: Record, indent: str) -> list[str]:
    lines = list(english(SHAPES[key.of], record, indent + STEP * (2 if name else 1)))
    return [f"{indent}{STEP}{name}:", *lines] if name and lines else lines


def entry(name: str, words: str, indent: str) -> Iterator[str]:
    """Yield an entry; what has bullets or several lines stands below its name."""
    if words.startswith("・") or "\n" in words:
        yield f"{indent}{name}: |"
        yield from (f"{indent}{STEP}{line}" for line in words.splitlines())
    else:
        yield f"{indent}{name}: {quoted(words)}"


def quoted(words: str) -> str:
    """Return words as they can stand after a colon: in quotes where YAML would misread them."""
    safe = CERTAIN.fullmatch(words) if NUMBERED.fullmatch(words) else PLAIN.fullmatch(words)
    return words if safe else json.dumps(words, ensure_ascii=False)

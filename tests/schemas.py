"""Reads rows by a Table Schema and says what is not as it says. Knows nothing of how ours are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

Rows = Sequence[Mapping[str, str]]


def number(text: str) -> bool:
    """Whether a text is a number as Table Schema writes it."""
    try:
        return Decimal(text).is_finite() and not re.search(r"[^\d.+-]", text)
    except InvalidOperation:
        return False


TYPES: Mapping[str, Callable[[str], bool]] = {
    "string": lambda _: True,
    "integer": lambda text: bool(re.fullmatch(r"[+-]?\d+", text)),
    "year": lambda text: bool(re.fullmatch(r"\d{4}", text)),
    "number": number,
}


def complaints(schema: Mapping[str, Any], name: str, tables: Mapping[str, Rows]) -> Iterator[str]:
    """Yield what in the rows of a table is against its schema; `tables` holds all tables by name."""
    rows = tables[name]
    names = [field["name"] for field in schema["fields"]]
    if rows and list(rows[0]) != names:
        yield f"columns {list(rows[0])} are not {names}"
        return
    for field in schema["fields"]:
        for at, row in enumerate(rows, 1):
            text = row[field["name"]]
            empty = text in schema["missingValues"]
            yield from (f"{one} in row {at}" for one in _cell(field, "" if empty else text))
    for key in [schema["primaryKey"]] if "primaryKey" in schema else schema.get("uniqueKeys", []):
        seen = [tuple(row[part] for part in key) for row in rows]
        yield from (f"{key} twice: {one}" for one in sorted(set(seen)) if seen.count(one) > 1)
    for led in schema.get("foreignKeys", ()):
        to = led["reference"]
        known = {tuple(row[part] for part in to["fields"]) for row in tables[to.get("resource", name)]}
        own = [tuple(row[part] for part in led["fields"]) for row in rows]
        yield from (f"{led['fields']} leads nowhere: {one}" for one in own if any(one) and one not in known)


def _cell(field: Mapping[str, Any], text: str) -> Iterator[str]:
    name, rule = field["name"], field.get("constraints", {})
    if not text:
        yield from (f"{name} is empty" for _ in range(bool(rule.get("required"))))
        return
    if not TYPES[field["type"]](text):
        yield f"{name} is no {field['type']}: {text}"
    if "pattern" in rule and not re.fullmatch(rule["pattern"], text):
        yield f"{name} has another form: {text}"
    if "enum" in rule and text not in rule["enum"]:
        yield f"{name} is no choice: {text}"

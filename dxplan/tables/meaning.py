"""What tables and columns are called and mean: layouts/columns.yaml over the titles of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .column import Column, Table

COLUMNS = Path(__file__).resolve().parents[2] / "layouts" / "columns.yaml"
CHANGES, LEVELS = ("up", "down", "same", "new"), ("field", "group", "area", "initiative")
OWN_CHOICES = {"change": CHANGES, "level": LEVELS}  # of columns that are no key of the schema


@cache
def meanings() -> Mapping[str, Mapping[str, Any]]:
    """Return layouts/columns.yaml: what is told of `tables`, `columns` and `choices`."""
    read: Mapping[str, Mapping[str, Any]] = yaml.load(
        COLUMNS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return read


def entry(table: Table, column: Column) -> str:
    """Return the name under which a column is told of; one that is not told of is our mistake."""
    own = f"{table.name}.{column.word}"
    if own in meanings()["columns"]:
        return own
    if column.word not in meanings()["columns"]:
        raise KeyError(own)
    return column.word


def title_of(table: Table, lang: str) -> str:
    """Return what a table is called."""
    return str(meanings()["tables"][table.name]["title"][lang])


def about(table: Table, lang: str) -> str:
    """Return what a table holds, in a sentence or two."""
    return str(meanings()["tables"][table.name][lang])


def heading(table: Table, column: Column, lang: str) -> str:
    """Return what a column is called: here, else in the schema."""
    told = meanings()["columns"][entry(table, column)].get("title")
    key = column.schema
    said = told[lang] if told else (key.ja if lang == "ja" else key.en) if key else ""
    if not said:
        raise KeyError(f"{table.name}.{column.name}")
    said = str(said).format(**column.values)
    return said[:1].upper() + said[1:]


def meaning(table: Table, column: Column, lang: str) -> str:
    """Return what a column holds, in a sentence or two."""
    return str(meanings()["columns"][entry(table, column)][lang])


def choices(column: Column, lang: str) -> tuple[tuple[str, str], ...]:
    """Return what may stand in a column that is a choice, each value with its meaning."""
    if column.kind != "choice":
        return ()
    told, key = meanings()["choices"], column.schema
    if key is None:
        return tuple((value, told[value][lang]) for value in OWN_CHOICES[column.word])
    return tuple((value, ja if lang == "ja" else told[value][lang]) for value, ja in key.choices)

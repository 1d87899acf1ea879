"""datapackage.json: the files of a prefecture as Data Package 2.0, with a Table Schema for each CSV.

A property holds one language there, so Japanese stands in it and English in one that ends in _en.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dxplan import addresses
from dxplan.tables import Column, Data, Table
from dxplan.tables.column import BY_LANGUAGE
from dxplan.tables.meaning import about, choices, heading, meaning, title_of

from .dataset import Dataset, in_both, said

PROFILE = "https://datapackage.org/profiles/2.0/"
TYPES = {"integer": "integer", "year": "year", "number": "number"}  # all else is a string
DATE = r"\d{4}(-\d{2}(-\d{2})?)?"  # as exact as the document says
DIALECT = {"$schema": f"{PROFILE}tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"}


def package(of: Dataset, files: Mapping[str, bytes]) -> bytes:
    """Return datapackage.json for the files of a prefecture, given by their names."""
    languages = of.site.languages
    made: dict[str, Any] = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": f"{of.prefecture.id}-dx-plan",
        **({"id": of.at(addresses.package(of.prefecture.id)), "homepage": of.page("ja")} if of.base else {}),
        **in_both("title", {lang: of.title(lang) for lang in languages}),
        **in_both("description", {lang: of.description(lang) for lang in languages}),
    }
    if of.licence:
        made["licenses"] = [
            {
                "name": of.licence.name,
                "path": of.licence.address,
                **in_both("title", {lang: of.licence.title(lang) for lang in languages}),
            }
        ]
    made |= in_both("rights", {lang: said(of.site.terms, lang) for lang in languages})
    made["sources"] = [
        {
            "name": one.id,
            **in_both("title", {lang: said(one.title, lang) for lang in languages}),
            **in_both("publisher", {lang: said(one.publisher, lang) for lang in languages}),
            **({"date": str(one.date)} if one.date else {}),
        }
        for one in of.prefecture.sources.values()
    ]
    made["contributors"] = [
        {"title": of.prefecture.name.ja, "title_en": said(of.prefecture.name, "en"), "roles": ["creator"]},
        {"title": of.site.title.ja, "title_en": said(of.site.title, "en"), "roles": ["contributor"]},
    ]
    made["resources"] = list(_resources(of, files))
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _resources(of: Dataset, files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for name, data in of.data.items():
        told = {
            **in_both("title", {lang: title_of(data.table, lang) for lang in of.site.languages}),
            **in_both("description", {lang: about(data.table, lang) for lang in of.site.languages}),
        }
        yield {
            "name": name,
            "type": "table",
            "path": f"{name}.csv",
            **told,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            **_weighed(files[f"{name}.csv"]),
            "dialect": DIALECT,
            "schema": schema(data, of),
        }
        yield {
            "name": f"{name}-json",
            "path": f"{name}.json",
            **told,
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
            **_weighed(files[f"{name}.json"]),
        }


def _weighed(body: bytes) -> dict[str, Any]:
    return {"bytes": len(body), "hash": f"sha256:{hashlib.sha256(body).hexdigest()}"}


def schema(data: Data, of: Dataset) -> dict[str, Any]:
    """Return the Table Schema of a table: its columns, what tells rows apart, what leads where."""
    languages = of.site.languages
    made: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [one for column in data.columns for one in _fields(data.table, column, languages)],
        "missingValues": [""],
    }
    required = {column.name for column in data.columns if column.required}
    # Only what is never empty can be a primary key.
    whole = set(data.table.key) <= required | {f"{name}_ja" for name in required}
    made |= {"primaryKey": list(data.table.key)} if whole else {"uniqueKeys": [list(data.table.key)]}
    led = [
        {"fields": [column.name], "reference": _reference(data.table, column)}
        for column in data.columns
        if column.to and column.kind == "word" and column.to.partition(".")[0] in of.data
    ]
    return made | ({"foreignKeys": led} if led else {})


def _reference(table: Table, column: Column) -> dict[str, Any]:
    """Return where a column leads; a table that leads to itself is not named, as Data Package 2.0 has it."""
    name, _, key = column.to.partition(".")
    return {"fields": [key]} if name == table.name else {"resource": name, "fields": [key]}


def _fields(table: Table, column: Column, languages: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for name, lang in column.parts(languages):
        made: dict[str, Any] = {
            "name": name,
            "type": TYPES.get(column.kind, "string"),
            **in_both("title", {each: _titled(table, column, each, lang) for each in languages}),
            **in_both("description", {each: meaning(table, column, each) for each in languages}),
        }
        constraints: dict[str, Any] = {"required": True} if column.required and lang in {"", "ja"} else {}
        if column.kind == "date":
            constraints["pattern"] = DATE
        if column.kind == "choice":
            constraints["enum"] = [value for value, _ in choices(column, "ja")]
            made["categories"] = [
                {"value": value, **in_both("label", {"ja": ja, "en": en})}
                for (value, ja), (_, en) in zip(choices(column, "ja"), choices(column, "en"), strict=True)
            ]
        yield made | ({"constraints": constraints} if constraints else {})


def _titled(table: Table, column: Column, lang: str, of: str) -> str:
    """Return the title of a column; one that holds a language says which."""
    named = heading(table, column, lang)
    return f"{named} ({of})" if column.kind in BY_LANGUAGE else named

"""The tables of open data: every column is described, every value has its type, and no value is left out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dxplan.downloads import FORMULA, as_csv, as_json
from dxplan.model import Prefecture, Site, Text
from dxplan.opendata.package import package
from dxplan.stories import tell
from dxplan.tables import TABLES, Data, data_of
from dxplan.tables.contents import said
from dxplan.tables.meaning import about, choices, entry, heading, meaning, meanings, title_of

from . import printing
from .contents import CASES, REAL, SMALL, lay, read
from .schemas import complaints, number

LANGUAGES = ("ja", "en")
Everywhere = Mapping[str, tuple[Site, Prefecture, dict[str, Data]]]
PLACES = ("city", "plan-only", "projects", "scales", "hostile", "three-years")


@cache
def sites() -> dict[str, Site]:
    """Return the real site and those of the cases that hold every kind of record, as loaded."""
    return {"content": loaded(REAL)}


def loaded(folder: Path) -> Site:
    """Return a folder of content as the program understands it."""
    site = read(folder)[1].site
    assert site is not None
    return site


@pytest.fixture(scope="session")
def everywhere(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, tuple[Site, Prefecture, dict[str, Data]]]:
    """Every prefecture of the real content and of the cases, with its tables."""
    folder = tmp_path_factory.mktemp("tables")
    known = {**sites(), "small": loaded(SMALL)}
    known |= {name: loaded(lay(CASES / name, folder / name)) for name in PLACES}
    return {
        f"{name}/{one.id}": (site, one, data_of(tell(one), site.languages))
        for name, site in known.items()
        for one in site.prefectures
    }


def rows_of(body: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV."""
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def described(site: Site, one: Prefecture, data: dict[str, Data]) -> dict[str, Any]:
    """Return the table schemas of a prefecture by the name of the table."""
    files = {f"{name}.csv": as_csv(each.rows) for name, each in data.items()}
    files |= {f"{name}.json": as_json(each.rows) for name, each in data.items()}
    told = json.loads(package(printing.datasets(site, "")[one.id], files))
    return {each["name"]: each["schema"] for each in told["resources"] if "schema" in each}


def test_every_column_is_told_of(everywhere: Everywhere) -> None:
    """Each table, column and choice has its words in both languages; nothing is told of that is not there."""
    columns, chosen = set(), set()
    for _, one, _ in everywhere.values():
        for table in TABLES.values():
            for column in table.columns(tell(one)):
                columns.add(entry(table, column))
                for lang in LANGUAGES:
                    assert heading(table, column, lang)
                    assert meaning(table, column, lang)
                    chosen |= {value for value, words in choices(column, lang) if words}
    assert columns == set(meanings()["columns"])
    assert chosen == set(meanings()["choices"])
    assert set(TABLES) == set(meanings()["tables"])
    for table in TABLES.values():
        assert all(title_of(table, lang) and about(table, lang) for lang in LANGUAGES)


def test_titles_tell_columns_apart(everywhere: Everywhere) -> None:
    """No two columns of a table are called the same; English titles hold no Japanese."""
    for _, one, _ in everywhere.values():
        for table in TABLES.values():
            for lang in LANGUAGES:
                titles = [heading(table, column, lang) for column in table.columns(tell(one))]
                assert len(set(titles)) == len(titles), (table.name, titles)
                assert lang == "ja" or all(title.isascii() for title in titles), titles


def test_rows_are_as_described(everywhere: Everywhere) -> None:
    """Every column of every CSV is a field of its schema and the reverse; every value has its type."""
    for place, (site, one, data) in everywhere.items():
        schemas = described(site, one, data)
        assert schemas.keys() == data.keys()
        tables = {name: rows_of(as_csv(each.rows)) for name, each in data.items()}
        for name, schema in schemas.items():
            assert [field["name"] for field in schema["fields"]] == list(tables[name][0]), (place, name)
            assert list(complaints(schema, name, tables)) == [], (place, name)


SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "id", "type": "string", "constraints": {"required": True}},
        {"name": "year", "type": "year"},
        {"name": "value", "type": "number"},
        {"name": "when", "type": "string", "constraints": {"pattern": r"\d{4}(-\d{2})?"}},
        {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b"]}},
    ],
    "missingValues": [""],
    "primaryKey": ["id"],
    "foreignKeys": [{"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["id"]}}],
}
GOOD = {"id": "x", "year": "2023", "value": "-1.5", "when": "2023-04", "kind": "a"}


@pytest.mark.parametrize(
    ("wound", "said_of_it"),
    [
        ({}, ""),
        ({"id": ""}, "id is empty in row 1"),
        ({"year": "R5"}, "year is no year: R5 in row 1"),
        ({"value": "1,066"}, "value is no number: 1,066 in row 1"),
        ({"value": "NaN"}, "value is no number: NaN in row 1"),
        ({"when": "April"}, "when has another form: April in row 1"),
        ({"kind": "c"}, "kind is no choice: c in row 1"),
        ({"kind": "b"}, "['kind'] leads nowhere: ('b',)"),
    ],
)
def test_what_is_not_as_described_is_found(wound: dict[str, str], said_of_it: str) -> None:
    """The reading of schemas that the other tests trust finds each kind of fault."""
    tables = {"own": [{**GOOD, **wound}], "kinds": [{"id": "a"}]}
    found = list(complaints(SCHEMA, "own", tables))
    assert (found[:1] or [""])[0] == said_of_it
    twice = {"own": [GOOD, GOOD], "kinds": [{"id": "a"}]}
    assert list(complaints(SCHEMA, "own", twice)) == ["['id'] twice: ('x',)"]


def test_csv_is_well_formed(everywhere: Everywhere) -> None:
    """A byte order mark, CRLF at the end of every row, as many cells in each as there are columns."""
    for _, _, data in everywhere.values():
        for each in data.values():
            body = as_csv(each.rows)
            assert body.startswith(b"\xef\xbb\xbf")
            assert body.endswith(b"\r\n")
            rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True))
            assert len(rows) == len(each.rows) + 1
            assert {len(row) for row in rows} == {len(rows[0])}
            assert len(set(rows[0])) == len(rows[0])


def test_csv_and_json_hold_the_same(everywhere: Everywhere) -> None:
    """Row by row and column by column, but for the mark before what a spreadsheet takes for a formula."""
    for _, _, data in everywhere.values():
        for each in data.values():
            plain = json.loads(as_json(each.rows))
            table = rows_of(as_csv(each.rows))
            assert len(plain) == len(table)
            for left, right in zip(plain, table, strict=True):
                assert list(left) == list(right)
                for name, value in left.items():
                    assert as_text(value) == as_text(right[name]), name


def as_text(value: object) -> str:
    """Return a value of either file as both can say it."""
    text = "" if value is None else str(value)
    if text[:1] == "'" and FORMULA(text[1:]):
        return text[1:]
    return f"{float(text):g}" if number(text) else text


def test_nothing_is_left_out(everywhere: Everywhere) -> None:
    """Every value that content holds of a prefecture stands in some cell of its tables, with its English."""
    for place, (_, one, data) in everywhere.items():
        cells = {str(value) for each in data.values() for row in each.rows for value in row.values()}
        parts = {part for cell in cells for part in cell.split("; ")}
        for each in said(tell(one)):
            value = each.value
            told = [value.ja, *value.translations.values()] if isinstance(value, Text) else []
            told = told or [" ".join(value) if isinstance(value, tuple) else str(value)]
            lost = [text for text in told if text not in cells and text not in parts]
            assert lost == [], (place, each.record, each.key.name)


def test_a_key_without_a_column_is_still_in_the_data() -> None:
    """What no table has a column for stands in `contents`, once, with its way, its key and its words."""
    aomori = next(one for one in sites()["content"].prefectures if one.id == "aomori")
    rows = data_of(tell(aomori), LANGUAGES)["contents"].rows
    slogan = [row for row in rows if row["record"] == "plan/philosophy" and row["key"] == "slogan"]
    assert aomori.plan is not None
    assert aomori.plan.philosophy is not None
    assert [row["text_ja"] for row in slogan] == [aomori.plan.philosophy.slogan.ja]
    assert not [row for row in rows if row["kind"] == "initiative"]


def test_rows_that_stand_again_keep_their_words() -> None:
    """Fukushima's relisted and shared rows are in the data with what they print otherwise."""
    one = next(one for one in sites()["content"].prefectures if one.id == "fukushima")
    rows = data_of(tell(one), LANGUAGES)["placements"].rows
    placed = [
        each
        for field in (one.plan.fields if one.plan else ())
        for area in field.areas
        for each in area.placements
    ]
    assert len(rows) == len(placed) > 30
    for row, each in zip(rows, placed, strict=True):
        assert (row["id"], row["kind"], row["initiative"]) == (each.id, each.kind, each.initiative)
        assert (row["title_ja"], row["summary_ja"]) == (each.title.ja, each.summary.ja)
        assert (row["plan_label"], row["plan_ja"]) == (each.plan_label, each.plan.ja)
    assert any(row["plan_ja"] for row in rows)

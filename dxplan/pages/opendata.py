"""The pages of open data: all of it, what there is of a prefecture, and what the columns of a table mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from dxplan import addresses
from dxplan.licence import LICENCES
from dxplan.model import Prefecture, Text
from dxplan.tables import TABLES, Column, Data, Table
from dxplan.tables.column import BY_LANGUAGE
from dxplan.tables.meaning import about, choices, heading, meaning, title_of

from .edition import Edition, Page
from .share import Share

EXAMPLE = 60  # letters of an example that are shown
# What the pages of a kind show of the tables; a table that the prefecture lacks is not offered.
SHOWN: Mapping[str, tuple[str, ...]] = {
    "prefecture": ("initiatives", "evaluations", "policies"),
    "plan": ("divisions", "initiatives", "policies", "contents"),
    "field": ("divisions", "initiatives", "policies", "placements"),
    "philosophy": ("contents",),
    "history": ("contents",),
    "state": ("statistics", "contents"),
    "goals": ("goals", "indicators"),
    "headquarters": ("bodies", "contents"),
    "charter": ("contents",),
    "meeting": ("contents",),
    "initiatives": ("initiatives", "evaluations"),
    "initiative": ("initiatives", "evaluations", "indicators"),
    "indicators": ("indicators", "goals"),
    "report": ("evaluations", "rounds", "indicators", "totals", "contents"),
    "schedule": ("schedule",),
    "months": ("schedule",),
    "departments": ("departments", "initiatives"),
    "department": ("initiatives",),
    "prefecture-sources": ("sources", "readings"),
}


class File(NamedTuple):
    """A table of a prefecture as the pages list it."""

    prefecture: Prefecture | Share
    name: str
    title: str
    about: str
    rows: int


class Held(NamedTuple):
    """A table that a prefecture has: how many rows, and what is to be said of its columns, by name."""

    size: int
    columns: Mapping[str, Told]


class Told(NamedTuple):
    """A column as the page of its table explains it; `names` as they stand in the file."""

    names: tuple[str, ...]
    title: str
    meaning: str
    kind: str
    required: bool
    key: bool
    choices: tuple[tuple[str, str], ...]
    to: str
    example: str | Text


def shown(edition: Edition, page: Page) -> tuple[str, ...]:
    """Return the tables that hold what a page shows."""
    if page.prefecture is None or page.tables:
        return page.tables
    held = edition.data[page.prefecture.id]
    return tuple(name for name in SHOWN.get(page.template, ()) if name in held)


def data(edition: Edition) -> Iterator[Page]:
    """Yield the pages of open data: of all prefectures, and of what the columns of each table mean."""
    used = [table for name, table in TABLES.items() if any(name in one.tables for one in edition.shares)]
    yield Page(
        edition.lang,
        addresses.DATA,
        "data",
        edition.word("data_title"),
        edition.describe(edition.word("data_description"), edition.places()),
        {"shares": edition.shares, **_terms(edition), "tables": [_table(edition, one) for one in used]},
        (edition.home(),),
    )
    names = {one.name for one in used}
    for table in used:
        yield _columns(edition, table, names)


def dataset(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the page of a prefecture's open data."""
    name, held = edition.say(one.name), edition.data[one.id]
    plan = edition.say(one.plan.title) if one.plan else name
    files = [File(one, *_table(edition, TABLES[what]), data.size) for what, data in held.items()]
    yield Page(
        edition.lang,
        addresses.dataset(one.id),
        "dataset",
        edition.word("dataset_title", prefecture=name),
        edition.describe(
            edition.word("dataset_description", prefecture=name, plan=plan, n=len(files)),
            edition.few(file.title for file in files),
        ),
        {"prefecture": one, "files": files, **_terms(edition)},
        _above(edition),
        prefecture=one,
        tables=tuple(file.name for file in files),
    )


def held(edition: Edition, one: Prefecture) -> dict[str, Held]:
    """Return what the pages of the columns tell of a prefecture's tables, by their names."""
    return {
        name: Held(data.size, {column.name: _told(edition, column, data) for column in data.columns})
        for name, data in edition.data[one.id].items()
    }


def _above(edition: Edition) -> tuple[tuple[str, str], ...]:
    return (edition.home(), (edition.word("data_title"), addresses.DATA))


def _terms(edition: Edition) -> dict[str, Any]:
    licence = LICENCES.get(edition.site.licence)
    return {"licence": licence and (licence.title(edition.lang), licence.address)}


def _table(edition: Edition, one: Table) -> tuple[str, str, str]:
    return one.name, title_of(one, edition.lang), about(one, edition.lang)


def _columns(edition: Edition, table: Table, used: Collection[str]) -> Page:
    """Return the page of a table: its columns, each with its meaning and an example from real rows."""
    held = [(one, one.tables[table.name]) for one in edition.shares if table.name in one.tables]
    columns: dict[str, Told] = {}
    for _, own in held:
        for name, told in own.columns.items():
            first = columns.setdefault(name, told)
            columns[name] = first if first.example else first._replace(example=told.example)
    title = title_of(table, edition.lang)
    return Page(
        edition.lang,
        addresses.columns(table.name),
        "columns",
        edition.word("columns_title", table=title),
        edition.describe(
            edition.word("columns_description", table=title, about=about(table, edition.lang)),
            edition.few(one.title for one in columns.values()),
        ),
        {
            "table": table.name,
            "title": title,
            "about": about(table, edition.lang),
            "columns": [one if one.to in used else one._replace(to="") for one in columns.values()],
            "files": [File(one, *_table(edition, table), own.size) for one, own in held],
        },
        _above(edition),
    )


def _told(edition: Edition, column: Column, data: Data) -> Told:
    table, lang = data.table, edition.lang
    names = tuple(name for name, _ in column.parts(edition.site.languages))
    return Told(
        names,
        heading(table, column, lang),
        meaning(table, column, lang),
        column.kind,
        column.required,
        bool({column.name, *names} & set(table.key)),
        choices(column, lang),
        column.to.partition(".")[0],
        _example(column, data, names),
    )


def _example(column: Column, data: Data, names: tuple[str, ...]) -> str | Text:
    """Return the first value that stands in a column, shortened when it is long; "" where there is none."""
    row = next((row for row in data.rows if row[names[0]] not in {None, ""}), None)
    if row is None:
        return ""
    said = {name.rpartition("_")[2]: _short(str(row[name])) for name in names}
    if column.kind not in BY_LANGUAGE:
        return _short(str(row[names[0]]))
    own = said.pop("ja")
    return Text(own, {lang: words for lang, words in said.items() if words})


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= EXAMPLE else f"{flat[:EXAMPLE].rstrip()}…"

"""The pages of open data: all of it, what there is of a prefecture, and what the columns of a table mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dxplan import addresses
from dxplan.licence import LICENCES
from dxplan.model import Prefecture, Text
from dxplan.tables import TABLES, Column, Data, Table
from dxplan.tables.column import BY_LANGUAGE
from dxplan.tables.meaning import about, choices, heading, meaning, title_of

from .edition import Edition, Page

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

    prefecture: Prefecture
    name: str
    title: str
    about: str
    rows: int


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
    """Yield the pages of open data: of all prefectures, of each, and of each table's columns."""
    listed = [(one, _files(edition, one)) for one in edition.site.prefectures]
    yield Page(
        edition.lang,
        addresses.DATA,
        "data",
        edition.word("data_title"),
        edition.describe(edition.word("data_description"), edition.places()),
        {"listed": listed, **_terms(edition), "tables": [_table(edition, one) for one in _used(edition)]},
        (edition.home(),),
    )
    above = (edition.home(), (edition.word("data_title"), addresses.DATA))
    for one, files in listed:
        name = edition.say(one.name)
        plan = edition.say(one.plan.title) if one.plan else name
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
            above,
            prefecture=one,
            tables=tuple(file.name for file in files),
        )
    for table in _used(edition):
        yield _columns(edition, table, above)


def _used(edition: Edition) -> list[Table]:
    """Return the tables that any prefecture has, in their order."""
    return [one for name, one in TABLES.items() if any(name in held for held in edition.data.values())]


def _terms(edition: Edition) -> dict[str, Any]:
    licence = LICENCES.get(edition.site.licence)
    return {"licence": licence and (licence.title(edition.lang), licence.address)}


def _table(edition: Edition, one: Table) -> tuple[str, str, str]:
    return one.name, title_of(one, edition.lang), about(one, edition.lang)


def _files(edition: Edition, one: Prefecture) -> list[File]:
    return [File(one, *_table(edition, data.table), len(data.rows)) for data in edition.data[one.id].values()]


def _columns(edition: Edition, table: Table, above: tuple[tuple[str, str], ...]) -> Page:
    """Return the page of a table: its columns, each with its meaning and an example from real rows."""
    held = [
        (one, edition.data[one.id][table.name])
        for one in edition.site.prefectures
        if table.name in edition.data[one.id]
    ]
    columns: dict[str, list[tuple[Column, Data]]] = {}
    for _, data in held:
        for column in data.columns:
            columns.setdefault(column.name, []).append((column, data))
    title = title_of(table, edition.lang)
    return Page(
        edition.lang,
        addresses.columns(table.name),
        "columns",
        edition.word("columns_title", table=title),
        edition.describe(
            edition.word("columns_description", table=title, about=about(table, edition.lang)),
            edition.few(heading(table, several[0][0], edition.lang) for several in columns.values()),
        ),
        {
            "table": table.name,
            "title": title,
            "about": about(table, edition.lang),
            "columns": [_told(edition, table, several) for several in columns.values()],
            "files": [File(one, *_table(edition, table), len(data.rows)) for one, data in held],
        },
        above,
    )


def _told(edition: Edition, table: Table, several: list[tuple[Column, Data]]) -> Told:
    column, lang = several[0][0], edition.lang
    names = tuple(name for name, _ in column.parts(edition.site.languages))
    return Told(
        names,
        heading(table, column, lang),
        meaning(table, column, lang),
        column.kind,
        column.required,
        bool({column.name, *names} & set(table.key)),
        choices(column, lang),
        to if (to := column.to.partition(".")[0]) in {one.name for one in _used(edition)} else "",
        next((said for own, data in several if (said := _example(own, data, names))), ""),
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

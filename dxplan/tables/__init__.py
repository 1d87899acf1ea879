"""The rows of open data: a table for each kind of record that a prefecture has, and what its columns are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dxplan.model import Site
from dxplan.stories import Stories, tell

from .column import Column, Data, Row, Table
from .contents import contents
from .numbers import GOALS, INDICATORS, STATISTICS
from .offices import BODIES, DEPARTMENTS, READINGS, SOURCES, WORDINGS
from .plans import DIVISIONS, INITIATIVES, PLACEMENTS, POLICIES
from .reports import EVALUATIONS, GRADES, ROUNDS, SCHEDULE, TOTALS

__all__ = ["TABLES", "Column", "Data", "Row", "Table", "Tables", "data_of", "tables_of"]

OWN = (
    *(INITIATIVES, EVALUATIONS, ROUNDS, INDICATORS, GOALS, STATISTICS, POLICIES, PLACEMENTS, DIVISIONS),
    *(GRADES, TOTALS, SCHEDULE, DEPARTMENTS, BODIES, SOURCES, READINGS, WORDINGS),
)
TABLES: Mapping[str, Table] = {one.name: one for one in (*OWN, contents(OWN))}


Tables = Mapping[str, Mapping[str, Data]]  # by prefecture, then by table


def tables_of(site: Site) -> Tables:
    """Return the tables of every prefecture by its id; they are made once, for pages and for files."""
    return {one.id: data_of(tell(one), site.languages) for one in site.prefectures}


def data_of(stories: Stories, languages: Sequence[str]) -> dict[str, Data]:
    """Return the tables of a prefecture with their rows, by name; a table without rows is left out."""
    made = {name: _filled(one, stories, languages) for name, one in TABLES.items()}
    return {name: one for name, one in made.items() if one.rows}


def _filled(one: Table, stories: Stories, languages: Sequence[str]) -> Data:
    columns = one.columns(stories)
    names = [name for column in columns for name, _ in column.parts(languages)]
    rows = (
        dict(
            zip(
                names,
                (cell for column in columns for cell in column.cells(stories, record, languages)),
                strict=True,
            )
        )
        for record in one.records(stories)
    )
    return Data(one, columns, tuple(rows))

"""The rows of open data: a table for each kind of record that a prefecture has, and what its columns are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dxplan.stories import Stories

from .column import Column, Data, Row, Table
from .contents import contents
from .numbers import GOALS, INDICATORS, STATISTICS
from .offices import BODIES, DEPARTMENTS, READINGS, SOURCES, WORDINGS
from .plans import DIVISIONS, INITIATIVES, PLACEMENTS, POLICIES
from .reports import EVALUATIONS, GRADES, ROUNDS, SCHEDULE, TOTALS

__all__ = ["TABLES", "Column", "Data", "Row", "Table", "data_of"]

OWN = (
    *(INITIATIVES, EVALUATIONS, ROUNDS, INDICATORS, GOALS, STATISTICS, POLICIES, PLACEMENTS, DIVISIONS),
    *(GRADES, TOTALS, SCHEDULE, DEPARTMENTS, BODIES, SOURCES, READINGS, WORDINGS),
)
TABLES: Mapping[str, Table] = {one.name: one for one in (*OWN, contents(OWN))}


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

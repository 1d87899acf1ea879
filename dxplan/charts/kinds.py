"""The kinds of chart, and what every one of them can tell: title, key, sentence, table, specification."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Protocol

from . import (
    comparison,
    departments,
    grade_changes,
    grade_matrix,
    grades_by_field,
    months,
    organisation,
    path,
    schedule,
    targets,
    units,
)
from .agenda import MonthSchedule
from .compared import Comparison
from .departments import DepartmentCounts
from .grade_changes import GradeChanges
from .grade_matrix import GradeMatrix
from .grades_by_field import GradesByField
from .layout import KeyItem, Layout, Style, Table, by_style, word
from .organisation import Organisation
from .points import IndicatorPath
from .schedule import QuarterSchedule
from .targets import TargetsAndActuals
from .theme import theme
from .units import UnitChart
from .words import say

Chart = (
    GradesByField
    | GradeMatrix
    | GradeChanges
    | TargetsAndActuals
    | IndicatorPath
    | QuarterSchedule
    | UnitChart
    | DepartmentCounts
    | Comparison
    | MonthSchedule
    | Organisation
)


class Kind(Protocol):
    """What a module of one kind of chart offers."""

    def template(self) -> Any:
        """Return the Altair chart without data."""

    def layout(self, chart: Any, lang: str, /) -> Layout:
        """Return what changes from chart to chart."""

    def title(self, chart: Any, lang: str, /) -> str:
        """Return what the chart shows."""

    def key(self, chart: Any, lang: str, /) -> tuple[KeyItem, ...]:
        """Return what its looks mean."""

    def takeaway(self, chart: Any, lang: str, /) -> str:
        """Return its sentence."""

    def table(self, chart: Any, lang: str, /) -> Table:
        """Return its rows."""


KINDS: dict[type, Kind] = {
    GradesByField: grades_by_field,
    GradeMatrix: grade_matrix,
    GradeChanges: grade_changes,
    TargetsAndActuals: targets,
    IndicatorPath: path,
    QuarterSchedule: schedule,
    UnitChart: units,
    DepartmentCounts: departments,
    Comparison: comparison,
    MonthSchedule: months,
    Organisation: organisation,
}


def title(chart: Chart, lang: str) -> str:
    """Return what the chart shows, as a heading."""
    return KINDS[type(chart)].title(chart, lang)


def key(chart: Chart, lang: str) -> tuple[KeyItem, ...]:
    """Return what the chart's looks and marks mean; only those that occur in it."""
    return KINDS[type(chart)].key(chart, lang)


def takeaway(chart: Chart, lang: str) -> str:
    """Return one plain sentence, computed from the chart's rows."""
    return KINDS[type(chart)].takeaway(chart, lang)


def table(chart: Chart, lang: str) -> Table:
    """Return the chart's rows as a table of text."""
    return KINDS[type(chart)].table(chart, lang)


def specification(chart: Chart, lang: str) -> dict[str, Any]:
    """Return the chart in Vega-Lite, its data inside."""
    kind: type = type(chart)
    made: dict[str, Any] = json.loads(template(kind))
    laid = KINDS[kind].layout(chart, lang)
    empty = not any(laid.data.values())
    height = max(laid.height, 28 if empty else 0)
    nothing = say(lang, "データなし", "No data")
    words = [word((0, height / 2), nothing, style=Style(ink="muted"))] if empty else by_style(laid.words)
    made["height"] = round(height)
    made["description"] = takeaway(chart, lang)
    made["datasets"] = {**{name: list(rows) for name, rows in laid.data.items()}, "words": words}
    numbers = [{"name": name, "value": value} for name, value in laid.params.items()]
    made["params"] = [] if empty else [*made.get("params", []), *numbers]
    if empty:
        made["layer"] = made["layer"][-1:]  # the words
    return made


@cache
def template(kind: type) -> str:
    """Return the specification of a kind of chart without its data. Made once: Altair takes its time."""
    made = KINDS[kind].template().to_dict()
    if made["width"] != theme().width:
        raise ValueError(f"{kind.__name__} is not drawn at the theme's width")
    return json.dumps(made, sort_keys=True)

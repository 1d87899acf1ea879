"""Charts: rows in, SVG and words out. Each kind is a frozen dataclass of plain rows in one language.

`specification` gives it in Vega-Lite (made with Altair), `draw` as SVG for the page, `takeaway` as one
computed sentence, `table` as the same rows in text, `title` and `key` as what stands around it.
Nothing here reads content.
"""

from __future__ import annotations

from .agenda import MonthEvent, MonthLane, MonthSchedule
from .alone import Around, alone
from .compared import ComparedRow, ComparedValue, Comparison, Side
from .departments import DepartmentCount, DepartmentCounts
from .draw import Drawing, draw
from .engine import kept_bundle, vega_bundle
from .grade import GradeLook
from .grade_changes import Change, GradeChanges
from .grade_matrix import GradeMatrix, Move
from .grades_by_field import FieldGrades, GradesByField, YearGrades
from .kinds import Chart, key, specification, table, takeaway, title
from .layout import KeyItem, Table
from .organisation import Organisation, Seat
from .points import IndicatorPath, Point, Sort
from .schedule import Event, Lane, QuarterSchedule, events
from .targets import Indicator, TargetsAndActuals
from .theme import variables
from .units import FieldUnits, Unit, UnitChart

__all__ = [
    "Around",
    "Change",
    "Chart",
    "ComparedRow",
    "ComparedValue",
    "Comparison",
    "DepartmentCount",
    "DepartmentCounts",
    "Drawing",
    "Event",
    "FieldGrades",
    "FieldUnits",
    "GradeChanges",
    "GradeLook",
    "GradeMatrix",
    "GradesByField",
    "Indicator",
    "IndicatorPath",
    "KeyItem",
    "Lane",
    "MonthEvent",
    "MonthLane",
    "MonthSchedule",
    "Move",
    "Organisation",
    "Point",
    "QuarterSchedule",
    "Seat",
    "Side",
    "Sort",
    "Table",
    "TargetsAndActuals",
    "Unit",
    "UnitChart",
    "YearGrades",
    "alone",
    "draw",
    "events",
    "kept_bundle",
    "key",
    "specification",
    "table",
    "takeaway",
    "title",
    "variables",
    "vega_bundle",
]

"""The nouns of the site, frozen. They hold what content says and where it says it; they decide nothing."""

from .base import NOWHERE, Date, Record, Text
from .plan import Area, Field, Gap, Grade, Indicator, Initiative, Levels, Period, Plan, Scale
from .report import (
    Comparison,
    Evaluation,
    Forecast,
    Group,
    OnTrack,
    Report,
    Row,
    Schedule,
    Total,
    Totals,
    Value,
)
from .site import Department, Prefecture, Site, Term
from .source import Printed, Reading, Source

__all__ = [
    "NOWHERE",
    "Area",
    "Comparison",
    "Date",
    "Department",
    "Evaluation",
    "Field",
    "Forecast",
    "Gap",
    "Grade",
    "Group",
    "Indicator",
    "Initiative",
    "Levels",
    "OnTrack",
    "Period",
    "Plan",
    "Prefecture",
    "Printed",
    "Reading",
    "Record",
    "Report",
    "Row",
    "Scale",
    "Schedule",
    "Site",
    "Source",
    "Term",
    "Text",
    "Total",
    "Totals",
    "Value",
]

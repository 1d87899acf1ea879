"""A measure made ready to print: numbers with units, the ratio, the date, the gap with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dxplan.charts.targets import ratio
from dxplan.language import date, number, plain
from dxplan.model import Budget, Grade
from dxplan.story import Measure

from .edition import Edition
from .figures import target_row


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator in one year as a reader sees it; empty strings where there is nothing to show."""

    measure: Measure
    target: str
    actual: str
    ratio: Decimal | None
    ratio_text: str
    as_of: str
    forecast: str
    forecast_by: str
    comparison: str
    grade: Grade | None


def shown(edition: Edition, measure: Measure, grades: Sequence[Grade] = ()) -> Shown:
    """Return a measure ready to print in the edition's language."""
    lang, unit, value = edition.lang, edition.say(measure.indicator.unit), measure.value
    share = ratio(target_row(edition, measure))
    percent = None if share is None else (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)

    def said(amount: Decimal | None) -> str:
        return "" if amount is None else number(amount, lang, unit)

    return Shown(
        measure,
        said(value.target),
        said(value.actual),
        percent,
        "" if percent is None else f"{plain(percent)}%",
        date(value.as_of, lang) if value.as_of else "",
        said(value.forecast.value) if value.forecast else "",
        date(value.forecast.by, lang) if value.forecast else "",
        said(value.comparison.value) if value.comparison else "",
        next((grade for grade in grades if grade.mark == value.grade), None),
    )


YEN = {"yen": 1, "thousand_yen": 1000, "million_yen": 1_000_000}


def budget(edition: Edition, money: Budget | None) -> list[tuple[str, str, str]]:
    """Return label, amount as people say it (in yen) and amount as printed, in the document's unit."""
    if money is None:
        return []
    unit, told = edition.word(f"money_{money.unit}"), (("planned", money.planned), ("settled", money.settled))
    return [
        (
            edition.word(f"budget_{name}"),
            number(amount * YEN[money.unit], edition.lang, edition.word("money_yen")),
            f"{amount:,f}{unit}",
        )
        for name, amount in told
        if amount is not None
    ]

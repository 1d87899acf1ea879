"""The unit chart: one square for each initiative, with its grade's mark, field by field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxplan.language import fiscal_year

from .grade import LOOKS, GradeLook, key_of, looks
from .layout import KeyItem, Layout, Row, Style, Table, word
from .text import width, wrap
from .theme import theme
from .words import all_of, listed, say, sentence

if TYPE_CHECKING:
    import altair as alt

HEADING, SQUARE, STEP, GAP = (
    20,
    23,
    26,
    6,
)  # heights in pixels: a field's name, a square, row to row, after a field
NARROWEST = 28  # pixels from square to square


@dataclass(frozen=True, slots=True)
class Unit:
    """One initiative: the number printed, its title, its mark."""

    number: str
    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class FieldUnits:
    """A field and its initiatives, in printed order."""

    name: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class UnitChart:
    """A fiscal year's initiatives by field, and the grade scale, best first."""

    year: int
    fields: tuple[FieldUnits, ...]
    grades: tuple[GradeLook, ...]


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    places = {"x": pen.pixels("x", "x"), "x2": "x2:Q", "y": pen.pixels("y", "y"), "y2": "y2:Q"}
    return pen.chart(pen.looked(pen.rows("units"), places))


def layout(chart: UnitChart, _lang: str) -> Layout:
    """Return the squares in as many columns as the widest mark allows."""
    look, size = looks(chart.grades), theme().sizes["text"]
    widest = max((width(mark, size, bold=True) for mark in look), default=0)
    columns = max(int(theme().width / max(NARROWEST, widest + 10)), 1)
    step = (theme().width - 2) / columns
    words: list[Row] = []
    squares: list[Row] = []
    y = 1.0
    for field in chart.fields:
        for line in wrap(f"{field.name} {len(field.units):,}", theme().width, size, bold=True):
            words.append(word((0, y + 9), line, style=Style(bold=True)))
            y += HEADING
        for at, unit in enumerate(field.units):
            x, top = 1 + step * (at % columns), y + STEP * (at // columns)
            place = {"x": round(x, 2), "x2": round(x + step - 3, 2), "y": top, "y2": top + SQUARE}
            named = {"number": unit.number, "grade": unit.mark, "look": look[unit.mark]}
            squares.append({**named, **place, "tip": f"{unit.number} {unit.title}: {unit.mark}".strip()})
            style = Style(ink=f"{look[unit.mark]}-ink", bold=True)
            words.append(word((x + (step - 3) / 2, top + SQUARE / 2), unit.mark, style=style, align="center"))
        y += STEP * -(-len(field.units) // columns) + GAP
    squares.sort(key=lambda row: LOOKS.index(row["look"]))
    return Layout(max(y - GAP, 0), words, {"units": squares})


def title(chart: UnitChart, lang: str) -> str:
    """Return what the chart shows."""
    year, every = fiscal_year(chart.year, lang, short=True), sum(len(field.units) for field in chart.fields)
    noun = "initiative" if every == 1 else "initiatives"
    return say(lang, f"{every:,}の取組の評価（{year}）", f"Grades of {every:,} {noun}, {year}")


def key(chart: UnitChart, lang: str) -> tuple[KeyItem, ...]:
    """Return what the squares mean."""
    used = key_of(chart.grades, [unit.mark for field in chart.fields for unit in field.units])
    one = KeyItem("plain", "□", say(lang, "一つの四角が一つの取組", "one square is one initiative"))
    return (one, *used) if used else ()


def takeaway(chart: UnitChart, lang: str) -> str:
    """Return how many initiatives got each mark."""
    counts = Counter(unit.mark for field in chart.fields for unit in field.units)
    every, year = counts.total(), fiscal_year(chart.year, lang)
    used = [(grade.mark, counts[grade.mark]) for grade in chart.grades if counts[grade.mark]]
    if not every:
        return say(lang, f"{year}の取組はない。", f"There are no initiatives in {year}.")
    if len(used) == 1:
        mark = used[0][0]
        subject = "The one initiative" if every == 1 else sentence(all_of(every, "initiatives"))
        ja = f"{year}の{every:,}件は{'' if every == 1 else 'すべて'}{mark}。"
        return say(lang, ja, f"{subject} of {year} got {mark}.")
    ja = "、".join(f"{mark}が{number:,}件" for mark, number in used)
    en = listed([f"{number:,} got {mark}" for mark, number in used], "en")
    return say(lang, f"{year}は{every:,}件のうち、{ja}。", f"Of {every:,} initiatives in {year}, {en}.")


def table(chart: UnitChart, lang: str) -> Table:
    """Return a row for each initiative."""
    head = say(lang, "番号|取組|分野|評価", "No.|Initiative|Field|Grade").split("|")
    rows = (
        (unit.number, unit.title, field.name, unit.mark) for field in chart.fields for unit in field.units
    )
    return Table(tuple(head), tuple(rows), labels=2)

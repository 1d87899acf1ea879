"""An indicator's values over the years, and how they are told: the sentence, the key, the table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dxplan.language import fiscal_year, number

from .layout import KeyItem, Table
from .targets import Direction
from .words import say

Sort = Literal["actual", "target", "forecast"]
MARKS: dict[Sort, str] = {"actual": "●", "target": "◇", "forecast": "○"}


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one fiscal year; `when` says in words as of when, where that is known."""

    year: int
    sort: Sort
    value: Decimal
    when: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorPath:
    """An indicator with its values of several years, in any order."""

    name: str
    unit: str
    points: tuple[Point, ...]
    direction: Direction = "at_least"


def ordered(chart: IndicatorPath) -> list[Point]:
    """Return the points by year; within one, the actual value before the target and the forecast."""
    return sorted(chart.points, key=lambda point: (point.year, list(MARKS).index(point.sort)))


def called(sort: Sort, lang: str) -> str:
    """Return what a sort of value is called."""
    words = {"actual": ("実績", "actual"), "target": ("目標", "target"), "forecast": ("見込み", "expected")}
    return say(lang, *words[sort])


def title(chart: IndicatorPath, _lang: str) -> str:
    """Return what the chart shows."""
    return chart.name


def key(chart: IndicatorPath, lang: str) -> tuple[KeyItem, ...]:
    """Return what the points mean that occur."""
    sorts = {point.sort for point in chart.points}
    return tuple(KeyItem(sort, mark, called(sort, lang)) for sort, mark in MARKS.items() if sort in sorts)


def takeaway(chart: IndicatorPath, lang: str) -> str:
    """Return the latest actual value, whether it reached that year's target, and what comes next."""
    latest: dict[Sort, Point] = {point.sort: point for point in ordered(chart)}
    actual, target, forecast = latest.get("actual"), latest.get("target"), latest.get("forecast")
    if not actual:
        return unmeasured(target or forecast, chart.unit, lang)
    same = [point for point in chart.points if point.sort == "target" and point.year == actual.year]
    goal = [judged(actual.value, same[0].value, chart, lang)] if same else []
    parts = [*goal, *ahead(target, actual, chart.unit, lang), *ahead(forecast, actual, chart.unit, lang)]
    value, year = number(actual.value, lang, chart.unit), fiscal_year(actual.year, lang)
    if lang == "ja":
        return "、".join([f"{year}の実績は{value}", *parts]) + "。"
    return ", ".join([f"In {year} it was {value}", *parts]) + "."


def unmeasured(told: Point | None, unit: str, lang: str) -> str:
    """Return what is aimed at or expected where nothing was measured."""
    if not told:
        return say(lang, "数値のデータがない。", "There are no values.")
    year, value = fiscal_year(told.year, lang), number(told.value, lang, unit)
    kind = "the target is" if told.sort == "target" else "it is expected to be"
    ja = f"{year}の{called(told.sort, lang)}は{value}で、実績はまだない。"
    return say(lang, ja, f"For {year} {kind} {value}; there is no actual value yet.")


def judged(actual: Decimal, goal: Decimal, chart: IndicatorPath, lang: str) -> str:
    """Return whether the actual value reached the target; no judgement where the direction allows none."""
    aim = number(goal, lang, chart.unit)
    if chart.direction not in {"at_least", "at_most"}:
        return say(lang, f"目標は{aim}", f"against a target of {aim}")
    if chart.direction == "at_most":
        reached, aim = actual <= goal, say(lang, f"{aim}以下", f"at most {aim}")
    else:
        reached = actual >= goal
    if reached:
        return say(lang, f"目標の{aim}を達成", f"reaching the target of {aim}")
    return say(lang, f"目標の{aim}に届かず", f"short of the target of {aim}")


def ahead(point: Point | None, actual: Point, unit: str, lang: str) -> list[str]:
    """Return a target or forecast for a year after the last actual value."""
    if not point or point.year <= actual.year:
        return []
    year, value = fiscal_year(point.year, lang), number(point.value, lang, unit)
    if point.sort == "target":
        return [say(lang, f"{year}の目標は{value}", f"with a target of {value} for {year}")]
    return [say(lang, f"{year}は{value}の見込み", f"and {value} is expected in {year}")]


def table(chart: IndicatorPath, lang: str) -> Table:
    """Return a row for each value, by year."""
    head = say(lang, "年度|区分|値|時点", "Year|Kind|Value|As of").split("|")
    columns = 4 if any(point.when for point in chart.points) else 3
    rows = []
    for point in ordered(chart):
        value = number(point.value, lang, chart.unit)
        rows.append((fiscal_year(point.year, lang), called(point.sort, lang), value, point.when)[:columns])
    return Table(tuple(head[:columns]), tuple(rows), labels=2)

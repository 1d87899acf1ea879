"""Target against actual: what share of its target each indicator reached, with the values beside the bar.

A share is given only where it makes sense (`ratio`). The grade stands beside it; neither follows from the
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from dxplan.language import fiscal_year, number

from .grade import LOOKS, GradeLook, key_of, looks
from .layout import KeyItem, Layout, Row, Style, Table, stack, word
from .text import width, wrap
from .theme import theme
from .words import all_of, say, sentence, whole_percent

if TYPE_CHECKING:
    import altair as alt

Direction = Literal["at_least", "at_most", "keep", "exactly", "change"]
LINE, BAR, TICK, GAP = (
    16,
    16,
    24,
    9,
)  # heights in pixels: a line of a name, a bar, the target's tick, after a row
SHORTEST, LONGEST = 125, 250  # the scale ends between these percents; a longer bar is cut off and marked
UNGRADED = "on-2"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of one year. `no_target` and `no_actual` say in words why a value is missing."""

    name: str
    unit: str
    target: Decimal | None
    actual: Decimal | None
    direction: Direction = "at_least"
    grade: str = ""
    no_target: str = ""
    no_actual: str = ""


@dataclass(frozen=True, slots=True)
class TargetsAndActuals:
    """A fiscal year's indicators, and the grade scale of their initiatives, best first (may be empty)."""

    year: int
    rows: tuple[Indicator, ...]
    grades: tuple[GradeLook, ...] = ()


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    ends = (1, theme().width - 1)
    y = {"y": pen.pixels("y", "top"), "y2": "bottom:Q"}
    bars = pen.looked(
        pen.rows("bars"), {"x": pen.measured("x", "from", *ends, most="most"), "x2": "shown:Q", **y}
    )
    at = {"x": pen.measured("x", "target", *ends, most="most"), **y}
    ticks = pen.rows("ticks")
    return pen.chart(bars, pen.rules(ticks, at, "paper", thick=7), pen.rules(ticks, at, "ink", thick=3))


def ratio(row: Indicator) -> Decimal | None:
    """Return the share of its target that an indicator reached (1 = reached), inverse where less is better.

    None where it makes no sense: a value is missing, zero or negative, or the target is no threshold.
    """
    if row.target is None or row.actual is None or row.target <= 0 or row.actual < 0:
        return None
    if row.direction == "at_least":
        return row.actual / row.target
    if row.direction == "at_most" and row.actual > 0:
        return row.target / row.actual
    return None


def shared(chart: TargetsAndActuals) -> list[tuple[Indicator, Decimal]]:
    """Return the indicators that have a share of their target, the highest first."""
    found = [(row, share) for row in chart.rows if (share := ratio(row)) is not None]
    return sorted(found, key=lambda pair: -pair[1])


def layout(chart: TargetsAndActuals, lang: str) -> Layout:
    """Return a bar for each indicator with a share, then the values of those without one."""
    ranked = shared(chart)
    most = min(max([SHORTEST, *(float(share * 100) for _, share in ranked)]), LONGEST)
    scale, look = (theme().width - 2) / most, looks(chart.grades)
    words: list[Row] = []
    bars: list[Row] = []
    ticks: list[Row] = []
    y = 2.0
    for row, share in ranked:
        y = heading(row, lang, y, words)
        percent, shape = round(float(share * 100), 2), look.get(row.grade, UNGRADED)
        shown, label = min(percent, most), f"{row.grade} {whole_percent(share)}".strip()
        place = {"top": y, "bottom": y + BAR}
        values = {
            "indicator": row.name,
            "grade": row.grade,
            "share": percent,
            "tip": f"{row.name} {raw(row, lang)} {label}",
        }
        bars.append({**values, "from": 0, "shown": shown, "look": shape, **place})
        ticks.append({"target": 100, "top": y + (BAR - TICK) / 2, "bottom": y + (BAR + TICK) / 2})
        # The label must clear the target's tick as well as the bar's end.
        inside = width(label, theme().sizes["text"], bold=True) + 12 <= min(shown, 100) * scale
        left = 8 if inside else min(shown, 100) * scale + 8
        if not inside and shown < 100 < (left + width(label, theme().sizes["text"], bold=True) + 8) / scale:
            left = max(left, 100 * scale + 8)
        words.append(
            word((left, y + BAR / 2), label, style=Style(ink=f"{shape}-ink" if inside else "ink", bold=True))
        )
        if percent > LONGEST:
            end = word(
                (theme().width - 6, y + BAR / 2),
                "≫",
                style=Style(ink=f"{shape}-ink", bold=True),
                align="right",
            )
            words.append(end)
        y += BAR + GAP
    for row in chart.rows:
        if ratio(row) is None:
            y = heading(row, lang, y, words) + GAP / 2
    bars.sort(key=lambda one: LOOKS.index(one["look"]))
    return Layout(max(y - GAP / 2, 0) + 1, words, {"bars": bars, "ticks": ticks}, {"most": most})


def heading(row: Indicator, lang: str, y: float, words: list[Row]) -> float:
    """Add an indicator's name and values to the words; return the height where its bar begins."""
    size, full, values = theme().sizes["text"], theme().width, raw(row, lang)
    taken = width(values, size) + 12
    rooms = (full, full - taken) if taken < full / 2 else (full,)
    tried = [wrap(row.name, room, size, bold=True, lines=3) for room in rooms]
    # The values stand on the last line of the name where that leaves them room, else on their own.
    beside = [names for names in tried if width(names[-1], size, bold=True) + taken <= full]
    names = (beside or tried)[0]
    words += stack((0, y + LINE / 2), names, LINE, style=Style(bold=True))
    y += LINE * len(names)
    for line in [values] if beside else wrap(values, full, size):
        y += 0 if beside else LINE
        words.append(word((full, y - LINE / 2), line, style=Style(ink="muted"), align="right"))
    return y + 4


def raw(row: Indicator, lang: str) -> str:
    """Return actual and target as words: 223／150件; 223 of 150 sets. A missing one says why."""
    unit = row.unit if row.unit == "%" else ""
    actual = missing(row.no_actual, lang) if row.actual is None else number(row.actual, lang, unit)
    if row.target is None:
        why = row.no_target or say(lang, "なし", "none")
        shown = actual if row.actual is None else number(row.actual, lang, row.unit)
        return say(lang, f"{shown}（目標：{why}）", f"{shown} (target: {why})")
    target = number(row.target, lang, row.unit)
    if row.actual is None:
        return say(lang, f"実績：{actual}／{target}", f"{actual} of {target}")
    return say(lang, f"{actual}／{target}", f"{actual} of {target}")


def missing(why: str, lang: str) -> str:
    """Return the reason for a missing value, or that there is none."""
    return why or say(lang, "なし", "none")


def title(chart: TargetsAndActuals, lang: str) -> str:
    """Return what the chart shows."""
    year = fiscal_year(chart.year, lang, short=True)
    return say(lang, f"目標と実績（{year}）", f"Targets and actual values, {year}")


def key(chart: TargetsAndActuals, lang: str) -> tuple[KeyItem, ...]:
    """Return what the tick and the bars' looks mean."""
    ranked = shared(chart)
    if not ranked:
        return ()
    tick = KeyItem(
        "plain", "┃", say(lang, "目標（100%）。右は実績／目標", "target (100%); right: actual of target")
    )
    return (tick, *key_of(chart.grades, [row.grade for row, _ in ranked]))


def takeaway(chart: TargetsAndActuals, lang: str) -> str:
    """Return how many indicators reached their target, and which came least near."""
    ranked = shared(chart)
    if not ranked:
        return say(lang, "目標と比べられる指標はない。", "No indicator can be compared with a target.")
    reached, many = sum(1 for _, share in ranked if share >= 1), len(ranked)
    last, share = ranked[-1]
    low = whole_percent(share)
    if many == 1:
        ja = f"「{last.name}」は目標の{low}で、目標に{'達した' if reached else '届かなかった'}。"
        en = f"reached its target ({low} of it)" if reached else f"is at {low} of its target"
        return say(lang, ja, f"“{last.name}” {en}.")
    if reached == many:
        ja = f"目標と比べられる{many:,}指標は、すべて目標に達した。"
        return say(lang, ja, sentence(f"{all_of(many, 'indicators')} with a comparable target reached it."))
    alone = ranked[-2][1] > share
    got = f"{reached:,}指標が目標に達し" if reached else "目標に達した指標はなく"
    name = f"最も低いのは「{last.name}」の" if alone else "最も低いものは"
    ja = f"目標と比べられる{many:,}指標のうち{got}、{name}{low}だった。"
    en = f"{reached:,} of {many:,} indicators" if reached else f"None of {many:,} indicators"
    name = f"the lowest, “{last.name}”," if alone else "the lowest"
    return say(lang, ja, f"{en} with a comparable target reached it; {name} got to {low}.")


def table(chart: TargetsAndActuals, lang: str) -> Table:
    """Return a row for each indicator: target, actual value, share of the target, and any grade."""
    order = [row for row, _ in shared(chart)] + [row for row in chart.rows if ratio(row) is None]
    head = say(lang, "指標|目標|実績|達成率", "Indicator|Target|Actual|Share of target").split("|")
    rows = []
    for row in order:
        share = ratio(row)
        target = missing(row.no_target, lang) if row.target is None else number(row.target, lang, row.unit)
        actual = missing(row.no_actual, lang) if row.actual is None else number(row.actual, lang, row.unit)
        part = whole_percent(share) if share is not None else "－"
        rows.append((row.name, target, actual, part, *([row.grade] if chart.grades else [])))
    graded = (say(lang, "評価", "Grade"),) if chart.grades else ()
    return Table((*head, *graded), tuple(rows))

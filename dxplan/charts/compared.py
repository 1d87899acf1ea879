"""Values of several things on one axis, and how they are told: the sentence, the key, the table.

Which of two values is the larger is said; whether that is good is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from dxplan.language import number

from .layout import KeyItem, Table
from .words import all_of, listed, say, sentence

Side = Literal["own", "other", "target", "actual"]
MARKS: dict[Side, str] = {"own": "●", "actual": "●", "other": "□", "target": "◇"}
FILLED: frozenset[Side] = frozenset(("own", "actual"))


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value and whose or when it is: 青森県, 全国, 2010年, 目標. Own and actual ones are drawn filled."""

    of: str
    value: Decimal
    sort: Side


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What is compared, with its values in the order in which they are told."""

    label: str
    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows of one unit, in the order of the source; those without a value are passed over."""

    name: str
    unit: str
    rows: tuple[ComparedRow, ...]


class Pair(NamedTuple):
    """The two values of a row that are held against each other."""

    label: str
    one: ComparedValue
    other: ComparedValue

    @property
    def gap(self) -> Decimal:
        """How far the first lies above the second; negative below it."""
        return self.one.value - self.other.value


def valued(chart: Comparison) -> list[ComparedRow]:
    """Return the rows that have a value; one that is named as its row is has no name of its own."""
    return [
        ComparedRow(
            row.label, tuple(replace(one, of="") if one.of == row.label else one for one in row.values)
        )
        for row in chart.rows
        if row.values
    ]


def pair(row: ComparedRow) -> Pair | None:
    """Return a filled value against a hollow one, or else the first two; None where there are not two."""
    filled = [value for value in row.values if value.sort in FILLED]
    hollow = [value for value in row.values if value.sort not in FILLED]
    if filled and hollow:
        return Pair(row.label, filled[0], hollow[0])
    return Pair(row.label, *row.values[:2]) if len(row.values) > 1 else None


def named_by_key(chart: Comparison) -> bool:
    """Return whether a mark stands for one name throughout, so that the key can say it."""
    names = {(MARKS[value.sort], value.of) for row in valued(chart) for value in row.values}
    return len(names) == len({mark for mark, _ in names})


def title(chart: Comparison, _lang: str) -> str:
    """Return what the chart shows."""
    return chart.name


def key(chart: Comparison, _lang: str) -> tuple[KeyItem, ...]:
    """Return whose values the marks are; a mark of several names is told beside each value instead."""
    if not named_by_key(chart):
        return ()
    names = {MARKS[value.sort]: value.of for row in valued(chart) for value in row.values}
    looks = {MARKS[side]: side for side in MARKS}  # own looks as actual does
    return tuple(KeyItem(looks[mark], mark, names[mark]) for mark in looks if names.get(mark))


def takeaway(chart: Comparison, lang: str) -> str:
    """Return how many rows lie above and below and where the gap is widest, or else the values."""
    rows = valued(chart)
    if not rows:
        return say(lang, "比べられる値はない。", "There are no values to compare.")
    pairs = [found for found in map(pair, rows) if found]
    if len(rows) == 1:
        return alone(rows[0], chart.unit, lang)
    if len(pairs) == 1:
        one = ComparedRow(pairs[0].label, (pairs[0].one, pairs[0].other))
        return alone(one, chart.unit, lang, only=True)
    if not pairs:
        return spread(rows, chart.unit, lang)
    parts = [sides(pairs, len(rows), lang), *farthest(pairs, chart.unit, lang)]
    return say(lang, "、", "; ").join(parts) + say(lang, "。", ".")


def alone(row: ComparedRow, unit: str, lang: str, *, only: bool = False) -> str:
    """Return the values of one row; of two, how far apart they are. `only` says that no other row has two."""
    told, found = [number(value.value, lang, unit) for value in row.values], pair(row)
    ja, en = f"「{row.label}」は", f"“{row.label}”"
    if only:
        ja, en = f"2つの値がある項目は一つで、{ja}", f"{en}, the only item with two values"
    if found and len({value.value for value in row.values}) == 1 and all(value.of for value in row.values):
        names = [value.of for value in row.values]
        both = "both" if len(names) == 2 else "all"
        return say(
            lang, f"{ja}{'も'.join([*names, told[0]])}。", f"{en}: {listed(names, 'en')} {both} {told[0]}."
        )
    pairs = list(zip(row.values, told, strict=True))
    ja += "、".join(f"{value.of}が{text}" if value.of else text for value, text in pairs)
    en += ": " + ", ".join(f"{value.of} {text}".strip() for value, text in pairs)
    if found and found.gap and len(pairs) == 2:
        gap = apart(found.gap, unit, lang)
        ja, en = f"{ja}、差は{gap}", f"{en}; the gap is {gap}"
    return say(lang, f"{ja}。", f"{en}.")


def apart(gap: Decimal, unit: str, lang: str) -> str:
    """Return how far two values are apart; two percentages are some points apart."""
    points = say(lang, "ポイント", "point" if abs(gap) == 1 else "points")
    return number(abs(gap), lang, points if unit == "%" else unit)


def spread(rows: list[ComparedRow], unit: str, lang: str) -> str:
    """Return the largest and the smallest where each row has one value."""
    values = [row.values[0].value for row in rows]
    if max(values) == min(values):
        told, every = number(values[0], lang, unit), sentence(all_of(len(rows), "items"))
        return say(lang, f"{len(rows):,}項目はすべて{told}。", f"{every} are at {told}.")
    ends = []
    for end in (max(values), min(values)):
        told, here = number(end, lang, unit), [row.label for row in rows if row.values[0].value == end]
        ja, en = f"「{here[0]}」の{told}", f"“{here[0]}” ({told})"
        if len(here) > 1:
            ja, en = f"{told}（{len(here):,}項目）", f"{told} ({len(here):,} items)"
        ends.append(say(lang, ja, en))
    ja = f"{len(rows):,}項目のうち、最も大きいのは{ends[0]}、最も小さいのは{ends[1]}。"
    return say(lang, ja, f"Of {len(rows):,} items, the largest is {ends[0]} and the smallest {ends[1]}.")


def sides(pairs: list[Pair], rows: int, lang: str) -> str:
    """Return in how many of several rows the first lies above, below, or level with the second."""
    every, gaps = len(pairs), [each.gap for each in pairs]
    both = say(lang, "2つの値がある", " with two values") if every < rows else ""
    ja, whole = f"{both}{every:,}項目", all_of(every, f"items{both}")
    one, other = pairs[0].one.of, pairs[0].other.of
    if not (one and other) or {(one, other)} != {(each.one.of, each.other.of) for each in pairs}:
        if not any(gaps):
            return say(lang, f"{ja}のすべてで、2つの値が同じ", f"The two values are level in {whole}")
        return say(lang, f"{ja}を比べると", f"{every:,} items{both} can be compared")
    ways = [sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps), sum(gap == 0 for gap in gaps)]
    if every in ways:
        way, where = (("を上回り", "above"), ("を下回り", "below"), ("と同じ", "level with"))[
            ways.index(every)
        ]
        return say(
            lang, f"{ja}のすべてで、{one}が{other}{way}", sentence(f"{one} is {where} {other} in {whole}")
        )
    verbs = (("上回る", "above"), ("下回る", "below"), ("同じな", "level with"))
    found = [(many, *verb) for many, verb in zip(ways, verbs, strict=True) if many]
    told = "、".join(f"{way}のは{many:,}項目" for many, way, _ in found)
    english = [f"{where} {'it' if at else other} in {many:,}" for at, (many, _, where) in enumerate(found)]
    en = f"Of {every:,} items{both}, {one} is {listed(english, 'en')}"
    return say(lang, f"{ja}のうち、{one}が{other}を{told}で", en)


def farthest(pairs: list[Pair], unit: str, lang: str) -> list[str]:
    """Return where the two values are farthest apart; nothing where they are level everywhere."""
    far = max(abs(each.gap) for each in pairs)
    here = [each for each in pairs if abs(each.gap) == far]
    if not far:
        return []
    if len(here) > 1:
        return [
            say(lang, f"差は最大で{apart(far, unit, lang)}", f"the gap is {apart(far, unit, lang)} at most")
        ]
    one, other = (number(value.value, lang, unit) for value in (here[0].one, here[0].other))
    ja = f"差が最も大きいのは「{here[0].label}」（{one}と{other}）"
    return [say(lang, ja, f"the gap is widest in “{here[0].label}” ({one} and {other})")]


def table(chart: Comparison, lang: str) -> Table:
    """Return a row for each row, with a column for each whose or when."""
    rows = valued(chart)
    names = list(dict.fromkeys(value.of for row in rows for value in row.values))
    cells = []
    for row in rows:
        told: dict[str, list[str]] = {name: [] for name in names}
        for value in row.values:
            told[value.of].append(number(value.value, lang, chart.unit))
        cells.append((row.label, *(say(lang, "、", ", ").join(each) or "－" for each in told.values())))
    head = (name or say(lang, "値", "Value") for name in names)
    return Table((say(lang, "項目", "Item"), *head), tuple(cells))

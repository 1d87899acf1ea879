"""Words in charts: however long and near, none touches another or leaves the drawing."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from dxplan.charts import (
    Chart,
    ComparedRow,
    ComparedValue,
    Comparison,
    MonthEvent,
    MonthLane,
    MonthSchedule,
    Organisation,
    Seat,
    specification,
)
from dxplan.charts.labels import Box, touch
from dxplan.charts.text import width

from .chart_examples import LANGS, examples

LONG = (
    "デジタルトランスフォーメーションの必要性を認識している県内企業の割合（従業員数が五人以上の企業に限る）"
)
EQUAL = (("0", "0"), ("99.98", "99.72"), ("50", "50"), ("100", "100"))


def compared(*rows: tuple[tuple[str, str], ...]) -> Comparison:
    """Return a comparison: in each row the first value is one's own, the rest are others."""
    made = []
    for values in rows:
        sorts = ("own", *("other" for _ in values[1:]))
        found = (
            ComparedValue(name, Decimal(value), sort)  # type: ignore[arg-type]
            for (name, value), sort in zip(values, sorts, strict=True)
        )
        made.append(ComparedRow(LONG * len(values), tuple(found)))
    return Comparison("比較", "%", tuple(made))


CROWDED: dict[str, Chart] = {
    "equal": compared(*((("県", own), ("国", nation)) for own, nation in EQUAL)),
    "far": compared((("県", "-250"), ("国", "169.3")), (("県", "1000000"), ("国", "3"))),
    "many": compared(tuple((f"{at}年度末", f"{at / 100}") for at in range(2010, 2024))),
    "long": compared(((LONG, "12"), (LONG * 2, "12.5")), (("県", "3"),)),
    "each month": MonthSchedule(
        2023,
        "会議",
        (
            MonthLane(LONG, tuple(MonthEvent(at, at, "●", "会議", f"{at}/10") for at in range(1, 13))),
            MonthLane("同じ月", tuple(MonthEvent(12, 12, mark, LONG) for mark in "◆↔※→")),
            MonthLane("続く", (MonthEvent(1, 12, "↔", LONG), MonthEvent(11, 12, "", "Pneumono" * 12))),
            MonthLane(
                "近い", (MonthEvent(5, 5, "↔", ""), MonthEvent(5, 5, "◎", ""), MonthEvent(6, 6, "◇", ""))
            ),
        ),
    ),
    "deep": Organisation("体制", tuple(Seat(LONG, LONG * (at % 2), at) for at in range(9))),
    **{f"{lang} {name}": chart for lang in LANGS for name, chart in examples(lang).items()},
}


def box(word: dict[str, Any]) -> Box:
    """Return the room that a word takes: its measured width, its letters' height."""
    wide, half = width(word["text"], word["size"], bold=word["weight"] == 700), word["size"] / 2
    left = word["x"] - wide * {"left": 0, "center": 0.5, "right": 1}[word["align"]]
    return Box(left, word["y"] - half, left + wide, word["y"] + half)


@pytest.mark.parametrize("name", CROWDED)
def test_no_word_touches_another(name: str) -> None:
    """However long and near, words keep off each other and inside the drawing."""
    made = specification(CROWDED[name], "en" if name.startswith("en") else "ja")
    boxes = [(word["text"], box(word)) for word in made["datasets"]["words"]]
    assert boxes
    for text, room in boxes:
        assert room.left >= -0.1, text
        assert room.right <= made["width"] + 0.1, text
        assert room.top >= 0, text
        assert room.bottom <= made["height"], text
    for (one, here), (other, there) in combinations(boxes, 2):
        assert not touch(here, there), (one, other)

"""How high a row must be to show its text: an estimate, as no program but Excel measures it on opening.

Excel takes the height as it is until somebody types into the row, so it is rather too high than too low.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

LINE, ROOM, HIGHEST = 15.0, 3.0, 409.0  # points; Excel's own limit is 409.5
WIDE, NARROW = 1.8, 1.1  # what a character takes of a column, in fonts that are not the narrowest


def height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the points that a row needs for its cells, each a text and the width of its column."""
    return min(HIGHEST, LINE * max((_lines(*one) for one in cells), default=1) + ROOM)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(_units(line) / width)) for line in text.split("\n"))


def _units(line: str) -> float:
    return sum(WIDE if unicodedata.east_asian_width(one) in "FWA" else NARROW for one in line)

"""What a chart kind hands over to be drawn: rows of data, and words with their places in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from .theme import paint, theme

Row = dict[str, Any]
Align = Literal["left", "center", "right"]


def word(place: tuple[float, float], text: str, *, style: Style | None = None, align: Align = "left") -> Row:
    """Return a line of text whose middle height, and left, centre or right end, is at `place`."""
    how = style or Style()
    return {
        "x": round(place[0], 2),
        "y": round(place[1], 2),
        "text": text,
        "align": align,
        "size": theme().sizes[how.size],
        "weight": 700 if how.bold else 400,
        "ink": paint(how.ink),
    }


def stack(
    place: tuple[float, float], lines: Sequence[str], step: float, *, style: Style | None = None
) -> list[Row]:
    """Return lines of text one below the other, the first at `place`."""
    left, top = place
    return [word((left, top + number * step), line, style=style) for number, line in enumerate(lines)]


def by_style(words: Iterable[Row]) -> list[Row]:
    """Return the words so that equal styles are neighbours, which makes the drawing smaller."""
    return sorted(words, key=lambda row: tuple(str(row[key]) for key in ("size", "weight", "ink", "align")))


@dataclass(frozen=True, slots=True)
class Style:
    """How a word looks: a size and an ink of the theme, bold or not."""

    size: str = "text"
    ink: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that changes from chart to chart of one kind; the rest is the kind's template.

    `data` holds a list of rows for each name that the template draws, `params` its numbers.
    """

    height: float
    words: Sequence[Row]
    data: Mapping[str, Sequence[Row]]
    params: Mapping[str, float] = field(default_factory=dict)


class KeyItem(NamedTuple):
    """One entry of a chart's key: the look it explains (a CSS class look-…), its mark, its meaning."""

    look: str
    mark: str
    words: str


class Table(NamedTuple):
    """The same rows as text. The first `labels` columns say what a row is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labels: int = 1

"""Who stands under whom: boxes joined by lines, top down, each set further to the right than its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .layout import KeyItem, Layout, Row, Style, Table, stack
from .text import wrap
from .theme import theme
from .words import listed, say

if TYPE_CHECKING:
    import altair as alt

# Pixels: a line of a name, a line of a note, around the words, between boxes, from a head to those under it.
NAME, NOTE, PAD, GAP, STEP = 17, 15, 6, 9, 26
SPINE = 12  # pixels from a box's left edge to the line that goes down from it
DEEPEST = 6  # steps to the right; those further down stand under each other


@dataclass(frozen=True, slots=True)
class Seat:
    """A body or post. `depth` counts from 0 at the top; `outside` if it is no part of the organisation."""

    name: str
    note: str = ""
    depth: int = 0
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """Seats in the order of drawing: each stands under the nearest one before it that is less deep."""

    name: str
    seats: tuple[Seat, ...]


def heads(chart: Organisation) -> list[int | None]:
    """Return for each seat the place of the one above it; None at the top."""
    found: list[int | None] = []
    for at, seat in enumerate(chart.seats):
        above = [before for before in range(at) if chart.seats[before].depth < seat.depth]
        found.append(above[-1] if above else None)
    return found


def look(seat: Seat) -> str:
    """Return how a seat's box looks: broken outline outside, darker at the top."""
    if seat.outside:
        return "none"
    return "on-2" if seat.depth else "on"


def template() -> alt.LayerChart:
    """Return the chart without data."""
    from . import pen

    places = {"x": pen.pixels("x", "x"), "x2": "x2:Q", "y": pen.pixels("y", "y"), "y2": "y2:Q"}
    return pen.chart(
        pen.rules(pen.rows("lines"), places, "muted", thick=1.5), pen.looked(pen.rows("seats"), places)
    )


def layout(chart: Organisation, _lang: str) -> Layout:
    """Return the boxes with their words, and an elbow from each head to every seat under it."""
    above = heads(chart)
    words: list[Row] = []
    boxes: list[Row] = []
    lines: list[Row] = []
    spines: dict[int, Row] = {}
    y = 1.0
    for seat, head in zip(chart.seats, above, strict=True):
        left, right = 1.0 + STEP * min(seat.depth, DEEPEST), theme().width - 1
        room, shape = right - left - 2 * PAD - 2, look(seat)
        names = wrap(seat.name, room, theme().sizes["text"], bold=True, lines=4)
        notes = wrap(seat.note, room, theme().sizes["small"], lines=6) if seat.note else ()
        bottom = y + 2 * PAD + NAME * len(names) + NOTE * len(notes)
        ink = f"{shape}-ink"
        first = y + PAD + NAME / 2
        words += stack((left + PAD + 2, first), names, NAME, style=Style(ink=ink, bold=True))
        below = first + NAME * len(names) - (NAME - NOTE) / 2
        words += stack((left + PAD + 2, below), notes, NOTE, style=Style(size="small", ink=ink))
        if head is not None:
            middle, spine = (y + bottom) / 2, boxes[head]["x"] + SPINE
            spines[head] = {"x": spine, "x2": spine, "y": boxes[head]["y2"], "y2": middle}
            lines.append({"x": spine, "x2": left, "y": middle, "y2": middle})
        tip = " ".join(filter(None, (seat.name, seat.note)))
        boxes.append(
            {"seat": seat.name, "look": shape, "x": left, "x2": right, "y": y, "y2": bottom, "tip": tip}
        )
        y = bottom + GAP
    return Layout(max(y - GAP, 0) + 1, words, {"lines": [*spines.values(), *lines], "seats": boxes})


def title(chart: Organisation, _lang: str) -> str:
    """Return what the chart shows."""
    return chart.name


def key(chart: Organisation, lang: str) -> tuple[KeyItem, ...]:
    """Return what a broken outline means, where there is one."""
    outside = any(seat.outside for seat in chart.seats)
    return (KeyItem("none", "　", say(lang, "外部", "outside")),) if outside else ()


def takeaway(chart: Organisation, lang: str) -> str:
    """Return how many stand under which head, and how many of all stand outside."""
    above = heads(chart)
    tops = [seat.name for seat, head in zip(chart.seats, above, strict=True) if head is None]
    under, outside = len(above) - len(tops), sum(seat.outside for seat in chart.seats)
    if not tops:
        return say(lang, "図に載る組織はない。", "The chart holds no body.")
    ja = f"（全{len(above):,}組織のうち外部は{outside:,}）" if outside else ""
    en = f" ({outside:,} of {len(above):,} outside)" if outside else ""
    if under:  # a body that stands alone is in the chart, but nothing stands under it
        heading = set(above)
        tops = [seat.name for at, seat in enumerate(chart.seats) if above[at] is None and at in heading]
    several = len(tops) > 3
    names = "".join(f"「{name}」" for name in tops), listed([f"“{name}”" for name in tops], "en")
    if several:
        names = f"{len(tops):,}組織", f"{len(tops):,} bodies"
    if not under:
        alone = "だけが載っている" if len(tops) == 1 else "が、上下なく並ぶ"
        stands = "stands alone" if len(tops) == 1 else "stand side by side"
        return say(lang, f"{names[0]}{alone}{ja}。", f"{names[1]} {stands}{en}.")
    bodies = "1 body stands" if under == 1 else f"{under:,} bodies stand"
    return say(lang, f"{names[0]}の下に、{under:,}組織がある{ja}。", f"{bodies} under {names[1]}{en}.")


def table(chart: Organisation, lang: str) -> Table:
    """Return a row for each seat: its name, whom it belongs to, its note."""
    outside = say(lang, "（外部）", " (outside)")
    rows = tuple(
        (
            f"{seat.name}{outside if seat.outside else ''}",
            chart.seats[head].name if head is not None else "－",
            seat.note or "－",
        )
        for seat, head in zip(chart.seats, heads(chart), strict=True)
    )
    return Table(tuple(say(lang, "名称|属する先|備考", "Name|Belongs to|Note").split("|")), rows)

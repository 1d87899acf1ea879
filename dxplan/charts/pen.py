"""How charts are said in Altair: marks over named data in the theme's colours. Nothing else draws.

A template holds no data. Its rows carry places in pixels (`pixels`) or values on a scale of their own
(`measured`), and names that stand for a look (`chosen`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from .grade import LOOKS
from .theme import paint, theme

SOLID: tuple[int, int] = (1, 0)
OUTLINE = 1.5
# What is not graded has a broken outline. A rectangle takes its dash from an expression only.
BROKEN = "indexof(datum.look, 'none') == 0 ? [3, 2] : [1, 0]"


def chart(*layers: alt.Chart) -> alt.LayerChart:
    """Return the layers, and the words over them, in a frame of the theme's width; its height is to come."""
    made: alt.LayerChart = (
        alt.layer(*layers, words())
        .properties(
            width=theme().width,
            height=0,
            padding=0,
            background="transparent",
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure(font=theme().font, aria=False)
        .configure_view(stroke=None)
    )
    return made


def rows(name: str) -> alt.Chart:
    """Return marks-to-be over the rows of this name."""
    return alt.Chart(alt.NamedData(name))


def pixels(axis: str, name: str) -> alt.X | alt.Y:
    """Return the encoding of a field that already holds pixels."""
    kind = alt.X if axis == "x" else alt.Y
    return kind(f"{name}:Q", scale=None, axis=None)


def measured(axis: str, name: str, *ends: str | float, most: str = "", zero: bool = True) -> alt.X | alt.Y:
    """Return the encoding of a value; `ends` are the range in pixels: numbers, or names of params."""
    kind = alt.X if axis == "x" else alt.Y
    span = [alt.ExprRef(end) if isinstance(end, str) else end for end in ends]
    scale = alt.Scale(range=span, nice=False, zero=zero)
    if most:
        scale = alt.Scale(range=span, nice=False, zero=zero, domainMax=alt.ExprRef(most))
    return kind(f"{name}:Q", scale=scale, axis=None)


def chosen(channel: Any, by: str, table: Mapping[str, Any]) -> Any:
    """Return the encoding that gives each value of the field `by` its colour, shape or dash."""
    scale = alt.Scale(domain=list(table), range=list(table.values()))
    return channel(f"{by}:N", legend=None, scale=scale)


def looked(over: alt.Chart, places: Mapping[str, object]) -> alt.Chart:
    """Return rectangles that look as their grade does. Pointing at one dims those of another look."""
    pointed = alt.selection_point(name="pointed", on="pointerover", clear="pointerout", fields=["look"])
    made: alt.Chart = over.mark_rect(
        strokeWidth=OUTLINE, strokeJoin="round", strokeDash=alt.expr(BROKEN)
    ).encode(
        **places,
        fill=chosen(alt.Fill, "look", {look: paint(look) for look in LOOKS}),
        stroke=chosen(alt.Stroke, "look", {look: paint(f"{look}-line") for look in LOOKS}),
        opacity=alt.when(pointed).then(alt.value(1)).otherwise(alt.value(0.3)),
        tooltip="tip:N",
    )
    return made.add_params(pointed)


def dots(
    over: alt.Chart, places: Mapping[str, object], by: str, table: Mapping[str, Sequence[str]]
) -> alt.Chart:
    """Return points; `table` gives each value of the field `by` a shape, a fill and a stroke."""
    made: alt.Chart = over.mark_point(filled=True, opacity=1, strokeWidth=2).encode(
        **places,
        shape=chosen(alt.Shape, by, {name: shape for name, (shape, _, _) in table.items()}),
        fill=chosen(alt.Fill, by, {name: paint(fill) for name, (_, fill, _) in table.items()}),
        stroke=chosen(alt.Stroke, by, {name: paint(stroke) for name, (_, _, stroke) in table.items()}),
        size=alt.Size("area:Q", scale=None),
        tooltip="tip:N",
    )
    return made


def spots(over: alt.Chart, places: Mapping[str, object], look: tuple[str, str, str]) -> alt.Chart:
    """Return points that all have one shape, fill and stroke."""
    shape, fill, stroke = look
    marks = over.mark_point(
        filled=True, opacity=1, strokeWidth=2, shape=shape, fill=paint(fill), stroke=paint(stroke)
    )
    made: alt.Chart = marks.encode(**places, size=alt.Size("area:Q", scale=None), tooltip="tip:N")
    return made


def rules(over: alt.Chart, places: Mapping[str, object], ink: str, *, thick: float = 1) -> alt.Chart:
    """Return straight lines in one ink of the theme."""
    made: alt.Chart = over.mark_rule(stroke=paint(ink), strokeWidth=thick).encode(**places)
    return made


def words() -> alt.Chart:
    """Return the layer of all text: every row says where, how large and in which ink."""
    made: alt.Chart = (
        rows("words")
        .mark_text(
            baseline="middle",
            align=alt.expr("datum.align"),
            fontSize=alt.expr("datum.size"),
            fontWeight=alt.expr("datum.weight"),
            fill=alt.expr("datum.ink"),
        )
        .encode(x=pixels("x", "x"), y=pixels("y", "y"), text="text:N")
    )
    return made

"""A chart as a file of its own: the drawing in the light palette, with title, sentence, key and sources.

It holds no reference to anything outside. Words are broken with our own metrics; readers' fonts draw them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from .grade import LOOKS
from .layout import KeyItem
from .svg import Picture
from .text import width, wrap
from .theme import theme

PALETTE = "light"  # a file cannot know where it is shown; paper is light
VARIABLE = re.compile(r"var\(--ch-([\w-]+)\)")
MARGIN, GAP, LEADING, MANY = 16, 10, 1.45, 12  # pixels; lines as high as so many letters; lines at most
INKS = {"rose": "accent", "actual": "accent", "forecast": "accent", "other": "muted"}
INKS |= {"fell": "against", "target": "against"}
HIGH = 20  # of a mark of the key


class Around(NamedTuple):
    """The words around a drawing: below it where its numbers come from, then the address of its page."""

    above: str
    title: str
    takeaway: str
    key: Sequence[KeyItem]
    foot: Sequence[str]
    address: str = ""


def alone(drawn: Picture, around: Around, lang: str) -> bytes:
    """Return a chart as an SVG file that looks right by itself."""
    sizes, room = theme().sizes, theme().width
    parts: list[str] = []
    y: float = MARGIN
    for text, size, ink, bold in (
        (around.above, sizes["small"], "muted", False),
        (around.title, sizes["large"], "ink", True),
        (around.takeaway, sizes["text"], "ink", False),
    ):
        more, y = written(text, y, size, ink, bold=bold)
        parts += more
    more, y = keyed(around.key, y)
    parts += more
    parts.append(f'<g transform="translate({MARGIN},{y:g})">{drawn.body}</g>')
    y += float(drawn.height) + GAP
    for line in (*around.foot, *broken(around.address, room, sizes["small"])):
        more, y = written(line, y, sizes["small"], "muted", bold=False)
        parts += more
    wide, high = room + 2 * MARGIN, round(y + MARGIN - GAP / 2)
    told = f"<title>{escape(around.title)}</title><desc>{escape(around.takeaway)}</desc>"
    body = VARIABLE.sub(lambda found: colour(found[1]), "".join(parts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
        f' lang="{escape(lang)}" role="img" font-family="{escape(theme().readers)}" fill="{colour("ink")}">'
        f'{told}<rect width="{wide}" height="{high}" fill="{colour("paper")}"/>{body}</svg>\n'
    ).encode()


def broken(address: str, room: float, size: float) -> list[str]:
    """Return an address in lines that end after a /: with a hyphen in it, it would lead nowhere."""
    lines = [""]
    for step in re.findall(r"[^/]*/+|[^/]+$", address):
        if lines[-1] and width(lines[-1] + step, size) > room:
            lines.append("")
        lines[-1] += step
    return lines if address else []


def colour(name: str) -> str:
    """Return a colour of the theme as it is written."""
    return theme().colours[name][PALETTE]


def written(text: str, y: float, size: float, ink: str, *, bold: bool) -> tuple[list[str], float]:
    """Return a paragraph whose first line begins at `y`, and where the next thing begins."""
    if not text:
        return [], y
    weight = ' font-weight="700"' if bold else ""
    lines = wrap(text, theme().width, size, bold=bold, lines=MANY)
    found = [
        f'<text x="{MARGIN}" y="{y + size + at * size * LEADING:.1f}" font-size="{size}"{weight}'
        f' fill="{colour(ink)}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    ]
    return found, y + len(lines) * size * LEADING + GAP / 2


def keyed(items: Iterable[KeyItem], y: float) -> tuple[list[str], float]:
    """Return the key in as many lines as it needs, each mark looking as it does in the drawing."""
    found: list[str] = []
    size, x, edge = theme().sizes["text"], float(MARGIN), theme().width + MARGIN
    top = y + GAP / 2
    for item in items:
        mark = max(HIGH, width(item.mark, size, bold=True) + 8)
        words = wrap(item.words, theme().width - mark - 4, size, lines=1)[0] if item.words else ""
        whole = mark + 6 + width(words, size)
        if x > MARGIN and x + whole > edge:
            x, top = float(MARGIN), top + HIGH + 6
        found.append(marked(item, (x, top), mark))
        found.append(
            f'<text x="{x + mark + 6:.1f}" y="{top + 14.5:.1f}" font-size="{size}">{escape(words)}</text>'
        )
        x += whole + 16
    return found, top + HIGH + GAP if found else y + GAP / 2


def marked(item: KeyItem, place: tuple[float, float], wide: float) -> str:
    """Return the mark of an entry of the key: in a box where the drawing has one."""
    (x, y), ink, box = place, INKS.get(item.look, "ink"), ""
    if item.look in LOOKS:
        ink = f"{item.look}-ink"
        broken = ' stroke-dasharray="3,2"' if item.look.startswith("none") else ""
        box = (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{HIGH}" fill="{colour(item.look)}"'
            f' stroke="{colour(f"{item.look}-line")}" stroke-width="1.5"{broken}/>'
        )
    return (
        f'{box}<text x="{x + wide / 2:.1f}" y="{y + 14.5:.1f}" font-size="{theme().sizes["text"]}"'
        f' font-weight="700" text-anchor="middle" fill="{colour(ink)}">{escape(item.mark)}</text>'
    )

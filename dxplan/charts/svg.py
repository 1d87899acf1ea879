"""From the engine's SVG to the figure's: small, themed by CSS variables, with one accessible name.

The engine's own names for parts (roles, classes) go: the picture is one image to a screen reader, its values
are in the table beside it. Nothing in it points to another host.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree as ET

VERSION = "1"  # raised whenever the same engine output comes out differently here
NAMESPACE = "{http://www.w3.org/2000/svg}"
DROPPED = frozenset(("class", "role", "style", "font-family", "pointer-events", "display", "cursor"))
PLAIN = {  # what SVG assumes anyway, or what the root below says once
    "opacity": "1",
    "fill-opacity": "1",
    "stroke-opacity": "1",
    "stroke-dasharray": "1,0",
    "stroke-miterlimit": "10",
    "font-weight": "400",
    "font-size": "12",
    "text-anchor": "start",
    "fill": "var(--ch-ink)",
    "transform": "translate(0,0)",
}
PLACES = frozenset(
    ("d", "x", "y", "x1", "x2", "y1", "y2", "transform")
)  # what differs from mark to mark; all else is style
LONG = re.compile(r"-?\d+\.\d{2,}")
SHIFT = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")


class Picture(NamedTuple):
    """A drawing without its name: what stands inside the <svg>, and its size."""

    body: str
    width: str
    height: str


def picture(raw: str) -> Picture:
    """Return the engine's SVG as a small drawing."""
    root = ET.fromstring(raw)  # noqa: S314 - written by the engine from our own specification
    marks = [mark for mark in (cleaned(mark) for mark in flat(root)) if mark is not None]
    body = ET.Element("g", {"aria-hidden": "true", "fill": PLAIN["fill"], "font-size": PLAIN["font-size"]})
    for style, run in groupby(marks, key=style_of):
        members = list(run)
        if len(members) == 1 or not style:
            body.extend(members)
            continue
        group = ET.SubElement(body, "g", dict(style))
        for mark in members:
            mark.attrib = {name: value for name, value in mark.attrib.items() if name in PLACES}
            group.append(mark)
    # ElementTree writes every > in text and attributes as &gt;, so this touches the ends of tags only.
    text = ET.tostring(body, encoding="unicode").replace(" />", "/>")
    return Picture(text, root.get("width", "0"), root.get("height", "0"))


def figure(drawn: Picture, ident: str, title: str, description: str) -> str:
    """Return the finished SVG. `ident` begins every id in it, so it must be unique on its page."""
    name, told = f"{escape(ident)}-title", f"{escape(ident)}-desc"
    size = f'viewBox="0 0 {drawn.width} {drawn.height}" width="{drawn.width}" height="{drawn.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="{name}"'
        f' aria-describedby="{told}"><title id="{name}">{escape(title)}</title>'
        f'<desc id="{told}">{escape(description)}</desc>{drawn.body}</svg>'
    )


def flat(element: ET.Element) -> list[ET.Element]:
    """Return the shapes and words of a drawing without the groups around them, in the order of painting."""
    found: list[ET.Element] = []
    for child in element:
        child.tag = child.tag.removeprefix(NAMESPACE)
        if child.tag != "g":
            found.append(child)
            continue
        moved = child.get("transform", PLAIN["transform"])
        if moved != PLAIN["transform"]:
            raise ValueError(f"a group is moved by {moved}: charts place their marks themselves")
        found += flat(child)
    return found


def cleaned(mark: ET.Element) -> ET.Element | None:
    """Return a mark with only the attributes that are seen; None when nothing of it is."""
    inked = {"fill", "stroke"} & mark.attrib.keys()
    if mark.tag not in {"path", "text", "line", "rect"}:
        raise ValueError(f"the drawing holds <{mark.tag}>")
    if mark.get("d") == "" or (mark.tag != "text" and not inked) or mark.get("fill") == "transparent":
        return None
    kept: dict[str, str] = {}
    for name, value in mark.attrib.items():
        if name in DROPPED or name.startswith("aria-"):
            continue
        kept[name] = LONG.sub(rounded, value.removesuffix("px") if name == "font-size" else value)
    if mark.tag != "text" and "fill" not in kept:
        kept["fill"] = "none"
    shift = SHIFT.fullmatch(kept.get("transform", ""))
    if shift and mark.tag in {"text", "line"}:
        del kept["transform"]
        moved_to(mark.tag, kept, float(shift[1]), float(shift[2]))
    mark.attrib = {name: value for name, value in kept.items() if PLAIN.get(name) != value}
    return mark


def moved_to(tag: str, kept: dict[str, str], x: float, y: float) -> None:
    """Write a shift into the places of a word or a line, which is shorter."""
    if tag == "text":
        kept |= {"x": f"{x:g}", "y": f"{y:g}"}
        return
    ends = {"x1": x, "y1": y, "x2": float(kept.pop("x2", "0")) + x, "y2": float(kept.pop("y2", "0")) + y}
    kept |= {name: f"{round(value, 1):g}" for name, value in ends.items()}


def rounded(number: re.Match[str]) -> str:
    """Return a number with at most one decimal."""
    return f"{round(float(number[0]), 1) + 0:g}"


def style_of(mark: ET.Element) -> tuple[tuple[str, str], ...]:
    """Return the attributes that neighbours may share."""
    return tuple(sorted((name, value) for name, value in mark.attrib.items() if name not in PLACES))

"""The tree that a browser hands to screen readers: what a chart, a table and a control are said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .visits import Visit

Node = Mapping[str, Any]
CONTROLS = frozenset({"button", "link", "textbox", "searchbox", "combobox", "checkbox", "DisclosureTriangle"})
ONCE = ("main", "banner", "contentinfo")
NAMED = frozenset({"navigation", "region", "search", "form"})
WORDS = frozenset({"StaticText", "InlineTextBox"})


def tree(visit: Visit) -> list[str]:
    """Return what is wrong with the accessibility tree of a page whose details are open."""
    client = visit.page.context.new_cdp_session(visit.page)
    nodes: list[Node] = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    told = {node["nodeId"]: node for node in nodes}
    spoken = [node for node in nodes if not node["ignored"]]
    return [
        *_charts(visit, spoken, told),
        *_tables(visit, spoken, told),
        *_named(spoken),
        *_landmarks(spoken),
    ]


def role(node: Node) -> str:
    """Return what a node is."""
    return str(node.get("role", {}).get("value", ""))


def name(node: Node) -> str:
    """Return how a node is called."""
    return str(node.get("name", {}).get("value", "")).strip()


def below(node: Node, told: Mapping[str, Node]) -> Iterator[Node]:
    """Yield the nodes under a node that are spoken of, in order."""
    for child in node.get("childIds", ()):
        if child in told:
            if not told[child]["ignored"]:
                yield told[child]
            yield from below(told[child], told)


def _charts(visit: Visit, spoken: list[Node], told: Mapping[str, Node]) -> Iterator[str]:
    """Each drawing is one image with a name and a description, and not a word of it is read besides."""
    images = [node for node in spoken if role(node) == "image"]
    drawn = visit.page.locator(".chart-view > svg:visible").count()
    if len(images) < drawn:
        yield f"{drawn} charts, {len(images)} images"
    for image in images:
        if not name(image):
            yield "an image without a name"
        if not image.get("description", {}).get("value"):
            yield f"image {name(image)!r} without a description"
        stray = [name(node) for node in below(image, told)]
        if stray:
            yield f"image {name(image)!r} also says {stray[:3]}"


def _tables(visit: Visit, spoken: list[Node], told: Mapping[str, Node]) -> Iterator[str]:
    """Each table has a name, and heads of columns and of rows where it has rows and columns."""
    tables = [node for node in spoken if role(node) == "table"]
    there = visit.page.locator("table:visible").count()
    if len(tables) != there:
        yield f"{there} tables, {len(tables)} told as such"
    for table in tables:
        roles = {role(node) for node in below(table, told)}
        if not name(table):
            yield "a table without a name"
        yield from (
            f"table {name(table)!r} without {want}"
            for want in ("columnheader", "rowheader")
            if want not in roles
        )


def _named(spoken: list[Node]) -> Iterator[str]:
    for node in spoken:
        if role(node) in CONTROLS and not name(node):
            yield f"{role(node)} without a name"


def _landmarks(spoken: list[Node]) -> Iterator[str]:
    for one in ONCE:
        if (count := sum(role(node) == one for node in spoken)) != 1:
            yield f"{count} times {one}"
    seen: set[tuple[str, str]] = set()
    for node in spoken:
        if role(node) in NAMED:
            if not name(node):
                yield f"{role(node)} without a name"
            if (role(node), name(node)) in seen and role(node) != "region":
                yield f"{role(node)} {name(node)!r} twice"
            seen.add((role(node), name(node)))

"""What the site does not have, so that some criteria apply to nothing; and what is the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path

from tests.documents import Element, addresses, page

PLAYING = (
    "audio",
    "video",
    "track",
    "object",
    "embed",
    "iframe",
    "canvas",
    "marquee",
    "blink",
    "animate",
    "img",
)
BINDING = ("required", "pattern", "minlength", "accesskey", "autofocus", "ping")
ASKED = frozenset({"search", "text", "checkbox"})
MOVED = ("devicemotion", "deviceorientation", "setInterval", "localStorage", "document.cookie")
KEY = re.compile(r"\.key\s*[!=]==?\s*[\"'`]([^\"'`]*)")


def test_nothing_plays_moves_or_waits(built: Path) -> None:
    """No sound, film, movement, time limit, log-in, checked or binding input, letter shortcut, shaking."""
    faults = [f"{address}: {told}" for address in addresses(built) for told in present(page(built, address))]
    for path in sorted((built / "assets").iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".css":
            found = re.findall(r"animation[-\w]*:|transition[-\w]*:|@keyframes|orientation:", text)
        elif path.name == "vega.js":  # only what a reader does to a chart makes it move
            found = [one for one in MOVED[:2] if one in text]
        else:
            found = [one for one in MOVED if one in text]
            found += [f"key {key}" for key in KEY.findall(text) if len(key) < 2]
        faults += [f"{path.name}: {told}" for told in found]
    assert faults == []


def present(root: Element) -> list[str]:
    """Return what a page holds that the criteria are about."""
    found = [f"<{one.tag}>" for one in root.all(*PLAYING)]
    found += [f"{name} of <{one.tag}>" for one in root.all() for name in BINDING if name in one.attributes]
    found += [
        f"input {kind}"
        for one in root.all("input")
        if (kind := one.attributes.get("type", "text")) not in ASKED
    ]
    found += ["meta refresh" for one in root.all("meta") if one.attributes.get("http-equiv", "") == "refresh"]
    found += [
        f"form by {one.attributes['method']}"
        for one in root.all("form")
        if one.attributes.get("method", "get") != "get"
    ]
    return found


def test_the_frame_is_the_same_everywhere(built: Path) -> None:
    """The parts of the header and the links of the footer stand in the same order on every page."""
    frames: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for address in addresses(built):
        root = page(built, address)
        header = tuple(
            part.attributes.get("class", part.tag) for part in root.first("header").all("a", "form", "nav")
        )
        links = tuple(link.words for link in root.first("footer").first("nav").all("a"))
        around = tuple(part for part in header if part not in {"a", ""})
        frames.setdefault((root.first("html").lang, around, links), []).append(address)
    assert len(frames) == 2, {links: places[:3] for (_, _, links), places in frames.items()}

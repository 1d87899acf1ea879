"""Reads the finished pages as trees of elements, for the tests that look at what was built. Never writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

EMPTY = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
UNREAD = frozenset({"script", "style", "template"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(eq=False, slots=True)
class Element:
    """An element with its attributes and, in order, the texts and elements inside it."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    def all(self, *tags: str, **attributes: str) -> Iterator[Element]:
        """Yield the elements below this one, in order, with one of the tags and all of the attributes."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}.items()
        waiting = list(reversed(self.inside))
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                continue
            if (not tags or part.tag in tags) and wanted <= part.attributes.items():
                yield part
            waiting += reversed(part.inside)

    def first(self, *tags: str, **attributes: str) -> Element:
        """Return the first such element; raises LookupError when there is none."""
        for found in self.all(*tags, **attributes):
            return found
        raise LookupError(f"no {tags} {attributes} in <{self.tag}>")

    def of_class(self, name: str) -> Iterator[Element]:
        """Yield the elements below this one that carry a class."""
        return (one for one in self.all() if name in one.classes)

    @property
    def classes(self) -> list[str]:
        """The classes of the element."""
        return self.attributes.get("class", "").split()

    @property
    def lang(self) -> str:
        """The language that the element's words are said to be in: its own, or that of what it stands in."""
        if "lang" in self.attributes:
            return self.attributes["lang"]
        return self.parent.lang if self.parent else ""

    def texts(self) -> Iterator[tuple[Element, str]]:
        """Yield every text a reader meets with the element around it."""
        for part in self.inside:
            if isinstance(part, str):
                yield self, part
            elif part.tag not in UNREAD:
                yield from part.texts()

    @property
    def text(self) -> str:
        """All words in it, white space as in the file."""
        return "".join(text for _, text in self.texts())

    @property
    def words(self) -> str:
        """All words in it on one line."""
        return " ".join(self.text.split())


class _Reader(HTMLParser):
    """Builds the tree; our pages close what they open, which the markup test holds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element into the one that is open, and open it."""
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.inside.append(element)
        if tag not in EMPTY:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put in an element that closes itself, as in drawings."""
        self.at.inside.append(Element(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        """Close the element."""
        while self.at.parent and self.at.tag != tag:
            self.at = self.at.parent
        self.at = self.at.parent or self.root

    def handle_data(self, data: str) -> None:
        """Put a text into the element that is open."""
        self.at.inside.append(data)


@lru_cache(maxsize=1024)
def read(path: Path) -> Element:
    """Return a page as a tree; its root holds the html element. Do not change it: it is kept."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.root


def addresses(site: Path) -> list[str]:
    """Return the address of every page from the root of the site, sorted: "", "akita/", "404.html"."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", path) for path in found)


def page(site: Path, address: str) -> Element:
    """Return the page at an address as a tree."""
    return read(site / address / "index.html" if not address.endswith(".html") else site / address)


def charts(site: Path) -> Iterator[tuple[str, Element]]:
    """Yield every chart of a site with the address of its page."""
    for address in addresses(site):
        yield from ((address, one) for one in page(site, address).all("figure") if "chart" in one.classes)


def template(root: Element) -> str:
    """Return the name of the template that a page was made with."""
    return root.first("body").attributes.get("data-template", "")


def squeezed(text: str) -> str:
    """Return a text without any white space, so that lines can be looked for however they are broken."""
    return re.sub(r"\s+", "", text)

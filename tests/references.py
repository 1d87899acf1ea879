"""Finds the addresses that the files of a finished site name: pages, styles, scripts, the site map."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from .documents import Element

LINKING = ("href", "src", "action", "formaction", "poster", "data-spec", "data-vega", "xlink:href")
LISTING = ("srcset", "imagesrcset")
LEADING = frozenset({"a", "form"})
PUBLIC_LINKS = frozenset({"canonical", "alternate"})
PUBLIC_METAS = frozenset({"og:url", "og:image"})
PUBLIC_DATA = frozenset({"url", "contentUrl", "item", "@id"})
IN_STYLE = re.compile(r"url\(\s*(['\"]?)([^)'\"]+)\1\s*\)|@import\s+(['\"])([^'\"]+)\3")
IN_SCRIPT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*(["'])(\.{1,2}/[^"'\n]+)\1""")
MAPPED = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it stands in a file; `public` when it may name the public place of the site."""

    file: str
    written: str
    public: bool = False
    leads: bool = False  # it takes a reader there


def of_page(file: str, root: Element) -> Iterator[Reference]:
    """Yield the addresses in a page."""
    for element in root.all():
        if element.tag == "base":
            continue
        if element.tag == "script" and element.attributes.get("type") == "application/ld+json":
            data = json.loads("".join(part for part in element.inside if isinstance(part, str)))
            yield from (Reference(file, place, public=True) for place in _of_data(data))
        yield from _of_attributes(file, element.tag, element.attributes)


def _of_attributes(file: str, tag: str, attributes: dict[str, str]) -> Iterator[Reference]:
    public = tag == "link" and bool(PUBLIC_LINKS & set(attributes.get("rel", "").split()))
    for name in LINKING:
        if name in attributes:
            yield Reference(file, attributes[name], public, leads=tag in LEADING)
    for name in LISTING:
        for part in filter(None, attributes.get(name, "").split(",")):
            yield Reference(file, part.split()[0])
    if tag == "object" and "data" in attributes:
        yield Reference(file, attributes["data"])
    if tag == "meta" and attributes.get("property") in PUBLIC_METAS:
        yield Reference(file, attributes["content"], public=True)
    for value in attributes.values():
        if "url(" in value:
            yield from of_style(file, value)


def _of_data(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for value in data:
            yield from _of_data(value)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name in PUBLIC_DATA and isinstance(value, str):
                yield value
            else:
                yield from _of_data(value)


def of_style(file: str, text: str) -> Iterator[Reference]:
    """Yield the addresses in a style sheet or in an attribute of a drawing."""
    return (Reference(file, found[2] or found[4]) for found in IN_STYLE.finditer(text))


def of_script(file: str, text: str) -> Iterator[Reference]:
    """Yield the addresses of the modules that a script imports."""
    return (Reference(file, found[2]) for found in IN_SCRIPT.finditer(text))


def of_map(file: str, text: str) -> list[Reference]:
    """Return the pages that a site map names."""
    places = ((one.text or "").strip() for one in ET.fromstring(text).iter(MAPPED))
    return [Reference(file, place, public=True) for place in places]

"""JSON-LD of the pages: breadcrumbs as shown, data told of without gaps, nothing that ends the script."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from dxplan.language import weight
from dxplan.opendata import linked, offer, open_data
from dxplan.opendata.linked import script
from dxplan.pages import Page

from . import printing
from .contents import SMALL, read
from .documents import Element, addresses, page, template

BASE = "https://example.org/dx/"
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "&lt;/script&gt; & <b>",
    "a\u2028b\u2029c",
    "\"'\\ \x00\x1f\x7f",
    "{{ 7 * 7 }} {% raw %}",
    "</SCRIPT\n>",
)
WITHOUT_GAPS = {
    *("@context", "@type", "@id", "name", "description", "url", "inLanguage", "license", "copyrightNotice"),
    *("creator", "isAccessibleForFree", "includedInDataCatalog", "spatialCoverage", "temporalCoverage"),
    *("isBasedOn", "distribution"),
}
DESCRIBED = {"dataset", "report", "initiatives", "indicators", "goals", "state", "schedule", "months"}


def told(root: Element) -> list[dict[str, Any]]:
    """Return the JSON-LD of a page."""
    return [
        json.loads("".join(part for part in one.inside if isinstance(part, str)))
        for one in root.first("head").all("script", type="application/ld+json")
    ]


def of_type(root: Element, name: str) -> list[dict[str, Any]]:
    """Return the JSON-LD of a page that is of a type."""
    return [one for one in told(root) if one["@type"] == name]


def test_breadcrumbs_are_those_shown(built: Path) -> None:
    """Every page with breadcrumbs lists them, with the same titles and places; no other does."""
    seen = 0
    for address in addresses(built):
        root = page(built, address)
        shown = [one for one in root.all("nav") if "breadcrumbs" in one.classes]
        lists = of_type(root, "BreadcrumbList")
        assert len(lists) == len(shown), address
        if not shown:
            continue
        seen += 1
        steps = lists[0]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert [step["name"] for step in steps] == [
            one.first("a", "span").text.strip() for one in shown[0].all("li")
        ]
        here = BASE + address
        assert [step["item"] for step in steps] == [
            *(urljoin(here, one.attributes["href"]) for one in shown[0].all("a")), here
        ]  # fmt: skip
    assert seen > 800


def test_data_are_told_of_without_gaps(built: Path) -> None:
    """Reports, lists and the pages of data describe a Dataset with all that such a record should have."""
    seen = set()
    for address in addresses(built):
        root = page(built, address)
        found = of_type(root, "Dataset")
        if template(root) not in DESCRIBED:
            continue
        assert len(found) == 1, address
        for one in found:
            seen.add(template(root))
            assert one.keys() >= WITHOUT_GAPS, (address, WITHOUT_GAPS - one.keys())
            assert len(one["description"]) >= 50, address
            assert one["creator"]["name"]
            assert one["isAccessibleForFree"] is True
            first, last = one["temporalCoverage"].split("/")
            assert first < last
            assert all(each["name"] and each["publisher"]["name"] for each in one["isBasedOn"])
            for each in one["distribution"]:
                file = built / each["contentUrl"].removeprefix(BASE)
                assert each["contentSize"] == weight(file.stat().st_size)
                assert each["encodingFormat"].rpartition("/")[2] == file.suffix[1:]
    assert seen == DESCRIBED


def test_charts_lead_to_the_data_they_are_drawn_from(built: Path) -> None:
    """Any other page with charts tells of the data of its prefecture, or of all; others of none."""
    seen = set()
    for address in addresses(built):
        root = page(built, address)
        if template(root) in DESCRIBED:
            continue
        found = of_type(root, "Dataset")
        assert bool(found) == any(root.of_class("chart")), address
        for one in found:
            seen.add((template(root), len(found)))
            assert (built / one["url"].removeprefix(BASE) / "index.html").is_file()
            (whole,) = one["distribution"]
            assert (built / whole["contentUrl"].removeprefix(BASE)).is_file()
    assert seen >= {("home", 3), ("prefecture", 1), ("initiative", 1), ("theme", 3)}


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_page_of_all_data_is_a_catalogue(root: str, built: Path) -> None:
    """It names the data of every prefecture, each with its licence and its maker."""
    (one,) = of_type(page(built, f"{root}data/"), "DataCatalog")
    named = {f"{BASE}{root}data/{name}/" for name in ("akita", "aomori", "fukushima")}
    assert {each["url"] for each in one["dataset"]} == named
    for each in one["dataset"]:
        assert each["license"]
        assert each["creator"]
        assert len(each["description"]) > 50


class _Scripts(HTMLParser):
    """Reads scripts as a browser does: up to the first thing that ends one."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.scripts += [""] if tag == "script" else []

    def handle_data(self, data: str) -> None:
        self.scripts[-1] += data


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    """Whatever a title holds, it is one script, read back as it was, on one line and without HTML's signs."""
    made = str(script({"@type": "Thing", words: words, "list": [words]}))
    reader = _Scripts()
    reader.feed(made)
    reader.close()
    assert reader.tags == ["script"]
    assert json.loads(reader.scripts[0])[words] == words
    inside = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029\n\r") & set(inside)


def of_small(base: str) -> Iterator[tuple[Page, list[dict[str, Any]]]]:
    """Yield the pages of the small site with their JSON-LD, one of them with a hostile title."""
    site = read(SMALL)[1].site
    assert site is not None
    of = printing.datasets(site, base)
    offers = {name: offer(one, open_data(one)) for name, one in of.items()}
    for one in printing.pages(site, base):
        made = dataclasses.replace(one, title=one.title + HOSTILE[0])
        name = one.prefecture.id if one.prefecture else ""
        own = [offers[name]] if name else list(offers.values())
        reader = _Scripts()
        reader.feed(str(linked(made, own, base, of.get(name))))
        yield made, [json.loads(text) for text in reader.scripts if text.strip()]


def test_a_hostile_title_stays_a_title() -> None:
    """Through a whole page's JSON-LD, words of content come out as they went in."""
    for one, found in of_small(BASE):
        for each in found:
            if each["@type"] == "BreadcrumbList":
                assert each["itemListElement"][-1]["name"] == one.title


def test_without_a_public_address_places_are_relative() -> None:
    """Then every place is relative to the page, and no licence is told that site.yaml does not name."""
    seen = 0
    for one, found in of_small(""):
        for each in found:
            seen += each["@type"] == "Dataset"
            text = json.dumps({name: value for name, value in each.items() if name != "@context"})
            assert "http" not in text.replace("https://example.org", "http"), one.address
            assert "license" not in each
            for step in each.get("itemListElement", ()):
                assert not step["item"].startswith("/")
    assert seen > 4

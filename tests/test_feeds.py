"""The feeds hold what RFC 4287 asks for, and no date that no document gives without saying so."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dxplan.feeds import feed as feed_of
from dxplan.model import Date, Site, Text
from dxplan.pages import Dated, Edition
from dxplan.words import read_words

from .contents import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00\+09:00")
PLACES = [f"{root}{name}feed.xml" for root in ("", "en/") for name in ("", "akita/", "aomori/", "fukushima/")]


def required(feed: ET.Element) -> list[str]:
    """Return what RFC 4287, 4.1.1 and 4.1.2, asks for and a feed lacks or has twice."""
    found = []
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        found += [
            f"{element.tag} {name}"
            for name in ("id", "title", "updated")
            if len(element.findall(f"{ATOM}{name}")) != 1 or not element.findtext(f"{ATOM}{name}")
        ]
        if element.find(f"{ATOM}author/{ATOM}name") is None and feed.find(f"{ATOM}author/{ATOM}name") is None:
            found.append(f"{element.tag} author")
        links = [link.attrib for link in element.findall(f"{ATOM}link")]
        if not any(link["rel"] == "alternate" for link in links):
            found.append(f"{element.tag} link")
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        found.append("feed self")
    return found


def test_there_is_one_for_each_place(built: Path) -> None:
    """The site and each prefecture have one in each language, and nothing else is a feed."""
    assert sorted(path.relative_to(built).as_posix() for path in built.rglob("feed.xml")) == sorted(PLACES)


@pytest.mark.parametrize("place", PLACES)
def test_required_elements(place: str, built: Path) -> None:
    """Ids are places on pages and unique; times are full, newest first; the feed is as new as its newest."""
    feed = ET.fromstring((built / place).read_bytes())
    assert required(feed) == []
    base = feed.findtext(f"{ATOM}id", "").removesuffix(place)
    ids = [entry.findtext(f"{ATOM}id", "") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 0
    for one in ids:
        path, _, fragment = one.removeprefix(base).partition("#")
        html = (built / path / "index.html").read_text(encoding="utf-8")
        assert not fragment or f'id="{fragment}"' in html
    times = [entry.findtext(f"{ATOM}updated", "") for entry in feed.iter(f"{ATOM}entry")]
    assert all(TIME.fullmatch(time) for time in times)
    assert times == sorted(times, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == times[0]
    language = feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
    assert language == ("en" if place.startswith("en/") else "ja")


def test_a_fault_is_seen() -> None:
    """A feed without what it must have is told."""
    assert len(required(ET.fromstring(f'<feed xmlns="{ATOM[1:-1]}"><entry/></feed>'))) == 11


def test_dates_are_those_of_the_documents(built: Path) -> None:
    """Only what a document dates to the day is published then; all else says why it stands there."""
    feed = ET.fromstring((built / "feed.xml").read_bytes())
    told = {
        entry.findtext(f"{ATOM}id", "").rpartition("/dx/")[2]: (
            entry.findtext(f"{ATOM}updated", "")[:10],
            entry.findtext(f"{ATOM}published", "")[:10],
            entry.findtext(f"{ATOM}summary", ""),
        )
        for entry in feed.iter(f"{ATOM}entry")
    }
    assert told["aomori/meetings/2023-06-02/"][:2] == ("2023-06-02", "2023-06-02")
    assert told["aomori/headquarters/#dx-consultation-desk"][:2] == ("2023-05-22", "2023-05-22")
    assert told["akita/2023/"][:2] == ("2024-03-31", "")  # results: the end of the year they tell of
    assert told["fukushima/2023/"][:2] == ("2023-04-01", "")  # what was to be done: its beginning
    assert told["aomori/plan/history/#version-direction"][:2] == ("2023-03-01", "")
    assert all("資料に日付がない" in told[name][2] for name in ("akita/2023/", "fukushima/2023/"))
    assert "令和5年3月（2023年3月）とだけ" in told["aomori/plan/history/#version-direction"][2]
    assert not [name for name in told if name.endswith(("#version-outline", "#version-first-draft"))]


def test_what_was_typed_is_escaped() -> None:
    """Signs of XML are shown as they are, and what XML cannot hold is left out."""
    entry = Dated("a", Text("甲<県>"), 'x & <b>"y"</b>\x0b', "a/2023/", Date(2023, 4, 1), None, "]]><script>")
    site = Site(title=Text("題&名"), tagline=Text("説明"), languages=("ja",))
    edition = Edition(site, "ja", read_words(ROOT / "layouts", ("ja",)).sentences["ja"])
    made = feed_of(edition, "https://example.org/?a&b/", "a", [entry])
    feed = ET.fromstring(made["a/feed.xml"])
    assert feed.findtext(f"{ATOM}title") == "甲<県> – 題&名"
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == 'x & <b>"y"</b>'
    assert b"<script>" not in made["a/feed.xml"]


def test_without_an_address_there_is_none() -> None:
    """An id is a full address: a site that has none has no feed."""
    site = Site(title=Text("題"), tagline=Text("説明"))
    assert feed_of(Edition(site, "ja", {}), "", "", []) == {}

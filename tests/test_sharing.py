"""What search engines and who gets a link are told: titles, descriptions, Open Graph, feeds, on all pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dxplan.pages.description import LIMITS, OTHERS, broken, described, ended, few

from . import printing
from .contents import CASES, ROOT, lay, read
from .documents import Element, addresses, page
from .tools import build

WHOLE = (
    "small",
    "city",
    "plan-only",
    "scales",
    "same-title",
    "no-plan",
    "no-english",
    "projects",
)
NEEDED = (
    *("og:title", "og:description", "og:type", "og:site_name", "og:locale", "og:locale:alternate", "og:url"),
    *("og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt"),
)


def heads(site: Path) -> Iterator[tuple[str, Element]]:
    """Yield the head of every page with its address."""
    for address in addresses(site):
        yield address, page(site, address).first("head")


def metas(head: Element) -> dict[str, str]:
    """Return the contents of a page's metas by their property or name."""
    return {
        one.attributes.get("property", one.attributes.get("name", "")): one.attributes.get("content", "")
        for one in head.all("meta")
    }


def faults(told: list[tuple[str, str, str]]) -> list[str]:
    """Return what is wrong with (address, title, description): another page's, too short or too long."""
    found = []
    for address, _, said in told:
        least, most = OTHERS if address.startswith("en/") else LIMITS["ja"]
        found += [] if least <= len(said) <= most else [f"{address}: {len(said)} letters: {said}"]
    for texts in (Counter(title for _, title, _ in told), Counter(said for _, _, said in told)):
        found += [f"{count} pages: {text}" for text, count in texts.items() if count > 1]
    return found


def test_every_page_says_what_it_is(built: Path) -> None:
    """No two pages have one title or one description, and none of these is too short or too long."""
    told = [(at, head.first("title").words, metas(head)["description"]) for at, head in heads(built)]
    assert len(told) > 800
    assert faults(told) == []


@pytest.mark.parametrize("name", WHOLE)
def test_every_page_of_a_case_says_what_it_is(name: str, tmp_path: Path) -> None:
    """The same holds for any content: other scales, no plan, no English, initiatives of one title."""
    site = read(lay(CASES / name, tmp_path / "content"))[1].site
    assert site is not None
    pages = printing.pages(site)
    for lang in site.languages:  # what has no translation is told in Japanese on both sides
        assert faults([(one.path, one.heading, one.description) for one in pages if one.lang == lang]) == []


def test_faults_are_seen() -> None:
    """A title or a description that two pages share, and one of the wrong length, are told."""
    good = "あ" * 50
    assert faults([("a/", "甲", good), ("b/", "乙", "い" * 50)]) == []
    assert len(faults([("a/", "甲", good), ("b/", "甲", good)])) == 2
    assert len(faults([("a/", "甲", "短い"), ("en/a/", "A", "x" * 161)])) == 2


def test_open_graph_is_complete(built: Path) -> None:
    """Every page has all of it; the address is the page's own, the picture is there and as large as told."""
    for address, head in heads(built):
        told = metas(head)
        assert [name for name in NEEDED if not told.get(name)] == [], address
        assert told["og:url"] == head.first("link", rel="canonical").attributes["href"]
        assert told["og:description"] == told["description"]
        place = told["og:url"].removesuffix(address)
        picture = (built / told["og:image"].removeprefix(place)).read_bytes()
        size = tuple(int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
        assert size == (int(told["og:image:width"]), int(told["og:image:height"])) == (1200, 630)
        assert told["twitter:card"] == "summary_large_image"
        assert (told["og:locale"], told["og:locale:alternate"]) == (
            ("en_GB", "ja_JP") if address.startswith("en/") else ("ja_JP", "en_GB")
        )


def test_pictures_belong_to_the_page(built: Path) -> None:
    """A report shows its year, a prefecture's page the prefecture, all others the site; in their language."""
    wanted = {
        "akita/2022/": "akita-2022.ja",
        "en/akita/2023/": "akita-2023.en",
        "akita/plan/": "akita.ja",
        "en/fukushima/initiatives/": "fukushima.en",
        "themes/": "site.ja",
        "en/": "site.en",
    }
    for address, name in wanted.items():
        assert metas(page(built, address).first("head"))["og:image"].endswith(f"/cards/{name}.png")


def test_without_an_address_nothing_false_is_said(tmp_path: Path) -> None:
    """A site that does not know its place names no address: no picture, no feed, no canonical link."""
    content = lay(CASES / "small", tmp_path / "content")
    done = build(tmp_path / "site", "--base-url", "", content=content)
    assert done.returncode == 0, done.stdout
    assert not list((tmp_path / "site").rglob("feed.xml"))
    assert not (tmp_path / "site/cards").exists()
    for _, head in heads(tmp_path / "site"):
        told = metas(head)
        assert told["og:title"]
        assert "og:url" not in told
        assert "og:image" not in told
        assert list(head.all("link", rel="canonical")) == []


def test_one_feed_is_announced(built: Path) -> None:
    """Every page announces one feed, in its language: its prefecture's, or the site's."""
    for address, head in heads(built):
        feeds = [one.attributes["href"] for one in head.all("link", type="application/atom+xml")]
        assert len(feeds) == 1, address
    for address, place in (
        ("akita/plan/", "../feed.xml"),
        ("en/themes/", "../feed.xml"),
        ("en/", "feed.xml"),
    ):
        assert page(built, address).first("link", type="application/atom+xml").attributes["href"] == place


def test_lost_pages_are_not_to_be_listed(built: Path) -> None:
    """Search engines are asked to leave out the page for lost addresses, and no other."""
    assert [address for address, head in heads(built) if "robots" in metas(head)] == ["404.html"]


def test_every_word_is_said_once() -> None:
    """No word of the site stands twice in words.yaml: the second would silently replace the first."""
    text = (ROOT / "layouts/words.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^(\w+):$", text, re.MULTILINE)
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert set(names) == set(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("lang", "text", "room", "wanted"),
    [
        ("ja", "短い文。", 10, "短い文。"),
        ("ja", "県の手続を、いつでも申し込める。", 11, "県の手続を、いつでも…"),
        ("ja", "行政手続オンライン化推進事業の実施。", 16, "行政手続オンライン化推進事業の…"),
        ("en", "Forms can be sent at any time.", 20, "Forms can be sent…"),
        ("en", "Forms, papers and letters.", 8, "Forms…"),
    ],
)
def test_texts_end_at_a_word(lang: str, text: str, room: int, wanted: str) -> None:
    """What is too long ends after a phrase or a word, never inside one."""
    assert broken(text, room, lang) == wanted


def test_descriptions_hold_whole_sentences() -> None:
    """As many sentences as fit; one that does not is passed over, unless too little would stand."""
    first, second = "あ" * 50 + "。", "い" * 90 + "。"
    assert described("ja", [first, second, "う。"]) == f"{first}う。"
    assert described("ja", ["短い。", "長い、" * 60]).endswith("…")
    assert described("en", ["One.", "", "One.", "Two."]) == "One. Two."
    assert ended("終わり", "ja") == "終わり。"
    assert ended("The end!", "en") == "The end!"


def test_lists_hold_whole_names() -> None:
    """Names stay whole; that there are more is said only where there are."""
    assert few(["甲", "乙", "甲", "丙"], 5, "、", "など") == "甲、乙、丙"
    assert few(["甲乙", "丙丁", "戊己"], 7, "、", "など") == "甲乙、丙丁など"
    assert few(["長すぎる名前"], 3, "、", "など") == ""

"""How every page of the real site is made, read from the files: one title, one main text, languages named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dxplan.styles import style_sheets

from .documents import HEADINGS, Element, addresses, page
from .tools import ROOT

JAPANESE = re.compile(r"[ぁ-ヺ々一-鿿]")
ENGLISH = re.compile(r"(?:\b[A-Za-z][a-z'’]+\b[ ,;]+){4,}[a-z]+")
WORDS = ("title", "aria-label", "alt", "placeholder", "data-label", "summary")
POLICY = "default-src 'none'"


def pages(site: Path) -> Iterator[tuple[str, Element]]:
    """Yield every page with its address."""
    return ((address, page(site, address)) for address in addresses(site))


def test_one_title_and_one_main_text(built: Path) -> None:
    """Each page has exactly one h1 and one main, and the h1 stands in it."""
    for address, root in pages(built):
        assert [one.tag for one in root.all("h1", "main")] == ["main", "h1"], address
        assert root.first("main").first("h1").words, address


def selectors(css: str) -> list[str]:
    """Return the selectors of a style sheet."""
    bare = re.sub(r"/\*.*?\*/|@[^{;]*[{;]", "", css, flags=re.DOTALL)
    return [one for rule in re.findall(r"([^{}]+)\{", bare) for one in rule.split(",") if "[" not in one]


def test_pages_link_the_styles_they_use(built: Path) -> None:
    """A page links each sheet that alone styles one of its classes, and a kind of page no sheet in vain."""
    sheets_of = {
        name: {frozenset(re.findall(r"\.([a-z][\w-]*)", one)) for one in selectors(css)} - {frozenset()}
        for name, css in style_sheets(ROOT / "layouts").items()
        if name != "site"
    }
    linked, used = set(), set()
    for address, root in pages(built):
        links = [Path(one.attributes["href"]).stem for one in root.all("link", rel="stylesheet")]
        sheets = {name for link in links for name in link.split("-")}
        classes = {name for one in root.first("body").all() for name in one.classes}
        needed = {name for name, styled in sheets_of.items() if any(one <= classes for one in styled)}
        assert needed <= sheets, address
        kind = root.first("body").attributes["data-template"]
        linked |= {(kind, name) for name in sheets - {"site"}}
        used |= {(kind, name) for name in needed}
    assert linked - used == {("prefecture-changes", "plans")}  # for what was struck out and added: no class


def test_no_heading_level_is_skipped(built: Path) -> None:
    """Each heading is at most one level deeper than the one before."""
    for address, root in pages(built):
        levels = [HEADINGS.index(one.tag) + 1 for one in root.all(*HEADINGS)]
        assert [
            level - before for before, level in zip([0, *levels], levels, strict=False) if level - before > 1
        ] == [], address


def test_no_section_is_empty(built: Path) -> None:
    """Each section says something below its title, and each list, table and set of facts holds something."""
    for address, root in pages(built):
        empty = [
            one.first("h2").words
            for one in root.of_class("section")
            if not next(one.of_class("section-body")).words
        ]
        assert empty == [], address
        assert [one.tag for one in root.first("main").all("ul", "dl", "tbody") if not one.words] == [], (
            address
        )


def test_ids_are_unique(built: Path) -> None:
    """No id stands twice on a page."""
    for address, root in pages(built):
        ids = [one.attributes["id"] for one in root.all() if "id" in one.attributes]
        assert [name for name in ids if ids.count(name) > 1] == [], address


def test_languages_are_named(built: Path) -> None:
    """Words and labels of the other language say so: Japanese on English pages, English on Japanese ones."""
    faults = []
    for address, root in pages(built):
        own = root.first("html").lang
        assert own == ("en" if address.startswith("en/") else "ja"), address
        said = [(element.lang, text) for element, text in root.texts()]
        said += [
            (one.lang, one.attributes[name]) for one in root.all() for name in WORDS if name in one.attributes
        ]
        faults += [
            f"{address}: {' '.join(text.split())}"
            for lang, text in said
            if (lang != "ja" and JAPANESE.search(text)) or (lang == "ja" and ENGLISH.search(text))
        ]
    assert faults == []


def test_titles_and_descriptions_differ(built: Path) -> None:
    """Each page has a title and a description of its own."""
    for wanted in ("title", "description"):
        told: dict[str, str] = {}
        for address, root in pages(built):
            head = root.first("head")
            text = (
                head.first("title").words
                if wanted == "title"
                else head.first("meta", name=wanted).attributes["content"]
            )
            assert text, address
            assert told.setdefault(text, address) == address


def test_each_page_carries_the_policy_and_nothing_inline(built: Path) -> None:
    """The content security policy stands on every page, strict; nothing inline needs more."""
    for address, root in pages(built):
        policies = [
            one.attributes["content"] for one in root.all("meta", http_equiv="Content-Security-Policy")
        ]
        assert len(policies) == 1, address
        assert policies[0].startswith(POLICY), address
        assert "unsafe-inline" not in policies[0], address
        assert "'unsafe-eval'" not in policies[0], address
        inline = [
            one.tag
            for one in root.all()
            if "style" in one.attributes
            or one.tag == "style"
            or (
                one.tag == "script"
                and "src" not in one.attributes
                and one.attributes.get("type") != "application/ld+json"
            )
            or any(name.startswith("on") for name in one.attributes)
        ]
        assert inline == [], address


def test_tables_are_named(built: Path) -> None:
    """Each table has a caption, and every th says what it heads."""
    for address, root in pages(built):
        for table in root.all("table"):
            assert table.first("caption").words, address
            assert [
                one.words for one in table.all("th") if one.attributes.get("scope") not in {"col", "row"}
            ] == [], address


def test_drawings_have_words_or_are_hidden(built: Path) -> None:
    """Each drawing is named or hidden from who cannot see it; each chart has its table and data beside it."""
    for address, root in pages(built):
        for drawing in root.all("svg"):
            named = drawing.attributes.get("role") == "img" and drawing.attributes.get("aria-labelledby")
            assert named or drawing.attributes.get("aria-hidden") == "true", address
        for chart in (one for one in root.all("figure") if "chart" in one.classes):
            assert chart.first("svg"), address
            assert list(chart.first("table").all("tr"))[1:], address
            assert [
                one.attributes["href"] for one in chart.all("a") if one.attributes["href"].endswith(".csv")
            ], address

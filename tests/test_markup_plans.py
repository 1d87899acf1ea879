"""How pages of plans and themes are made, read from the files: what changed, numbers beside their sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath

from .documents import Element, addresses, page, squeezed, template

TOGETHER = 2  # prefectures that a chart compares


def made_with(site: Path, name: str) -> list[str]:
    """Return the addresses of the pages of a template; there are some."""
    found = [address for address in addresses(site) if template(page(site, address)) == name]
    assert found
    return found


def counted(root: Element) -> Iterator[tuple[str, list[Element], list[Element]]]:
    """Yield each yardstick of a theme: its name, its charts and the rows of its numbers."""
    sections = [one for one in root.all("section") if any(one.all("h2", id="numbers"))]
    for section in sections:
        body = next(section.of_class("section-body"))
        name = ""
        charts: list[Element] = []
        rows: list[Element] = []
        for part in (one for one in body.inside if isinstance(one, Element)):
            if part.tag == "h3":
                name, charts, rows = part.attributes["id"], [], []
            elif "chart" in part.classes:
                charts.append(part)
            elif "facts" in part.classes:
                rows += part.all("dd")
                yield name, charts, rows


def without(element: Element, tag: str) -> str:
    """Return the text of an element but for what stands in one kind of element inside it."""
    return "".join(
        part if isinstance(part, str) else "" if part.tag == tag else without(part, tag)
        for part in element.inside
    )


def test_each_number_of_a_theme_stands_beside_its_source(built: Path) -> None:
    """The row of a number, or of the reason why there is none, holds a link to the document it is from."""
    seen = 0
    for address in made_with(built, "theme"):
        for name, _, rows in counted(page(built, address)):
            assert rows, f"{address}#{name}"
            for row in rows:
                leads = [one.attributes["href"].partition("#") for one in row.all("a")]
                sources = [
                    part
                    for href, _, part in leads
                    if template(page(built, normpath(join(address, href)) + "/")) == "prefecture-sources"
                ]
                assert sources, f"{address}#{name} {row.words}"
                assert all(sources), f"{address}#{name} {row.words}"
                assert any(row.all("b")) or any(row.of_class("missing")), f"{address}#{name} {row.words}"
                seen += 1
    assert seen > TOGETHER


def test_a_chart_of_a_theme_compares(built: Path) -> None:
    """A chart stands only where two prefectures or more are measured by the same yardstick; some do."""
    drawn = 0
    for address in made_with(built, "theme"):
        charts = [one for one in page(built, address).all("figure") if "chart" in one.classes]
        told = list(counted(page(built, address)))
        assert sum(len(own) for _, own, _ in told) == len(charts), address
        for name, own, rows in told:
            sides = {row.parent.first("dt").words for row in rows if row.parent}
            assert len(own) <= (len(sides) >= TOGETHER), f"{address}#{name}"
            drawn += len(own)
    assert drawn


def test_changes_of_wording_are_marked_in_japanese_only(built: Path) -> None:
    """What went stands in del before, what came in ins after, the rest is the same; English marks nothing."""
    for address in made_with(built, "history"):
        main = page(built, address).first("main")
        if address.startswith("en/"):
            assert list(main.all("ins", "del")) == []
            continue
        assert any(main.all("ins"))
        assert any(main.all("del"))
        for change in main.of_class("story"):
            before, after = (one.first("div") for one in change.inside if isinstance(one, Element))
            assert not any(before.all("ins"))
            assert not any(after.all("del"))
            if any(change.all("ins", "del")):
                assert squeezed(without(before, "del")) == squeezed(without(after, "ins")), address


def test_the_poem_is_whole(built: Path) -> None:
    """Both readings of a poem have as many lines in both languages."""
    counts = {
        len(list(reading.all("li")))
        for address in made_with(built, "philosophy")
        for verse in page(built, address).of_class("verse")
        for reading in verse.all("div")
    }
    assert len(counts) == 1

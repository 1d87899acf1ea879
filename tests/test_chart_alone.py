"""Charts as files of their own: nothing is missing from them, nothing in them leads elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dxplan.charts import Around, Chart, alone, draw, key, takeaway, title
from dxplan.charts.text import width

from .chart_examples import every
from .documents import charts

SVG = "{http://www.w3.org/2000/svg}"
EVERY = every()
LITERAL = re.compile(r"#[0-9a-f]{6}|none")
FOOT = ("資料：秋田県DX推進計画の進捗状況について(令和5年度)", "Example")
PLACE = "https://example.org/dx/akita/initiatives/a-name-that-is-rather-long-for-one-line/2023/"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Every example as a file."""
    drawn = draw(EVERY)
    return {
        ident: alone(
            drawn[ident].picture,
            Around("Akita", title(chart, lang), takeaway(chart, lang), key(chart, lang), FOOT, PLACE),
            lang,
        )
        for ident, chart, lang in EVERY
    }


@pytest.mark.parametrize(("ident", "chart", "lang"), EVERY, ids=[ident for ident, _, _ in EVERY])
def test_a_file_stands_alone(ident: str, chart: Chart, lang: str, files: dict[str, bytes]) -> None:
    """Literal colours, no reference, no script, no style; its title, sentence, key and foot are all there."""
    text = files[ident].decode()
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert "var(" not in text
    assert not re.search(r"href|url\(|@import|<style|<script|<image|\bon\w+=", text)
    assert text.count("http") == text.count("http://www.w3.org/2000/svg") + text.count("https://example.org")
    for mark in root.iter():
        for name in ("fill", "stroke"):
            assert LITERAL.fullmatch(mark.get(name, "none")), mark.get(name)
    words = "".join("".join(one.itertext()) for one in root.iter(f"{SVG}text")).replace(" ", "")
    for told in (title(chart, lang), takeaway(chart, lang), *FOOT, PLACE):
        assert told.replace(" ", "") in words
    for item in key(chart, lang):
        assert item.words.replace(" ", "")[:8] in words
    assert root.findtext(f"{SVG}title") == title(chart, lang)


@pytest.mark.parametrize(("ident", "chart", "lang"), EVERY, ids=[ident for ident, _, _ in EVERY])
def test_everything_is_inside(ident: str, chart: Chart, lang: str, files: dict[str, bytes]) -> None:
    """The words around the drawing fit between the margins, and nothing stands below the edge."""
    root = ET.fromstring(files[ident])
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    own = [one for one in root if one.tag == f"{SVG}text"]
    assert own
    for one in own:
        bold = one.get("font-weight") == "700"
        long = width(one.text or "", float(one.get("font-size", 0)), bold=bold)
        left = float(one.get("x", 0)) - (long / 2 if one.get("text-anchor") == "middle" else 0)
        assert left >= 0
        assert left + long <= wide, one.text
        assert float(one.get("y", 0)) <= high - 4


def test_hostile_words_stay_words() -> None:
    """Markup in titles, sentences, keys and feet comes out as words."""
    _, chart, lang = EVERY[0]
    bad = '<script>alert("1")</script>&amp;'
    around = Around(bad, bad, bad, [item._replace(words=bad, mark="<") for item in key(chart, lang)], (bad,))
    text = alone(draw([("x", chart, lang)])["x"].picture, around, '"><x')
    root = ET.fromstring(text)
    assert not list(root.iter(f"{SVG}script"))
    assert root.findtext(f"{SVG}title") == bad


def test_the_same_bytes_from_the_cache(tmp_path: Path) -> None:
    """A drawing that was kept makes the same file as a fresh one."""
    _, chart, lang = EVERY[0]
    around = Around("", title(chart, lang), takeaway(chart, lang), key(chart, lang), FOOT)
    fresh, stored, again = (draw([("x", chart, lang)], kept)["x"] for kept in (None, tmp_path, tmp_path))
    first = alone(fresh.picture, around, lang)
    assert [alone(one.picture, around, lang) for one in (stored, again)] == [first, first]


def test_every_chart_offers_its_files(built: Path) -> None:
    """Beside each chart stand its picture, its rows and its definition, and the picture names its page."""
    seen = 0
    for address, figure in charts(built):
        seen += 1
        led = [one.attributes["href"] for one in figure.all("a") if "download" in one.attributes]
        assert [href.rpartition(".")[2] for href in led] == ["svg", "csv", "json"], address
        name = figure.attributes["id"]
        text = (built / f"charts/{name}.svg").read_text(encoding="utf-8")
        words = re.sub(r"<[^>]+>", "", text)
        assert f"https://example.org/dx/{address}" in words
        assert re.search("資料：|Source: ", words), name
        json.loads((built / f"charts/{name}.json").read_text(encoding="utf-8"))
    assert seen > 80
    assert {path.suffix for path in (built / "charts").iterdir()} == {".svg", ".csv", ".json"}

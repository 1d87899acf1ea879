"""Open data in a real browser: data blocks break no policy, files come down, pictures stand alone."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .visits import visiting

pytestmark = pytest.mark.browser
BLOCKS = """() => [...document.querySelectorAll('script[type="application/ld+json"]')]
  .map((one) => one.textContent)"""
OUTSIDE = """() => {
  const root = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.left < root.left - .5 || box.right > root.right + .5 || box.bottom > root.bottom)
    .map(([words]) => words);
}"""
PAGES = ("", "data/", "en/data/", "data/akita/", "data/columns/indicators/", "akita/2023/", "en/akita/2023/")


@pytest.mark.parametrize("address", PAGES)
def test_data_blocks_break_no_policy(address: str, browser: Browser, served: str) -> None:
    """The page's own policy refuses nothing, nothing runs, and each block is JSON with a type."""
    with visiting(browser, served + address) as visit:
        blocks = [json.loads(text) for text in visit.page.evaluate(BLOCKS)]
        assert blocks
        assert all(one["@context"] == "https://schema.org" and one["@type"] for one in blocks)
        assert visit.page.evaluate("window.violations") == []
        assert visit.faults == []


def test_the_zip_comes_down_whole(browser: Browser, served: str, built: Path, tmp_path: Path) -> None:
    """The button of a prefecture's page fetches the zip, and what is in it can be read."""
    with visiting(browser, f"{served}data/aomori/") as visit:
        with visit.page.expect_download() as waiting:
            visit.page.locator("a.button[download]").click()
        waiting.value.save_as(tmp_path / "own.zip")
    assert waiting.value.suggested_filename == "aomori.zip"
    assert (tmp_path / "own.zip").read_bytes() == (built / "data/aomori/aomori.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "own.zip") as archive:
        assert archive.testzip() is None


def test_pictures_hold_their_words(browser: Browser, built: Path) -> None:
    """Opened by itself, no picture of a chart has words beyond its edge, in the fonts that are there."""
    with browser.new_context() as context:
        page = context.new_page()
        for path in sorted((built / "charts").glob("*.svg")):
            page.goto(path.as_uri())
            assert page.evaluate(OUTSIDE) == [], path.name

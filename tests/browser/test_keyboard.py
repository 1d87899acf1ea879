"""Reading with the keyboard alone: the skip link, and a mark that shows where one is at every stop."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .kinds import DETAILED, DRAWN, examples
from .visits import visiting
from .walk import walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("kind", "lang"), [("home", "ja"), (DETAILED, "en")])
def test_the_skip_link_skips(kind: str, lang: str, built: Path, served: str, browser: Browser) -> None:
    """The first stop is the link over the header; it can be seen and leads the focus to the main text."""
    with visiting(browser, served + examples(built)[kind, lang]) as visit:
        page = visit.page
        page.keyboard.press("Tab")
        link = page.locator(".skip")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("kind", "lang"),
    [
        *(("home", "ja"), ("initiatives", "ja"), (DETAILED, "en"), ("schedule", "ja"), ("search", "en")),
        *(("philosophy", "ja"), ("state", "ja"), ("headquarters", "ja"), ("charter", "en"), ("months", "en")),
        (DRAWN, "ja"),
    ],
)
def test_every_stop_can_be_seen(
    kind: str, lang: str, width: int, built: Path, served: str, browser: Browser
) -> None:
    """Each stop is inside the window, marked and not covered; there are as many as the page has, no trap."""
    with visiting(browser, served + examples(built)[kind, lang]) as visit:
        visit.width(width)
        visit.seen("openAll")
        assert walk(visit) == []


def test_the_menu_of_a_narrow_screen(served: str, browser: Browser) -> None:
    """The menu opens and closes by key; Escape closes it and gives the focus back."""
    with visiting(browser, f"{served}akita/") as visit:
        visit.width(360)
        menu, summary = visit.page.locator(".site-nav"), visit.page.locator(".menu summary")
        expect(menu).to_be_hidden()
        summary.focus()
        visit.page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(summary).to_be_focused()

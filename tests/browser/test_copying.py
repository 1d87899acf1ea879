"""Citations, addresses and links of records are copied, and it is said that they were."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from .visits import visiting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("root", ["", "en/"])
def test_copying(root: str, served: str, browser: Browser) -> None:
    """The three kinds reach the clipboard whole; the live region tells, and is silent after Escape."""
    with visiting(browser, f"{served}{root}aomori/plan/history/") as visit:
        page = visit.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        public = page.locator("link[rel=canonical]").get_attribute("href") or ""
        said, read = page.get_by_role("status"), "navigator.clipboard.readText()"
        page.locator(".cite summary").click()
        page.locator(".cite button").first.click()
        expect(said).not_to_be_empty()
        assert page.evaluate(read) == page.locator("#citation").text_content()
        page.locator(".cite button").last.click()
        expect(said).to_contain_text(public)
        assert page.evaluate(read) == public
        page.keyboard.press("Escape")
        expect(said).to_be_empty()
        link = page.locator("a.here").first
        link.click()
        expect(said).to_contain_text("#version-direction")
        assert page.evaluate(read) == f"{public}#version-direction"
        assert page.url.endswith("#version-direction")
        assert visit.faults == []


def test_where_copying_is_refused(served: str, browser: Browser) -> None:
    """The text to be copied by hand is shown instead."""
    with visiting(browser, f"{served}akita/") as visit:
        visit.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        visit.page.locator(".cite summary").click()
        visit.page.locator(".cite button").first.click()
        expect(visit.page.get_by_role("status")).to_contain_text("CC BY 4.0")


def test_without_script(served: str, browser: Browser) -> None:
    """The citation can be opened and read; there are no buttons."""
    with visiting(browser, f"{served}akita/2023/", script=False) as visit:
        visit.page.locator(".cite summary").click()
        expect(visit.page.locator("#citation")).to_be_visible()
        expect(visit.page.locator(".cite button").first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, served: str, browser: Browser, axe: str) -> None:
    """The pages of what changed, with the citation open, break no rule; nothing is wider than 320 pixels."""
    for address in ("changes/", "en/akita/changes/", "fukushima/changes/"):
        with visiting(browser, f"{served}{address}", scheme=scheme) as visit:  # type: ignore[arg-type]
            visit.page.locator(".cite summary").click()
            assert visit.audit(axe, doubts=True) == []
            visit.width(320)
            assert visit.seen("sideways") == []

"""Every kind of page with JavaScript off: the text, the tables, the pictures and the list are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .kinds import KINDS, examples
from .visits import visiting

pytestmark = pytest.mark.browser
LEAST = 0.95  # of the letters that there are with script


@pytest.mark.parametrize(("kind", "lang"), KINDS)
def test_a_page_is_whole_without_script(
    kind: str, lang: str, built: Path, served: str, browser: Browser
) -> None:
    """As much text, as many tables, rows and pictures as with script, and no control that does nothing."""
    address = served + examples(built)[kind, lang]
    with visiting(browser, address) as visit:
        wanted = visit.seen("held")
    with visiting(browser, address, script=False) as visit:
        held = visit.seen("held")
        dead = [one for one in visit.seen("controls") if not one.endswith("search/")]
        assert visit.faults == []
    assert held["letters"] >= LEAST * wanted["letters"]
    assert {name: held[name] for name in ("tables", "rows", "pictures")} == {
        name: wanted[name] for name in ("tables", "rows", "pictures")
    }
    assert dead == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_list_is_whole_without_script(lang: str, built: Path, served: str, browser: Browser) -> None:
    """All 82 initiatives stand in the list, with ways by field and department in place of the filters."""
    with visiting(browser, served + examples(built)["initiatives", lang], script=False) as visit:
        assert visit.page.locator("#initiatives tbody tr:visible").count() == 82
        assert visit.page.locator(".without-script a:visible").count() >= 4
        assert not visit.page.locator(".filters").is_visible()
        visit.page.locator("noscript summary", has_text=": C ").click()
        assert visit.page.locator("noscript details a:visible").count() == 5


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_searching_without_script_leads_to_the_lists(lang: str, served: str, browser: Browser) -> None:
    """The form in the header still leads somewhere: to a page that says why and names the lists."""
    root = served + ("" if lang == "ja" else "en/")
    with visiting(browser, f"{root}about/", script=False) as visit:
        page = visit.page
        page.locator("header input[name=q]").fill("AI")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}search/?q=AI")
        page.locator("#search-help a[href$='akita/initiatives/']").click()
        page.wait_for_url(f"{root}akita/initiatives/")
        assert visit.faults == []

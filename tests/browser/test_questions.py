"""Twenty questions of citizens, each answered from the home page in two steps, with its source in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from .visits import visiting

pytestmark = pytest.mark.browser
QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "fixtures/questions.yaml").read_text(encoding="utf-8")
)
STEPS = 2
FIRST = 3  # results among which the right one is seen without effort


def by_search(page: Page, query: str) -> None:
    """Type into the search field of the page and send."""
    page.locator("form[role=search] [name=q]:visible").first.fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")


def by_result(page: Page, address: str) -> None:
    """Follow one of the first results."""
    links = page.locator("#search-results > li > a")
    shown = links.evaluate_all("links => links.map((link) => link.href)")[:FIRST]
    at = next((at for at, href in enumerate(shown) if href.endswith(address)), None)
    assert at is not None, shown
    links.nth(at).click()


def by_link(page: Page, words: str) -> None:
    """Follow a link by its words; when none can be seen, the menu is opened first."""

    def seen() -> Locator:
        return page.get_by_role("link", name=words, exact=True).filter(visible=True)

    if not seen().count():
        page.locator(".menu summary").click()
    seen().first.click()


WAYS = {"search": by_search, "result": by_result, "link": by_link}


@pytest.mark.parametrize("question", QUESTIONS, ids=[each["q"] for each in QUESTIONS])
def test_a_question_is_answered(question: dict[str, Any], served: str, browser: Browser) -> None:
    """Two steps at most on a phone, and the page reached says the answer and names its document."""
    home = served if question["lang"] == "ja" else f"{served}{question['lang']}/"
    assert len(question["path"]) <= STEPS
    with visiting(browser, home) as visit:
        page = visit.page
        visit.width(360)
        for step in question["path"]:
            before = page.url
            [(way, what)] = step.items()
            WAYS[way](page, what)
            expect(page).not_to_have_url(before)
            page.wait_for_load_state()  # without its sheets a page shows what its menu holds
        told = page.locator("main").inner_text()
        assert [words for words in question["says"] if words not in told] == []
        expect(page.locator(f"main a[href$='sources/#{question['source']}']:visible").first).to_be_visible()
        assert [*visit.faults, *visit.refused()] == []


def test_there_are_twenty() -> None:
    """Twenty questions, half of them in English, about every prefecture of the site."""
    assert len(QUESTIONS) == 20
    assert sum(each["lang"] == "en" for each in QUESTIONS) == 10
    sources = {each["source"] for each in QUESTIONS}
    assert {"progress-2023", "plan-2024", "region-2023"} <= sources

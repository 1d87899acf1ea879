"""What tests of the search page share: opening it with a query, its results, their links."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

CASHLESS = "akita/initiatives/cashless-payment/"
LICENCE = "akita/initiatives/digital-driving-licence/"


def results(page: Page) -> Locator:
    """Return the results once they are complete."""
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    return page.locator("#search-results > li")


CHOSEN = "prefecture=akita"
MOST_REQUESTS = 6  # of a page with its results


def opened(page: Page, served: str, query: str, path: str = "search/") -> Locator:
    """Open the search page with a query in its address, Akita chosen, and return the results."""
    page.goto(f"{served}{path}?q={quote(query)}&{CHOSEN}")
    return results(page)


def links(found: Locator) -> list[str]:
    """Return where the results lead, in order."""
    led: list[str] = found.locator("a").evaluate_all("links => links.map((link) => link.href)")
    return led

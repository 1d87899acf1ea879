"""Charts that answer when they are asked to: every kind of them, without a jump, complaint or other host."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.documents import addresses, page, template

from .kinds import DETAILED, DRAWN, examples
from .visits import visiting

pytestmark = pytest.mark.browser
CHARTED = (
    *("home", "prefecture", "field", "report", "indicators", "schedule", DETAILED),
    *("state", "headquarters", "months", DRAWN),
)


def place(element: Locator) -> tuple[int, int]:
    """Return where an element begins on the page and how high it is, in pixels."""
    box = element.bounding_box()
    assert box
    return round(box["y"] + element.page.evaluate("scrollY")), round(box["height"])


def ask_each(address: str, browser: Browser) -> None:
    """Press the button of each chart of a page twice: the picture, the chart, the picture; nothing moves."""
    with visiting(browser, address) as visit:
        figures = visit.page.locator("figure.chart")
        assert figures.count() > 0
        for figure in figures.all():
            button = figure.locator(".chart-interactive")
            button.scroll_into_view_if_needed()
            before = place(figure), place(visit.page.locator("footer"))
            button.click()
            expect(button).to_have_attribute("aria-pressed", "true")
            expect(figure.locator(".chart-live svg")).to_be_visible()
            after = place(figure), place(visit.page.locator("footer"))
            assert after == before, figure.get_attribute("id")
            button.click()
            expect(figure.locator(".chart-view > svg")).to_be_visible()
        faults = [*visit.faults, *visit.refused()]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", CHARTED)
def test_every_kind_of_chart_answers(kind: str, built: Path, served: str, browser: Browser) -> None:
    """On each page that stands for its kind all charts answer."""
    ask_each(served + examples(built)[kind, "ja"], browser)


def test_a_chart_with_gaps_answers(built: Path, served: str, browser: Browser) -> None:
    """An indicator without a forecast has a chart that answers too, on an English page."""
    root = "en/akita/initiatives/"
    charted = [
        address
        for address in addresses(built)
        if address.startswith(root) and template(page(built, address)) == "initiative"
        if any("chart" in one.classes for one in page(built, address).all("figure"))
    ]
    ask_each(served + charted[0], browser)


def test_a_picture_stays_when_its_chart_cannot_be_had(built: Path, served: str, browser: Browser) -> None:
    """When loading fails the button says so and the picture stays."""
    with visiting(browser, served + examples(built)[DETAILED, "ja"]) as visit:
        visit.page.route("**/vega.js", lambda route: route.abort())
        figure = visit.page.locator("figure.chart").first
        button = figure.locator(".chart-interactive")
        said = str(button.get_attribute("data-failed"))
        button.click()
        expect(button).to_have_text(said)
        expect(figure.locator(".chart-view > svg")).to_be_visible()

"""A site whose every string carries harm, in a real browser: nothing runs, nothing is asked for, all is text.

Each page is opened as it is delivered, where its policy must have nothing to refuse, and without its policy,
where nothing but our escaping stands between the harm and the reader.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from dxplan.render import CSP
from tests.hostile import FLAG, PAYLOADS
from tests.hosting import hosted

from .kinds import KINDS, LOST, examples
from .visits import Visit, visiting

pytestmark = pytest.mark.browser


def unharmed(visit: Visit, lost: int = 0) -> None:
    """See that no script of content ran, nothing failed or left the site, and no rule refused anything."""
    assert visit.page.evaluate(f"window.{FLAG}") is None
    faults = [fault for fault in visit.faults if not (lost and fault.startswith(("404", "console: Failed")))]
    assert [*faults, *visit.refused()] == []


def touch(page: Page) -> None:
    """Open and ask what can be opened and asked: payloads that wait for a click or the focus get theirs."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for button in page.locator(".chart-interactive:visible").all()[:2]:
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    page.evaluate(
        "document.querySelectorAll('main *').forEach((one) => {"
        "  one.focus?.(); one.dispatchEvent(new Event('load')); one.dispatchEvent(new Event('error')); })"
    )


def seen(browser: Browser, address: str, *, lawless: bool) -> None:
    """Open a page, touch what is on it, and see that nothing came of its harm."""
    with visiting(browser, address, lawless=lawless) as visit:
        touch(visit.page)
        unharmed(visit)


@pytest.mark.parametrize(("kind", "lang"), KINDS)
def test_nothing_runs_even_without_its_policy(
    kind: str, lang: str, harmed_built: Path, harmed_served: str, browser: Browser
) -> None:
    """Every kind of page, in both languages, unfolded, its charts asked."""
    seen(browser, harmed_served + examples(harmed_built)[kind, lang], lawless=True)


@pytest.mark.parametrize("kind", dict(KINDS))
def test_the_policy_has_nothing_to_refuse(
    kind: str, harmed_built: Path, harmed_served: str, browser: Browser
) -> None:
    """Every kind of page as it is delivered."""
    seen(browser, harmed_served + examples(harmed_built)[kind, "ja"], lawless=False)


@pytest.mark.parametrize("lawless", [True, False])
def test_harm_that_is_not_escaped_is_noticed(lawless: bool, tmp_path: Path, browser: Browser) -> None:
    """These tests would fail: without its policy a page runs its scripts, with it there are refusals."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
    body = f"<!doctype html><title>x</title>{policy}<main>{PAYLOADS[0]}{PAYLOADS[1][2:]}</main>"
    (tmp_path / "index.html").write_text(body, encoding="utf-8")
    with hosted(tmp_path) as address, visiting(browser, address, lawless=lawless) as visit:
        assert visit.page.evaluate(f"window.{FLAG}") == (1 if lawless else None)
        assert bool(visit.refused()) == (not lawless)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_typed_stays_what_it_is(payload: str, harmed_served: str, browser: Browser) -> None:
    """Harm in the search field, in addresses of searches and lists, and in an address that leads nowhere."""
    with visiting(browser, harmed_served, lawless=True) as visit:
        page = visit.page
        page.locator("form[role=search] [name=q]:visible").first.fill(payload)
        page.keyboard.press("Enter")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
        unharmed(visit)
        typed = quote(payload, safe="")
        for where in (
            f"search/?q={typed}&grade={typed}#{typed}",
            f"akita/initiatives/?q={typed}&grade={typed}",
        ):
            page.goto(harmed_served + where)
            page.wait_for_load_state("networkidle")
            unharmed(visit)
        page.goto(harmed_served + "akita/" + typed)
        expect(page.locator("body")).to_have_attribute("data-template", LOST)
        unharmed(visit, lost=1)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_results_show_harm_as_words(lang: str, harmed_served: str, browser: Browser) -> None:
    """Titles and excerpts of what is found carry harm; it can be read, and does nothing."""
    root = harmed_served if lang == "ja" else f"{harmed_served}{lang}/"
    with visiting(browser, f"{root}search/?q=DX", lawless=True) as visit:
        results = visit.page.locator("#search-results")
        expect(results).to_have_attribute("aria-busy", "false")
        expect(results).to_contain_text(FLAG)
        unharmed(visit)

"""The search page as a reader uses it: typing, filters, back, more, mishaps of the network, no script."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from .browser.visits import visiting

pytestmark = pytest.mark.browser
CASHLESS = "akita/initiatives/cashless-payment/"
LICENCE = "akita/initiatives/digital-driving-licence/"


def results(page: Page) -> Locator:
    """Return the results once they are complete."""
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    return page.locator("#search-results > li")


CHOSEN = "prefecture=akita"


def opened(page: Page, served: str, query: str, path: str = "search/") -> Locator:
    """Open the search page with a query in its address, Akita chosen, and return the results."""
    page.goto(f"{served}{path}?q={quote(query)}&{CHOSEN}")
    return results(page)


def links(found: Locator) -> list[str]:
    """Return where the results lead, in order."""
    led: list[str] = found.locator("a").evaluate_all("links => links.map((link) => link.href)")
    return led


@pytest.mark.parametrize(
    ("path", "query", "wanted"),
    [
        ("search/", "キャッシュレス", CASHLESS),
        ("search/", "免許", LICENCE),
        ("search/", "ＲＰＡ", "akita/initiatives/rpa-and-ai/"),
        ("search/", "スマホ", "akita/initiatives/smartphone-classes/"),
        ("en/search/", "cashless", f"en/{CASHLESS}"),
        ("en/search/", "drone", "en/akita/initiatives/smart-forestry-drones/"),
    ],
)
def test_a_query_in_the_address_is_answered(
    path: str, query: str, wanted: str, served: str, browser: Browser
) -> None:
    """The right initiative stands first, one item a record, marked, without a complaint of the browser."""
    with visiting(browser, f"{served}{path}?q={quote(query)}&{CHOSEN}") as visit:
        found = results(visit.page)
        assert links(found)[0] == served + wanted
        assert found.count() == len(links(found))
        expect(found.first.locator("mark").first).to_be_visible()
        expect(visit.page.locator("#search-status")).to_have_text(re.compile(r"\d"))
        assert visit.page.input_value("#search-q") == query
        assert [*visit.faults, *visit.refused()] == []


def test_typing_searches_and_is_remembered(page: Page, served: str) -> None:
    """Results follow the keyboard; Enter makes a step in the history, and back undoes it."""
    opened(page, served, "免許")
    page.locator("#search-q").fill("キャッシュレス")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}search/?q={quote('キャッシュレス')}&{CHOSEN}")
    assert links(results(page))[0] == served + CASHLESS
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("免許")
    assert links(results(page))[0] == served + LICENCE
    page.go_forward()
    expect(page.locator("#search-q")).to_have_value("キャッシュレス")
    page.locator("#search-q").fill("ドローン")
    expect(page).to_have_url(f"{served}search/?q={quote('ドローン')}&{CHOSEN}")
    first = results(page).first.locator("a")
    for _ in range(8):  # the button, and the filters where they are open
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()


def test_a_word_that_is_being_composed_is_not_searched(page: Page, served: str) -> None:
    """While an input method shows its candidates nothing happens; with the chosen word it does."""
    opened(page, served, "免許")
    page.locator("#search-q").fill("")
    expect(page).to_have_url(f"{served}search/?{CHOSEN}")
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "どろーん", "selectionStart": 4, "selectionEnd": 4})
    expect(page.locator("#search-q")).to_have_value("どろーん")
    page.evaluate("document.getElementById('search-page').requestSubmit()")
    assert page.url == f"{served}search/?{CHOSEN}"
    method.send("Input.insertText", {"text": "ドローン"})
    expect(page).to_have_url(f"{served}search/?q={quote('ドローン')}&{CHOSEN}")
    assert "drone" in links(results(page))[0]


def test_filters_narrow_say_how_many_and_stand_in_the_address(page: Page, served: str) -> None:
    """A filter's choices carry their counts, which are right; the state survives a reload; back undoes it."""
    found = opened(page, served, "デジタル")
    whole = page.inner_text("#search-status")
    assert page.locator("#search-narrow").get_attribute("open") is not None  # a filter is chosen
    choice = page.locator("select[name=field] option[value='akita.industry']")
    expect(choice).to_have_text(re.compile(r"\(\d+\)$"))
    number = int(re.findall(r"\d+", choice.inner_text())[-1])
    page.select_option("select[name=field]", "akita.industry")
    expect(page).to_have_url(re.compile("field=akita.industry"))
    expect(page.locator("#search-status")).not_to_have_text(whole)
    assert str(number) in page.inner_text("#search-status")
    page.select_option("select[name=grade]", "A")
    expect(page).to_have_url(re.compile("field=akita.industry&grade=A"))
    told = page.inner_text("#search-status")
    page.reload()
    expect(page.locator("#search-status")).to_have_text(told)
    assert page.locator("#search-narrow").get_attribute("open") is not None
    page.go_back()
    expect(page.locator("select[name=grade]")).to_have_value("")
    assert found.count() > 0


def test_filters_alone_list_everything_that_meets_them(page: Page, served: str) -> None:
    """Without a query the records that meet the filters are listed; without either, nothing is."""
    page.goto(f"{served}search/?kind=initiative&grade=C&{CHOSEN}")
    assert results(page).count() == 5
    page.goto(f"{served}search/")
    assert results(page).count() == 0
    expect(page.locator("#search-help")).to_be_visible()


def test_an_empty_result_helps_on(page: Page, served: str) -> None:
    """Nothing found: said so, and the lists are offered; their links lead somewhere."""
    assert opened(page, served, "ゑゑゑ").count() == 0
    expect(page.locator("#search-status")).not_to_be_empty()
    for link in page.locator("#search-help a").all():
        answer = page.request.get(link.evaluate("link => link.href"))
        assert answer.ok


def test_a_slip_in_english_is_repaired(page: Page, served: str) -> None:
    """A misspelt word finds what was meant, and the page says what it looked for."""
    found = opened(page, served, "pasport", "en/search/")
    assert links(found)[0] == f"{served}en/akita/initiatives/passport-online/"
    expect(page.locator("#search-status")).to_contain_text("passport")


def test_the_synonym_that_matched_is_said(page: Page, served: str) -> None:
    """A result that does not use the typed word says and marks the word that it uses instead."""
    found = opened(page, served, "パスポート")
    expect(found.first.locator(".search-synonym")).to_contain_text("旅券")
    expect(found.first.locator("mark").first).to_have_text("旅券")


def test_later_tiers_stand_under_their_own_heading(page: Page, served: str) -> None:
    """What only relates to a question stands under a heading; the best of it first."""
    found = opened(page, served, "スマホの使い方を教えてほしい")
    expect(found.first.locator("h3")).to_be_visible()
    assert links(found)[0].endswith("akita/initiatives/smartphone-classes/")


def test_more_results_come_when_asked_for(page: Page, served: str) -> None:
    """Twenty at a time; the button leads the keyboard on to the first new one."""
    found = opened(page, served, "秋田")
    expect(found).to_have_count(20)
    page.locator("#search-more").click()
    expect(found).to_have_count(40)
    expect(found.nth(20).locator("a")).to_be_focused()


def without_webassembly(route: Route) -> None:
    """Let a page in under a policy that refuses WebAssembly and workers."""
    answer = route.fetch()
    policy = "script-src 'self'; worker-src 'none'"
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})


def test_neither_worker_nor_segmenter_is_needed(page: Page, served: str) -> None:
    """A browser that starts no worker and cannot cut words by itself finds the same, in the same order."""
    queries = ("キャッシュレス", "スマホの使い方を教えてほしい", "学校")
    usual = [links(opened(page, served, query)) for query in queries]
    page.add_init_script("delete Intl.Segmenter")
    page.route(re.compile(r"pagefind-worker"), lambda route: route.abort())
    assert [links(opened(page, served, query)) for query in queries] == usual


@pytest.mark.parametrize(
    ("pattern", "mishap"),
    [
        (re.compile(r"search/\?"), without_webassembly),
        (re.compile(r"pagefind\.js"), lambda route: route.abort()),
        (re.compile(r"\.pf_index"), lambda route: route.abort()),
        (re.compile(r"records\.json"), lambda route: route.fulfill(json={"key": "other", "ids": {}})),
    ],
    ids=["WebAssembly refused", "no Pagefind", "no index", "another build"],
)
def test_without_pagefind_all_texts_are_read(
    pattern: re.Pattern[str], mishap: Callable[[Route], None], page: Page, served: str
) -> None:
    """Whatever keeps Pagefind from answering, the same initiative is found by the scan."""
    page.route(pattern, mishap)
    assert links(opened(page, served, "キャッシュレス"))[0] == served + CASHLESS


def test_a_lost_connection_is_said(page: Page, served: str) -> None:
    """When nothing can be fetched the page says so and offers the lists."""
    page.route(re.compile(r"/search/ja.*json"), lambda route: route.abort())
    assert opened(page, served, "免許").count() == 0
    expect(page.locator("#search-status")).not_to_be_empty()
    expect(page.locator("#search-help")).to_be_visible()


def test_what_is_typed_stays_text(page: Page, served: str) -> None:
    """Markup in a query is shown, never made."""
    opened(page, served, "<img src=x> カード")
    assert page.locator("main img").count() == 0


def test_without_script_the_lists_are_there(served: str, browser: Browser) -> None:
    """No dead control: the form of the page is gone, the lists are linked."""
    with visiting(browser, f"{served}search/?q=x", script=False) as visit:
        assert visit.page.locator("main a:visible").count() >= 2
        assert visit.page.locator("main :is(input, select, button):visible").count() == 0

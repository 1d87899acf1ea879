"""The search page as a reader uses it: typing, filters, back, more, mishaps of the network, no script."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from .browser.visits import visiting
from .searching import CASHLESS, CHOSEN, LICENCE, links, opened, results

pytestmark = pytest.mark.browser


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
    for _ in range(10):  # the button, and the filters where they are open
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


def test_filters_by_department_and_year(page: Page, served: str) -> None:
    """Departments and years narrow as well; choices that leave nothing cannot be taken."""
    opened(page, served, "デジタル")
    police = page.locator("select[name=department] option[value='akita.police']")
    expect(police).to_have_text(re.compile(r"警察本部 \(\d+\)$"))
    page.select_option("select[name=department]", "akita.police")
    expect(page).to_have_url(re.compile("department=akita.police"))
    assert any("digital-driving-licence" in link for link in links(results(page)))
    page.select_option("select[name=year]", "2022")
    expect(page).to_have_url(re.compile("year=2022"))
    other = page.locator("select[name=department] option[value^='fukushima.']").first
    expect(other).to_be_disabled()


def test_filters_that_leave_nothing_can_be_left(page: Page, served: str) -> None:
    """When only the filters are in the way, one link searches without them."""
    page.goto(f"{served}search/?q={quote('人工透析')}&{CHOSEN}")
    assert results(page).count() == 0
    page.locator("#search-unfiltered a").click()
    expect(page).to_have_url(f"{served}search/?q={quote('人工透析')}")
    assert "remote-dialysis" in links(results(page))[0]


def test_keys_move_through_the_results(page: Page, served: str) -> None:
    """Down and up walk the results, / comes back to the field, Escape empties it; all without a mouse."""
    found = opened(page, served, "免許")
    field = page.locator("#search-q")
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(found.nth(0).locator("a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(found.nth(1).locator("a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("免許")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page).to_have_url(f"{served}search/?{CHOSEN}")


@pytest.mark.parametrize("path", ["akita/", "en/glossary/", "404.html"])
def test_the_header_of_a_phone_has_the_search_field(path: str, page: Page, served: str) -> None:
    """No menu has to be opened to search, on any page."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served + path)
    field = page.locator("header input[name=q]")
    expect(field).to_be_visible()
    field.fill("AI")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=AI$"))
    assert results(page).count() > 0


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

"""The ways that readers take: searching, filtering, changing the language, getting lost, asking a chart."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.hosting import hosted

from .kinds import LOST, examples
from .visits import visiting

pytestmark = pytest.mark.browser
QUERIES = [
    ("ja", "キャッシュレス", "cashless-payment"),
    ("ja", "免許", "digital-driving-licence"),
    ("ja", "ＲＰＡ", "rpa-and-ai"),
    ("ja", "スマホ", "smartphone-classes"),
    ("en", "cashless", "cashless-payment"),
    ("en", "drone", "smart-forestry-drones"),
]
# What another prefecture does under the same word, or all do, is as right an answer.
ALIKE = {
    "キャッシュレス": ("themes/cashless/",),
    "免許": ("fukushima/initiatives/driving-licence-digitisation/",),
    "ＲＰＡ": ("fukushima/initiatives/police-rpa-ai-ocr/",),
    "スマホ": ("fukushima/initiatives/information-literacy/",),
}
LANG_ROOT = {"ja": "", "en": "en/"}


def first_result(page: Page) -> str:
    """Return the address of the first result once the list is whole."""
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    return str(page.locator("#search-results li a").first.evaluate("link => link.href"))


@pytest.mark.parametrize(("lang", "query", "wanted"), QUERIES, ids=[wanted for *_, wanted in QUERIES])
def test_search_finds_the_initiative_first(
    lang: str, query: str, wanted: str, built: Path, served: str, browser: Browser
) -> None:
    """Asked in the header of any page, and again on the search page, the right initiative comes first."""
    root = f"{served}{LANG_ROOT[lang]}"
    right = {f"{root}akita/initiatives/{wanted}/", *(f"{root}{other}" for other in ALIKE.get(query, ()))}
    with visiting(browser, served + examples(built)["glossary", lang]) as visit:
        page = visit.page
        page.locator("header input[name=q]").fill(query)
        page.keyboard.press("Enter")
        assert first_result(page) in right
        assert parse_qs(urlsplit(page.url).query)["q"] == [query]
        page.locator("#search-q").fill("")
        expect(page.locator("#search-results li")).to_have_count(0)
        page.locator("#search-q").fill(query)
        expect(page.locator("#search-results li")).not_to_have_count(0)
        first = first_result(page)
        assert first in right
        page.locator("#search-results li a").first.click()
        expect(page).to_have_url(first)
        assert [*visit.faults, *visit.refused()] == []


def test_search_filters_narrow(served: str, browser: Browser, axe: str) -> None:
    """A filter leaves fewer results, says how many, stands in the address and survives a reload."""
    with visiting(browser, f"{served}search/?q=県") as visit:
        page, results = visit.page, visit.page.locator("#search-results li")
        first_result(page)
        status = page.locator("#search-status")
        before = status.inner_text()
        visit.seen("openAll")
        choice = page.locator("select[name=grade]")
        choice.select_option("C")
        expect(status).not_to_have_text(before)
        assert 0 < results.count() < int("".join(re.findall(r"\d", before)) or 0)
        assert "grade=C" in page.url
        told = status.inner_text()
        page.reload()
        expect(status).to_have_text(told)
        assert choice.input_value() == "C"
        page.go_back()
        expect(status).to_have_text(before)
        assert visit.audit(axe) == []
        assert [*visit.faults, *visit.refused()] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_result_helps_on(lang: str, served: str, browser: Browser, axe: str) -> None:
    """When nothing is found the page says so and leads to lists, which are there."""
    with visiting(browser, f"{served}{LANG_ROOT[lang]}search/?q=zzqqxx") as visit:
        page = visit.page
        expect(page.locator("#search-help")).to_be_visible()
        expect(page.locator("#search-status")).not_to_be_empty()
        assert page.locator("#search-results li").count() == 0
        assert visit.audit(axe) == []
        page.locator("#search-help a").first.click()
        expect(page.locator("main h2").first).to_be_visible()
        assert [*visit.faults, *visit.refused()] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_list_is_filtered_and_sorted(lang: str, served: str, browser: Browser, axe: str) -> None:
    """Filters and order stand in the address, survive a reload, go back singly; the count is announced."""
    with visiting(browser, f"{served}{LANG_ROOT[lang]}akita/initiatives/") as visit:
        page = visit.page
        rows = page.locator("#initiatives tbody tr:visible")
        status = page.locator(".filter-status[role=status]")
        expect(rows).to_have_count(82)
        page.locator("select[name=grade]").select_option("C")
        expect(rows).to_have_count(5)
        expect(status).to_contain_text("5")
        page.locator("select[name=detail]").select_option("no")
        expect(rows).to_have_count(3)
        page.locator("th[data-sort=number] button").click()
        page.locator("th[data-sort=number] button").click()
        assert [cell.inner_text() for cell in rows.locator("td.num").all()] == ["47", "46", "37"]
        assert set(parse_qs(urlsplit(page.url).query)) == {"grade", "detail", "sort"}
        page.reload()
        expect(rows).to_have_count(3)
        assert [cell.inner_text() for cell in rows.locator("td.num").all()] == ["47", "46", "37"]
        expect(page.locator("th[data-sort=number]")).to_have_attribute("aria-sort", "descending")
        assert visit.audit(axe) == []
        for count in (3, 3, 5, 82):  # each step back undoes one choice: two orders, two filters
            page.go_back()
            expect(rows).to_have_count(count)
        page.locator(".filters input[name=q]").fill("zzqqxx")
        expect(rows).to_have_count(0)
        expect(status).to_have_text(str(status.get_attribute("data-none")))
        page.locator("button[type=reset]").click()
        expect(rows).to_have_count(82)
        assert [*visit.faults, *visit.refused()] == []


def test_the_choices_of_a_list_say_how_many(served: str, browser: Browser) -> None:
    """Behind each choice stands what it would leave, as the others stand; what would leave nothing is off."""
    with visiting(browser, f"{served}akita/initiatives/?grade=C") as visit:
        page = visit.page
        rows = page.locator("#initiatives tbody tr:visible")
        choices = page.locator("select[name=field] option:not([value=''])")
        numbers = [int(re.findall(r"\((\d+)\)$", text)[0]) for text in choices.all_inner_texts()]
        assert sum(numbers) == rows.count() == 5
        for at, number in enumerate(numbers):
            value = str(choices.nth(at).get_attribute("value"))
            if not number:
                assert choices.nth(at).is_disabled()
                continue
            page.select_option("select[name=field]", value)
            expect(rows).to_have_count(number)


def test_the_file_holds_what_is_shown(served: str, browser: Browser) -> None:
    """The CSV of a narrowed and sorted list has its rows in its order, with a head and a byte order mark."""
    with visiting(browser, f"{served}akita/initiatives/?grade=C&sort=-number") as visit:
        with visit.page.expect_download() as waited:
            visit.page.locator(".filter-csv").click()
        text = Path(waited.value.path()).read_bytes().decode("utf-8-sig")
        head, *rows = csv.reader(text.splitlines())
        assert len(head) == 5
        assert [row[0] for row in rows] == ["80", "47", "46", "37", "3"]
        assert all(len(row) == len(head) for row in rows)
        assert [*visit.faults, *visit.refused()] == []


def test_the_indicators_are_filtered_and_sorted(served: str, browser: Browser, axe: str) -> None:
    """Targets and actuals are narrowed by words, sorted by ratio, in the address, on a phone too."""
    with visiting(browser, f"{served}akita/indicators/") as visit:
        page = visit.page
        visit.width(360)
        rows = page.locator("#targets tbody tr:visible")
        whole = rows.count()
        page.locator("th[data-sort=ratio] button").click()
        ratios = [float(text.rstrip("%")) for text in rows.locator("td:nth-of-type(4)").all_inner_texts()]
        assert ratios == sorted(ratios)
        page.locator(".filters input[name=q]").fill("スマートフォン")
        expect(rows).to_have_count(1)
        page.reload()
        expect(rows).to_have_count(1)
        assert set(parse_qs(urlsplit(page.url).query)) == {"q", "sort"}
        page.locator("button[type=reset]").click()
        expect(rows).to_have_count(whole)
        assert visit.audit(axe) == []
        assert visit.seen("sideways") == []


def test_the_language_switch_keeps_the_page(built: Path, served: str, page: Page) -> None:
    """From any kind of page the switch leads to the same page in the other language, and back."""
    for (kind, lang), address in examples(built).items():
        if kind == LOST or lang != "ja":
            continue
        page.goto(served + address)
        page.locator("header a.language").click()
        expect(page).to_have_url(f"{served}en/{address}")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.locator("header a.language").click()
        expect(page).to_have_url(served + address)


@pytest.mark.parametrize(
    "lost", ["nothing", "akita/initiatives/nothing/", "en/akita/2023/no/such/place/at-all"]
)
def test_who_is_lost_finds_the_way(lost: str, served: str, browser: Browser, axe: str) -> None:
    """A wrong address at any depth shows our own page with its style, in both languages, and leads home."""
    with visiting(browser, served + lost) as visit:
        page = visit.page
        assert [fault.partition(":")[0] for fault in visit.faults] == ["404", "console"]  # of the page itself
        assert page.locator("body").get_attribute("data-template") == "not-found"
        expect(page.locator("main [lang=en] h2")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
        assert visit.audit(axe) == []
        page.locator("main a").first.click()
        expect(page).to_have_url(served)


def test_the_site_works_in_another_folder(built: Path, browser: Browser) -> None:
    """Served under another address than it was built for: links, styles, search and charts work."""
    with hosted(built, "/other/place/") as address, visiting(browser, address) as visit:
        page = visit.page
        assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
        page.locator("main .glance a[href='akita/']").click()
        page.locator("header .site-nav a").nth(1).click()
        expect(page).to_have_url(f"{address}akita/initiatives/")
        page.locator("tbody a").first.click()
        page.locator("header a.language").click()
        page.locator("header input[name=q]").fill("cashless")
        page.keyboard.press("Enter")
        assert first_result(page) == f"{address}en/akita/initiatives/cashless-payment/"
        page.locator("#search-results li a").first.click()
        page.locator(".chart-interactive").first.click()
        expect(page.locator(".chart-live svg").first).to_be_visible()
        assert [*visit.faults, *visit.refused()] == []

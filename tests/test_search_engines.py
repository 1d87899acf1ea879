"""The search page on a small site and a large one, without what browsers may lack."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .browser.visits import visiting
from .searching import CASHLESS, MOST_REQUESTS, links, opened

pytestmark = pytest.mark.browser


def like_a_large_site(page: Page, built: Path) -> None:
    """Send the texts apart from the summaries, as the build does for a site of thousands of records."""
    summary = json.loads((built / "search/ja.json").read_bytes())
    texts = summary.pop("texts")
    summary["chunks"] = list(range(0, len(texts), 100))

    def part(route: Route) -> None:
        first = int(re.findall(r"ja-(\d+)\.json", route.request.url)[0])
        route.fulfill(json=texts[first : first + 100])

    page.route(re.compile(r"search/ja\.json"), lambda route: route.fulfill(json=summary))
    page.route(re.compile(r"search/ja-\d+\.json"), part)


def test_a_small_site_needs_one_file(page: Page, served: str) -> None:
    """Everything comes with the summaries: six requests in all, none of Pagefind."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, served, "キャッシュレス")
    assert len(asked) <= MOST_REQUESTS, asked
    assert not [address for address in asked if "pagefind" in address]


def test_a_large_site_asks_pagefind_and_finds_the_same(page: Page, built: Path, served: str) -> None:
    """With its texts apart a site is searched by Pagefind, in the same order."""
    queries = ("キャッシュレス", "スマホの使い方を教えてほしい", "学校")
    usual = [links(opened(page, served, query)) for query in queries]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    like_a_large_site(page, built)
    assert [links(opened(page, served, query)) for query in queries] == usual
    assert [address for address in asked if ".pf_index" in address]


def without_webassembly(route: Route) -> None:
    """Let a page in under a policy that refuses WebAssembly and workers."""
    answer = route.fetch()
    policy = "script-src 'self'; worker-src 'none'"
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})


def test_neither_worker_nor_segmenter_is_needed(page: Page, built: Path, served: str) -> None:
    """A browser that starts no worker and cannot cut words by itself finds the same, in the same order."""
    queries = ("キャッシュレス", "スマホの使い方を教えてほしい", "学校")
    usual = [links(opened(page, served, query)) for query in queries]
    like_a_large_site(page, built)
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
    pattern: re.Pattern[str], mishap: Callable[[Route], None], page: Page, built: Path, served: str
) -> None:
    """Whatever keeps Pagefind from answering, the same initiative is found by the scan."""
    like_a_large_site(page, built)
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

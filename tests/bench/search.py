"""Times the first result of a search on a slow phone: from the address to results, with bytes and requests.

`python -m tests.bench.search [SITE]` prints a Markdown table for a line of 1.6 Mbit/s and 150 ms a request,
with a processor four times slower and with this machine's, packed as GitHub Pages packs. The best and the
median of some fresh visits are told. Without a folder the real content is built first.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.hosting import hosted
from tests.tools import ALONE, build, chromium

ROUNDS = 5
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000}
SLOWER = 4
SHOWN = "#search-results[aria-busy=false] > li"
QUERIES = (("search/", "スマホ教室"), ("search/", "ＲＰＡ"), ("en/search/", "cashless"))


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit took: milliseconds to the first result, bytes and requests until then."""

    took: float
    size: int
    requests: int


@contextmanager
def slow(browser: Browser, *, phone: bool = True) -> Iterator[Page]:
    """Yield a page on the slow line in a browser that remembers nothing."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        protocol = context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send("Network.emulateNetworkConditions", LINE)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER if phone else 1})
        yield page


def first_result(page: Page, address: str) -> Visit:
    """Open the search page with a query and wait for its first result."""
    asked: list[Request] = []

    def finished(request: Request) -> None:
        asked.append(request)

    page.on("requestfinished", finished)
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (!document.querySelector('" + SHOWN + "')) return;"
        "performance.mark('first-result'); watch.disconnect(); })"
        ".observe(document, { subtree: true, childList: true, attributes: true });"
    )
    page.goto(address, wait_until="commit")
    page.wait_for_selector(SHOWN)
    took = page.evaluate("performance.getEntriesByName('first-result')[0].startTime")
    sizes = [request.sizes() for request in asked]
    return Visit(took, sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes), len(asked))


def measured(browser: Browser, address: str, *, phone: bool) -> list[Visit]:
    """Return some fresh visits of one address."""
    found = []
    for _ in range(ROUNDS):
        with slow(browser, phone=phone) as page:
            found.append(first_result(page, address))
    return found


def main() -> int:
    """Measure and print."""
    print("| Query | processor | first result, s: best, median | kB | requests |\n|---|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory(prefix="dxplan-bench-") as name, sync_playwright() as playwright:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name, "site")
        if len(sys.argv) == 1:
            build(site)
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        with hosted(site) as served:
            for path, query in QUERIES:
                for phone in (True, False):
                    visits = measured(browser, f"{served}{path}?q={quote(query)}", phone=phone)
                    took = sorted(visit.took / 1000 for visit in visits)
                    processor = f"1/{SLOWER}" if phone else "this machine"
                    times = f"{took[0]:.2f}, {statistics.median(took):.2f}"
                    weight = f"{visits[0].size / 1000:.0f} | {visits[0].requests}"
                    print(f"| {path}?q={query} | {processor} | {times} | {weight} |")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

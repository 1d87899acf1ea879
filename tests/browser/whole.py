"""What can be measured of a site only as a whole: its files, its titles, and the way to its first results."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, expect

from tests.documents import addresses, page
from tests.links import check

from .bars import Found, Readings, faults
from .visits import visiting

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def whole(site: Path) -> Readings:
    """Return what is wrong with links and files, and the titles or descriptions of more than one page."""
    return {
        "links": faults(check(site).problems),
        "files": faults([*_files(site)]),
        "meta": faults([*_twins(site)]),
    }


def _files(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".csv":
            text = path.read_text(encoding="utf-8")
            if not text.startswith(MARK):
                yield f"{name} without BOM"
            if len({len(row) for row in csv.reader(io.StringIO(text.removeprefix(MARK)))}) != 1:
                yield f"{name} is uneven"
        elif path.suffix == ".json" and not name.startswith("pagefind"):
            try:
                json.loads(path.read_text(encoding="utf-8"))
            except ValueError as wrong:
                yield f"{name}: {wrong}"


def _twins(site: Path) -> Iterator[str]:
    """Yield the titles and the descriptions that more than one page of a language has."""
    heads = {address: page(site, address).first("head") for address in addresses(site)}
    for what in ("title", "description"):
        told = Counter(
            (
                address.startswith("en/"),
                head.first("title").words
                if what == "title"
                else head.first("meta", name="description").attributes["content"],
            )
            for address, head in heads.items()
        )
        yield from (f"{what} {words!r} {count} times" for (_, words), count in told.items() if count > 1)


def searched(browser: Browser, served: str, query: str) -> Readings:
    """Return what the first results of an address with a query cost, in kB on the wire and in seconds."""
    with visiting(browser, "about:blank") as visit:
        client = visit.page.context.new_cdp_session(visit.page)
        sizes: list[float] = []
        client.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
        client.send("Network.enable")
        began = perf_counter()
        visit.page.goto(f"{served}search/?q={query}", wait_until="commit")
        expect(visit.page.locator("#search-results li").first).to_be_visible()
        return {"found": Found(perf_counter() - began), "found-bytes": Found(sum(sizes) / 1000)}

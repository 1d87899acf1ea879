"""Looks at a finished site as readers will, before it is published: `python -m tests.verify SITE`.

Its links lead somewhere, every initiative of the content has its pages, and in a browser the first steps of a
reader work: the home page, a search, a chart that is asked, the other language. Anything else ends with 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Error, expect, sync_playwright

import build
from dxplan import addresses
from dxplan.drafts import published
from dxplan.load import initiatives
from dxplan.model import Site
from dxplan.writable import MARKER

from . import links
from .browser.visits import visiting
from .contents import REAL
from .documents import charts
from .hosting import hosted
from .tools import ALONE, chromium


def counted(site: Path, content: Site) -> Iterator[str]:
    """Yield the pages that content has and the site has not, and the other way round."""
    wanted = {
        addresses.file_of(addresses.in_language(addresses.initiative(one.id, name), lang))
        for one in content.prefectures
        for name in initiatives(one.plan)
        for lang in content.languages
    }
    found = {path.relative_to(site).as_posix() for path in site.glob("**/initiatives/*/index.html")}
    yield from (f"{name}: no such page" for name in sorted(wanted - found))
    yield from (f"{name}: a page of nothing" for name in sorted(found - wanted))
    if not wanted or not (site / MARKER).is_file():
        yield "the site is empty, or not one of ours"


def tried(address: str, site: Path, content: Site, browser: Browser) -> Iterator[str]:
    """Yield what goes wrong on a reader's first steps through a site that is served."""
    title = content.prefectures[0].name.ja
    charted = next((where for where, _ in charts(site)), "")
    with visiting(browser, address) as visit:
        page = visit.page
        expect(page.locator("h1")).to_be_visible()
        page.locator("form[role=search] [name=q]:visible").first.fill(title)
        page.keyboard.press("Enter")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
        expect(page.locator("#search-results")).to_contain_text(title)
        page.goto(address + charted)
        for button in page.locator(".chart-interactive:visible").all()[:1]:
            button.click()
            expect(button).to_have_attribute("aria-pressed", "true")
        page.locator("header a.language").click()
        expect(page.locator("html")).to_have_attribute("lang", "ja" if charted.startswith("en/") else "en")
        yield from (*visit.faults, *visit.refused())


def faults(site: Path, browser: Browser) -> list[str]:
    """Return everything that is wrong with a site of the real content."""
    loaded = build.read(REAL)[1]
    assert loaded.site is not None, "content has a mistake"
    content = published(loaded.site)
    found = [*links.check(site).problems, *counted(site, content)]
    with hosted(site) as address:
        try:
            found += tried(address, site, content, browser)
        except (AssertionError, Error) as fault:
            found.append(f"in the browser: {str(fault).splitlines()[0]}")
    return found


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with a site; return 1 when anything is, 2 on wrong usage."""
    if len(arguments) != 1 or not Path(arguments[0], "index.html").is_file():
        print("python -m tests.verify SITE: SITE is the folder of a finished site", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        found = faults(Path(arguments[0]), browser)
        browser.close()
    for told in found:
        print(told)
    print(f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

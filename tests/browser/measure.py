"""Measures a site against the bars and prints a table: `python -m tests.browser.measure [SITE] [--timed]`.

Without SITE the real content is built. `--timed` adds what depends on the machine: LCP on a slow line and
Lighthouse, a few minutes more. Exits with 1 when a bar is missed that is not known to be.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.documents import addresses, page
from tests.hosting import hosted
from tests.tools import ALONE, build, chromium, package, program

from .bars import BARS, HELD, UNREACHED, Found, Readings, faults
from .kinds import DETAILED, KINDS, examples
from .look import look
from .markup import markup
from .nu import nu
from .speed import beside, lighthouse, one_line
from .tree import tree
from .visits import visiting
from .walk import walk
from .weight import weigh
from .whole import searched, whole

Told = dict[str, dict[str, Found]]
QUERIES = (("", "キャッシュレス"), ("", "県"), ("en/", "drone"))
SLOW = ("home", "initiatives", "report", DETAILED, "search", "theme")


@contextmanager
def finished(site: Path | None) -> Iterator[Path]:
    """Yield the folder of a finished site: the one that is given, or the real content built anew."""
    if site:
        yield site
        return
    with TemporaryDirectory() as folder:
        out = Path(folder, "site")
        done = build(out)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        yield out


def of_page(browser: Browser, address: str, axe: str) -> Readings:
    """Return everything that visits to a page show: by eye, by ear, by key, with script and without."""
    with visiting(browser, address, script=False) as visit:
        bare, dead = visit.seen("held"), visit.seen("controls")
    with visiting(browser, address) as visit:
        held = visit.seen("held")
        judged = visit.audit(axe, doubts=True)
        visit.seen("openAll")
        told = tree(visit)
    parts = [
        f"{held[name] - bare[name]} {name} less"
        for name in ("tables", "rows", "pictures")
        if bare[name] < held[name]
    ]
    unable = [one for one in dead if not one.endswith("search/")]
    with visiting(browser, address, scheme="dark") as visit:
        visit.width(360)
        visit.seen("openAll")
        judged += visit.audit(axe)
        stops = walk(visit)
        heard = [*visit.faults, *visit.refused()]
    with visiting(browser, address) as visit:
        looked = look(visit, axe)
    return {
        "axe": faults(judged),
        "tree": faults(told),
        "tabs": faults(stops),
        "heard": faults(heard),
        "held": Found(100 * bare["letters"] / max(held["letters"], 1)),
        "held-parts": faults([*parts, *unable]),
        **looked,
        **weigh(browser, address),
    }


def measure(site: Path, *, timed: bool) -> Told:
    """Return what was measured, by bar and page."""
    told: Told = {}

    def note(where: str, found: Readings) -> None:
        for name, one in found.items():
            told.setdefault(name, {})[where] = one

    axe = package("axe-core", "axe-core/axe.min.js").read_text(encoding="utf-8")
    java = program("Java", "apt-get install default-jre-headless", "java")
    jar = package("The Nu HTML checker", "vnu-jar/build/dist/vnu.jar")
    checker = [java, "-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar)]
    for address in addresses(site):
        note(f"/{address}", markup(address, page(site, address)))
    note("all pages", whole(site))
    with hosted(site) as served, sync_playwright() as playwright:
        note("all pages", {"nu": faults(nu(checker, [served + one for one in addresses(site)]))})
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        least = one_line(browser) if timed else 0
        for (kind, lang), address in examples(site).items():
            if (kind, lang) not in KINDS:
                continue
            print(f"{kind} {lang}", file=sys.stderr)
            note(f"/{address}", of_page(browser, served + address, axe))
            if timed:
                note(f"/{address}", beside(browser, served + address, least))
                if kind in SLOW and lang == "ja":
                    note(f"/{address}", lighthouse(served + address))
        for root, query in QUERIES:
            note(f"/{root}search/?q={query}", searched(browser, served + root, query))
        browser.close()
    return told


def table(told: Told) -> Iterator[str]:
    """Yield the lines of a Markdown table: each bar, what was measured, where the worst is, and whether."""
    yield "| | Measure | Bar | Median | Measured | Where | Reached |\n|---|---|--:|--:|--:|---|---|"
    for bar in BARS:
        found = told.get(bar.name)
        if not found:
            yield f"| {bar.group} | {bar.title} | {bar.limit:g}{bar.unit} | | not measured | | |"
            continue
        values = [one.value for one in found.values()]
        value = bar.value(values)
        where = (min if bar.least else max)(found, key=lambda one: found[one].value)
        reached = (
            "yes"
            if bar.holds(value)
            else f"no: {UNREACHED.get(bar.name) or ' · '.join(found[where].told[:3])}"
        )
        middle = sorted(values)[len(values) // 2]
        sign = "≥" if bar.least else "≤"
        cells = (
            bar.group,
            bar.title,
            f"{sign} {bar.limit:g}{bar.unit}",
            f"{middle:.4g}",
            f"{value:.4g}{bar.unit}",
        )
        even = len(set(values)) == 1
        yield f"| {' | '.join((*cells, 'everywhere' if even else where, reached.replace('|', '/')))} |"


def held() -> Iterator[str]:
    """Yield the lines of what is yes or no."""
    yield from (f"| {group} | {title} | yes | | | | held by `{test}` |" for group, title, test in HELD)


def main(arguments: Sequence[str]) -> int:
    """Print the table; return 1 when a bar is missed that is not on the list of what is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.measure")
    parser.add_argument("site", nargs="?", type=Path)
    parser.add_argument("--timed", action="store_true")
    given = parser.parse_args(arguments)
    with finished(given.site) as site:
        told = measure(site, timed=given.timed)
    for line in (*table(told), *held()):
        print(line)
    missed = [
        bar.name
        for bar in BARS
        if bar.name in told and bar.name not in UNREACHED
        if not bar.holds(bar.value([one.value for one in told[bar.name].values()]))
    ]
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

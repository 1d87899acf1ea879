"""The bars that the published site is held to, one row each, and what is known to be under them.

A bar of `worst` holds for every page, one of `median` or `p95` for all pages together. `timed` bars are
measured by `python -m tests.browser.measure` only; every other one is a test as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Literal, NamedTuple

Of = Literal["worst", "median", "p95"]


class Found(NamedTuple):
    """What was measured on a page: a number, and in words what makes it so."""

    value: float
    told: tuple[str, ...] = ()


Readings = Mapping[str, Found]


def faults(told: Sequence[str]) -> Found:
    """Return how many faults were found, and which."""
    return Found(len(told), tuple(told))


@dataclass(frozen=True, slots=True)
class Bar:
    """A measure with its limit; `least` when the value must not be under it instead of over it."""

    name: str
    group: str
    title: str
    limit: float = 0
    unit: str = ""
    of: Of = "worst"
    least: bool = False
    timed: bool = False

    def holds(self, value: float) -> bool:
        """Return whether a value is on the right side."""
        return value >= self.limit if self.least else value <= self.limit

    def value(self, values: Sequence[float]) -> float:
        """Return what of several pages counts."""
        if self.of == "median":
            return median(values)
        if self.of == "p95" and len(values) > 1:
            return quantiles(values, n=20, method="inclusive")[-1]
        return min(values) if self.least else max(values)


def under(readings: Readings, known: Mapping[str, str] | None = None) -> list[str]:
    """Return what of a page is on the wrong side of its bar, in words; what is `known` is passed over."""
    passed = UNREACHED if known is None else known
    return [
        f"{bar.title}: {readings[bar.name].value:g}{bar.unit} ({bar.limit:g}{bar.unit}) {told}"
        for bar in BARS
        if bar.of == "worst" and bar.name in readings and bar.name not in passed
        if not bar.holds(readings[bar.name].value)
        for told in [" · ".join(readings[bar.name].told[:8])]
    ]


ACCESS, HTML, PRIVACY, WEIGHT, SPEED = "access", "HTML", "privacy", "weight before interaction", "speed"
LIGHTHOUSE, WITHOUT, LANGUAGE, METADATA = "Lighthouse mobile", "without JavaScript", "language", "metadata"
DATA, SEARCH, TYPE = "open data", "search", "typography"

BARS = (
    Bar("axe", ACCESS, "axe-core, WCAG 2.2 A/AA and best practice, with contrast left to judge"),
    Bar("aaa", ACCESS, "AAA contrast of running text: places under 7:1"),
    Bar("outline", ACCESS, "unnamed drawings and images, heading levels, h1, main, ids: faults"),
    Bar("tables", ACCESS, "tables without th, caption or scope"),
    Bar("beside", ACCESS, "charts without text, table or data beside them"),
    Bar("tree", ACCESS, "accessibility tree: charts, tables, controls, landmarks: faults"),
    Bar("marks", ACCESS, "contrast of the marks of charts, light and dark", 3, least=True),
    Bar("labels", ACCESS, "contrast of the labels of charts, light and dark", 4.5, least=True),
    Bar("label-size", ACCESS, "labels of charts at 360 px: too small, meeting or leaving the picture"),
    Bar("tabs", ACCESS, "tab stops unseen, unmarked, covered or missing"),
    Bar("small-24", ACCESS, "targets under 24 px"),
    Bar("small-44", ACCESS, "targets under 44 px, share of a page", 10, " %"),
    Bar("spacing", ACCESS, "WCAG 1.4.12 text spacing: texts cut off or meeting"),
    Bar("zoom", ACCESS, "400 % zoom: what is lost at 320 px"),
    Bar("sideways", ACCESS, "320 px wide: sideways scroll"),
    Bar("forced", ACCESS, "forced colours: marks, labels, grades and controls lost"),
    Bar("motion", ACCESS, "what moves although less motion was asked for"),
    Bar("dark", ACCESS, "light of the ground when the system is dark", 0.1),
    *(
        Bar(f"lh-{name}", LIGHTHOUSE, title, 100, least=True, timed=True)
        for name, title in (
            ("performance", "performance"),
            ("accessibility", "accessibility"),
            ("best-practices", "best practices"),
            ("seo", "SEO"),
        )
    ),
    Bar("nu", HTML, "Nu checker: errors and warnings"),
    Bar("links", HTML, "links, fragments, redirects, orphans: faults"),
    Bar("heard", HTML, "console errors, failed requests, CSP violations, other hosts asked"),
    Bar("csp", PRIVACY, "pages without CSP, or with one that allows unsafe things"),
    Bar("foreign", PRIVACY, "references to other hosts that a browser would load"),
    Bar("requests", WEIGHT, "requests", 6),
    Bar("wire", WEIGHT, "on the wire, median", 30, " kB", "median"),
    Bar("wire-worst", WEIGHT, "on the wire", 64, " kB"),
    Bar("script", WEIGHT, "JavaScript, median", 8, " kB", "median"),
    Bar("script-worst", WEIGHT, "JavaScript", 20, " kB"),
    Bar("style", WEIGHT, "CSS", 12, " kB"),
    Bar("fonts", WEIGHT, "web fonts", 0, " kB"),
    Bar("page", WEIGHT, "HTML", 30, " kB"),
    Bar("unused-script", WEIGHT, "unused JavaScript, raw, median", 8, " kB", "median"),
    Bar("unused-style", WEIGHT, "unused CSS, raw, median", 20, " kB", "median"),
    Bar("shift", SPEED, "layout shift, scrolling to the end", 0.001),
    Bar("nodes", SPEED, "DOM nodes", 2500),
    Bar("lcp", SPEED, "LCP at 150 ms and 1.6 Mbit/s against a one-line page", 2.4, "×", "median", timed=True),
    Bar("lcp-p95", SPEED, "the same", 4.5, "×", "p95", timed=True),
    Bar("lh-lcp", SPEED, "Lighthouse: LCP", 1.1, " s", timed=True),
    Bar("lh-blocking", SPEED, "Lighthouse: blocking time", 50, " ms", timed=True),
    Bar("held", WITHOUT, "main text against with JavaScript", 95, " %", least=True),
    Bar("held-parts", WITHOUT, "tables, rows and charts missing, dead controls, empty boxes"),
    Bar("lang", LANGUAGE, "lang, hreflang, self and x-default, switch: faults"),
    Bar("strange", LANGUAGE, "letters of the other language without lang"),
    Bar("japanese", LANGUAGE, "Japanese letters on an English page", 15, " %"),
    Bar("eras", LANGUAGE, "era years without the western year beside them"),
    Bar("meta", METADATA, "title, description, canonical, site map, breadcrumbs: faults"),
    Bar("graph", METADATA, "Open Graph incomplete or without an image that exists"),
    Bar("feed", METADATA, "pages that do not announce exactly one feed"),
    Bar("offered", DATA, "pages with tables or charts that do not offer data"),
    Bar("cited", DATA, "pages with tables or charts that do not say how to cite"),
    Bar("dataset", DATA, "pages with charts without a Dataset record"),
    Bar("files", DATA, "CSV without BOM or with uneven rows, JSON that does not parse"),
    Bar("found-bytes", SEARCH, "kB until the first results", 130, " kB"),
    Bar("found", SEARCH, "seconds until the first results", 1.5, " s", timed=True),
    Bar("body", TYPE, "body text", 16, " px", least=True),
    Bar("height", TYPE, "Japanese: texts with lines under 1.7"),
    Bar("measure", TYPE, "Japanese at 1280 px: longest line", 40, " em"),
    Bar("tiny", TYPE, "texts under 12 px"),
)

HELD = (
    (ACCESS, "skip link works", "test_keyboard.py::test_the_skip_link_skips"),
    (HTML, "404 works at any depth in both languages", "test_paths.py::test_who_is_lost_finds_the_way"),
    (
        LANGUAGE,
        "the switch leads to the same page and back",
        "test_paths.py::test_the_language_switch_keeps_the_page",
    ),
    (
        SEARCH,
        "an address with a query works, first results are right",
        "test_paths.py::test_search_finds_the_initiative_first",
    ),
    (
        SEARCH,
        "filters: in the address, after a reload, announced",
        "test_paths.py::test_the_list_is_filtered_and_sorted",
    ),
    (
        "print",
        "text ≥ 98 %, no controls, nothing cut",
        "test_paper.py::test_a_paper_holds_what_the_screen_holds",
    ),
)
"""What is yes or no, and the test in this folder that holds it."""

UNREACHED: Mapping[str, str] = {
    "lh-lcp": "the longest report 1.13 s (24 kB of HTML), the search page 1.11 s (its script comes first)",
}
"""What is under its bar, and why. The tests pass it over; take out what has been reached."""

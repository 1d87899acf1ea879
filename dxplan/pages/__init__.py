"""The whole site as a list: every page with its address, template and data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dxplan.model import Site
from dxplan.problems import Problem, problem

from . import initiative, prefecture, report, top
from .edition import Edition, Figure, Page
from .findable import SearchRecord, search_records

__all__ = ["Edition", "Figure", "Page", "SearchRecord", "list_pages", "search_records"]


def list_pages(site: Site, words: Mapping[str, Mapping[str, str]]) -> tuple[list[Page], list[Problem]]:
    """Return every page in every language; the same address twice is a problem that names both makers."""
    pages: list[Page] = []
    problems: list[Problem] = []
    seen: dict[str, Page] = {}
    for lang in site.languages:
        others = {other: words[other] for other in site.languages if other != lang}
        for page in _edition(Edition(site, lang, words[lang], others)):
            first = seen.setdefault(page.path, page)
            if first is not page:
                place, other = (one.record.place if one.record else site.place for one in (page, first))
                problems.append(problem("E-DUPADDRESS", place, also=(other,), address=page.path))
            pages.append(page)
    return pages, problems


def _edition(edition: Edition) -> Iterator[Page]:
    yield from top.home(edition)
    for one in edition.site.prefectures:
        yield from prefecture.prefecture(edition, one)
        yield from initiative.initiatives(edition, one)
        yield from report.reports(edition, one)
    for make in (top.search, top.data, top.sources, top.glossary, top.about, top.not_found):
        yield from make(edition)

"""The whole site as a list: every page with its address, template and data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from dxplan.model import Reading, Site
from dxplan.problems import Problem, problem
from dxplan.tables import Tables

from . import (
    access,
    across,
    changes,
    headquarters,
    initiative,
    listing,
    opendata,
    plan,
    prefecture,
    report,
    searching,
    themes,
    top,
)
from .card import list_cards
from .dated import Dated, dated
from .edition import Edition, Figure, Page
from .findable import SearchRecord, search_records

__all__ = [
    "Dated",
    "Edition",
    "Figure",
    "Page",
    "SearchRecord",
    "dated",
    "list_cards",
    "list_pages",
    "search_records",
]

TELL_THEMSELVES = frozenset({"initiative", "schedule", "months", "prefecture-sources", "department"})


def list_pages(
    site: Site, words: Mapping[str, Mapping[str, str]], data: Tables
) -> tuple[list[Page], list[Problem]]:
    """Return every page in every language; the same address twice is a problem that names both makers."""
    pages: list[Page] = []
    problems: list[Problem] = []
    seen: dict[str, Page] = {}
    for lang in site.languages:
        others = {other: words[other] for other in site.languages if other != lang}
        edition = Edition(site, lang, words[lang], others, data)
        for made in _edition(edition):
            page = dataclasses.replace(
                made, readings=_readings(edition, made), tables=opendata.shown(edition, made)
            )
            first = seen.setdefault(page.path, page)
            if first is not page:
                place, other = (one.record.place if one.record else site.place for one in (page, first))
                problems.append(problem("E-DUPADDRESS", place, also=(other,), address=page.path))
            pages.append(page)
    return pages, problems


def _readings(edition: Edition, page: Page) -> tuple[Reading, ...]:
    """Return what is read otherwise than printed on a page, where its template does not tell so itself."""
    if page.prefecture is None or page.template in TELL_THEMSELVES:
        return ()
    known = edition.named[page.prefecture.id]
    return tuple(
        reading
        for reading in page.prefecture.readings
        if any(
            known[name].address.partition("#")[0] == page.address for name in reading.records if name in known
        )
    )


def _edition(edition: Edition) -> Iterator[Page]:
    yield from top.home(edition)
    for one in edition.site.prefectures:
        yield from prefecture.prefecture(edition, one)
        yield from plan.plans(edition, one)
        yield from headquarters.headquarters(edition, one)
        yield from listing.lists(edition, one)
        yield from initiative.initiatives(edition, one)
        yield from report.reports(edition, one)
        yield from changes.of_prefecture(edition, one)
    common = (
        searching.search,
        themes.themes,
        across.behind,
        changes.everywhere,
        across.departments,
        opendata.data,
        top.sources,
    )
    for make in (*common, top.glossary, across.coverage, top.about, access.accessibility, top.not_found):
        yield from make(edition)

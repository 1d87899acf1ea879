"""The whole site as lists: every page with its address, template and data, and what can be found."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator

from dxplan.model import Prefecture, Reading
from dxplan.model.base import NO_TEXT
from dxplan.problems import Place, Problem, problem

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
from .across import coverage_rows
from .card import cards_of, site_card
from .dated import Dated, dated
from .edition import Edition, Figure, Page
from .findable import SearchRecord, common_records, records_of
from .named import named
from .share import Piece, Share
from .tiles import look

__all__ = [
    "Dated",
    "Edition",
    "Figure",
    "Page",
    "Piece",
    "SearchRecord",
    "Share",
    "cards_of",
    "clashes",
    "common_records",
    "coverage_rows",
    "named",
    "others_for",
    "pages_of",
    "pages_of_all",
    "records_of",
    "share_of",
    "site_card",
    "stories_for",
]

MAKERS: tuple[Callable[[Edition, Prefecture], Iterator[Page]], ...] = (
    prefecture.prefecture,
    plan.plans,
    headquarters.headquarters,
    listing.lists,
    initiative.initiatives,
    report.reports,
    changes.of_prefecture,
    opendata.dataset,
    top.sources_of,
)
TELL_THEMSELVES = frozenset({"initiative", "schedule", "months", "prefecture-sources", "department"})


def pages_of(edition: Edition, one: Prefecture) -> list[Page]:
    """Return every page of a prefecture."""
    return [_whole(edition, made) for make in MAKERS for made in make(edition, one)]


def stories_for(edition: Edition, one: Prefecture, ids: Collection[str]) -> list[Page]:
    """Return the pages of the initiatives with these ids; no other page is made."""
    return [_whole(edition, made) for made in initiative.initiatives(edition, one, ids)]


def others_for(edition: Edition, one: Prefecture, ids: Collection[str]) -> list[Page]:
    """Return the pages that stand for other records of these ids."""
    makers = [make for make in MAKERS if make is not initiative.initiatives]
    pages = [made for make in makers for made in make(edition, one)]
    return [_whole(edition, made) for made in pages if made.record and made.record.id in ids]


def _whole(edition: Edition, page: Page) -> Page:
    """Return a page with what every page has that its maker need not know of."""
    return dataclasses.replace(page, readings=_readings(edition, page), tables=opendata.shown(edition, page))


def pages_of_all(edition: Edition) -> list[Page]:
    """Return every page of all prefectures and of none, made from the shares."""
    makers = (
        top.home,
        searching.search,
        themes.themes,
        across.behind,
        changes.everywhere,
        across.departments,
        opendata.data,
        top.sources,
        top.glossary,
        across.coverage,
        top.about,
        access.accessibility,
        top.not_found,
    )
    return [made for make in makers for made in make(edition)]


def share_of(edition: Edition, one: Prefecture) -> Share:
    """Return what a prefecture gives to the pages of all."""
    stories, behind = edition.stories[one.id], across.behind_of(edition, one)
    makers = [top.glance, across.pieces, changes.pieces, themes.pieces]
    return Share(
        id=one.id,
        code=one.code,
        kind=one.kind,
        name=one.name,
        plan=one.plan.title if one.plan else NO_TEXT,
        look=look(stories),
        newest=max((each.year for each in one.reports), default=0),
        initiatives=len(stories.all),
        departments=len(one.departments),
        sources=len(one.sources),
        behind=(len(behind.behind), behind.judged) if behind else None,
        figures=top.glance_figures(edition, one),
        filters=searching.filters(edition, one),
        tables=opendata.held(edition, one),
        titles=themes.titles(edition, one),
        numbers=themes.numbers(edition, one),
        coverage=across.coverage_of(edition, one),
        dated=tuple(dated(edition, one)),
        pieces={
            **top.documents(one),
            **top.definitions(one),
            **{name: piece for make in makers for name, piece in make(edition, one).items()},
        },
    )


def clashes(pages: Iterable[Page], otherwise: Place) -> Iterator[Problem]:
    """Yield a problem for each address that two pages have; it names the makers of both, or `otherwise`."""
    seen: dict[str, Page] = {}
    for page in pages:
        first = seen.setdefault(page.path, page)
        if first is not page:
            place, other = (one.record.place if one.record else otherwise for one in (page, first))
            yield problem("E-DUPADDRESS", place, also=(other,), address=page.path)


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

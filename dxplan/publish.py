"""The site as a mapping from path to bytes: the files of one prefecture, and those of all together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from . import addresses, charts
from .downloads import as_csv, sitemap
from .drawings import VEGA
from .feeds import feed
from .model import Prefecture, Site, Text
from .opendata import DESCRIBED, Dataset, Offer, common_data, linked, offer, open_data
from .pages import (
    Edition,
    Page,
    SearchRecord,
    Share,
    cards_of,
    clashes,
    common_records,
    coverage_rows,
    named,
    others_for,
    pages_of,
    pages_of_all,
    records_of,
    share_of,
    site_card,
    stories_for,
)
from .press import Files, Press, assets, printed, rendered_share, shared_of
from .problems import Problem
from .sharing import Shared
from .sought import Sought, sought
from .stories import Stories, tell
from .tables import Data, data_of


@dataclass(frozen=True, slots=True)
class Part:
    """What a prefecture comes to: its files, and what the whole needs of it, by language where words are.

    Without the files it is plain words and numbers, which can be kept or sent.
    """

    id: str
    files: Files
    shares: Mapping[str, Share]
    sought: Mapping[str, Sought]
    offer: Offer
    shared: Shared
    pages: Mapping[str, Sequence[str]]  # addresses within the language
    problems: Sequence[Problem] = ()


def part_of(press: Press, one: Prefecture, texts: Mapping[str, Text], cores: int | None = None) -> Part:
    """Return what a prefecture comes to; `texts` are its own Markdown texts, by their names."""
    stories = tell(one)
    data = data_of(stories, press.site.languages)
    whole, editions = _editions(press, one, texts, stories, data)
    pages = {edition.lang: pages_of(edition, one) for edition in editions}
    own = Dataset(whole, one, data, press.words, press.base_url)
    files = open_data(own)
    offered = offer(own, files)
    shares = {edition.lang: share_of(edition, one) for edition in editions}
    told = {name: card for edition in editions for name, card in cards_of(edition, one).items()}
    news: Files = {}
    for edition in editions:
        news |= feed(edition, press.base_url, one.id, shares[edition.lang].dated)
    every = [page for several in pages.values() for page in several]
    pictures, shared = shared_of(press, told, news, cores)

    def linked_to(page: Page) -> Markup:
        return linked(page, [offered], press.base_url, own)

    files |= pictures | news | printed(press, every, shared, offered.sizes, linked_to, {}, cores)
    return Part(
        one.id,
        files,
        {lang: rendered_share(press, share, lang) for lang, share in shares.items()},
        {edition.lang: _sought(press, edition.lang, records_of(edition, one)) for edition in editions},
        offered,
        shared,
        {lang: tuple(page.address for page in several) for lang, several in pages.items()},
        tuple(clashes(every, press.site.place)),
    )


def pages_with(
    press: Press, one: Prefecture, texts: Mapping[str, Text], before: Part, ids: Collection[str]
) -> Iterator[Files]:
    """Yield the pages for records of these ids: of initiatives, then others. All else is as it was before."""
    _, editions = _editions(press, one, texts, tell(one), {})
    known = [replace(edition, data={one.id: before.shares[edition.lang].tables}) for edition in editions]

    def linked_to(page: Page) -> Markup:
        return linked(page, [before.offer], press.base_url)

    for of_kind in (stories_for, others_for):
        pages = [page for edition in known for page in of_kind(edition, one, ids)]
        shown = [page for page in pages if page.template not in DESCRIBED]
        yield printed(press, shown, before.shared, before.offer.sizes, linked_to, {}, 1)


def _editions(
    press: Press, one: Prefecture, texts: Mapping[str, Text], stories: Stories, data: Mapping[str, Data]
) -> tuple[Site, list[Edition]]:
    """Return the site with one prefecture, as a whole and in each language."""
    whole = replace(press.site, prefectures=(one,), texts={**press.site.texts, **texts})
    given = {"stories": {one.id: stories}, "named": {one.id: named(stories)}, "data": {one.id: data}}
    return whole, list(press.editions(whole, **given))


def files_of_all(press: Press, parts: Sequence[Part]) -> Files:
    """Return every file that belongs to no prefecture, but for the search index."""
    editions = [
        edition.with_shares(tuple(part.shares[edition.lang] for part in parts))
        for edition in press.editions(press.site)
    ]
    offers = [part.offer for part in parts]
    pages = [page for edition in editions for page in pages_of_all(edition)]
    files = assets(press.layouts) | common_data(press.site, offers, press.words, press.base_url)
    files[addresses.COVERED] = as_csv(list(coverage_rows(editions[0])))
    files[VEGA] = charts.vega_bundle(press.cache / "charts")
    news: Files = {}
    for edition in editions:
        every = (entry for one in edition.shares for entry in one.dated)
        news |= feed(edition, press.base_url, "", every)
    places = [(one.name, one.id) for one in editions[0].shares]
    newest = max((one.newest for one in editions[0].shares), default=0)
    pictures, shared = shared_of(
        press, dict(map(site_card, editions)), news, None, places=places, newest=newest
    )
    sizes = {path: len(body) for path, body in files.items()}
    for one in offers:
        sizes |= one.sizes
    terms: dict[str, dict[str, None]] = {}
    for share in (each for edition in editions for each in edition.shares):
        for path, names in share.terms.items():
            terms.setdefault(path, {}).update(dict.fromkeys(names))

    def linked_to(page: Page) -> Markup:
        return linked(page, offers, press.base_url)

    files |= pictures | news | printed(press, pages, shared, sizes, linked_to, terms, None)
    files["sitemap.xml"] = sitemap(_addresses(pages, parts, press.site), press.site.languages, press.base_url)
    files[".nojekyll"] = b""
    return {path: body for path, body in files.items() if body or path == ".nojekyll"}


def sought_of_all(press: Press, parts: Sequence[Part]) -> dict[str, list[Sought]]:
    """Return what search needs of everything that can be found, in every language."""
    return {
        edition.lang: [
            *(part.sought[edition.lang] for part in parts),
            _sought(press, edition.lang, common_records(edition)),
        ]
        for edition in press.editions(press.site)
    }


def _sought(press: Press, lang: str, records: Iterable[SearchRecord]) -> Sought:
    return sought(list(records), press.synonyms[lang])


def _addresses(pages: Sequence[Page], parts: Sequence[Part], site: Site) -> Iterator[tuple[str, str]]:
    """Yield every page that is to be found: its language and its address there."""
    for lang in site.languages:
        yield from (
            (lang, page.address)
            for page in pages
            if page.lang == lang and page.address != addresses.NOT_FOUND
        )
        yield from ((lang, address) for part in parts for address in part.pages[lang])

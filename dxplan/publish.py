"""The site as a mapping from path to bytes: the files of one prefecture, and those of all together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from . import addresses, charts
from .cores import divided, each
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
class InLanguage:
    """What a prefecture comes to in one language: its files, and what the whole needs of it."""

    files: Files
    share: Share
    sought: Sought
    shared: Shared
    pages: Sequence[str]  # addresses within the language
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Part:
    """What a prefecture comes to: its files, and what the whole needs of it.

    Without the files it is plain words and numbers, which can be kept or sent.
    """

    id: str
    files: Files
    in_language: Mapping[str, InLanguage]  # without files of their own
    offer: Offer
    problems: Sequence[Problem] = ()


def part_of(press: Press, one: Prefecture, texts: Mapping[str, Text], cores: int | None = None) -> Part:
    """Return what a prefecture comes to; `texts` are its own Markdown texts, by their names."""
    stories = tell(one)
    data = data_of(stories, press.site.languages)
    whole, editions = _editions(press, one, texts, stories, data)
    own = Dataset(whole, one, data, press.words, press.base_url)
    files = open_data(own)
    offered = offer(own, files)
    within = divided(cores, len(editions))

    def linked_to(page: Page) -> Markup:
        return linked(page, [offered], press.base_url, own)

    def made(edition: Edition) -> InLanguage:
        lang, pages, share = edition.lang, pages_of(edition, one), share_of(edition, one)
        news = feed(edition, press.base_url, one.id, share.dated)
        pictures, shared = shared_of(press, cards_of(edition, one), news, within)
        return InLanguage(
            pictures | news | printed(press, pages, shared, offered.sizes, linked_to, {}, within),
            rendered_share(press, share, lang, within),
            _sought(press, lang, records_of(edition, one)),
            shared,
            tuple(page.address for page in pages),
            tuple(clashes(pages, press.site.place)),
        )

    told = dict(zip(press.site.languages, each(made, editions, cores, worth=1), strict=True))
    for here in told.values():
        files |= here.files
    return Part(
        one.id,
        files,
        {lang: replace(here, files={}) for lang, here in told.items()},
        offered,
        [problem for here in told.values() for problem in here.problems],
    )


def pages_with(
    press: Press, one: Prefecture, texts: Mapping[str, Text], before: Part, ids: Collection[str]
) -> Iterator[Files]:
    """Yield the pages for records of these ids: of initiatives, then others. All else is as it was before."""
    _, editions = _editions(press, one, texts, tell(one), {})

    def linked_to(page: Page) -> Markup:
        return linked(page, [before.offer], press.base_url)

    for of_kind in (stories_for, others_for):
        files: Files = {}
        for edition in editions:
            told = before.in_language[edition.lang]
            known = replace(edition, data={one.id: told.share.tables})
            pages = [page for page in of_kind(known, one, ids) if page.template not in DESCRIBED]
            files |= printed(press, pages, told.shared, before.offer.sizes, linked_to, {}, 1)
        yield files


def _editions(
    press: Press, one: Prefecture, texts: Mapping[str, Text], stories: Stories, data: Mapping[str, Data]
) -> tuple[Site, list[Edition]]:
    """Return the site with one prefecture, as a whole and in each language."""
    whole = replace(press.site, prefectures=(one,), texts={**press.site.texts, **texts})
    given = {"stories": {one.id: stories}, "named": {one.id: named(stories)}, "data": {one.id: data}}
    return whole, list(press.editions(whole, **given))


def _joined(press: Press, parts: Sequence[Part]) -> list[Edition]:
    """Return the site in each language, as the pages of all are made from it."""
    return [
        edition.with_shares(tuple(part.in_language[edition.lang].share for part in parts))
        for edition in press.editions(press.site)
    ]


def draw_for_all(press: Press, parts: Sequence[Part]) -> None:
    """Draw the charts of the pages of all, which then find them kept.

    The drawing engine takes nearly as much memory as Pagefind: the two are not to run at a time.
    """
    pages = [page for edition in _joined(press, parts) for page in pages_of_all(edition)]
    wanted = [(f"{page.path}#{one.id}", one.chart, page.lang) for page in pages for one in page.figures]
    charts.draw(wanted, press.cache / "charts")


def files_of_all(press: Press, parts: Sequence[Part]) -> Files:
    """Return every file that belongs to no prefecture, but for the search index."""
    editions = _joined(press, parts)
    offers = [part.offer for part in parts]
    files = assets(press.layouts) | common_data(press.site, offers, press.words, press.base_url)
    files[addresses.COVERED] = as_csv(list(coverage_rows(editions[0])))
    files[VEGA] = charts.vega_bundle(press.cache / "charts")
    sizes = {path: len(body) for path, body in files.items()}
    for one in offers:
        sizes |= one.sizes

    def made(edition: Edition) -> tuple[Files, list[str]]:
        return _of_all(press, edition, offers, sizes)

    found: list[tuple[str, str]] = []  # every page that is to be found: its language and its address there
    for lang, (own, told) in zip(press.site.languages, each(made, editions, worth=1), strict=True):
        files |= own
        every = [*told, *(address for part in parts for address in part.in_language[lang].pages)]
        found += ((lang, address) for address in every if address != addresses.NOT_FOUND)
    files["sitemap.xml"] = sitemap(found, press.site.languages, press.base_url)
    files[".nojekyll"] = b""
    return {path: body for path, body in files.items() if body or path == ".nojekyll"}


def _of_all(
    press: Press, edition: Edition, offers: Sequence[Offer], sizes: Mapping[str, int]
) -> tuple[Files, list[str]]:
    """Return what belongs to no prefecture in one language: files, and the addresses of pages."""
    shares, pages = edition.shares, pages_of_all(edition)
    news = feed(edition, press.base_url, "", (entry for share in shares for entry in share.dated))
    places = [(share.name, share.id) for share in shares]
    newest = max((share.newest for share in shares), default=0)
    card = dict([site_card(edition)])
    pictures, shared = shared_of(press, card, news, 1, places=places, newest=newest)
    terms: dict[str, dict[str, None]] = {}
    for share in shares:
        for path, names in share.terms.items():
            terms.setdefault(path, {}).update(dict.fromkeys(names))

    def linked_to(page: Page) -> Markup:
        return linked(page, offers, press.base_url)

    own = printed(press, pages, shared, sizes, linked_to, terms, 1)
    return pictures | news | own, [page.address for page in pages]


def sought_of_all(press: Press, parts: Sequence[Part]) -> dict[str, list[Sought]]:
    """Return what search needs of everything that can be found, in every language."""

    def common(edition: Edition) -> Sought:
        return _sought(press, edition.lang, common_records(edition))

    made = each(common, list(press.editions(press.site)), worth=1)
    return {
        lang: [*(part.in_language[lang].sought for part in parts), rest]
        for lang, rest in zip(press.site.languages, made, strict=True)
    }


def _sought(press: Press, lang: str, records: Iterable[SearchRecord]) -> Sought:
    return sought(list(records), press.synonyms[lang])

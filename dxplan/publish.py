"""The site as a mapping from path to bytes: the files of one prefecture, and those of all together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from . import addresses, charts
from .cores import divided, each
from .downloads import as_csv, sitemap
from .drawings import VEGA, figure_name
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
    """What the whole needs of a prefecture in one language, and what is wrong with its pages."""

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
    in_language: Mapping[str, InLanguage]
    offer: Offer

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with its pages."""
        return [problem for here in self.in_language.values() for problem in here.problems]


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

    def made(edition: Edition) -> tuple[Files, InLanguage]:
        lang, pages, share = edition.lang, pages_of(edition, one), share_of(edition, one)
        news = feed(edition, press.base_url, one.id, share.dated)
        pictures, shared = shared_of(press, cards_of(edition, one), news, within)
        own = printed(press, pages, shared, offered.sizes, linked_to, {}, within)
        return pictures | news | own, InLanguage(
            rendered_share(press, share, lang, within),
            _sought(press, lang, records_of(edition, one)),
            shared,
            tuple(page.address for page in pages),
            tuple(clashes(pages, press.site.place)),
        )

    told: dict[str, InLanguage] = {}
    for lang, (own_files, here) in zip(
        press.site.languages, each(made, editions, cores, worth=1), strict=True
    ):
        files |= own_files
        told[lang] = here
    return Part(one.id, files, told, offered)


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


def pages_for_all(press: Press, parts: Sequence[Part]) -> list[tuple[Edition, list[Page]]]:
    """Return the pages of all in each language; their charts are drawn and kept.

    The drawing engine takes nearly as much memory as Pagefind: here it has ended before that begins.
    """
    made = []
    for edition in press.editions(press.site):
        joined = edition.with_shares(tuple(part.in_language[edition.lang].share for part in parts))
        made.append((joined, pages_of_all(joined)))
    figures = [(page, figure) for _, pages in made for page in pages for figure in page.figures]
    wanted = [(figure_name(page, figure), figure.chart, page.lang) for page, figure in figures]
    charts.draw(wanted, press.cache / "charts")
    return made


def files_of_all(
    press: Press, parts: Sequence[Part], pages: Sequence[tuple[Edition, Sequence[Page]]]
) -> Files:
    """Return every file that belongs to no prefecture, but for the search index."""
    offers = [part.offer for part in parts]
    files = assets(press.layouts) | common_data(press.site, offers, press.words, press.base_url)
    files[addresses.COVERED] = as_csv(list(coverage_rows(pages[0][0])))
    files[VEGA] = charts.vega_bundle(press.cache / "charts")
    sizes = {path: len(body) for path, body in files.items()}
    for one in offers:
        sizes |= one.sizes

    def made(of: tuple[Edition, Sequence[Page]]) -> Files:
        return _of_all(press, *of, offers, sizes)

    for own in each(made, pages, worth=1):
        files |= own
    found: list[tuple[str, str]] = []  # every page that is to be found: its language and its address there
    for edition, own_pages in pages:
        lang = edition.lang
        found += ((lang, page.address) for page in own_pages if page.address != addresses.NOT_FOUND)
        found += ((lang, address) for part in parts for address in part.in_language[lang].pages)
    files["sitemap.xml"] = sitemap(found, press.site.languages, press.base_url)
    files[".nojekyll"] = b""
    return {path: body for path, body in files.items() if body or path == ".nojekyll"}


def _of_all(
    press: Press, edition: Edition, pages: Sequence[Page], offers: Sequence[Offer], sizes: Mapping[str, int]
) -> Files:
    """Return the files that belong to no prefecture in one language."""
    shares = edition.shares
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
    return pictures | news | own


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

"""The site as a mapping from path to bytes: the files of one prefecture, and those of all together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from . import addresses, cards, charts
from .cards import Card
from .cores import spread
from .downloads import sitemap
from .drawings import VEGA, draw
from .feeds import feed
from .frame import frame, lines_of
from .model import Prefecture, Site, Text
from .opendata import Dataset, Offer, common_data, linked, offer, open_data
from .pages import (
    Edition,
    Page,
    Piece,
    SearchRecord,
    Share,
    cards_of,
    clashes,
    common_records,
    named,
    pages_of,
    pages_of_all,
    records_of,
    share_of,
    site_card,
)
from .problems import Problem
from .render import Templates
from .scripts import scripts
from .sharing import Shared
from .stories import tell
from .styles import delivered
from .tables import data_of
from .words import Words

Files = dict[str, bytes]


@dataclass(frozen=True)
class Press:
    """What every page is made with: the site's own records, its words, the layouts, its public address."""

    site: Site  # without prefectures
    words: Words
    layouts: Path
    base_url: str
    cache: Path

    @cached_property
    def templates(self) -> Mapping[str, Templates]:
        """The templates of each language."""
        kept = self.cache / "templates"
        return {
            lang: Templates(self.layouts, lang, self.words, self.site.glossary, kept)
            for lang in self.site.languages
        }

    def editions(self, site: Site, **given: Any) -> Iterator[Edition]:
        """Yield the site in each of its languages."""
        every = self.words.sentences
        for lang in site.languages:
            others = {other: every[other] for other in site.languages if other != lang}
            yield Edition(site, lang, every[lang], others, **given)


@dataclass(frozen=True, slots=True)
class Part:
    """What a prefecture comes to: its files, and what the whole needs of it, by language where words are.

    Without the files it is plain words and numbers, which can be kept or sent.
    """

    id: str
    files: Files
    shares: Mapping[str, Share]
    records: Mapping[str, Sequence[SearchRecord]]
    offer: Offer
    pages: Mapping[str, Sequence[str]]  # addresses within the language
    problems: Sequence[Problem] = ()


def part_of(press: Press, one: Prefecture, texts: Mapping[str, Text], cores: int | None = None) -> Part:
    """Return what a prefecture comes to; `texts` are its own Markdown texts, by their names."""
    whole = dataclasses.replace(press.site, prefectures=(one,), texts={**press.site.texts, **texts})
    stories = tell(one)
    data = data_of(stories, whole.languages)
    given = {"stories": {one.id: stories}, "named": {one.id: named(stories)}, "data": {one.id: data}}
    editions = list(press.editions(whole, **given))
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
    pictures, shared = _shared(press, told, news, cores)

    def linked_to(page: Page) -> Markup:
        return linked(page, [offered], press.base_url, own)

    files |= pictures | news | _printed(press, every, shared, offered.sizes, linked_to, {}, cores)
    return Part(
        one.id,
        files,
        {lang: _rendered(press, share, lang) for lang, share in shares.items()},
        {edition.lang: tuple(records_of(edition, one)) for edition in editions},
        offered,
        {lang: tuple(page.address for page in several) for lang, several in pages.items()},
        tuple(clashes(every, press.site.place)),
    )


def files_of_all(press: Press, parts: Sequence[Part]) -> Files:
    """Return every file that belongs to no prefecture, but for the search index."""
    editions = [
        edition.with_shares(tuple(part.shares[edition.lang] for part in parts))
        for edition in press.editions(press.site)
    ]
    offers = [part.offer for part in parts]
    pages = [page for edition in editions for page in pages_of_all(edition)]
    files = assets(press.layouts) | common_data(press.site, offers, press.words, press.base_url)
    files[VEGA] = charts.vega_bundle(press.cache / "charts")
    news: Files = {}
    for edition in editions:
        every = (entry for one in edition.shares for entry in one.dated)
        news |= feed(edition, press.base_url, "", every)
    places = [(one.name, one.id) for one in editions[0].shares]
    newest = max((one.newest for one in editions[0].shares), default=0)
    pictures, shared = _shared(
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

    files |= pictures | news | _printed(press, pages, shared, sizes, linked_to, terms, None)
    files["sitemap.xml"] = sitemap(_addresses(pages, parts, press.site), press.site.languages, press.base_url)
    files[".nojekyll"] = b""
    return {path: body for path, body in files.items() if body or path == ".nojekyll"}


def records_of_all(press: Press, parts: Sequence[Part]) -> list[SearchRecord]:
    """Return everything that can be found, in every language."""
    found: list[SearchRecord] = []
    for edition in press.editions(press.site):
        for part in parts:
            found += part.records[edition.lang]
        found += common_records(edition)
    return found


def assets(layouts: Path) -> Files:
    """Return the style sheets, the scripts and the icon."""
    files = {f"assets/{name}.css": css for name, css in delivered(layouts).items()}
    files["assets/icon.svg"] = (layouts / "icon.svg").read_bytes()
    return files | {f"assets/{name}": text for name, text in scripts(layouts).items()}


def _shared(
    press: Press, wanted: Mapping[str, Card], news: Files, cores: int | None, **of_all: Any
) -> tuple[Files, Shared]:
    """Return the pictures for sharing, and what pages tell of them and of their feeds."""
    if not press.base_url:
        return {}, Shared(**of_all)
    pictures = cards.draw(wanted, press.cache / "cards", jobs=cores)
    return pictures, Shared(press.base_url, {name: wanted[name] for name in pictures}, list(news), **of_all)


def _printed(
    press: Press,
    pages: Sequence[Page],
    shared: Shared,
    sizes: Mapping[str, int],
    linked_to: Callable[[Page], Markup],
    terms: Mapping[str, Iterable[str]],
    cores: int | None,
) -> Files:
    """Return pages with the files of their charts; `terms` are those that pieces mark, by page."""
    files, drawn = draw(pages, press.site, press.words, press.base_url, press.cache / "charts", cores)

    def rendered(page: Page) -> bytes:
        around = frame(page, press.site, press.words, shared)
        around |= {"linked": linked_to(page), "sizes": sizes}
        return press.templates[page.lang].render(page, around, drawn[page.path], terms.get(page.path, ()))

    for one in press.templates.values():
        one.ready()
    return files | {
        addresses.file_of(page.path): body
        for page, body in zip(pages, spread(rendered, pages, cores), strict=True)
    }


def _rendered(press: Press, share: Share, lang: str) -> Share:
    """Return a share with its pieces as HTML."""
    said, terms = dict[str, Markup](), dict[str, list[str]]()
    for name, piece in share.said.items():
        if not isinstance(piece, Piece):  # rendered already
            continue
        path = addresses.in_language(piece.address, lang)
        around = {"lang": lang, "path": path, "root_path": "", "lines": lines_of(press.site)}
        said[name], used = press.templates[lang].piece(piece, around)
        terms.setdefault(path, []).extend(used)
    return dataclasses.replace(share, said=said, terms={path: tuple(names) for path, names in terms.items()})


def _addresses(pages: Sequence[Page], parts: Sequence[Part], site: Site) -> Iterator[tuple[str, str]]:
    """Yield every page that is to be found: its language and its address there."""
    for lang in site.languages:
        yield from (
            (lang, page.address)
            for page in pages
            if page.lang == lang and page.address != addresses.NOT_FOUND
        )
        yield from ((lang, address) for part in parts for address in part.pages[lang])

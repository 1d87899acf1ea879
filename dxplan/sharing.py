"""What a page tells those who show a link to it: Open Graph, and which feed goes with it.

Everything here is a full address, so where the public address is not known those lines are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from . import addresses
from .cards import HEIGHT, WIDTH, Card
from .model import Report, Site, Text
from .pages import Page

ARTICLES = frozenset({"initiative", "report", "meeting", "charter", "field", "theme", "about"})


@dataclass(frozen=True, slots=True)
class Shared:
    """What the site has for sharing: its public address (or none), its pictures, the places of its feeds.

    Pages of all prefectures also tell which there are, and up to which fiscal year they report.
    """

    base_url: str = ""
    cards: Mapping[str, Card] = field(default_factory=dict)
    feeds: Collection[str] = ()
    places: Sequence[tuple[Text, str]] = ()  # names and ids
    newest: int = 0


def announced(page: Page, shared: Shared) -> str:
    """Return the feed that goes with a page, in its language: its prefecture's, else the site's."""
    names = ([page.prefecture.id] if page.prefecture else []) + [""]
    found = [addresses.in_language(addresses.feed(name), page.lang) for name in names]
    return next((place for place in found if place in shared.feeds), "")


def open_graph(
    page: Page, site: Site, words: Mapping[str, Mapping[str, str]], shared: Shared
) -> list[tuple[str, str]]:
    """Return Open Graph as (property, content), in the order to print; see https://ogp.me."""
    others = [words[lang]["locale"] for lang in site.languages if lang != page.lang]
    told = [
        ("og:title", page.heading),
        ("og:description", page.description),
        ("og:type", "article" if page.template in ARTICLES else "website"),
        ("og:site_name", site.title.into(page.lang)[0]),
        ("og:locale", words[page.lang]["locale"]),
        *(("og:locale:alternate", other) for other in others),
    ]
    base_url, cards = shared.base_url, shared.cards
    if not base_url:
        return told
    told.append(("og:url", base_url + page.path))
    found = next((name for name in _cards(page) if name in cards), None)
    if found is None:
        return told
    return [
        *told,
        ("og:image", base_url + found),
        ("og:image:type", "image/png"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", cards[found].words),
    ]


def _cards(page: Page) -> list[str]:
    """Return the pictures that would do, best first: the year's report, the prefecture, the site."""
    names = [addresses.SITE_CARD]
    if page.prefecture:
        names.insert(0, page.prefecture.id)
        if isinstance(page.record, Report):
            names.insert(0, f"{page.prefecture.id}-{page.record.id}")
    return [addresses.card(name, page.lang) for name in names]

"""A Page is an address, a template and data; an Edition is the site in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dxplan import addresses, language
from dxplan.model import Prefecture, Reading, Record, Report, Site, Text
from dxplan.stories import Stories

from .description import LIMITS, OTHERS, described, ended, few
from .named import Named
from .share import Share

Crumb = tuple[str, str]  # title and address within the language


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart on a page: its id there, its heading, and its rows (a chart of dxplan.charts)."""

    id: str
    title: str
    chart: Any
    note: str = ""
    sources: tuple[str, ...] = ()  # the titles of the documents that its numbers come from


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language; `record` is the thing of content that it stands for."""

    lang: str
    address: str
    template: str
    title: str
    description: str
    data: Mapping[str, Any] = field(default_factory=dict)
    crumbs: tuple[Crumb, ...] = ()
    figures: tuple[Figure, ...] = ()
    prefecture: Prefecture | None = None
    record: Record | None = None
    scripts: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    tables: tuple[str, ...] = ()  # the tables of open data that hold what it shows
    cites: tuple[str, ...] = ()  # the documents it stands on, where its record does not name one

    @property
    def path(self) -> str:
        """The address from the root of the site."""
        return addresses.in_language(self.address, self.lang)

    @property
    def above(self) -> str:
        """What the page belongs to, where its title does not say so: its prefecture, or the list it is of."""
        whose = self.prefecture.name.into(self.lang)[0] if self.prefecture else ""
        listed = self.crumbs[-1][0] if len(self.crumbs) > 1 and not whose else ""
        return listed if whose in self.title else whose

    @property
    def heading(self) -> str:
        """The title as it stands alone, away from its site: with what the page belongs to."""
        return " – ".join(word for word in (self.title, self.above) if word)


@dataclass(frozen=True)
class Edition:
    """The site in one language, with the words that the site itself says.

    The pages of a prefecture are made from its records, those of all prefectures from their shares.
    """

    site: Site
    lang: str
    words: Mapping[str, str]
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    data: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by prefecture, then by table
    stories: Mapping[str, Stories] = field(default_factory=dict)  # by prefecture
    named: Mapping[str, Mapping[str, Named]] = field(default_factory=dict)  # what can be pointed at, likewise
    shares: tuple[Share, ...] = ()  # of all prefectures, for the pages of all

    def with_shares(self, shares: tuple[Share, ...]) -> Edition:
        """Return the edition that the pages of all prefectures are made from."""
        return replace(self, shares=shares)

    def say(self, text: Text) -> str:
        """Return words for titles and descriptions: translated if they are, else Japanese."""
        return text.into(self.lang)[0]

    def word(self, name: str, **values: object) -> str:
        """Return one of the site's own sentences with its values filled in."""
        return self.words[name].format(**values)

    def count(self, name: str, number: int, **values: object) -> str:
        """Return a sentence with a number in it, in the singular when there is one."""
        one = f"{name}_one"
        return self.word(one if number == 1 and one in self.words else name, n=number, **values)

    def describe(self, *sentences: str) -> str:
        """Return a page's description, from its sentences in the order of their weight."""
        own = [ended(sentence.strip(), self.lang) for sentence in sentences]
        told = described(self.lang, own)
        return (
            told
            if len(told) >= LIMITS.get(self.lang, OTHERS)[0]
            else described(self.lang, [*own, self.word("description_end")])
        )

    def few(self, names: Iterable[str], room: int = 0) -> str:
        """Return as many whole names as fit the room (half a description), and whether there are more."""
        room = room or LIMITS.get(self.lang, OTHERS)[1] // 2
        return few(names, room, self.word("list_comma"), self.word("and_more"))

    def places(self) -> str:
        """Return whose plans stand here, in a sentence."""
        return self.word("places_here", names=self.few(self.say(one.name) for one in self.shares))

    def year(self, report: Report, *, short: bool = False) -> str:
        """Return a report's fiscal year."""
        return language.fiscal_year(report.year, self.lang, short=short)

    def home(self) -> Crumb:
        """Return the first breadcrumb."""
        return self.word("home"), addresses.HOME

    def crumbs(self, prefecture: Prefecture, *more: Crumb) -> tuple[Crumb, ...]:
        """Return the breadcrumbs down to a page of a prefecture."""
        return (self.home(), (self.say(prefecture.name), addresses.prefecture(prefecture.id)), *more)

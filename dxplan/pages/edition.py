"""A Page is an address, a template and data; an Edition is the site in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dxplan import addresses, language
from dxplan.model import Prefecture, Reading, Record, Report, Site, Text
from dxplan.stories import Stories, tell

from .named import Named, named

Crumb = tuple[str, str]  # title and address within the language


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart on a page: its id there, its heading, and its rows (a chart of dxplan.charts)."""

    id: str
    title: str
    chart: Any
    note: str = ""


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

    @property
    def path(self) -> str:
        """The address from the root of the site."""
        return addresses.in_language(self.address, self.lang)


@dataclass(frozen=True)
class Edition:
    """The site in one language, with the words that the site itself says."""

    site: Site
    lang: str
    words: Mapping[str, str]
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def stories(self) -> dict[str, Stories]:
        """The stories of each prefecture by its id."""
        return {prefecture.id: tell(prefecture) for prefecture in self.site.prefectures}

    @cached_property
    def named(self) -> dict[str, Mapping[str, Named]]:
        """What can be pointed at in each prefecture, by the prefecture's id."""
        return {name: named(stories) for name, stories in self.stories.items()}

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

    def year(self, report: Report, *, short: bool = False) -> str:
        """Return a report's fiscal year."""
        return language.fiscal_year(report.year, self.lang, short=short)

    def home(self) -> Crumb:
        """Return the first breadcrumb."""
        return self.word("home"), addresses.HOME

    def crumbs(self, prefecture: Prefecture, *more: Crumb) -> tuple[Crumb, ...]:
        """Return the breadcrumbs down to a page of a prefecture."""
        return (self.home(), (self.say(prefecture.name), addresses.prefecture(prefecture.id)), *more)

"""What is told of a prefecture's open data wherever it is described: names, period, place, terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dxplan import addresses
from dxplan.licence import LICENCES, Licence
from dxplan.model import Prefecture, Site, Text
from dxplan.tables import Data
from dxplan.words import Words


@dataclass(frozen=True, slots=True)
class Dataset:
    """The open data of one prefecture; `base` is the public address of the site, "" where it has none."""

    site: Site
    prefecture: Prefecture
    data: Mapping[str, Data]
    words: Words
    base: str

    def title(self, lang: str) -> str:
        """Return what it is called."""
        return self.words.of(lang)["dataset_title"].format(prefecture=said(self.prefecture.name, lang))

    def description(self, lang: str) -> str:
        """Return what it holds, in a few sentences."""
        w, name = self.words.of(lang), said(self.prefecture.name, lang)
        plan = said(self.prefecture.plan.title, lang) if self.prefecture.plan else name
        return w["dataset_description"].format(prefecture=name, plan=plan, n=len(self.data))

    @property
    def licence(self) -> Licence | None:
        """The licence that site.yaml names, if it names one."""
        return LICENCES.get(self.site.licence)

    @property
    def period(self) -> tuple[str, str] | None:
        """The first and the last day of the fiscal years that the reports and the plan are about."""
        years = [report.year for report in self.prefecture.reports]
        plan = self.prefecture.plan
        years += [plan.period.first, plan.period.last] if plan and plan.period else []
        return period(min(years), max(years)) if years else None

    @property
    def place(self) -> str:
        """The code of the prefecture in ISO 3166-2; "" for a city, which has none."""
        return f"JP-{self.prefecture.code}" if self.prefecture.kind == "prefecture" else ""

    def at(self, path: str) -> str:
        """Return the public address of a path; from the root of the site where it has no public address."""
        return f"{self.base}{path}"

    def page(self, lang: str) -> str:
        """Return the address of the page that tells of it."""
        return self.at(addresses.in_language(addresses.dataset(self.prefecture.id), lang))


def period(first: int, last: int) -> tuple[str, str]:
    """Return the first and the last day of fiscal years, which begin on 1 April."""
    return f"{first}-04-01", f"{last + 1}-03-31"


def said(text: Text, lang: str) -> str:
    """Return words in a language, in Japanese where they are not translated."""
    return text.into(lang)[0]


def in_both(name: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return a property in Japanese, and beside it the same with the ending of each other language."""
    return {name if lang == "ja" else f"{name}_{lang}": text for lang, text in texts.items() if text}

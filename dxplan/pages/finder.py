"""One thing that a reader can find, and the maker of such things in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dxplan.language import lines
from dxplan.model import Prefecture, Text

from .edition import Edition

KINDS = (
    "initiative", "policy", "statistic", "schedule", "report", "plan", "headquarters", "theme", "department",
    "source", "term", "page",
)  # fmt: skip


def facet(prefecture: Prefecture, field: str) -> str:
    """Return what the filter by field compares: fields of two prefectures may share an id."""
    return f"{prefecture.id}.{field}" if field else ""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found, in one language. The address is relative to the root of that language.

    The facets are what the filters compare; several values of one are told apart by spaces.
    """

    address: str
    lang: str
    title: str
    original: str
    kind: str
    label: str
    texts: tuple[str, ...]
    facets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finder:
    """Makes the records of one edition."""

    edition: Edition

    def record(
        self,
        address: str,
        title: Text,
        kind: str,
        label: Iterable[str],
        texts: Iterable[Text | str],
        **facets: str,
    ) -> SearchRecord:
        """Return a record; texts are cut into lines, each a passage without its mark."""
        edition = self.edition
        passages = [edition.say(text) if isinstance(text, Text) else text for text in texts]
        return SearchRecord(
            address,
            edition.lang,
            edition.say(title),
            title.ja if edition.lang != "ja" else "",
            kind,
            " › ".join(part for part in label if part),
            tuple(dict.fromkeys(line.words for passage in passages for line in lines(passage))),
            {name: value for name, value in {"kind": kind, **facets}.items() if value},
        )

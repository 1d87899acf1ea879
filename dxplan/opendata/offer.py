"""What is told of a prefecture's open data elsewhere than on its own pages: plain words, no records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dxplan import addresses, language

from .catalog import entry
from .dataset import Dataset, said


@dataclass(frozen=True, slots=True)
class Offer:
    """The open data of a prefecture: what pages tell of it, by language, and what the catalogue does.

    `sizes` are bytes of its files by their path on the site.
    """

    id: str
    told: Mapping[str, Mapping[str, Any]]
    bundle: Mapping[str, str]  # what the zip is called, by language
    entry: Mapping[str, Any]
    sizes: Mapping[str, int]


def offer(of: Dataset, files: Mapping[str, bytes]) -> Offer:
    """Return what is told of data whose files are given by their path on the site."""
    languages = of.site.languages
    return Offer(
        of.prefecture.id,
        {lang: _told(of, lang) for lang in languages},
        {lang: of.words.of(lang)["data_bundle"] for lang in languages},
        entry(of, files),
        {path: len(body) for path, body in files.items()},
    )


def _told(of: Dataset, lang: str) -> dict[str, Any]:
    """Return a name, a description and the rights, in the words of schema.org."""
    return {"name": of.title(lang), "description": of.description(lang), **rights(of, lang)}


def rights(of: Dataset, lang: str) -> dict[str, Any]:
    """Return under which terms data stand, who published what is in them, and that they cost nothing."""
    made: dict[str, Any] = {"license": of.licence.address} if of.licence else {}
    if of.site.terms:
        made["copyrightNotice"] = said(of.site.terms, lang)
    creator = {"@type": "Organization", "name": said(of.prefecture.name, lang)}
    return {**made, "creator": creator, "isAccessibleForFree": True}


def zipped(of: Offer, lang: str) -> tuple[str, str, str]:
    """Return the zip of all data: its path, what it is called, how much it is."""
    path = addresses.bundle(of.id)
    return path, of.bundle[lang], language.weight(of.sizes[path])

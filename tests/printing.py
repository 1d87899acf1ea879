"""The pages and files of a site that has been read, in this process and without writing anything."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

import build
from dxplan.drafts import published
from dxplan.model import Prefecture, Site
from dxplan.opendata import Dataset
from dxplan.pages import Edition, Page, named, pages_of
from dxplan.press import Press
from dxplan.publish import Part, files_of_all, pages_for_all, part_of
from dxplan.stories import tell
from dxplan.tables import data_of
from dxplan.words import read_words

BASE = "https://example.org/small/"


def press(site: Site, base: str = BASE, cache: Path | None = None) -> Press:
    """Return what the pages of a site are made with."""
    words = read_words(build.LAYOUTS, site.languages)
    kept = cache or Path(tempfile.gettempdir(), "dxplan-tests")
    return Press(dataclasses.replace(site, prefectures=()), words, build.LAYOUTS, base, kept)


def parts(made_with: Press, site: Site) -> list[Part]:
    """Return what each prefecture of a site comes to."""
    return [part_of(made_with, one, {}) for one in site.prefectures]


def files(site: Site, base: str = BASE, cache: Path | None = None) -> dict[str, bytes]:
    """Return the files of a site but the search, by their paths."""
    site = published(site)
    made_with = press(site, base, cache)
    own = parts(made_with, site)
    assert not [problem for part in own for problem in part.problems]
    found = files_of_all(made_with, own, pages_for_all(made_with, own))
    for part in own:
        found |= part.files
    return found


def editions(site: Site, one: Prefecture, base: str = "") -> list[Edition]:
    """Return a prefecture in each language, as its pages are made from it."""
    stories = tell(one)
    return list(
        press(site, base).editions(
            dataclasses.replace(site, prefectures=(one,)),
            stories={one.id: stories},
            named={one.id: named(stories)},
            data={one.id: data_of(stories, site.languages)},
        )
    )


def pages(site: Site, base: str = "") -> list[Page]:
    """Return every page of a site."""
    own = [
        page for one in site.prefectures for each in editions(site, one, base) for page in pages_of(each, one)
    ]
    made_with = press(site, base)
    told = parts(made_with, site)
    return own + [page for _, every in pages_for_all(made_with, told) for page in every]


def datasets(site: Site, base: str) -> dict[str, Dataset]:
    """Return the open data of each prefecture by its id."""
    words = read_words(build.LAYOUTS, site.languages)
    return {
        one.id: Dataset(site, one, data_of(tell(one), site.languages), words, base)
        for one in site.prefectures
    }

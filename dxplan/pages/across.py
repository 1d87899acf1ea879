"""What all prefectures share a page for: what is behind plan, who answers, how far the translation is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dxplan import addresses
from dxplan.language import percent
from dxplan.model import Record, Text
from dxplan.model.walk import records, texts
from dxplan.problems import Place

from .edition import Edition, Page
from .overview import overview


def behind(edition: Edition) -> Iterator[Page]:
    """Yield the page of everything graded below plan, and of the plans that nothing was graded of."""
    told = []
    for one in edition.site.prefectures:
        stories = edition.stories[one.id]
        newest = next(iter(stories.graded_reports), None)
        told.append((one, overview(stories, newest) if newest else None))
    yield Page(
        edition.lang,
        addresses.BEHIND,
        "behind",
        edition.word("behind_title"),
        edition.describe(
            edition.word("behind_description"),
            *(
                edition.word(
                    "behind_counted", prefecture=edition.say(one.name), n=len(sum_.behind), graded=sum_.judged
                )
                for one, sum_ in told
                if sum_
            ),
        ),
        {"told": told},
        (edition.home(),),
    )


def departments(edition: Edition) -> Iterator[Page]:
    """Yield the page of all departments, by prefecture."""
    told = [
        (one, [(own, edition.stories[one.id].of_department(own.id)) for own in one.departments.values()])
        for one in edition.site.prefectures
        if one.departments
    ]
    if not told:
        return
    yield Page(
        edition.lang,
        addresses.DEPARTMENTS,
        "all-departments",
        edition.word("all_departments_title"),
        edition.describe(
            edition.word("all_departments_description"),
            edition.few(
                edition.word("department_count", prefecture=edition.say(one.name), n=len(own))
                for one, own in told
            ),
        ),
        {"told": told},
        (edition.home(),),
    )


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text that a language lacks or that was translated from older words, and where it is typed."""

    text: Text
    place: Place
    late: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the translation of one part of the site is; `share` in percent, rounded down to one decimal."""

    name: Text | str
    total: int
    done: int
    open: tuple[Untranslated, ...]

    @property
    def share(self) -> str:
        """The share that is translated from the words as they are now; 100 only when all is."""
        whole = percent(self.done, self.total)
        return "99.9" if whole == 100 and self.done < self.total else f"{whole:f}".removesuffix(".0")


def coverage(edition: Edition) -> Iterator[Page]:
    """Yield the page of how far the translation is, for each prefecture and for what they share."""
    if edition.lang == "ja":
        languages = [lang for lang in edition.site.languages if lang != "ja"]
    else:
        languages = [edition.lang]
    told = [(lang, list(_parts(edition, lang))) for lang in languages]
    yield Page(
        edition.lang,
        addresses.COVERAGE,
        "coverage",
        edition.word("coverage_title"),
        edition.describe(edition.word("coverage_description")),
        {"told": told},
        (edition.home(),),
    )


def _parts(edition: Edition, lang: str) -> Iterator[Coverage]:
    site = edition.site
    told = [(path, (text, Place(f"{path}.md"))) for path, text in site.texts.items()]
    for one in site.prefectures:
        own = [pair for path, pair in told if path.startswith(f"{one.id}/")]
        yield _coverage(one.name, [*_texts(one), *own], lang)
    common = [(text, site.at(key)) for key, text in texts(site) if key != "texts"]
    common += [pair for record in (*site.glossary, *site.themes) for pair in _texts(record)]
    common += [pair for path, pair in told if "/" not in path]
    yield _coverage(edition.word("coverage_common"), common, lang)


def _texts(of: Record) -> list[tuple[Text, Place]]:
    return [(text, record.at(key)) for record in records(of) for key, text in texts(record)]


def _coverage(name: Text | str, told: list[tuple[Text, Place]], lang: str) -> Coverage:
    left = tuple(
        Untranslated(text, place, lang in text.translations)
        for text, place in told
        if lang not in text.translations or lang in text.behind
    )
    return Coverage(name, len(told), len(told) - len(left), left)

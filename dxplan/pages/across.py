"""What all prefectures share a page for: what is behind plan, who answers, how far the translation is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dxplan import addresses
from dxplan.language import percent
from dxplan.model import Prefecture, Record, Text
from dxplan.model.walk import records, texts
from dxplan.problems import Place

from .edition import Edition, Page
from .overview import Overview, overview
from .share import Piece


def behind(edition: Edition) -> Iterator[Page]:
    """Yield the page of everything graded below plan, and of the plans that nothing was graded of."""
    yield Page(
        edition.lang,
        addresses.BEHIND,
        "behind",
        edition.word("behind_title"),
        edition.describe(
            edition.word("behind_description"),
            *(
                edition.word(
                    "behind_counted", prefecture=edition.say(one.name), n=one.behind[0], graded=one.behind[1]
                )
                for one in edition.shares
                if one.behind
            ),
        ),
        {"shares": edition.shares},
        (edition.home(),),
    )


def behind_of(edition: Edition, one: Prefecture) -> Overview | None:
    """Return the newest report that grades anything in numbers, with what it grades below plan."""
    stories = edition.stories[one.id]
    newest = next(iter(stories.graded_reports), None)
    return overview(stories, newest) if newest else None


def departments(edition: Edition) -> Iterator[Page]:
    """Yield the page of all departments, by prefecture."""
    told = [one for one in edition.shares if one.departments]
    yield Page(
        edition.lang,
        addresses.DEPARTMENTS,
        "all-departments",
        edition.word("all_departments_title"),
        edition.describe(
            edition.word("all_departments_description"),
            edition.few(
                edition.word("department_count", prefecture=edition.say(one.name), n=one.departments)
                for one in told
            ),
        ),
        {"shares": told},
        (edition.home(),),
    )


def pieces(edition: Edition, one: Prefecture) -> dict[str, Piece]:
    """Return what the pages of what is behind, and of all departments, say of a prefecture."""
    own = [(each, edition.stories[one.id].of_department(each.id)) for each in one.departments.values()]
    found = {"behind": Piece("behind", addresses.BEHIND, {"p": one, "sum": behind_of(edition, one)})}
    if own:
        found["departments"] = Piece("departments", addresses.DEPARTMENTS, {"p": one, "own": own})
    return found


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
    told = [
        (lang, [*(one.coverage[lang] for one in edition.shares), _common(edition, lang)])
        for lang in _covered(edition)
    ]
    yield Page(
        edition.lang,
        addresses.COVERAGE,
        "coverage",
        edition.word("coverage_title"),
        edition.describe(edition.word("coverage_description")),
        {"told": told},
        (edition.home(),),
    )


def coverage_rows(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield the same as rows of a table: each language and prefecture (none for what they share)."""
    for lang in _covered(edition):
        told = [(one.id, one.coverage[lang]) for one in edition.shares]
        for name, own in [*told, ("", _common(edition, lang))]:
            yield {
                "language": lang,
                "prefecture": name,
                "texts": own.total,
                "translated": own.done,
                "percent": own.share,
            }


def _covered(edition: Edition) -> list[str]:
    """Return the languages that a page tells of: its own, or on a Japanese page all others."""
    others = [lang for lang in edition.site.languages if lang != "ja"]
    return others if edition.lang == "ja" else [edition.lang]


def coverage_of(edition: Edition, one: Prefecture) -> dict[str, Coverage]:
    """Return how far the translation of a prefecture is, by language."""
    told = [*_texts(one), *_prose(edition, f"{one.id}/")]
    return {lang: _coverage(one.name, told, lang) for lang in _covered(edition)}


def _common(edition: Edition, lang: str) -> Coverage:
    """Return how far the translation of what belongs to no prefecture is."""
    site = edition.site
    common = [(text, site.at(key)) for key, text in texts(site) if key != "texts"]
    common += [pair for record in (*site.glossary, *site.themes) for pair in _texts(record)]
    common += [pair for pair in _prose(edition, "") if "/" not in pair[1].file]
    return _coverage(edition.word("coverage_common"), common, lang)


def _prose(edition: Edition, under: str) -> list[tuple[Text, Place]]:
    """Return the Markdown texts below a folder, each with its file."""
    told = edition.site.texts.items()
    return [(text, Place(f"{path}.md")) for path, text in told if path.startswith(under)]


def _texts(of: Record) -> list[tuple[Text, Place]]:
    return [(text, record.at(key)) for record in records(of) for key, text in texts(record)]


def _coverage(name: Text | str, told: list[tuple[Text, Place]], lang: str) -> Coverage:
    left = tuple(
        Untranslated(text, place, lang in text.translations)
        for text, place in told
        if lang not in text.translations or lang in text.behind
    )
    return Coverage(name, len(told), len(told) - len(left), left)

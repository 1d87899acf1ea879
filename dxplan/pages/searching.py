"""The search page: its filters, and where to look when there is nothing to list."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.language import fiscal_year

from .edition import Edition, Page
from .finder import KINDS, facet

Options = list[tuple[str, str]]


def search(edition: Edition) -> Iterator[Page]:
    """Yield the search page; its results are put in by its own script."""
    here = addresses.in_language(addresses.SEARCH, edition.lang)
    offered = _lists(edition)
    lists = [
        (label, addresses.relative(addresses.in_language(to, edition.lang), here)) for label, to in offered
    ]
    yield Page(
        edition.lang,
        addresses.SEARCH,
        "search",
        edition.word("search_title"),
        edition.describe(edition.word("search_description"), edition.places()),
        {"filters": _facets(edition), "lists": lists, "themes": edition.site.themes},
        (edition.home(),),
        scripts=("search.js",),
    )


def _lists(edition: Edition) -> list[tuple[str, str]]:
    """Return where to look when a search finds nothing."""
    found = []
    for one in edition.site.prefectures:
        name = edition.say(one.name)
        if edition.stories[one.id].all:
            found.append((edition.word("initiatives_title", prefecture=name), addresses.initiatives(one.id)))
        elif one.plan:
            found.append((edition.say(one.plan.title), addresses.plan(one.id)))
        if one.departments:
            found.append((edition.word("departments_title", prefecture=name), addresses.departments(one.id)))
    return [*found, (edition.word("glossary_title"), addresses.GLOSSARY)] if edition.site.glossary else found


def _facets(edition: Edition) -> list[dict[str, object]]:
    """Return the filters of the search page; one that could not narrow anything is left out."""
    offered: tuple[tuple[str, Options], ...] = (
        ("prefecture", [(one.id, edition.say(one.name)) for one in edition.site.prefectures]),
        ("kind", [(kind, edition.word(f"kind_{kind}")) for kind in KINDS]),
        ("field", _fields(edition)),
        ("department", _departments(edition)),
        ("year", _years(edition)),
        ("grade", _grades(edition)),
    )
    return [
        {"name": name, "label": edition.word(f"filter_{name}"), "options": options}
        for name, options in offered
        if len(options) > 1
    ]


def _fields(edition: Edition) -> Options:
    return [
        (facet(one, field.id), _within(edition, edition.say(one.name), edition.say(field.title)))
        for one in edition.site.prefectures
        for field in (one.plan.fields if one.plan else ())
    ]


def _departments(edition: Edition) -> Options:
    """Return the departments that a document names for an initiative."""
    return [
        (facet(one, name), _within(edition, edition.say(one.name), edition.say(department.name)))
        for one in edition.site.prefectures
        for name, department in one.departments.items()
        if any(name in story.departments for story in edition.stories[one.id].all)
    ]


def _within(edition: Edition, prefecture: str, name: str) -> str:
    """Return a name with the prefecture before it, where there are several."""
    return f"{prefecture} › {name}" if len(edition.site.prefectures) > 1 else name


def _years(edition: Edition) -> Options:
    years = {report.id: report.year for one in edition.site.prefectures for report in one.reports}
    newest_first = sorted(years.items(), key=lambda pair: pair[1], reverse=True)
    return [(name, fiscal_year(year, edition.lang)) for name, year in newest_first]


def _grades(edition: Edition) -> Options:
    grades = {
        grade.mark: f"{grade.mark} {edition.say(grade.meaning)}"
        for one in edition.site.prefectures
        for grade in edition.stories[one.id].grades
    }
    return list(grades.items())

"""The search page: its filters, and where to look when there is nothing to list."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.language import fiscal_year
from dxplan.model import Prefecture

from .edition import Edition, Page
from .finder import KINDS, facet
from .share import Options


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
    for one in edition.shares:
        name = edition.say(one.name)
        if one.initiatives:
            found.append((edition.word("initiatives_title", prefecture=name), addresses.initiatives(one.id)))
        elif one.plan:
            found.append((edition.say(one.plan), addresses.plan(one.id)))
        if one.departments:
            found.append((edition.word("departments_title", prefecture=name), addresses.departments(one.id)))
    return [*found, (edition.word("glossary_title"), addresses.GLOSSARY)] if edition.site.glossary else found


def _facets(edition: Edition) -> list[dict[str, object]]:
    """Return the filters of the search page; one that could not narrow anything is left out."""
    offered: tuple[tuple[str, Options], ...] = (
        ("prefecture", [(one.id, edition.say(one.name)) for one in edition.shares]),
        ("kind", [(kind, edition.word(f"kind_{kind}")) for kind in KINDS]),
        ("field", _within(edition, "field")),
        ("department", _within(edition, "department")),
        ("year", sorted(_all(edition, "year"), reverse=True)),
        ("grade", _all(edition, "grade")),
    )
    return [
        {"name": name, "label": edition.word(f"filter_{name}"), "options": options}
        for name, options in offered
        if len(options) > 1
    ]


def _within(edition: Edition, name: str) -> Options:
    """Return the choices of all prefectures, each with its prefecture before it where there are several."""
    several = len(edition.shares) > 1
    return [
        (value, f"{edition.say(one.name)} › {words}" if several else words)
        for one in edition.shares
        for value, words in one.filters[name]
    ]


def _all(edition: Edition, name: str) -> Options:
    """Return the choices of all prefectures, each once."""
    return list({value: words for one in edition.shares for value, words in one.filters[name]}.items())


def filters(edition: Edition, one: Prefecture) -> dict[str, Options]:
    """Return the choices of the filters that a prefecture brings: values as in its records, and words."""
    stories = edition.stories[one.id]
    named = {name for story in stories.all for name in story.departments}
    return {
        "field": [
            (facet(one, each.id), edition.say(each.title)) for each in (one.plan.fields if one.plan else ())
        ],
        "department": [
            (facet(one, name), edition.say(each.name))
            for name, each in one.departments.items()
            if name in named
        ],
        "year": [(report.id, fiscal_year(report.year, edition.lang)) for report in one.reports],
        "grade": [(grade.mark, f"{grade.mark} {edition.say(grade.meaning)}") for grade in stories.grades],
    }

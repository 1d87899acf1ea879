"""The pages above the prefectures: home, search, data, sources, glossary, about, not found."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.language import blocks
from dxplan.model import Definition, Prefecture, Report
from dxplan.rows import data_of

from .edition import Edition, Page
from .figures import units
from .finder import KINDS, facet
from .overview import amount, overview, promised
from .tiles import tiles


def latest(edition: Edition, prefecture: Prefecture) -> Report | None:
    """Return the newest report that grades anything."""
    graded = edition.stories[prefecture.id].graded_reports
    return graded[0] if graded else None


def home(edition: Edition) -> Iterator[Page]:
    """Yield the first page: search, each prefecture at a glance, what changed, what is behind."""
    glances = []
    figures = []
    for prefecture in edition.site.prefectures:
        stories = edition.stories[prefecture.id]
        report = latest(edition, prefecture)
        glances.append(
            {
                "prefecture": prefecture,
                "stories": stories,
                "report": report,
                "sum": overview(stories, report) if report else None,
                "promised": promised(stories),
                "amount": amount(edition, stories.all, prefecture.plan.fields if prefecture.plan else ()),
            }
        )
        if report:
            figures.append(units(edition, prefecture, report))
    yield Page(
        edition.lang,
        addresses.HOME,
        "home",
        edition.say(edition.site.title),
        edition.say(edition.site.tagline),
        {
            "glances": glances,
            "map": tiles(edition.site.prefectures, edition.stories),
            "cities": [one for one in edition.site.prefectures if one.kind == "city"],
            "themes": edition.site.themes,
        },
        figures=tuple(figures),
    )


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
        edition.word("search_description"),
        {"filters": _facets(edition), "lists": lists},
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
        if one.departments:
            found.append((edition.word("departments_title", prefecture=name), addresses.departments(one.id)))
    return [*found, (edition.word("glossary_title"), addresses.GLOSSARY)] if edition.site.glossary else found


def _facets(edition: Edition) -> list[dict[str, object]]:
    """Return the filters of the search page; one that could not narrow anything is left out."""
    prefectures = [(one.id, edition.say(one.name)) for one in edition.site.prefectures]
    fields: dict[str, str] = {}
    grades: dict[str, str] = {}
    for one in edition.site.prefectures:
        own = edition.say(one.name) if len(edition.site.prefectures) > 1 else ""
        fields |= {
            facet(one, field.id): " › ".join(word for word in (own, edition.say(field.title)) if word)
            for field in (one.plan.fields if one.plan else ())
        }
        grades |= {
            grade.mark: f"{grade.mark} {edition.say(grade.meaning)}"
            for grade in edition.stories[one.id].grades
        }
    kinds = [(kind, edition.word(f"kind_{kind}")) for kind in KINDS]
    offered = (("kind", kinds), ("prefecture", prefectures), ("field", list(fields.items())))
    return [
        {"name": name, "label": edition.word(f"filter_{name}"), "options": options}
        for name, options in (*offered, ("grade", list(grades.items())))
        if len(options) > 1
    ]


def data(edition: Edition) -> Iterator[Page]:
    """Yield the page of open data: every file with what it holds."""
    tables = [
        (one, tuple(data_of(edition.stories[one.id], edition.site.languages)))
        for one in edition.site.prefectures
    ]
    yield Page(
        edition.lang,
        addresses.DATA,
        "data",
        edition.word("data_title"),
        edition.word("data_description"),
        {"tables": tables},
        (edition.home(),),
    )


def sources(edition: Edition) -> Iterator[Page]:
    """Yield the list of all documents, and for each prefecture its documents with the readings."""
    yield Page(
        edition.lang,
        addresses.SOURCES,
        "sources",
        edition.word("sources_title"),
        edition.word("sources_description"),
        {"prefectures": edition.site.prefectures},
        (edition.home(),),
    )
    for prefecture in edition.site.prefectures:
        title = edition.word("prefecture_sources_title", prefecture=edition.say(prefecture.name))
        yield Page(
            edition.lang,
            addresses.sources(prefecture.id),
            "prefecture-sources",
            title,
            edition.word("prefecture_sources_description", prefecture=edition.say(prefecture.name)),
            {"prefecture": prefecture, "named": edition.named[prefecture.id]},
            edition.crumbs(prefecture),
            prefecture=prefecture,
            record=prefecture,
        )


def glossary(edition: Edition) -> Iterator[Page]:
    """Yield the list of terms: by reading in Japanese, by alphabet in other languages."""
    terms = edition.site.glossary
    if not terms:
        return
    if edition.lang == "ja":
        ordered = sorted(terms, key=lambda term: (term.reading or term.term.ja, term.id))
    else:
        ordered = sorted(terms, key=lambda term: (edition.say(term.term).casefold(), term.id))
    yield Page(
        edition.lang,
        addresses.GLOSSARY,
        "glossary",
        edition.word("glossary_title"),
        edition.word("glossary_description"),
        {"terms": ordered, "definitions": _definitions(edition)},
        (edition.home(),),
    )


def _definitions(edition: Edition) -> dict[str, list[tuple[Prefecture, Definition]]]:
    """Return what each plan itself means by a term, by the term's id."""
    found: dict[str, list[tuple[Prefecture, Definition]]] = {}
    for one in edition.site.prefectures:
        for definition in one.plan.definitions if one.plan else ():
            found.setdefault(definition.term, []).append((one, definition))
    return found


def about(edition: Edition) -> Iterator[Page]:
    """Yield the page about the site, from about.md."""
    text = edition.site.texts.get("about")
    if text is None:
        return
    heading, _, rest = edition.say(text).partition("\n")
    told = [line.words for block in blocks(rest) for line in block.lines if not line.words.startswith("#")]
    yield Page(
        edition.lang,
        addresses.ABOUT,
        "about",
        heading.lstrip("# ").strip(),
        told[0] if told else edition.say(edition.site.tagline),
        {"body": text, "shipped": _shipped(edition)},
        (edition.home(),),
    )


def _shipped(edition: Edition) -> list[tuple[str, str, str]]:
    """Return the software that the published site carries, its licence and what it does."""
    return [
        ("Pagefind", "MIT", edition.word("licence_search")),
        ("Vega, Vega-Lite, Vega-Embed", "BSD-3-Clause", edition.word("licence_charts")),
    ]


def not_found(edition: Edition) -> Iterator[Page]:
    """Yield the page for addresses that do not exist: one file, in all languages, for any depth."""
    if edition.lang != "ja":
        return
    yield Page(
        edition.lang,
        addresses.NOT_FOUND,
        "not-found",
        edition.word("not_found_title"),
        edition.word("not_found_description"),
        {"others": [(lang, words) for lang, words in edition.others.items()]},
    )

"""The pages above the prefectures: home, data, sources, glossary, about, not found."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.language import blocks
from dxplan.model import Definition, Prefecture, Report

from .edition import Edition, Page
from .figures import units
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
        edition.describe(edition.say(edition.site.tagline), edition.places()),
        {
            "glances": glances,
            "map": tiles(edition.site.prefectures, edition.stories),
            "cities": [one for one in edition.site.prefectures if one.kind == "city"],
            "themes": edition.site.themes,
        },
        figures=tuple(figures),
    )


def sources(edition: Edition) -> Iterator[Page]:
    """Yield the list of all documents, and for each prefecture its documents with the readings."""
    yield Page(
        edition.lang,
        addresses.SOURCES,
        "sources",
        edition.word("sources_title"),
        edition.describe(
            edition.word("sources_description"),
            edition.word("sources_counted", n=sum(len(one.sources) for one in edition.site.prefectures)),
        ),
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
            edition.describe(
                edition.word("prefecture_sources_description", prefecture=edition.say(prefecture.name)),
                edition.few(edition.say(source.title) for source in prefecture.sources.values()),
                edition.word("readings_counted", n=len(prefecture.readings)) if prefecture.readings else "",
            ),
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
        edition.describe(
            edition.word("glossary_description"), edition.few(edition.say(term.term) for term in ordered)
        ),
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
    told = [
        line.words.lstrip("- ")
        for block in blocks(rest)
        for line in block.lines
        if not line.words.startswith("#")
    ]
    yield Page(
        edition.lang,
        addresses.ABOUT,
        "about",
        heading.lstrip("# ").strip(),
        edition.describe(*(told or [edition.say(edition.site.tagline)])),
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
        edition.describe(edition.word("not_found_description")),
        {"others": [(lang, words) for lang, words in edition.others.items()]},
    )

"""The pages above the prefectures: home, data, sources, glossary, about, not found."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.language import blocks
from dxplan.model import Definition, Prefecture, Report

from .edition import Edition, Figure, Page
from .figures import units
from .overview import amount, overview, promised
from .share import Piece
from .tiles import tiles


def latest(edition: Edition, prefecture: Prefecture) -> Report | None:
    """Return the newest report that grades anything."""
    graded = edition.stories[prefecture.id].graded_reports
    return graded[0] if graded else None


def glance(edition: Edition, one: Prefecture) -> dict[str, Piece]:
    """Return what the first page says of a prefecture: itself at a glance, what is behind, what changed."""
    stories, report = edition.stories[one.id], latest(edition, one)
    told = {
        "prefecture": one,
        "stories": stories,
        "report": report,
        "sum": overview(stories, report) if report else None,
        "promised": promised(stories),
        "amount": amount(edition, stories.all, one.plan.fields if one.plan else ()),
    }
    pieces = ["glance"]
    if report and overview(stories, report).behind:
        pieces.append("home-behind")
    if report and len(stories.graded_reports) > 1:
        pieces.append("home-changed")
    return {name: Piece(name, addresses.HOME, {"glance": told}) for name in pieces}


def home(edition: Edition) -> Iterator[Page]:
    """Yield the first page: search, each prefecture at a glance, what changed, what is behind."""
    yield Page(
        edition.lang,
        addresses.HOME,
        "home",
        edition.say(edition.site.title),
        edition.describe(edition.say(edition.site.tagline), edition.places()),
        {
            "shares": edition.shares,
            "map": tiles(edition.shares),
            "cities": [one for one in edition.shares if one.kind == "city"],
            "themes": edition.site.themes,
        },
        figures=tuple(figure for one in edition.shares for figure in one.figures),
    )


def glance_figures(edition: Edition, one: Prefecture) -> tuple[Figure, ...]:
    """Return the charts of a prefecture on the first page."""
    report = latest(edition, one)
    return (units(edition, one, report),) if report else ()


def sources(edition: Edition) -> Iterator[Page]:
    """Yield the list of all documents."""
    yield Page(
        edition.lang,
        addresses.SOURCES,
        "sources",
        edition.word("sources_title"),
        edition.describe(
            edition.word("sources_description"),
            edition.word("sources_counted", n=sum(one.sources for one in edition.shares)),
        ),
        {"shares": edition.shares},
        (edition.home(),),
    )


def documents(one: Prefecture) -> dict[str, Piece]:
    """Return what the list of all documents says of a prefecture."""
    return {"sources": Piece("sources", addresses.SOURCES, {"p": one})}


def sources_of(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the documents of a prefecture with the readings."""
    name = edition.say(one.name)
    yield Page(
        edition.lang,
        addresses.sources(one.id),
        "prefecture-sources",
        edition.word("prefecture_sources_title", prefecture=name),
        edition.describe(
            edition.word("prefecture_sources_description", prefecture=name),
            edition.few(edition.say(source.title) for source in one.sources.values()),
            edition.word("readings_counted", n=len(one.readings)) if one.readings else "",
        ),
        {"prefecture": one, "named": edition.named[one.id]},
        edition.crumbs(one),
        prefecture=one,
        record=one,
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
        {"terms": ordered, "shares": edition.shares},
        (edition.home(),),
    )


def definitions(one: Prefecture) -> dict[str, Piece]:
    """Return what the plan of a prefecture itself means by terms of the glossary."""
    found: dict[str, list[Definition]] = {}
    for definition in one.plan.definitions if one.plan else ():
        found.setdefault(definition.term, []).append(definition)
    return {
        f"term-{term}": Piece("definitions", addresses.GLOSSARY, {"p": one, "definitions": own})
        for term, own in found.items()
    }


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

"""What stands around every page: title, navigation, breadcrumbs, the other language, the address to cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from . import addresses
from .citation import citation
from .model import Prefecture, Site
from .pages import Page
from .render import CSP, seen_from
from .sharing import Shared, announced, open_graph
from .tables import TABLES
from .tables.meaning import title_of
from .words import Words

FIRST_SCRIPTS = frozenset({"list.js", "search.js"})  # they shape the page before it is first painted
EVERYWHERE = ("site.js",)
FORMATS = ("csv", "json")


def frame(page: Page, site: Site, words: Words, shared: Shared) -> dict[str, Any]:
    """Return what base.html reads as `page`; links are relative, but for canonical and alternates."""
    w, base_url = words.of(page.lang), shared.base_url
    other = next(lang for lang in site.languages if lang != page.lang)
    lost = page.address == addresses.NOT_FOUND

    # The page for lost addresses is shown at any depth, so its links begin at the root of the host.
    root = (urlsplit(base_url).path or "/") if lost else ""

    def to(address: str) -> str:
        return seen_from(page.path, addresses.in_language(address, page.lang), root)

    feed = announced(page, shared)
    named = site.title.into(page.lang)[0]
    return {
        "lang": page.lang,
        "path": page.path,
        "title": named if page.address == addresses.HOME else f"{page.heading} – {named}",
        "heading": page.title,
        "description": page.description,
        "csp": CSP,
        "root_path": root,
        "site": named,
        "tagline": site.tagline.into(page.lang)[0],
        "canonical": f"{base_url}{page.path}" if base_url else "",
        "open_graph": open_graph(page, site, words.sentences, shared),
        "twitter": "summary_large_image" if base_url else "summary",
        "citation": "" if lost else citation(page, site, w, base_url, shared.newest),
        "feed": seen_from(page.path, feed, root) if feed else "",
        "lost": lost,
        "alternates": [] if lost else _alternates(page, site, base_url),
        "kind": page.template,
        "root": seen_from(page.path, "", root),
        "home": to(addresses.HOME),
        "switch": {
            "href": seen_from(
                page.path, addresses.in_language(addresses.HOME if lost else page.address, other), root
            ),
            "lang": other,
        },
        "breadcrumbs": [*((title, to(address)) for title, address in page.crumbs), (page.title, None)]
        if page.crumbs
        else [],
        "nav": [
            {"label": label, "href": to(address), "current": page.address.startswith(address)}
            for label, address in _navigation(page.prefecture, site, w, shared)
        ],
        "footer": [(label, to(address)) for label, address in _footer(site, w)],
        "readings": page.readings,
        "source_note": "",
        "terms": site.terms,
        "tables": [_files(page, page.prefecture.id, name, root) for name in page.tables if page.prefecture],
        "dataset": to(addresses.dataset(page.prefecture.id)) if page.prefecture else "",
        "edit": _edit(page, site),
        "lines": lines_of(site),
        "charts": bool(page.figures),
        "scripts": _scripts(page, root, first=False),
        "scripts_first": _scripts(page, root, first=True),
    }


def _alternates(page: Page, site: Site, base_url: str) -> list[tuple[str, str]]:
    if not base_url:
        return []
    found = [(lang, base_url + addresses.in_language(page.address, lang)) for lang in site.languages]
    return [*found, ("x-default", base_url + page.address)]


def _files(page: Page, of: str, name: str, root: str) -> tuple[str, str, str]:
    """Return a table that holds what a page shows: what it is called, its CSV and its JSON."""
    csv, json = (seen_from(page.path, addresses.download(of, name, ending), root) for ending in FORMATS)
    return title_of(TABLES[name], page.lang), csv, json


def _edit(page: Page, site: Site) -> str:
    """Return where the record that the page stands for is typed, in the public repository if there is one."""
    if not site.repository or page.record is None or not page.record.place.file:
        return ""
    place = page.record.place
    return f"{lines_of(site)}{place.file}#L{place.line}"


def lines_of(site: Site) -> str:
    """Return what stands before a file of content in the public repository, if there is one."""
    return f"{site.repository.rstrip('/')}/blob/HEAD/content/" if site.repository else ""


def _navigation(
    prefecture: Prefecture | None, site: Site, w: Mapping[str, str], shared: Shared
) -> list[tuple[Any, str]]:
    """Return the pages of the prefecture at hand, or the prefectures and the common pages."""
    if prefecture is None:
        places: list[tuple[Any, str]] = [(name, addresses.prefecture(own)) for name, own in shared.places]
        if site.themes:
            places.append((w["themes_title"], addresses.THEMES))
        return [*places, (w["sources"], addresses.SOURCES), (w["nav_data"], addresses.DATA)]
    name = prefecture.id
    items: list[tuple[Any, str]] = []
    if prefecture.plan:
        items.append((w["plan"], addresses.plan(name)))
        if any(area.initiatives for field in prefecture.plan.fields for area in field.areas):
            items.append((w["initiatives"], addresses.initiatives(name)))
    if any(evaluation.values for report in prefecture.reports for evaluation in report.evaluations.values()):
        items.append((w["nav_indicators"], addresses.indicators(name)))
    newest = next(iter(prefecture.reports), None)
    if newest:
        items.append((w["nav_report"], addresses.report(name, newest.year)))
        if newest.schedule:
            items.append((w["schedule"], addresses.schedule(name, newest.year)))
    items.append((w["nav_changes"], addresses.changes(name)))
    if prefecture.headquarters:
        items.append((w["to_headquarters"], addresses.headquarters(name)))
    if prefecture.departments:
        items.append((w["responsible"], addresses.departments(name)))
    return [*items, (w["sources"], addresses.sources(name))]


def _footer(site: Site, w: Mapping[str, str]) -> list[tuple[str, str]]:
    items = [(w["about"], addresses.ABOUT)] if "about" in site.texts else []
    if "accessibility" in site.texts:
        items.append((w["access_nav"], addresses.ACCESSIBILITY))
    items += [(w["themes_title"], addresses.THEMES)] if site.themes else []
    items += [(w["behind_title"], addresses.BEHIND), (w["changes_heading"], addresses.CHANGES)]
    items += [(w["all_departments_title"], addresses.DEPARTMENTS)]
    items += [(w["sources_all"], addresses.SOURCES), (w["nav_data"], addresses.DATA)]
    items += [(w["nav_glossary"], addresses.GLOSSARY)] if site.glossary else []
    return [*items, (w["coverage_title"], addresses.COVERAGE)]


def _scripts(page: Page, root: str, *, first: bool) -> list[str]:
    wanted = [*EVERYWHERE, *page.scripts]
    return [
        seen_from(page.path, f"assets/{name}", root) for name in wanted if (name in FIRST_SCRIPTS) == first
    ]

"""JSON-LD in the head of a page: its breadcrumbs, and the data it shows, in the words of schema.org.

Where the site has no public address, addresses are relative to the page, as JSON-LD in a page is read. No day
of change is told: the content does not know one, and the day of a build is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dxplan import addresses, language
from dxplan.model import Report
from dxplan.pages import Page
from dxplan.tables.meaning import about, title_of

from .dataset import Dataset, period, said

# As they stand in a page, these could end the script or the line; in JSON they may be written otherwise.
UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
FORMATS = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}
SCHEMA = "https://schema.org"
DESCRIBED = frozenset(
    ("dataset", "report", "initiatives", "indicators", "goals", "state", "schedule", "months")
)


def linked(page: Page, of: Mapping[str, Dataset], base: str, sizes: Mapping[str, int]) -> Markup:
    """Return the scripts of a page that hold data and are never run; `sizes` are files' bytes by path."""
    found = [
        *_breadcrumbs(page, base),
        *_catalog(page, of, base),
        *_dataset(page, of, sizes),
        *_drawn(page, of, sizes),
    ]
    return Markup("\n").join(script(one) for one in found)


def script(data: Mapping[str, Any]) -> Markup:
    """Return data as a script element; nothing in it can end the element or start another."""
    text = json.dumps({"@context": SCHEMA, **data}, ensure_ascii=False, separators=(",", ":"))
    safe = Markup(text.translate(UNSAFE))  # noqa: S704  no character of HTML is left in it
    return Markup('<script type="application/ld+json">{}</script>').format(safe)


def _breadcrumbs(page: Page, base: str) -> Iterator[dict[str, Any]]:
    if not page.crumbs:
        return
    steps = [*page.crumbs, (page.title, page.address)]
    yield {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": title, "item": _seen(address, page, base)}
            for at, (title, address) in enumerate(steps, 1)
        ],
    }


def _seen(address: str, page: Page, base: str) -> str:
    """Return the public address of an address of the page's language; relative where there is none."""
    return _file(addresses.in_language(address, page.lang), page, base)


def _file(path: str, page: Page, base: str) -> str:
    """Return the public address of a path from the root of the site; relative where there is none."""
    return f"{base}{path}" if base else addresses.relative(path, page.path)


def _catalog(page: Page, of: Mapping[str, Dataset], base: str) -> Iterator[dict[str, Any]]:
    if page.address != addresses.DATA or not of:
        return
    yield {
        "@type": "DataCatalog",
        "@id": _seen(addresses.DATA, page, base),
        "name": page.title,
        "description": page.description,
        "inLanguage": page.lang,
        "isAccessibleForFree": True,
        "dataset": [_whole(one, page) for one in of.values()],
    }


def _whole(of: Dataset, page: Page) -> dict[str, Any]:
    """Return what a page tells of all data of a prefecture; its own page tells the rest."""
    address = _seen(addresses.dataset(of.prefecture.id), page, of.base)
    return {
        "@type": "Dataset",
        "@id": f"{address}#dataset",
        "name": of.title(page.lang),
        "description": of.description(page.lang),
        "url": address,
        **_rights(of, page.lang),
    }


def _rights(of: Dataset, lang: str) -> dict[str, Any]:
    """Return under which terms the data stand, who published what is in it, and that it costs nothing."""
    made: dict[str, Any] = {"license": of.licence.address} if of.licence else {}
    if of.site.terms:
        made["copyrightNotice"] = said(of.site.terms, lang)
    creator = {"@type": "Organization", "name": said(of.prefecture.name, lang)}
    return {**made, "creator": creator, "isAccessibleForFree": True}


def _drawn(page: Page, of: Mapping[str, Dataset], sizes: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the data that the charts of a page are drawn from, where the page is no list of data itself."""
    if not page.figures or page.template in DESCRIBED:
        return
    for name, one in of.items():
        if page.prefecture is None or page.prefecture.id == name:
            yield _whole(one, page) | {"distribution": _downloads(one, page, (), sizes)}


def _dataset(page: Page, of: Mapping[str, Dataset], sizes: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield what is told of the data on a page, if there are any."""
    one = of.get(page.prefecture.id) if page.prefecture else None
    if one is None or page.template not in DESCRIBED:
        return
    whole = page.address == addresses.dataset(one.prefecture.id)
    tables = [one.data[name].table for name in page.tables if name in one.data]
    if not tables:
        return
    told = [one.description(page.lang)] if whole else [about(table, page.lang) for table in tables]
    made: dict[str, Any] = {
        "@type": "Dataset",
        "@id": _seen(page.address, page, one.base) + "#dataset",
        "name": one.title(page.lang) if whole else page.title,
        "description": ("" if page.lang == "ja" else " ").join([page.description, *told]),
        "url": _seen(page.address, page, one.base),
        "inLanguage": list(one.site.languages),
        **_rights(one, page.lang),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": said(one.site.title, page.lang),
            "url": _seen(addresses.DATA, page, one.base),
        },
        "spatialCoverage": _place(one, page.lang),
        "isBasedOn": _documents(one, page),
        "distribution": _downloads(one, page, [table.name for table in tables], sizes),
    }
    if not whole:
        made["isPartOf"] = _whole(one, page)
    span = period(page.record.year, page.record.year) if isinstance(page.record, Report) else one.period
    yield made | ({"temporalCoverage": "/".join(span)} if span else {})


def _place(of: Dataset, lang: str) -> dict[str, Any]:
    code = {"identifier": of.place} if of.place else {}
    return {"@type": "AdministrativeArea", "name": said(of.prefecture.name, lang), **code}


def _documents(of: Dataset, page: Page) -> list[dict[str, Any]]:
    """Return the documents that the data come from."""
    return [
        {
            "@type": "CreativeWork",
            "name": said(one.title, page.lang),
            "url": _seen(addresses.source(of.prefecture.id, one.id), page, of.base),
            "publisher": {"@type": "Organization", "name": said(one.publisher, page.lang)},
            **({"datePublished": str(one.date)} if one.date else {}),
        }
        for one in of.prefecture.sources.values()
    ]


def _downloads(
    of: Dataset, page: Page, names: Sequence[str], sizes: Mapping[str, int]
) -> list[dict[str, Any]]:
    name = of.prefecture.id
    files = [(addresses.bundle(name), "zip", of.words.of(page.lang)["data_bundle"])]
    files += [
        (addresses.download(name, what, ending), ending, title_of(of.data[what].table, page.lang))
        for what in names
        for ending in ("csv", "json")
    ]
    return [
        {
            "@type": "DataDownload",
            "name": title,
            "encodingFormat": FORMATS[ending],
            "contentUrl": _file(path, page, of.base),
            "contentSize": language.weight(sizes[path]),
        }
        for path, ending, title in files
    ]

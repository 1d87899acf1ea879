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
from dxplan.tables import Table
from dxplan.tables.meaning import about, title_of

from .dataset import Dataset, period, said
from .offer import Offer, rights, zipped

# As they stand in a page, these could end the script or the line; in JSON they may be written otherwise.
UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
FORMATS = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}
SCHEMA = "https://schema.org"
DESCRIBED = frozenset(
    ("dataset", "report", "initiatives", "indicators", "goals", "state", "schedule", "months")
)


def linked(page: Page, offers: Sequence[Offer], base: str, own: Dataset | None = None) -> Markup:
    """Return the scripts of a page that hold data and are never run.

    `offers` are the data that the page is about: of its prefecture, whose dataset is `own`, or of all.
    """
    found = [
        *_breadcrumbs(page, base),
        *_catalog(page, offers, base),
        *(_dataset(page, own, offers[0]) if own else ()),
        *_drawn(page, offers, base),
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


def _catalog(page: Page, offers: Sequence[Offer], base: str) -> Iterator[dict[str, Any]]:
    if page.address != addresses.DATA or not offers:
        return
    yield {
        "@type": "DataCatalog",
        "@id": _seen(addresses.DATA, page, base),
        "name": page.title,
        "description": page.description,
        "inLanguage": page.lang,
        "isAccessibleForFree": True,
        "dataset": [_whole(one, page, base) for one in offers],
    }


def _whole(of: Offer, page: Page, base: str) -> dict[str, Any]:
    """Return what a page tells of all data of a prefecture; its own page tells the rest."""
    address = _seen(addresses.dataset(of.id), page, base)
    return {"@type": "Dataset", "@id": f"{address}#dataset", "url": address, **of.told[page.lang]}


def _drawn(page: Page, offers: Sequence[Offer], base: str) -> Iterator[dict[str, Any]]:
    """Yield the data that the charts of a page are drawn from, where the page is no list of data itself."""
    if not page.figures or page.template in DESCRIBED:
        return
    for one in offers:
        yield _whole(one, page, base) | {"distribution": [_zipped(one, page, base)]}


def _dataset(page: Page, one: Dataset, offer: Offer) -> Iterator[dict[str, Any]]:
    """Yield what is told of the data on a page, if there are any."""
    if page.template not in DESCRIBED:
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
        **rights(one, page.lang),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": said(one.site.title, page.lang),
            "url": _seen(addresses.DATA, page, one.base),
        },
        "spatialCoverage": _place(one, page.lang),
        "isBasedOn": _documents(one, page),
        "distribution": [_zipped(offer, page, one.base), *_downloads(one, page, tables, offer.sizes)],
    }
    if not whole:
        made["isPartOf"] = _whole(offer, page, one.base)
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


def _zipped(of: Offer, page: Page, base: str) -> dict[str, Any]:
    path, title, weight = zipped(of, page.lang)
    return _download(title, "zip", _file(path, page, base), weight)


def _downloads(
    of: Dataset, page: Page, tables: Sequence[Table], sizes: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    for table in tables:
        for ending in ("csv", "json"):
            path = addresses.download(of.prefecture.id, table.name, ending)
            title, weight = title_of(table, page.lang), language.weight(sizes[path])
            yield _download(title, ending, _file(path, page, of.base), weight)


def _download(title: str, ending: str, address: str, weight: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": title,
        "encodingFormat": FORMATS[ending],
        "contentUrl": address,
        "contentSize": weight,
    }

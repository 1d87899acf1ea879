"""catalog.jsonld: all open data of the site as DCAT 3, in JSON-LD.

Where the site has no public address, the catalogue holds addresses relative to itself: JSON-LD reads them
against the place it was loaded from, so they are right wherever the site stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dxplan import addresses
from dxplan.model import Date, Site, Text
from dxplan.tables.meaning import about, title_of
from dxplan.words import Words

from .dataset import Dataset

if TYPE_CHECKING:
    from .offer import Offer

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = "https://www.iana.org/assignments/media-types/"
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA_OF = {"csv": f"{MEDIA}text/csv", "json": f"{MEDIA}application/json", "zip": f"{MEDIA}application/zip"}


def catalog(site: Site, offers: Sequence[Offer], words: Words, base: str) -> bytes:
    """Return the catalogue of what every prefecture offers; `base` is the public address of the site."""
    made = {
        "@context": CONTEXT,
        "@id": _at(base, addresses.DATA),
        "@type": "dcat:Catalog",
        "dct:title": _each(site.title, site.languages),
        "dct:description": [_said(words.of(lang)["data_description"], lang) for lang in site.languages],
        "dct:language": [{"@id": f"{LANGUAGE}{lang}"} for lang in site.languages],
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": _each(site.title, site.languages)},
        "foaf:homepage": {"@id": _at(base, addresses.HOME)},
        "dcat:dataset": [one.entry for one in offers],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _at(base: str, path: str) -> str:
    """Return the public address of a path, or how the catalogue itself leads there."""
    return f"{base}{path}" if base else addresses.relative(path, addresses.CATALOG)


def _said(words: str, lang: str) -> dict[str, str]:
    return {"@value": words, "@language": lang}


def _each(text: Text, languages: Sequence[str]) -> list[dict[str, str]]:
    """Return words in the languages they are there in."""
    told = [(lang, *text.into(lang)) for lang in languages]
    return [_said(words, lang) for lang, words, really in told if lang == really]


def _day(when: Date) -> dict[str, str]:
    """Return a date as exact as it is known."""
    kind = "date" if when.day else "gYearMonth" if when.month else "gYear"
    return {"@value": str(when), "@type": f"xsd:{kind}"}


def entry(of: Dataset, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the catalogue says of a prefecture's data; `files` are its data files by their path."""
    name, languages = of.prefecture.id, of.site.languages
    page = _at(of.base, addresses.dataset(name))
    made: dict[str, Any] = {
        "@id": f"{page}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{name}-dx-plan",
        "dct:title": [_said(of.title(lang), lang) for lang in languages],
        "dct:description": [_said(of.description(lang), lang) for lang in languages],
        "dct:language": [{"@id": f"{LANGUAGE}{lang}"} for lang in languages],
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": _each(of.prefecture.name, languages)},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": _each(of.site.title, languages)},
        "dct:spatial": {
            "@type": "dct:Location",
            **({"dct:identifier": of.place} if of.place else {}),
            "rdfs:label": _each(of.prefecture.name, languages),
        },
        "dct:source": [
            {
                "@id": _at(of.base, addresses.source(name, one.id)),
                "dct:title": _each(one.title, languages),
                "dct:publisher": {"@type": "foaf:Agent", "foaf:name": _each(one.publisher, languages)},
                **({"dct:issued": _day(one.date)} if one.date else {}),
            }
            for one in of.prefecture.sources.values()
        ],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": list(_distributions(of, files)),
    }
    if of.period:
        first, last = ({"@value": day, "@type": "xsd:date"} for day in of.period)
        made["dct:temporal"] = {"@type": "dct:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}
    return made


def _distributions(of: Dataset, files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    name, languages = of.prefecture.id, of.site.languages
    told = [_said(of.words.of(lang)["data_bundle"], lang) for lang in languages]
    yield _distribution(of, addresses.bundle(name), "zip", files, {"dct:title": told})
    for what, data in of.data.items():
        for ending in ("csv", "json"):
            words = {
                "dct:title": [_said(title_of(data.table, lang), lang) for lang in languages],
                "dct:description": [_said(about(data.table, lang), lang) for lang in languages],
            }
            yield _distribution(of, addresses.download(name, what, ending), ending, files, words)


def _distribution(
    of: Dataset, path: str, ending: str, files: Mapping[str, bytes], words: Mapping[str, Any]
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": _at(of.base, path),
        "@type": "dcat:Distribution",
        **words,
        "dcat:downloadURL": {"@id": _at(of.base, path)},
        "dcat:accessURL": {"@id": _at(of.base, addresses.dataset(of.prefecture.id))},
        "dcat:mediaType": {"@id": MEDIA_OF[ending]},
        "dcat:byteSize": {"@value": str(len(files[path])), "@type": "xsd:nonNegativeInteger"},
        "dct:conformsTo": {"@id": _at(of.base, addresses.package(of.prefecture.id))},
    }
    if of.licence:
        made["dct:license"] = {"@id": of.licence.address}
    if of.site.terms:
        terms = {"@type": "dct:RightsStatement", "dct:description": _each(of.site.terms, of.site.languages)}
        made["dct:rights"] = terms
    return made

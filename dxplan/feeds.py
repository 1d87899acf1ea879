"""Atom feeds (RFC 4287): one for each prefecture and one for the site, in every language.

Every id is a full address, and addresses are permanent. Where the public address is not known there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from . import addresses
from .model import Site
from .pages import Dated, Edition, dated

ATOM = "http://www.w3.org/2005/Atom"


def feeds(site: Site, words: Mapping[str, Mapping[str, str]], base_url: str) -> dict[str, bytes]:
    """Return the feeds by their place on the site; what nothing has a date in has none."""
    if not base_url:
        return {}
    found = {}
    for lang in site.languages:
        edition = Edition(site, lang, words[lang])
        told = {one.id: dated(edition, one) for one in site.prefectures}
        every = sorted(
            (entry for own in told.values() for entry in own), key=lambda entry: entry.day, reverse=True
        )
        for name, entries in (("", every), *told.items()):
            if entries:
                address = addresses.in_language(addresses.feed(name), lang)
                found[address] = _feed(edition, base_url, name, entries)
    return found


def _feed(edition: Edition, base_url: str, name: str, entries: Sequence[Dated]) -> bytes:
    here = base_url + addresses.in_language(addresses.feed(name), edition.lang)
    site = edition.say(edition.site.title)
    whose = f"{edition.say(entries[0].prefecture.name)} – {site}" if name else site
    page = base_url + addresses.in_language(
        addresses.prefecture(name) if name else addresses.HOME, edition.lang
    )
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": edition.lang})
    _add(root, "id", here)
    _add(root, "title", whose)
    _add(root, "subtitle", edition.word("feed_subtitle"))
    _add(root, "updated", _time(entries[0]))
    _add(root, "link", rel="self", type="application/atom+xml", href=here)
    _add(root, "link", rel="alternate", type="text/html", hreflang=edition.lang, href=page)
    _add(_add(root, "author"), "name", site)
    if edition.site.terms:
        _add(root, "rights", edition.say(edition.site.terms))
    for entry in entries:
        _entry(root, edition, base_url, entry)
    ET.indent(root, space="")
    told: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told + b"\n"


def _entry(root: ET.Element, edition: Edition, base_url: str, entry: Dated) -> None:
    made = _add(root, "entry")
    address = base_url + addresses.in_language(entry.address, edition.lang)
    _add(made, "id", address)
    _add(made, "title", entry.title)
    _add(made, "updated", _time(entry))
    if not entry.note:
        _add(made, "published", _time(entry))
    _add(made, "link", rel="alternate", type="text/html", hreflang=edition.lang, href=address)
    if entry.source:
        _add(_add(made, "author"), "name", edition.say(entry.source.publisher))
    _add(made, "category", term=entry.prefecture.id, label=edition.say(entry.prefecture.name))
    source = edition.word("feed_source", title=edition.say(entry.source.title)) if entry.source else ""
    _add(made, "summary", "\n".join(word for word in (entry.summary, entry.note, source) if word))


def _add(above: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(above, tag, attributes)
    # What XML 1.0 cannot hold: control characters that may have been typed.
    made.text = "".join(sign for sign in text if sign >= " " or sign in "\t\n") or None
    return made


def _time(entry: Dated) -> str:
    """Return the beginning of the day in Japan, as RFC 3339 writes it."""
    year, month, day = entry.day
    return f"{year:04d}-{month:02d}-{day:02d}T00:00:00+09:00"

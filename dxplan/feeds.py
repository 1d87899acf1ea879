"""Atom feeds (RFC 4287): one for each prefecture and one for the site, in every language.

Every id is a full address, and addresses are permanent. Where the public address is not known there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from . import addresses
from .pages import Dated, Edition

ATOM = "http://www.w3.org/2005/Atom"


def feed(edition: Edition, base_url: str, name: str, entries: Iterable[Dated]) -> dict[str, bytes]:
    """Return the feed of a prefecture, or of the site for no name, by its place; none without entries."""
    newest_first = sorted(entries, key=lambda entry: entry.day, reverse=True)
    if not base_url or not newest_first:
        return {}
    address = addresses.in_language(addresses.feed(name), edition.lang)
    return {address: _feed(edition, base_url, name, newest_first)}


def _feed(edition: Edition, base_url: str, name: str, entries: Sequence[Dated]) -> bytes:
    here = base_url + addresses.in_language(addresses.feed(name), edition.lang)
    site = edition.say(edition.site.title)
    whose = f"{edition.say(entries[0].name)} – {site}" if name else site
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
    _add(made, "category", term=entry.prefecture, label=edition.say(entry.name))
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

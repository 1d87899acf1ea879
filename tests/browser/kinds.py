"""Chooses the pages that stand for all: the fullest of each template, and two initiatives of interest."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.documents import Element, addresses, page, template
from tests.tools import ROOT

LANGUAGES = ("ja", "en")
LOST = "not-found"
DETAILED, UNEXPLAINED = "initiative, told with numbers", "initiative, behind and untold"
UNGRADED = "fukushima/"  # the prefecture without results: its pages are another kind of each template
TEMPLATES = tuple(sorted(path.stem for path in (ROOT / "layouts/pages").glob("*.html")))
WITHOUT_RESULTS = tuple(
    f"{name}, without results"
    for name in TEMPLATES
    if name not in {"home", "search", "data", "sources", "glossary", "about", "schedule", LOST}
)
KINDS = tuple(
    (kind, lang)
    for kind in (*TEMPLATES, DETAILED, UNEXPLAINED, *WITHOUT_RESULTS)
    for lang in LANGUAGES
    if kind != LOST or lang == "ja"
)


def kinds_of(root: Element) -> list[str]:
    """Return the kinds that a page is an example of."""
    made = template(root)
    if made != "initiative":
        return [made]
    told, behind = _has(root, "story"), _has(root, "below")
    special = [DETAILED] if told and _has(root, "measure") and _has(root, "chart") else []
    return [made, *special, *([UNEXPLAINED] if behind and not told else [])]


def _has(root: Element, name: str) -> bool:
    return any(True for _ in root.first("main").of_class(name))


@cache
def examples(site: Path) -> dict[tuple[str, str], str]:
    """Return the address of the fullest page of each kind, and of the same page in the other language."""
    found: dict[tuple[str, str], str] = {}
    fullest: dict[str, int] = {}
    for address in addresses(site):
        if address.startswith("en/"):
            continue
        root = page(site, address)
        size = len(root.first("main").words)
        kinds = kinds_of(root)
        if address.startswith(UNGRADED):
            kinds = [f"{kinds[0]}, without results"]
        for kind in kinds:
            if size > fullest.get(kind, 0):
                fullest[kind] = size
                found |= {
                    (kind, lang): address if lang == "ja" else f"{lang}/{address}" for lang in LANGUAGES
                }
    return {(kind, lang): address for (kind, lang), address in found.items() if kind != LOST or lang == "ja"}

"""Chooses the pages that stand for all: the fullest of each template, and others by what they hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.documents import Element, addresses, page, template
from tests.tools import ROOT

LANGUAGES = ("ja", "en")
LOST = "not-found"
DETAILED, UNEXPLAINED = "initiative, told with numbers", "initiative, behind and untold"
DRAWN, UNCOUNTED = "theme, with a chart", "theme, without numbers"
TEMPLATES = tuple(sorted(path.stem for path in (ROOT / "layouts/pages").glob("*.html")))
PROMISED, PLANNED = "without results", "planned only"
UNGRADED = {"fukushima": PROMISED, "aomori": PLANNED}  # their pages are another kind of each template
OF_ALL = ("department", "departments", "field", "plan", "prefecture", "prefecture-sources", "report")
OTHERWISE = (
    *(f"{name}, {PROMISED}" for name in (*OF_ALL, "initiative", "initiatives", "indicators")),
    *(f"{name}, {PLANNED}" for name in OF_ALL),
)
KINDS = tuple(
    (kind, lang)
    for kind in (*TEMPLATES, DETAILED, UNEXPLAINED, DRAWN, UNCOUNTED, *OTHERWISE)
    for lang in LANGUAGES
    if kind != LOST or lang == "ja"
)


def kinds_of(address: str, root: Element) -> list[str]:
    """Return the kinds that a page is an example of."""
    made, of = template(root), UNGRADED.get(address.partition("/")[0])
    if of and f"{made}, {of}" in OTHERWISE:
        return [f"{made}, {of}"]
    if made == "theme":
        special = {DRAWN: _has(root, "chart"), UNCOUNTED: not _has(root, "facts")}
    elif made == "initiative":
        told = _has(root, "story")
        special = {
            DETAILED: told and _has(root, "measure") and _has(root, "chart"),
            UNEXPLAINED: not told and _has(root, "below"),
        }
    else:
        special = {}
    return [made, *(kind for kind, holds in special.items() if holds)]


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
        for kind in kinds_of(address, root):
            if size > fullest.get(kind, 0):
                fullest[kind] = size
                found |= {
                    (kind, lang): address if lang == "ja" else f"{lang}/{address}" for lang in LANGUAGES
                }
    return {(kind, lang): address for (kind, lang), address in found.items() if kind != LOST or lang == "ja"}

"""Chooses the pages that stand for all: the first of each template, and two initiatives of interest."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.documents import Element, addresses, page, template

LAYOUTS = Path(__file__).parents[2] / "layouts"
LANGUAGES = ("ja", "en")
LOST = "not-found"
DETAILED, UNEXPLAINED = "initiative, told with numbers", "initiative, behind and untold"
TEMPLATES = tuple(sorted(path.stem for path in (LAYOUTS / "pages").glob("*.html")))
KINDS = tuple(
    (kind, lang)
    for kind in (*TEMPLATES, DETAILED, UNEXPLAINED)
    for lang in LANGUAGES
    if kind != LOST or lang == "ja"
)


def names(root: Element) -> list[str]:
    """Return the kinds that a page stands for."""
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
    """Return the address of the first page of each kind and language."""
    found: dict[tuple[str, str], str] = {}
    for address in addresses(site):
        root = page(site, address)
        for name in names(root):
            found.setdefault((name, root.first("html").lang), address)
    return found

"""Asks the scripts of the built site in a real browser, and reads what the site's index holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

LAYOUTS = Path(__file__).parents[2] / "layouts"
ASK = (Path(__file__).parent / "ask.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Found:
    """What one engine found: the addresses of each tier in order, and the query as it was repaired."""

    tiers: dict[str, list[str]]
    repaired: str

    @property
    def addresses(self) -> list[str]:
        """Every address in the order in which a reader sees it."""
        return [address for tier in self.tiers.values() for address in tier]


def asked(page: Page, served: str, question: str, *about: Any) -> Any:
    """Return what a question of ask.js answers; the page is one of the site's own, so its policy holds."""
    if not page.url.startswith(served):
        page.route(f"{served}layouts/*", _module)
        page.goto(f"{served}404.html")
    given = [f"{served}layouts/", served, question, list(about) if len(about) > 1 else about[0]]
    return page.evaluate(
        f"async ([assets, base, name, about]) => (await ({ASK})(assets, base))[name](about)", given
    )


def _module(route: Route) -> None:
    """Answer with one of the modules of which the site's script of search is made."""
    route.fulfill(path=LAYOUTS / route.request.url.rpartition("/")[2], content_type="text/javascript")


def found(page: Page, served: str, queries: list[str], lang: str) -> dict[str, list[Found]]:
    """Return what each engine finds for each query."""
    told = asked(page, served, "find", queries, lang)
    return {name: [Found(dict(one["tiers"]), one["repaired"]) for one in all_] for name, all_ in told.items()}


def summary(built: Path, lang: str) -> dict[str, Any]:
    """Return the summaries of one language as the browser gets them."""
    told: dict[str, Any] = json.loads((built / f"search/{lang}.json").read_bytes())
    return told


def texts(built: Path, lang: str) -> list[str]:
    """Return every title and passage of one language."""
    told = summary(built, lang)
    return [record["t"] for record in told["records"]] + [text for own in told["texts"] for text in own]

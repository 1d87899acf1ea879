"""The charts of pages as files, and as what templates show of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from . import addresses, charts
from .downloads import as_csv
from .model import Site
from .pages import Figure, Page
from .words import Words

VEGA = "assets/vega.js"
Shown = Mapping[str, Mapping[str, Mapping[str, Any]]]  # by the page's path, then by the figure's id


def figure_name(page: Page, figure: Figure) -> str:
    """Return the name of a figure that no other on the site has; it is also its id on the page."""
    folder = page.address.strip("/").replace("/", "-") or "home"
    return f"{folder}-{figure.id}-{page.lang}"


def draw(
    pages: Sequence[Page], site: Site, words: Words, base_url: str, cache: Path, cores: int | None
) -> tuple[dict[str, bytes], Shown]:
    """Draw every figure; return the files of each, and what templates show of it."""
    wanted = [(page, figure, figure_name(page, figure)) for page in pages for figure in page.figures]
    drawings = charts.draw(
        [(name, figure.chart, page.lang) for page, figure, name in wanted], cache, jobs=cores
    )
    files: dict[str, bytes] = {}
    shown: dict[str, dict[str, Mapping[str, Any]]] = {page.path: {} for page in pages}
    for page, figure, name in wanted:
        table = charts.table(figure.chart, page.lang)
        data, definition = f"charts/{name}.csv", f"charts/{name}.json"
        files[data] = as_csv([dict(zip(table.head, row, strict=True)) for row in table.rows])
        files[definition] = drawings[name].specification.encode()
        picture = f"charts/{name}.svg"
        files[picture] = charts.alone(
            drawings[name].picture, _around(page, figure, site, words.of(page.lang), base_url), page.lang
        )
        shown[page.path][figure.id] = {
            "id": name,
            "title": figure.title,
            "takeaway": charts.takeaway(figure.chart, page.lang),
            "key": charts.key(figure.chart, page.lang),
            "svg": Markup(drawings[name].svg),  # noqa: S704  made by dxplan.charts, which escapes every word
            "table": table,
            "picture": addresses.relative(picture, page.path),
            "csv": addresses.relative(data, page.path),
            "spec": addresses.relative(definition, page.path),
            "vega": addresses.relative(VEGA, page.path),
            "note": figure.note,
        }
    return files, shown


def _around(page: Page, figure: Figure, site: Site, w: Mapping[str, str], base_url: str) -> charts.Around:
    """Return the words around a chart that is a file of its own, down to its documents and its page."""
    told = w["chart_sources"].format(sources=w["list_comma"].join(figure.sources)) if figure.sources else ""
    return charts.Around(
        page.title,
        figure.title,
        charts.takeaway(figure.chart, page.lang),
        charts.key(figure.chart, page.lang),
        (figure.note, told, site.title.into(page.lang)[0]),
        base_url + page.path if base_url else "",
    )

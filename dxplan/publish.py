"""The whole site as a mapping from path to bytes: pages, charts, downloads, assets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from . import addresses, charts
from .downloads import as_csv, downloads, sitemap
from .frame import frame
from .model import Site
from .pages import Figure, Page
from .progress import Progress
from .render import Templates
from .words import Words

VEGA = "assets/vega.js"


def figure_name(page: Page, figure: Figure) -> str:
    """Return the name of a figure that no other on the site has; it is also its id on the page."""
    folder = page.address.strip("/").replace("/", "-") or "home"
    return f"{folder}-{figure.id}-{page.lang}"


def files_of(
    site: Site,
    pages: Sequence[Page],
    words: Words,
    layouts: Path,
    base_url: str,
    progress: Progress,
    cache: Path,
) -> dict[str, bytes]:
    """Return every file of the site but the search index."""
    files = assets(layouts)
    drawn = _draw(pages, files, progress, cache)
    templates = {lang: Templates(layouts, lang, words) for lang in site.languages}
    with progress.step("ページ", "pages", len(pages)) as step:
        for page in pages:
            around = frame(page, site, words, base_url)
            files[addresses.file_of(page.path)] = templates[page.lang].render(page, around, drawn[page.path])
            step.add()
    files |= downloads(site)
    files["sitemap.xml"] = sitemap(pages, site.languages, base_url)
    files[".nojekyll"] = b""
    return {path: body for path, body in files.items() if body or path == ".nojekyll"}


def assets(layouts: Path) -> dict[str, bytes]:
    """Return the style sheet (one file), the scripts and the icon."""
    styles = (layouts / "site.css").read_text(encoding="utf-8") + charts.stylesheet()
    files = {"assets/site.css": styles.encode(), "assets/icon.svg": (layouts / "icon.svg").read_bytes()}
    return files | {f"assets/{path.name}": path.read_bytes() for path in sorted(layouts.glob("*.js"))}


def _draw(
    pages: Sequence[Page], files: dict[str, bytes], progress: Progress, cache: Path
) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Draw every figure; add its data and definition to the files; return what templates show of it."""
    wanted = [(page, figure, figure_name(page, figure)) for page in pages for figure in page.figures]
    with progress.step("図", "charts", len(wanted)) as step:
        drawings = charts.draw(
            [(name, figure.chart, page.lang) for page, figure, name in wanted], cache / "charts"
        )
        files[VEGA] = charts.vega_bundle(cache / "charts")
        step.add(len(wanted))
    shown: dict[str, dict[str, Mapping[str, Any]]] = {page.path: {} for page in pages}
    for page, figure, name in wanted:
        table = charts.table(figure.chart, page.lang)
        data, definition = f"charts/{name}.csv", f"charts/{name}.json"
        files[data] = as_csv([dict(zip(table.head, row, strict=True)) for row in table.rows])
        files[definition] = drawings[name].specification.encode()
        shown[page.path][figure.id] = {
            "id": name,
            "title": figure.title,
            "takeaway": charts.takeaway(figure.chart, page.lang),
            "key": charts.key(figure.chart, page.lang),
            "svg": Markup(drawings[name].svg),  # noqa: S704  made by dxplan.charts, which escapes every word
            "table": table,
            "csv": addresses.relative(data, page.path),
            "spec": addresses.relative(definition, page.path),
            "vega": addresses.relative(VEGA, page.path),
            "note": figure.note,
        }
    return shown

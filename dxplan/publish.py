"""The whole site as a mapping from path to bytes: pages, charts, downloads, assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from . import addresses, cards, charts
from .cores import spread
from .downloads import as_csv, sitemap
from .feeds import feeds
from .frame import frame
from .model import Site
from .opendata import datasets, linked, open_data
from .pages import Figure, Page, list_cards
from .progress import Progress
from .render import Templates
from .scripts import scripts
from .sharing import Shared
from .styles import delivered
from .tables import Tables
from .words import Words

VEGA = "assets/vega.js"


def figure_name(page: Page, figure: Figure) -> str:
    """Return the name of a figure that no other on the site has; it is also its id on the page."""
    folder = page.address.strip("/").replace("/", "-") or "home"
    return f"{folder}-{figure.id}-{page.lang}"


def files_of(
    site: Site,
    pages: Sequence[Page],
    data: Tables,
    words: Words,
    layouts: Path,
    base_url: str,
    progress: Progress,
    cache: Path,
) -> dict[str, bytes]:
    """Return every file of the site but the search index."""
    files = assets(layouts)

    def around_of(page: Page, figure: Figure) -> charts.Around:
        return _around(page, figure, site, words.of(page.lang), base_url)

    drawn = _draw(pages, files, progress, cache, around_of)
    told = datasets(site, words, base_url, data)
    downloads = open_data(site, told, words)
    sizes = {path: len(body) for path, body in downloads.items()}
    shared = list_cards(site, words.sentences) if base_url else {}
    with progress.step("共有用の画像", "pictures for sharing", len(shared)) as step:
        pictures = cards.draw(shared, cache / "cards")
        step.add(len(pictures))
    news = feeds(site, words.sentences, base_url)
    around_it = Shared(base_url, {name: shared[name] for name in pictures}, news)
    compiled = cache / "templates"
    templates = {
        lang: Templates(layouts, lang, words, site.glossary, sizes, compiled) for lang in site.languages
    }

    def rendered(page: Page) -> bytes:
        around = frame(page, site, words, around_it)
        around["linked"] = linked(page, told, base_url, sizes)
        return templates[page.lang].render(page, around, drawn[page.path])

    with progress.step("ページ", "pages", len(pages)) as step:
        for one in templates.values():
            one.ready()
        for page, body in zip(pages, spread(rendered, pages), strict=True):
            files[addresses.file_of(page.path)] = body
            step.add()
    files |= downloads | pictures | news
    files["sitemap.xml"] = sitemap(pages, site.languages, base_url)
    files[".nojekyll"] = b""
    return {path: body for path, body in files.items() if body or path == ".nojekyll"}


def assets(layouts: Path) -> dict[str, bytes]:
    """Return the style sheets, the scripts and the icon."""
    files = {f"assets/{name}.css": css for name, css in delivered(layouts).items()}
    files["assets/icon.svg"] = (layouts / "icon.svg").read_bytes()
    return files | {f"assets/{name}": text for name, text in scripts(layouts).items()}


def _draw(
    pages: Sequence[Page],
    files: dict[str, bytes],
    progress: Progress,
    cache: Path,
    around: Callable[[Page, Figure], charts.Around],
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
        picture = f"charts/{name}.svg"
        files[picture] = charts.alone(drawings[name].picture, around(page, figure), page.lang)
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
    return shown


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

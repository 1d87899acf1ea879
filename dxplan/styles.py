"""The style sheets of the site: one for every page, and one of what a kind of page has besides.

A page loads two at most: each one more is a question to the server before anything is seen. So the sheets
that a page names in `styles`, and that of charts where it has any, are delivered as one.
"""

from __future__ import annotations

import re
from pathlib import Path

from . import charts

CHARTS = "charts"
NAMED = re.compile(r"{% set styles = \[(.*?)\] %}")  # in the templates of pages
SITE = "site"  # a folder of several files, which are one sheet in the order of their names


def style_sheets(layouts: Path) -> dict[str, str]:
    """Return the CSS of every sheet by its name, as it is typed."""
    folder = layouts / "styles"
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))}
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted((folder / SITE).glob("*.css")))
    return found | {SITE: whole, CHARTS: charts.variables() + found[CHARTS]}


def delivered(layouts: Path) -> dict[str, bytes]:
    """Return the style sheets that pages link, by the names of what is in them, joined by `-`."""
    sheets = {name: lean(css) for name, css in style_sheets(layouts).items()}
    templates = [path.read_text(encoding="utf-8") for path in sorted((layouts / "pages").glob("*.html"))]
    kinds = {tuple(re.findall(r"\w+", named)) for text in templates for named in NAMED.findall(text)}
    wanted = [(SITE,), (CHARTS,), *sorted(kinds), *((*kind, CHARTS) for kind in sorted(kinds))]
    return {"-".join(names): "".join(sheets[name] for name in names).encode() for names in wanted}


def lean(css: str) -> str:
    """Return a style sheet without comments and idle white space; no string of ours holds either."""
    lines = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).splitlines()
    joined = re.sub(r"\s*([{};])\s*|([:,]) ", r"\1\2", " ".join(filter(None, map(str.strip, lines))))
    return joined.replace(";}", "}") + "\n"

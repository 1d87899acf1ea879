"""The style sheets of the site: one for every page, those that pages name in `styles`, that of charts."""

from __future__ import annotations

import re
from pathlib import Path

from . import charts

SITE = "site"  # a folder of several files, which are one sheet in the order of their names


def style_sheets(layouts: Path) -> dict[str, str]:
    """Return the CSS of every sheet by its name, as it is typed."""
    folder = layouts / "styles"
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))}
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted((folder / SITE).glob("*.css")))
    return found | {SITE: whole, "charts": charts.variables() + found["charts"]}


def lean(css: str) -> str:
    """Return a style sheet without comments and idle white space; no string of ours holds either."""
    lines = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).splitlines()
    joined = re.sub(r"\s*([{};])\s*|([:,]) ", r"\1\2", " ".join(filter(None, map(str.strip, lines))))
    return joined.replace(";}", "}") + "\n"

"""Hugo with the same task: as many pages of the same sizes, from data files with the same texts.

The program is the one that HUGO names, or the system's. Nothing of the project needs it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from .floor import texts

SITE = {
    "hugo.yaml": """baseURL: https://example.org/dx/
disableKinds: [home, section, taxonomy, term, rss, sitemap, robotstxt, "404"]
disableLiveReload: true
""",
    # One page for each entry of each data file; its texts are Markdown, as in the floor.
    "content/_content.gotmpl": """{{ range $file := hugo.Data }}{{ range $file }}
{{ $body := dict "mediaType" "text/markdown" "value" (delimit .parts "\\n\\n") }}
{{ $params := dict "times" .times "parts" .parts }}
{{ $.AddPage (dict "path" .path "title" .title "content" $body "params" $params) }}
{{ end }}{{ end }}
""",
    "layouts/page.html": """<!doctype html><title>{{ .Title }}</title>{{ .Content }}
{{- $parts := .Params.parts }}
{{- range seq .Params.times }}{{ range $parts }}<p>{{ . }}</p>{{ end }}{{ end }}
""",
}
FILE = 300  # pages in one data file, about a prefecture's


def program() -> str:
    """Return the program, or nothing when there is none."""
    return os.environ.get("HUGO") or shutil.which("hugo") or ""


def lay(folder: Path, content: Path, sizes: Sequence[int], keys: frozenset[str]) -> None:
    """Write the source of a Hugo site whose pages hold the texts of content and have these sizes."""
    for name, text in SITE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "data").mkdir()
    pages = list(_pages(content, sizes, keys))
    for at in range(0, len(pages), FILE):
        with (folder / f"data/part{at // FILE:03d}.yaml").open("w", encoding="utf-8") as file:
            yaml.dump(pages[at : at + FILE], file, Dumper=yaml.CSafeDumper, allow_unicode=True)


def _pages(content: Path, sizes: Sequence[int], keys: frozenset[str]) -> Iterator[dict[str, object]]:
    """Yield the data of each page: its share of all texts, and how often they fill the rest of it."""
    files = sorted(content.rglob("*.yaml"))
    said = [
        text for path in files for text in texts(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader), keys)
    ]
    for number, size in enumerate(sizes):
        own = said[number :: len(sizes)] or said[:1]
        length = sum(len(text.encode()) for text in own)
        times = max(0, round((size - length) / (length + len(own) * len("<p></p>"))))
        yield {
            "path": f"p{number:05d}",
            "title": str(number),
            "parts": own,
            "times": times,
        }


def command(source: Path, out: Path) -> list[str]:
    """Return the command that builds the site anew."""
    cache = str(source / "cache")
    return [
        program(),
        "--source",
        str(source),
        "--destination",
        str(out),
        "--cacheDir",
        cache,
        "--ignoreCache",
    ]


def version(told: str) -> str:
    """Return the version that the program tells of itself."""
    return next((word for word in told.split() if word.startswith("v")), told.strip()).partition("-")[0]

"""What no such program can go below: read, render and write as much as the build does, and nothing else.

`python -m tests.bench.floor CONTENT OUT PLAN` shares the work out to two processes. Each reads its part of
the YAML files with PyYAML's C loader, renders each text once with markdown-it-py, fills pages of the given
sizes through one compiled Jinja2 template that escapes, and writes them. PLAN is a JSON file with the pages'
sizes and the names of the keys that hold texts. The seconds of each part are printed as JSON.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markdown_it import MarkdownIt
from markupsafe import Markup

PROCESSES = 2
PAGE = (
    "<!doctype html><title>{{ title }}</title>{{ body }}{% for part in parts %}<p>{{ part }}</p>{% endfor %}"
)


def plan(sizes: Sequence[int], keys: frozenset[str]) -> bytes:
    """Return what the floor is told of its task."""
    return json.dumps({"sizes": list(sizes), "keys": sorted(keys)}).encode()


def texts(value: Any, keys: frozenset[str], name: str = "") -> Iterator[str]:
    """Yield every text of a file, as loaded."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from texts(below, keys, key)
    elif isinstance(value, list):
        for below in value:
            yield from texts(below, keys)
    elif name in keys and isinstance(value, str):
        yield value


def work(share: int, content: Path, out: Path, sizes: Sequence[int], keys: frozenset[str]) -> list[float]:
    """Do one process's share; return the seconds of reading, Markdown, templates and writing."""
    times = [time.perf_counter()]
    files = sorted(content.rglob("*.yaml"))[share::PROCESSES]
    read = [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in files]
    times.append(time.perf_counter())
    said = [text for one in read for text in texts(one, keys)]
    render = MarkdownIt("commonmark").enable("table").render
    bodies = [render(text) for text in said]
    times.append(time.perf_counter())
    template = jinja2.Environment(autoescape=True).from_string(PAGE)
    ends = list(accumulate(len(text.encode()) + len("<p></p>") for text in said))
    pages, at = [], 0
    for number, size in enumerate(sizes):
        body = "".join(bodies[number :: len(sizes)])
        room = size - len(body.encode())
        parts: list[str] = []
        while room > 0:
            start = ends[at - 1] if at else 0
            end = min(bisect_left(ends, start + room) + 1, len(ends))
            parts += said[at:end]
            room -= ends[end - 1] - start
            at = end % len(ends)
        page = template.render(title=f"{number}", body=Markup(body), parts=parts).encode()
        pages.append(page[:size].ljust(size))
    times.append(time.perf_counter())
    for number, page in enumerate(pages):
        folder = out / f"{share}" / f"{number:05d}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_bytes(page)
    times.append(time.perf_counter())
    return [end - start for start, end in pairwise(times)]


def main(arguments: Sequence[str]) -> int:
    """Do the work and print what the slower process took for each part."""
    content, out, plan = map(Path, arguments)
    told = json.loads(plan.read_text(encoding="utf-8"))
    sizes, keys = told["sizes"], frozenset(told["keys"])
    shares = [(at, content, out, sizes[at::PROCESSES], keys) for at in range(PROCESSES)]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        done = pool.starmap(work, shares, chunksize=1)
    print(json.dumps([max(parts) for parts in zip(*done, strict=True)]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

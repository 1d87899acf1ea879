"""Draws charts, keeps what was drawn, spreads many over processes. Same charts, same bytes, in any order."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dxplan import language
from dxplan.cores import can_fork, spread
from dxplan.store import keep, kept

from . import engine, svg
from .kinds import Chart, specification, takeaway, title
from .svg import Picture
from .theme import FONTS, THEME

FEW = 8  # charts that are worth a process that is forked
MANY = 60  # charts that are worth one that begins afresh: it takes about as long to start as these to draw


class Drawing(NamedTuple):
    """A chart ready for the page: the SVG to put into it, and its Vega-Lite specification for a JSON file,
    and the bare picture for a file of its own.
    """

    svg: str
    specification: str
    picture: Picture


def draw(
    charts: Sequence[tuple[str, Chart, str]], cache_folder: Path | None = None, *, jobs: int | None = None
) -> dict[str, Drawing]:
    """Return the drawing of each (id, chart, language), by id. Ids begin the ids in the SVG: no two alike.

    What is in the cache folder is not drawn again, and then neither Altair nor the engine is loaded. Many
    missing charts are drawn by up to `jobs` processes (default: one a core). The engine starts threads, and
    beside those nothing can be forked: so it is started in other processes unless there is to be one alone.
    """
    if len({ident for ident, _, _ in charts}) < len(charts):
        raise ValueError("two charts have one id")
    names = {ident: digest(chart, lang) for ident, chart, lang in charts}
    found: dict[str, bytes] = {}
    wanted: dict[str, tuple[Chart, str]] = {}
    for ident, chart, lang in charts:
        name = names[ident]
        if name in found or name in wanted:
            continue
        body = kept(cache_folder, name)
        if body is None:
            wanted[name] = (chart, lang)
        else:
            found[name] = body
    for name, body in zip(wanted, drawn(list(wanted.values()), jobs), strict=True):
        keep(cache_folder, name, body)
        found[name] = body
    return {ident: opened(found[names[ident]], ident, chart, lang) for ident, chart, lang in charts}


def digest(chart: Chart, lang: str) -> str:
    """Return the name of a drawing: a hash of the rows, the language, and everything that draws them."""
    rows = json.dumps([type(chart).__name__, lang, chart], sort_keys=True, ensure_ascii=False, default=plain)
    return hashlib.sha256(f"{makers()}\n{rows}".encode()).hexdigest()


def plain(value: object) -> object:
    """Return what JSON can hold of a value: rows by their fields, numbers as they are written."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return dict(value) if isinstance(value, Mapping) else str(value)


@cache
def makers() -> str:
    """Return a hash of what turns rows into a drawing: our code, theme and fonts, the packages' versions."""
    here = Path(__file__).parent
    parts = hashlib.sha256("\n".join((*engine.versions(), svg.VERSION)).encode())
    for file in (*sorted(here.glob("*.py")), Path(language.__file__), THEME, *sorted(FONTS.glob("*.ttf"))):
        parts.update(hashlib.sha256(file.read_bytes()).digest())
    return parts.hexdigest()


def drawn(wanted: list[tuple[Chart, str]], jobs: int | None) -> Iterable[bytes]:
    """Yield the drawings in order, made by this process (one job) or by several."""
    if jobs == 1 or can_fork():
        yield from spread(drawn_one, wanted, jobs, FEW, apart=jobs != 1)
        return
    workers = min(jobs or os.cpu_count() or 1, len(wanted) // MANY)
    if workers < 2:
        yield from map(drawn_one, wanted)
        return
    way, calm = multiprocessing.get_context("spawn"), (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(workers, way, signal.signal, calm) as pool:  # Ctrl+C is for us: they say nothing
        yield from pool.map(drawn_one, wanted, chunksize=8)


def drawn_one(wanted: tuple[Chart, str]) -> bytes:
    """Return a picture with its specification, as it is kept."""
    chart, lang = wanted
    made = specification(chart, lang)
    said = json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return json.dumps([*svg.picture(engine.draw(made)), said], ensure_ascii=False).encode()


def opened(body: bytes, ident: str, chart: Chart, lang: str) -> Drawing:
    """Return a kept drawing under the id that it has on its page."""
    *parts, said = json.loads(body)
    picture = Picture(*parts)
    return Drawing(svg.figure(picture, ident, title(chart, lang), takeaway(chart, lang)), said, picture)

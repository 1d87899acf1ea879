"""The drawing engine behind one function: Vega-Lite to SVG with vl-convert. Another would drop in here."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from dxplan.cores import spread
from dxplan.store import keep, kept

from .theme import FONTS

WORDS = "words"  # the rows of every chart that are set as text
EMPTY = re.compile("(<text [^>]*)/>")
# What the bundle gives to the page's own script: Vega's embed function. All else stays inside the module.
SNIPPET = "export const embed = vegaEmbed;"


def versions() -> tuple[str, ...]:
    """Return the exact versions that a drawing's bytes depend on, without importing anything heavy."""
    return tuple(f"{name} {version(name)}" for name in ("altair", "vl-convert-python"))


def draw(specification: Mapping[str, Any]) -> str:
    """Return a Vega-Lite specification as the engine's raw SVG.

    Charts of a kind differ in few places: with these empty it is compiled to Vega once, and filled each time.
    Words stand where the chart places them. The engine would measure each for nothing, which takes most of
    its time, so it is given none, and they are put into what it drew.
    """
    rows, numbers = specification["datasets"], _numbers(specification)
    empty = {
        "height": 0,
        "description": "",
        "datasets": {name: [] for name in rows},
        "params": [{**one, "value": 0} if one["name"] in numbers else one for one in specification["params"]],
    }
    compiled = _compiled(json.dumps({**specification, **empty}, sort_keys=True))
    given = {**rows, WORDS: [{**one, "text": ""} for one in rows[WORDS]]}
    filled = {
        "height": specification["height"],
        "description": specification["description"],
        "data": [
            {**one, "values": given[one["name"]]} if one["name"] in given else one for one in compiled["data"]
        ],
        "signals": [
            {**one, "value": numbers[one["name"]]} if one["name"] in numbers else one
            for one in compiled.get("signals", ())
        ],
    }
    return _with_words(engine().vega_to_svg(json.dumps({**compiled, **filled})), rows[WORDS])


def _with_words(drawn: str, words: Sequence[Mapping[str, Any]]) -> str:
    """Return a drawing with words in the places that the engine left empty for them, in their order."""
    before, *rest = EMPTY.split(drawn)
    filled = zip(rest[::2], words, rest[1::2], strict=True)
    return before + "".join(f"{tag}>{escape(one['text'])}</text>{after}" for tag, one, after in filled)


def _numbers(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Return the params of a chart that are plain numbers, by name."""
    return {one["name"]: one["value"] for one in specification["params"] if one.keys() == {"name", "value"}}


@cache
def _compiled(specification: str) -> Mapping[str, Any]:
    """Return a Vega-Lite specification as Vega."""
    made: Mapping[str, Any] = engine().vegalite_to_vega(specification)
    return made


@cache
def engine() -> Any:
    """Return vl-convert, told once where our fonts are."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def _bundled(snippet: str) -> bytes:
    return str(engine().javascript_bundle(snippet)).encode()


def vega_bundle(cache_folder: Path | None = None) -> bytes:
    """Return a JavaScript module with Vega, Vega-Lite and Vega-Embed that exports `embed`.

    Making it takes seconds, so it is kept in the folder. It works under `script-src 'self'` when `embed`
    is called with `ast: true`, `defaultStyle: false` and `tooltip.disableDefaultStyle`, as chart.js does.
    """
    found = kept_bundle(cache_folder)
    if found is not None:
        return found
    (made,) = spread(_bundled, [SNIPPET], apart=True)
    keep(cache_folder, _bundle(), made)
    return made


def kept_bundle(cache_folder: Path | None) -> bytes | None:
    """Return the module if it is kept."""
    return kept(cache_folder, _bundle())


def _bundle() -> str:
    """Return the name under which the module is kept."""
    return "vega-" + hashlib.sha256("\n".join((*versions(), SNIPPET)).encode()).hexdigest()

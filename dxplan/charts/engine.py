"""The drawing engine behind one function: Vega-Lite to SVG with vl-convert. Another would drop in here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dxplan.cores import spread
from dxplan.store import keep, kept

from .theme import FONTS

# What the bundle gives to the page's own script: Vega's embed function. All else stays inside the module.
SNIPPET = "export const embed = vegaEmbed;"


def versions() -> tuple[str, ...]:
    """Return the exact versions that a drawing's bytes depend on, without importing anything heavy."""
    return tuple(f"{name} {version(name)}" for name in ("altair", "vl-convert-python"))


def draw(specification: Mapping[str, Any]) -> str:
    """Return a Vega-Lite specification as the engine's raw SVG, measured with our own fonts alone."""
    return str(engine().vegalite_to_svg(json.dumps(specification)))


@cache
def engine() -> Any:
    """Return vl-convert, told once where the metrics fonts are."""
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

"""Nothing of the content is dropped in silence: every value typed in a file is in the data that readers take.

The files are read here with PyYAML alone, so that nothing of the program decides what counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from .contents import REAL

PLACES = sorted(path.name for path in REAL.iterdir() if path.is_dir())
OURS = frozenset(
    {"fingerprint"}
)  # a mark of the program's, which says from which words a translation was made


def typed(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every value of a tree with its key, and the ids under which records stand."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in OURS:
                yield from typed(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from typed(value, key)
    elif node.strip():
        yield key, node.strip()


def said(node: Any) -> Iterator[str]:
    """Yield every value of a file of data, as text; numbers without nought at their ends."""
    if isinstance(node, dict):
        for value in node.values():
            yield from said(value)
    elif isinstance(node, list):
        for value in node:
            yield from said(value)
    elif node is not None:
        yield str(node).strip()


def plain(value: str) -> str:
    """Return a number as data say it: 80 for 80.0."""
    try:
        return f"{float(value):g}" if value.replace(".", "", 1).lstrip("-").isdigit() else value
    except ValueError:
        return value


@pytest.mark.parametrize("place", PLACES)
def test_every_typed_value_is_in_the_data(place: str, built: Path) -> None:
    """Each value of each file of a prefecture, Japanese and English, stands in one of its downloads."""
    told: set[str] = set()
    for file in sorted((built / "data" / place).rglob("*.json")):
        for value in said(json.loads(file.read_bytes())):
            told |= {value, plain(value), *value.split("; "), *value.split(" "), *value.split("/")}
    # The groups of a schedule are headings: their ids are places on its page.
    pages = [file.read_text(encoding="utf-8") for file in (built / place).glob("*/schedule/index.html")]
    told |= {name for page in pages for name in re.findall(r'id="group-([^"]+)"', page)}
    lost, count = [], 0
    for file in sorted((REAL / place).rglob("*.yaml")):
        for key, value in typed(yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)):
            count += 1
            if not {value, plain(value), value.lstrip("0")} & told:
                lost.append(f"{file.relative_to(REAL)}: {key}: {value[:60]}")
    assert lost == []
    assert count > 1000

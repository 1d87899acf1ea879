"""A new record to fill in, as an editor inserts it: every mandatory key, each with a gap for the cursor."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from dxplan.schema import SHAPES, Key, Shape


def snippet(shape: Shape) -> dict[str, Any]:
    """Return what an editor offers under a dash, by the name of the record."""
    return {
        "label": f"「{shape.ja}」を追加",
        "description": f"{shape.ja}の、必ず書く項目が入ります。",
        "body": _body(shape, count(1)),
    }


def _body(shape: Shape, gaps: count[int]) -> dict[str, Any]:
    wanted = [key for key in shape.keys if key.required] or list(shape.keys[:1])
    return {key.name: _gap(key, gaps) for key in wanted}


def _gap(key: Key, gaps: count[int]) -> Any:
    if key.kind in {"list", "record"}:
        record = _body(SHAPES[key.of], gaps)
        return [record] if key.kind == "list" else record
    at = next(gaps)
    if key.kind == "map":
        return {f"${{{at}:id}}": _body(SHAPES[key.of], gaps)}
    if key.choices:
        return f"${{{at}|{','.join(name for name, _ in key.choices)}|}}"
    gap = f"${{{at}:{_escaped(key.example or key.ja)}}}"
    return [gap] if key.kind in {"refs", "words"} else gap


def _escaped(text: str) -> str:
    return re.sub(r"([\\$}])", r"\\\1", text)

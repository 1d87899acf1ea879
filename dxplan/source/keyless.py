"""Lines without a key: one whose colon was forgotten, or text that stands where a key must."""

from __future__ import annotations

import re

from .levels import Levels
from .lines import Line
from .typos import Typo


def no_colon(levels: Levels, line: Line, below: Line) -> Typo | None:
    """Return the slip of a word that the lines around it show to be a key; `key = value` is one too."""
    found = re.fullmatch(
        r"([A-Za-z][\w-]*+)(?:(?=[= \t\uff1d\u3000])[ \t\u3000]*+[=\uff1d]?[ \t\u3000]*+(.*))?",
        line.value,
        re.ASCII,
    )
    if not found or line.body.startswith(":") or levels.continues(line):
        return None
    beside = bool(below.key) and len(below.indent) == line.column and not below.dashes
    inside = bool(below.key) and len(below.indent) > line.column and not found[2]
    free = not line.dashes and not levels.opens_at(line)
    usual = found[1] in levels.seen and bool(found[2]) and not line.dashes
    likely = levels.may_be_key(found[1], found[2] or "")
    if not (beside or (likely and (free or inside or usual))):
        return None
    fixed = f"{line.indent}{line.dashes}{found[1]}:{' ' * bool(found[2])}{found[2] or ''}"
    return Typo("E-NOCOLON", line.column, len(found[1]), fixed, {"key": found[1]})


def no_key(levels: Levels, line: Line, below: Line) -> Typo | None:
    """Return the slip of a line of text that stands where a key must."""
    if levels.continues(line):
        return None
    odd = re.match(r"(?P<key>[\[{].*[\]}])?[ \t]*:", line.body)
    if odd:
        return Typo("E-KEY", line.column, max(1, odd.end() - 1), line.text, {"key": odd["key"] or ""})
    keys_follow = below.key and below.indent == line.indent
    if not keys_follow and (levels.opens_at(line) or not levels.begun):
        levels.value_below()
        return None
    depth = levels.valued + levels.step if levels.valued >= 0 else None
    fixed = line.text if depth is None else " " * depth + line.body
    return Typo("E-NOKEY", len(line.indent), len(line.body.rstrip()), fixed, {})

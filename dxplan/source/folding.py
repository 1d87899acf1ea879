"""Values that run over several lines, joined as Japanese is: no space appears where a line was broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

STRAY = re.compile(r"^ (?=\S)", re.MULTILINE)  # one space too many; lines that stand deeper have two
BLANKS = " \t\u3000\u00a0\u200b\ufeff"


def folded(lines: Sequence[str], start: Any, end: Any, style: str, read: str) -> str:
    """Return the text of a value between two marks; `read` is what the parser made of it."""
    if style == "|":
        if "\n " in read:
            read = STRAY.sub("", read)
        return "\n".join([line.rstrip(BLANKS) for line in read.split("\n")]).strip("\n")
    last = end.line + (end.column > 0)
    below = list(lines[start.line + 1 : last])
    if style == ">":
        return _folded_block(below).strip("\n")
    if end.column:
        below[-1:] = [line[: end.column] for line in below[-1:]]
    parts = [lines[start.line][start.column :], *below]
    if not style:
        return join(part.strip(" \t") for part in parts)
    return _folded_quotes([part.strip(" \t") for part in parts], style)


def _folded_block(below: Sequence[str]) -> str:
    """Return the text below a ">": deeper lines stay lines of their own."""
    depth = min((len(line) - len(line.lstrip(" ")) for line in below if line.strip(" ")), default=0)
    return join(line[depth:].rstrip(BLANKS) for line in below)


def _folded_quotes(parts: Sequence[str], sign: str) -> str:
    """Return the text of a quoted value: folded first, its escapes read afterwards."""
    inner = list(parts)
    inner[0], inner[-1] = inner[0].removeprefix(sign), inner[-1].removesuffix(sign)
    if sign == "'":
        return join(inner).replace("''", "'")
    whole = join(inner, newline="\\n")
    event = next(event for event in yaml.parse(f'"{whole}"', Loader=yaml.CLoader) if hasattr(event, "value"))
    return str(event.value)


def join(parts: Iterable[str], newline: str = "\n") -> str:
    """Return lines as one: with a space between two words, with nothing beside a wide character.

    An empty line is a line break; so is the end of a line that stands deeper than the others.
    """
    whole = ""
    gap = 0  # empty lines since the last words
    deep = False
    for part in parts:
        if not part:
            gap += 1
            continue
        deeper = part.startswith(" ")
        if not whole:
            whole = part
        elif newline == "\\n" and re.search(r"(?<!\\)(?:\\\\)*\\$", whole) and not gap:
            whole = whole[:-1] + part
        elif deeper or deep:
            whole += newline * (gap + 1) + part
        elif gap:
            whole += newline * gap + part
        else:
            whole += ("" if _wide(whole[-1]) or _wide(part[0]) else " ") + part
        gap, deep = 0, deeper
    return whole


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"

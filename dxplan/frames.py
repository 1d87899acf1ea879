"""A line as it was typed, with a caret under the place: aligned for Japanese, safe for a terminal."""

from __future__ import annotations

import unicodedata

WIDEST = 100  # characters of a long line that are shown around the caret
BEFORE = 40
TAB = "    "
WIDE_BLANK, WIDE_CARET = "\u3000", "＾"


def frame(line: str, number: int, column: int, length: int = 1) -> list[str]:
    """Return two lines: the line as typed behind its number, and the caret. `column` is 1-based."""
    start = min(max(column - 1, 0), len(line))
    end = min(max(start + length, start + 1), max(len(line), start + 1))
    first = max(0, start - BEFORE) if len(line) > WIDEST else 0
    last = min(len(line), first + WIDEST)
    head, tail = "…" * (first > 0), "…" * (last < len(line))
    shown = head + line[first:last] + tail
    blank = _under(head + line[first:start], wide=WIDE_BLANK, narrow=" ")
    caret = _under(line[start : min(end, last)], wide=WIDE_CARET, narrow="^") or "^"
    gutter = " " * len(str(number))
    return [f"  {number} | {visible(shown)}".rstrip(), f"  {gutter} | {blank}{caret}"]


def visible(text: str) -> str:
    """Return text that a terminal prints and does not obey: control signs become pictures of themselves."""
    return "".join(map(_visible, text)) if not text.isprintable() else text


def _visible(char: str) -> str:
    if char == "\t":
        return TAB
    if char <= "\x1f":
        return chr(0x2400 + ord(char))
    kind = unicodedata.category(char)
    return "\ufffd" if kind in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"} else char


def _under(text: str, *, wide: str, narrow: str) -> str:
    """Return what takes as much room as the text: wide characters are two cells, combining ones none.

    Signs of ambiguous width (① ▲) count as wide, as Japanese fonts draw them.
    """
    return "".join(_cell(char, wide, narrow) for char in text)


def _cell(char: str, wide: str, narrow: str) -> str:
    if char == "\t":
        return narrow * len(TAB)
    if unicodedata.combining(char):
        return ""
    return wide if unicodedata.east_asian_width(_visible(char)) in "WFA" else narrow

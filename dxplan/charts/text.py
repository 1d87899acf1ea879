"""How wide words are, and how they are broken or shortened to fit. Knows nothing of charts.

Widths come from the metrics fonts of layouts/fonts; the drawing engine measures nothing.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from functools import cache

from .theme import FONTS

FULL = 1000  # advance of a full-width letter in the metrics fonts
# Readers' own fonts have wider Latin letters than the one measured with, in regular and in bold.
ROOMIER, ROOMIER_BOLD = 1.08, 1.14
ELLIPSIS = "…"
LATIN = 0x24F  # the last letter of the Latin blocks
# Kinsoku: what must not begin a line, what must not end one (JIS X 4051, the common part).
NOT_FIRST = frozenset(
    "、。，．,.・：；:;！？!?）)］]｝}」』】〉》〕…‥％%々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮーヽヾゝゞ～"
)
NOT_LAST = frozenset("（([［{｛「『【〈《〔＜<￥¥")
# A Latin word, a run of katakana and a number stay whole; every other letter may begin a line.
PIECE = re.compile(r"\s+|[\u30a1-\u30fa\u30fc]+|[!-~\u00a1-\u024f\u2010-\u201f]+|.", re.DOTALL)


@cache
def advances(*, bold: bool) -> tuple[list[int], list[tuple[int, int]]]:
    """Return where ranges of code points begin, and for each its end and its advance width."""
    data = (FONTS / f"dx-metrics-{'bold' if bold else 'regular'}.ttf").read_bytes()
    tables = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        tables[tag] = offset
    groups = tables[b"cmap"] + struct.unpack_from(">L", data, tables[b"cmap"] + 8)[0]
    starts, spans = [], []
    for number in range(struct.unpack_from(">L", data, groups + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", data, groups + 16 + 12 * number)
        starts.append(first)
        spans.append((last, struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * glyph)[0]))
    return starts, spans


def advance(letter: str, *, bold: bool) -> float:
    """Return the width of one letter in ems; unknown letters count as full-width."""
    starts, spans = advances(bold=bold)
    at = bisect_right(starts, ord(letter)) - 1
    found = spans[at][1] if at >= 0 and ord(letter) <= spans[at][0] else FULL
    more = ROOMIER_BOLD if bold else ROOMIER
    return found / FULL * (more if found < FULL else 1)


class _Advances(dict[str, float]):
    """The widths of letters in ems, found when first asked for."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self.bold = bold

    def __missing__(self, letter: str) -> float:
        self[letter] = advance(letter, bold=self.bold)
        return self[letter]

    @staticmethod
    @cache
    def of(*, bold: bool) -> _Advances:
        """Return the one table of a weight."""
        return _Advances(bold=bold)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels a line of text needs at most."""
    return sum(map(_Advances.of(bold=bold).__getitem__, text)) * size


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return as much of the text as fits `room` pixels before an ellipsis, and the ellipsis."""
    while text and width(text + ELLIPSIS, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" 、・,(（「") + ELLIPSIS


def wrap(text: str, room: float, size: float, *, bold: bool = False, lines: int = 2) -> tuple[str, ...]:
    """Return the text in at most so many lines of `room` pixels; the last is shortened when it must be."""
    done = filled(text, room, size, bold=bold)
    if 1 < len(done) <= lines and len(done[-1]) == 1:
        # A letter alone on the last line reads badly; narrower lines give it company.
        closer = filled(text, room - 2 * size, size, bold=bold)
        done = closer if len(closer) == len(done) else done
    if len(done) <= lines:
        return tuple(done)
    *kept, last = done[:lines]
    return (*kept, cut(last, room, size, bold=bold))


def filled(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Return the text in lines, each as full as it can be."""
    done: list[str] = []
    line = ""
    for piece in pieces(text, room, size, bold=bold):
        if not line or width((line + piece).rstrip(), size, bold=bold) <= room:
            line += piece if line else piece.lstrip()
            continue
        done.append(line.rstrip())
        line = piece.lstrip()
    return [*done, line.rstrip()]


def pieces(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Return the parts that a line break may stand between; none is wider than `room`."""
    found: list[str] = []
    for piece in PIECE.findall(text):
        for part in parts(piece, room, size, bold=bold):
            last = found[-1] if found else ""
            together = last and not last.isspace() and (part[0] in NOT_FIRST or last[-1] in NOT_LAST)
            if together and width(last + part, size, bold=bold) <= room:
                found[-1] += part
            else:
                found.append(part)
    return found


def parts(piece: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Return a piece whole where it fits a line; else its letters, or hyphened parts of a Latin word."""
    if len(piece) > 1 and ord(piece[0]) > LATIN and width(piece, size, bold=bold) > room:
        return list(piece)
    found: list[str] = []
    while len(piece) > 1 and width(piece, size, bold=bold) > room:
        at = 1
        while width(piece[: at + 1] + "-", size, bold=bold) <= room:
            at += 1
        found.append(piece[:at] + "-")
        piece = piece[at:]
    return [*found, piece]

"""The Japanese as a comment above what is to be translated: how it is written, found again and taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as Several

from dxplan.patch import Patch

MARK = "# 日本語｜"


def note(indent: int, words: str) -> tuple[str, ...]:
    """Return the comment that shows words above a line with so many spaces before it."""
    return tuple(f"{' ' * indent}{MARK}{line}".rstrip() for line in words.splitlines())


def length(lines: Several[str], line: int, indent: int) -> int:
    """Return how many lines of such a comment stand right above a line (1-based)."""
    ours = re.compile(rf" {{{indent}}}{MARK}")
    above = line - 1
    while above and ours.match(lines[above - 1]):
        above -= 1
    return line - 1 - above


def noted(lines: Several[str], line: int, indent: int, words: str) -> Iterable[Patch]:
    """Yield the patch that makes the comment above a line show these words; none take it out."""
    count = length(lines, line, indent)
    now, told = tuple(lines[line - 1 - count : line - 1]), note(indent, words)
    if now != told:
        yield Patch(line - count, line - 1, told)

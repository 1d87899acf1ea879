"""Stamps for finished translations: from which words they were made. Their Japanese notes go."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from collections.abc import Sequence as Several

from dxplan.patch import Patch, patched
from dxplan.source import Mapping

from . import FINGERPRINT, Files, Pair, fingerprint, pairs, stamp_of, wanted
from .notes import MARK, noted
from .texts import TextPair, text_pairs


def stamped(files: Files, held: Map[str, bytes]) -> tuple[dict[str, bytes], int]:
    """Return the new bytes of sister files in which a whole translation gets its stamp, and how many do."""
    patches: dict[str, list[Patch]] = {}
    count = 0
    for pair in pairs(files):
        if pair.there and _finished(pair, files[pair.sister].lines):
            patches.setdefault(pair.sister, []).extend(_stamp(pair, files[pair.sister].lines))
            count += 1
    for text in text_pairs(files):
        if text.body and not text.stamp:
            patches[text.sister] = list(_stamp_text(text, files[text.sister].lines))
            count += 1
    return {path: patched(held[path], found) for path, found in patches.items()}, count


def _finished(pair: Pair, lines: Several[str]) -> bool:
    return pair.there is not None and not (
        pair.missing or stamp_of(pair.there) or in_one_line(pair.there, lines)
    )


def in_one_line(mapping: Mapping, lines: Several[str]) -> bool:
    """Whether a mapping is written between braces: no line can be put into it."""
    return lines[mapping.place.line - 1][mapping.place.column - 1 :].startswith("{")


def _stamp(pair: Pair, lines: Several[str]) -> Iterator[Patch]:
    mapping = pair.there
    if mapping is None:
        return
    first = min(place for place, _ in mapping.entries.values())
    line = f'{" " * (first.column - 1)}{FINGERPRINT}: "{fingerprint(pair.shape, pair.node)}"'
    yield Patch(first.line, first.line - 1, (line,))
    for key in wanted(pair.shape, pair.node):
        place = mapping.entries[key.name][0]
        yield from noted(lines, place.line, place.column - 1, "")


def _stamp_text(text: TextPair, lines: Several[str]) -> Iterator[Patch]:
    line = f'{FINGERPRINT}: "{text.wanted}"'
    if not text.last:
        yield Patch(1, 0, ("---", line, "---", ""))
        return
    yield Patch(2, 1, (line,))
    for number, typed in enumerate(lines[: text.last], start=1):
        if typed.startswith(MARK):
            yield Patch(number, number, ())

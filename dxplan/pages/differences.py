"""How two wordings differ: the words taken out and the words put in, where most of them stayed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from dxplan.language import lines
from dxplan.model import Change

from .edition import Edition

ALIKE = 0.5  # below this share of common characters, two texts are shown whole


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words, and whether it stands in both texts (same) or in one of them (gone, new)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with its two texts; `before` and `after` are parted only where the texts are much alike."""

    change: Change
    before: tuple[tuple[Part, ...], ...]
    after: tuple[tuple[Part, ...], ...]


def shown_change(edition: Edition, change: Change) -> ShownChange:
    """Return a change ready to print. Only the Japanese is parted: its words are the record."""
    if edition.lang != "ja":
        return ShownChange(change, (), ())
    before, after = (
        [line.words for line in lines(change.before.ja)],
        [line.words for line in lines(change.after.ja)],
    )
    if len(before) != len(after):
        return ShownChange(change, (), ())
    pairs = [parted(*pair) for pair in zip(before, after, strict=True)]
    if not any(pair for pair in pairs):
        return ShownChange(change, (), ())
    whole = [
        pair or ((Part("gone", old),), (Part("new", new),))
        for pair, old, new in zip(pairs, before, after, strict=True)
    ]
    return ShownChange(change, tuple(pair[0] for pair in whole), tuple(pair[1] for pair in whole))


def parted(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]] | None:
    """Return two lines parted into what stayed and what changed; None when they have little in common."""
    match = SequenceMatcher(a=before, b=after, autojunk=False)
    if match.ratio() < ALIKE:
        return None
    old: list[Part] = []
    new: list[Part] = []
    for kind, a1, a2, b1, b2 in match.get_opcodes():
        if kind == "equal":
            old.append(Part("same", before[a1:a2]))
            new.append(Part("same", after[b1:b2]))
            continue
        if a2 > a1:
            old.append(Part("gone", before[a1:a2]))
        if b2 > b1:
            new.append(Part("new", after[b1:b2]))
    return tuple(old), tuple(new)

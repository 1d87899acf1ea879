"""How much is translated: texts counted by prefecture, and the places where something is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dxplan.problems import Place
from dxplan.schema import LANGUAGES, Key

from . import Files, pairs, stamp_of, wanted
from .texts import text_pairs


@dataclass(frozen=True, slots=True)
class Part:
    """The texts of one record in one language: how many there are, and how many need something done.

    `keys` are those that are missing; when none is, the whole record is behind or has no stamp yet.
    """

    prefecture: str  # "" for what belongs to the whole site
    place: Place
    trail: str
    texts: int
    missing: int = 0
    behind: int = 0
    unstamped: int = 0
    keys: tuple[Key, ...] = ()


def survey(files: Files, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Part]:
    """Yield every record and Markdown text that has words, with what is left to do of its translations."""
    for pair in pairs(files, languages):
        texts, missing = len(wanted(pair.shape, pair.node)), len(pair.missing)
        behind = texts - missing if pair.behind else 0
        unstamped = texts if pair.there and not missing and stamp_of(pair.there) is None else 0
        owner = pair.sister.rpartition("/")[0].partition("/")[0]
        trail = "/".join(pair.trail)
        yield Part(owner, pair.place, trail, texts, missing, behind, unstamped, pair.missing)
    for text in text_pairs(files, languages):
        owner = text.path.rpartition("/")[0].partition("/")[0]
        none, old = int(not text.body), int(text.behind and bool(text.body))
        yield Part(owner, text.place, "", 1, none, old, int(bool(text.body) and not text.stamp))

"""Of which groups of synonyms a record uses some words, so that the other words of the group find it too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .fold import JAPANESE, code, tokens

END = "z"  # ends every text, so that no phrase runs on into the next
PREFIX = 4  # characters of a code that stand for the first character of a Japanese pair


class _Word(NamedTuple):
    group: int
    place: int  # in its group
    codes: str  # by which it is found in a text's codes, wherever it ends there
    stem: str  # what must stand as typed: メタバース does not use バス; nothing for other words than katakana


class Synonyms:
    """The groups of one language, looked up by the first code of each word."""

    def __init__(self, groups: Sequence[Sequence[str]], lang: str) -> None:
        """Take groups of words that mean the same."""
        self.groups, self.lang = groups, lang
        self.first: dict[str, list[_Word]] = {}
        for group, words in enumerate(groups):
            for place, word in enumerate(words):
                wanted = _sought(word, lang)
                if wanted:
                    entry = _Word(group, place, wanted, _stem(word))
                    self.first.setdefault(wanted.split()[0], []).append(entry)

    def implied(self, texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        """Yield the groups of which texts use some words, and the places in it of words they do not use."""
        codes = "".join(codes_of(text, self.lang) for text in texts) + " "
        plain = unicodedata.normalize("NFKC", "\n".join(texts)).lower()
        seen = set(codes.split())
        seen |= {one[:PREFIX] for one in seen if one[0] == "q"}
        used: dict[int, set[int]] = {}
        for first in seen & self.first.keys():
            for word in self.first[first]:
                if word.codes in codes and word.stem in plain:
                    used.setdefault(word.group, set()).add(word.place)
        for group in sorted(used):
            missing = [place for place in range(len(self.groups[group])) if place not in used[group]]
            if missing:
                yield group, missing


@lru_cache(maxsize=1 << 12)
def codes_of(text: str, lang: str) -> str:
    """Return a text as its index has it; the same words stand in many records, and are asked for twice."""
    return "".join(f" {code(token)}" for token in tokens(text, lang)) + f" {END}"


def _sought(word: str, lang: str) -> str:
    own = tokens(word, lang)
    if not own:
        return ""
    codes = [code(token) for token in own]
    if not re.fullmatch(f"[{JAPANESE}]", own[-1]):
        return f" {' '.join(codes)} "
    return f" {' '.join(codes[:-1])} " if len(codes) > 1 else f" {codes[0].removesuffix('000')}"


def _stem(word: str) -> str:
    stem = unicodedata.normalize("NFKC", word).lower().rstrip("ー")
    return stem if re.fullmatch("[ァ-ヺー]+", stem) else ""

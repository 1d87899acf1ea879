"""How a page describes itself to search engines and to who gets a link: whole sentences, as many as fit."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Shorter ones tell too little, longer ones are cut off by those who show them.
LIMITS = {"ja": (40, 120)}
OTHERS = (70, 160)
MORE = "…"
END = "。．.!?！？…"
# Where Japanese may be broken off: after a sign, or where a phrase ends (hiragana before any other letter).
BORDER = re.compile(r"(?<=[、。・：）」』])|(?<=[ぁ-ん])(?=[^ぁ-んー、。・）」』])")


def described(lang: str, sentences: Iterable[str]) -> str:
    """Return as many whole sentences as fit; one is broken off at a phrase where too little stands."""
    least, most = LIMITS.get(lang, OTHERS)
    gap = "" if lang == "ja" else " "
    told = ""
    for sentence in (" ".join(one.split()) for one in sentences):
        if not sentence or sentence in told:
            continue
        longer = f"{told}{gap}{sentence}" if told else sentence
        if len(longer) <= most:
            told = longer
        elif len(told) < least:
            told = broken(longer, most, lang)
    return told


def broken(text: str, room: int, lang: str) -> str:
    """Return a text that is too long up to the last phrase (in Japanese) or word that fits, and `…`."""
    if len(text) <= room:
        return text
    borders = [at.start() for at in (BORDER if lang == "ja" else re.compile(r"(?=\s)")).finditer(text)]
    last = max((at for at in borders if 0 < at < room), default=room - len(MORE))
    return text[:last].rstrip(" 、。・：,.;:–-") + MORE


def few(names: Iterable[str], room: int, comma: str, more: str) -> str:
    """Return whole names with commas between them, as many as fit the room; then `more` if some are left."""
    every = [name for name in dict.fromkeys(names) if name]
    told = ""
    for at, name in enumerate(every):
        longer = told + (comma if told else "") + name
        if len(longer) + (len(more) if at < len(every) - 1 else 0) > room:
            return told + more if told else ""
        told = longer
    return told


def ended(words: str, lang: str) -> str:
    """Return words as a sentence."""
    return words if not words or words[-1] in END else f"{words}{'。' if lang == 'ja' else '.'}"

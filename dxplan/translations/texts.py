"""Markdown texts and their translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dxplan.problems import Place
from dxplan.schema import LANGUAGES, sister_of
from dxplan.source import SourceFile
from dxplan.values import is_placeholder

from . import FINGERPRINT, Files, digest
from .front import Front, front_of

TEXTS = re.compile(r"(?:about|accessibility|[^/]+/plan/plan)\.md")  # the Markdown texts that have a page


@dataclass(frozen=True, slots=True)
class TextPair:
    """A Markdown text and its translation: `wanted` is the fingerprint for its `stamp`."""

    path: str
    sister: str
    lang: str
    japanese: str
    body: str
    wanted: str
    stamp: str
    place: Place
    last: int = 0  # the line that closes the translation's front matter

    @property
    def behind(self) -> bool:
        """Whether the translation was made from other words than these."""
        return bool(self.stamp) and self.stamp != self.wanted


def text_pair(file: SourceFile, sister: SourceFile | None, lang: str) -> TextPair:
    """Return a Markdown text with its translation."""
    front = front_of(sister) if sister else Front({}, "")
    name = sister_of(file.path, lang)
    place, stamp = front.keys.get(FINGERPRINT, (Place(name if sister else file.path), ""))
    words = file.text.strip()
    return TextPair(file.path, name, lang, words, front.body.strip(), digest(words), stamp, place, front.last)


def text_pairs(files: Files, languages: tuple[str, ...] = LANGUAGES) -> Iterator[TextPair]:
    """Yield every Markdown text that has words, with its translation in each language."""
    for path, file in files.items():
        if TEXTS.fullmatch(path) and has_words(file.text):
            for lang in languages:
                yield text_pair(file, files.get(sister_of(path, lang)), lang)


def has_words(text: str) -> bool:
    """Whether a text says anything yet: neither a heading alone nor a placeholder."""
    told = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("# ")]
    return any(not is_placeholder(line) for line in told)

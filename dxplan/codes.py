"""The catalogue of everything that can be wrong: codes.md holds the words, this module fills them in.

A code's first letter says how grave it is: W- is a warning, every other one an error.
A template holds {words}; a part between ⟦ and ⟧ is said only when all its words are known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Lang = Literal["ja", "en"]
CATALOGUE = Path(__file__).with_name("codes.md")
LONGEST = 60  # a word from content is cut after so many characters; the frame shows the rest
_OPTIONAL = re.compile(r"⟦(.*?)⟧", re.DOTALL)
_WORD = re.compile(r"\{(\w+)\}")


class Code(NamedTuple):
    """One kind of problem: a sentence for the message and a longer explanation, in Japanese and English."""

    name: str
    ja: str
    en: str
    long_ja: str
    long_en: str

    @property
    def severity(self) -> Literal["error", "warning"]:
        """How grave it is unless the caller says otherwise."""
        return "warning" if self.name.startswith("W-") else "error"

    def sentence(self, lang: Lang, words: Mapping[str, object]) -> str:
        """Return the sentence with its words filled in; KeyError when a word that it needs is not given."""
        template = self.ja if lang == "ja" else self.en
        named = {name: _spoken(name, value, lang) for name, value in words.items()}
        if lang == "en":
            named |= {name[:-3]: said for name, said in named.items() if name.endswith("_en") and said}
        kept = _OPTIONAL.sub(lambda part: _when_known(part[1], named), template)
        return _WORD.sub(lambda word: named[word[1]], kept)


@cache
def codes() -> Mapping[str, Code]:
    """Return every code of the catalogue by name, in its order."""
    text = CATALOGUE.read_text(encoding="utf-8")
    return {code.name: code for code in map(_entry, re.split(r"^### ", text, flags=re.MULTILINE)[1:])}


def _entry(text: str) -> Code:
    """Return the code that one entry describes: its name, `ja:`, `en:`, then a paragraph in each language."""
    entry = text.split("\n## ", maxsplit=1)[0]
    head, long_ja, long_en = entry.strip().split("\n\n")
    name, ja, en = head.splitlines()
    return Code(name, ja.removeprefix("- ja: "), en.removeprefix("- en: "), long_ja, long_en)


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    """Return what the program calls things (`expected=map`) and what a person calls them, ja and en."""
    head = re.split(r"^### ", CATALOGUE.read_text(encoding="utf-8"), flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| `(\w+=[\w-]+)` \| (.+?) \| (.+?) \|$", head, flags=re.MULTILINE)
    return {name: (ja, en) for name, ja, en in rows}


def _spoken(name: str, value: object, lang: Lang) -> str:
    """Return a word as it is said: several joined, the program's own names translated, long ones cut."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return " / ".join(_spoken(name, one, lang) for one in value)
    known = _names().get(f"{name}={value}")
    if known:
        return known[lang == "en"]
    text = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", str(value)).strip(" ")
    return text if len(text) <= LONGEST or name == "allowed" else text[:LONGEST] + "…"


def _when_known(part: str, words: Mapping[str, str]) -> str:
    return part if all(words.get(name) for name in _WORD.findall(part)) else ""

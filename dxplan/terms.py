"""Words of the glossary, marked where a page first uses them, and explained at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from .model import Term

LETTER, KATAKANA = "A-Za-z0-9", "\u30a1-\u30fa\u30fc"
Say = Callable[[str], Markup]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of one language by their wording, and the pattern that finds the longest of them first."""

    terms: Mapping[str, Term]
    pattern: re.Pattern[str]
    seen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self, words: str) -> tuple[str, ...]:
        """Return words cut around terms, which stand at odd places; the same words stand on many pages."""
        if words not in self.seen:
            self.seen[words] = tuple(self.pattern.split(words))
        return self.seen[words]


def glossary_of(terms: Iterable[Term], lang: str) -> Glossary:
    """Return what finds the terms that are written in a language."""
    found = {
        wording.casefold(): term
        for term in terms
        for wording, said in (term.term.into(lang),)
        if said == lang
    }
    return Glossary(found, re.compile(f"({_one_of(found, 's?' if lang == 'en' else '')})", re.IGNORECASE))


def _one_of(wordings: Iterable[str], plural: str) -> str:
    """Return the pattern of some wordings, the longest first.

    They are sorted by what may stand before them and by their first letters, so that most places of a text
    are passed over at a glance.
    """
    firsts: dict[str, dict[str, list[str]]] = {}
    for wording in sorted(wordings, key=lambda wording: (-len(wording), wording)):
        ends = firsts.setdefault(_kind(wording[0]), {}).setdefault(wording[0], [])
        after = _kind(wording[-1])
        ends.append(re.escape(wording[1:]) + plural + (f"(?![{after}])" if after else ""))
    several = []
    for before, ends_of in firsts.items():
        ahead = "".join(sorted({re.escape(letter) for first in ends_of for letter in first + first.upper()}))
        words = "|".join(f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in ends_of.items())
        several.append((f"(?<![{before}])" if before else "") + f"(?=[{ahead}])(?:{words})")
    return "|".join(several) or "(?!)"


def _kind(letter: str) -> str:
    """Return the letters that a term beginning or ending so is no part of: Latin ones, katakana, none."""
    return next((kind for kind in (LETTER, KATAKANA) if re.match(f"[{kind}]", letter)), "")


def joined(parts: Iterable[Markup]) -> Markup:
    """Return pieces of HTML as one."""
    return Markup("".join(parts))  # noqa: S704  each is escaped already


def with_ruby(words: str, reading: str) -> Markup | None:
    """Return a word of kanji alone with its reading above it (in brackets where ruby is unknown), or None."""
    if not reading or not re.fullmatch("[々一-鿿]+", words):
        return None
    return Markup("<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>").format(words, reading)


class Noticed:
    """The terms that one page has used so far, in order; each is marked where it first stands."""

    def __init__(self, glossary: Glossary | None) -> None:
        """Begin a page; without a glossary nothing is marked."""
        self.glossary = glossary
        self.used: list[Term] = []

    def told(self, words: str, say: Say) -> Markup:
        """Return words said by `say`, with links from new terms to their explanation on the same page."""
        if self.glossary is None:
            return say(words)
        parts = self.glossary.parts(words)
        if len(parts) == 1:
            return say(words)
        return joined(self._term(part, say) if at % 2 else say(part) for at, part in enumerate(parts))

    def _term(self, wording: str, say: Say) -> Markup:
        known = self.glossary.terms if self.glossary else {}
        folded = wording.casefold()
        term = known.get(folded) or known.get(folded.removesuffix("s"))
        if term is None or term in self.used:
            return say(wording)
        self.used.append(term)
        return Markup('<a class="term" href="#term-{}">{}</a>').format(term.id, say(wording))

"""What follows from a problem that is told already is held back: it goes when that one is mended."""

from __future__ import annotations

from collections.abc import Iterable

from .problems import Problem
from .schema import LANGUAGES, sister_of

# What is said of translations when they are laid beside the Japanese.
BESIDE = frozenset({
    "W-TRANSLATION-MISSING", "W-TRANSLATION-BEHIND", "W-UNSTAMPED", "W-ORPHAN", "W-LINES", "E-REF", "V-KEY",
    "E-TYPE",
})  # fmt: skip


def without_knock_ons(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without what is said of translations while the Japanese of a file has an error."""
    told = list(problems)
    wrong = {one.place.file for one in told if one.severity == "error"}
    held = {sister_of(path, lang) for path in wrong for lang in LANGUAGES}
    return [one for one in told if not _follows(one, wrong, held)]


def _follows(one: Problem, wrong: set[str], held: set[str]) -> bool:
    """Whether a problem is about the translation of a file that has an error itself."""
    if one.place.file in held:
        return one.code in BESIDE
    return one.severity == "warning" and one.code in BESIDE and one.place.file in wrong

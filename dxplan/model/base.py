"""What every record is made of: words with their translations, dates as exact as known, places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default

from dxplan.problems import Place

NOWHERE = Place("", 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in Japanese with their translations; `behind` names languages made from older words."""

    ja: str = ""
    translations: Mapping[str, str] = default(default_factory=dict)
    behind: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there are any words."""
        return bool(self.ja)

    def into(self, lang: str) -> tuple[str, str]:
        """Return the words in `lang` and the language they really are in (Japanese when untranslated)."""
        if lang == "ja" or not self.ja:
            return self.ja, "ja"
        said = self.translations.get(lang)
        return (said, lang) if said else (self.ja, "ja")


NO_TEXT = Text()


@dataclass(frozen=True, slots=True)
class Date:
    """A date as exact as the source gives it: month and day may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return 2024, 2024-03 or 2024-03-31."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


# What the program knows of a record beside what content says of it.
ABOUT = frozenset({"id", "place", "places", "blanks"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its id, the place where it was typed, the places of its values.

    `blanks` are the places of keys that stand there without a value: they say nothing, as if absent.
    """

    id: str = ""
    place: Place = default(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = default(default_factory=dict, compare=False, repr=False)
    blanks: Mapping[str, Place] = default(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Place:
        """Return where the value of a key was typed, or its key when empty; else the record's own place."""
        return self.places.get(key) or self.blanks.get(key, self.place)

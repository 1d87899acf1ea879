"""The site's own words in every language, from layouts/words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Words:
    """Every sentence the site itself says, by language and name."""

    sentences: Mapping[str, Mapping[str, str]]

    def of(self, lang: str) -> Mapping[str, str]:
        """Return the sentences of one language by name."""
        return self.sentences[lang]


def read_words(layouts: Path, languages: tuple[str, ...]) -> Words:
    """Return the words of layouts/words.yaml; a sentence that lacks a language is our mistake and raises."""
    text = (layouts / "words.yaml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Words({lang: {name: said[lang] for name, said in table.items()} for lang in languages})

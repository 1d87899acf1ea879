"""What a person types on the command line for a prefecture or a fiscal year, however they write it."""

from __future__ import annotations

import re
import unicodedata

from .language import ERAS
from .model import Site


def fiscal_year_of(typed: str) -> str:
    """Return the fiscal year meant by ２０２４, 令和6年度 or R6 as four digits; else what was typed."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
    plain = re.sub(r"年度?$", "", plain)
    for first, name, letter in ERAS:
        found = re.fullmatch(rf"(?:{name}|{letter})(\d{{1,2}}|元)", plain, re.IGNORECASE)
        if found:
            return str(first - 1 + (1 if found[1] == "元" else int(found[1])))
    return plain


def prefecture_called(site: Site | None, typed: str) -> str:
    """Return the id of the prefecture of a name: akita for 秋田県, 秋田 or Akita; else nothing."""
    plain = unicodedata.normalize("NFKC", typed).strip().casefold()
    for one in site.prefectures if site else ():
        names = {one.id, one.name.ja, *one.name.translations.values()}
        bare = {re.sub(r"[都道府県市区町村]$| (?:prefecture|city)$", "", name.casefold()) for name in names}
        if plain and plain in {*(name.casefold() for name in names), *bare}:
            return one.id
    return ""

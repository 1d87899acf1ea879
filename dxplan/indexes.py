"""Pagefind's indexes of all records: a bundle a language, in as many parts as it takes.

Pagefind never sees the published pages. It is given one small file a record that holds only the tokens of
`fold.py`. The browser asks all parts of a bundle together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from .pagefind import RECORDS, SHARED, index
from .pages import SearchRecord
from .search import Groups, by_language, key_of, texts_of
from .synonyms import Synonyms, codes_of

MOST = 2_000  # records of one part: while it is made, Pagefind holds a quarter of a megabyte for each
AT_ONCE = 2  # parts that are made


class _Part(NamedTuple):
    """The records of one part, of which the first has a number among all of its language."""

    lang: str
    number: int  # of the part, from 1
    first: int
    records: Sequence[SearchRecord]

    @property
    def folder(self) -> str:
        """Where it stands: the first part holds the others."""
        return f"pagefind-{self.lang}/" + (f"{self.number}/" if self.number > 1 else "")


def bundles(records: Sequence[SearchRecord], groups: Groups, cache: Path | None = None) -> dict[str, bytes]:
    """Return the files of the bundles pagefind-LANG; raises SearchFailed when Pagefind cannot be run.

    A part whose tokens are the same as when it was made last is taken from the cache.
    """
    own = by_language(records)
    synonyms = {lang: Synonyms(groups.get(lang, ()), lang) for lang in own}
    parts = [part for lang in own for part in _parts(lang, own[lang])]
    with ThreadPoolExecutor(AT_ONCE) as several:
        made = list(several.map(lambda part: _index(part, synonyms[part.lang], cache), parts))
    files: dict[str, bytes] = {}
    for lang in own:
        ids: dict[str, int] = {}
        mine = [(part, found) for part, found in zip(parts, made, strict=True) if part.lang == lang]
        for part, found in mine:
            ids |= {one: part.first + at for one, at in json.loads(found.pop(RECORDS)).items()}
            needed = (name for name in found if part.number == 1 or not SHARED.match(name))
            files |= {part.folder + name: found[name] for name in needed}
        told = {"key": key_of(own[lang]), "parts": len(mine), "ids": ids}
        files[f"pagefind-{lang}/{RECORDS}"] = json.dumps(told).encode()
    return files


def _parts(lang: str, own: Sequence[SearchRecord]) -> Iterator[_Part]:
    """Yield the parts of a bundle: the records of whole prefectures, as many as fit."""
    number, first, records = 1, 0, list[SearchRecord]()
    for _, group in groupby(own, lambda record: record.address.partition("/")[0]):
        some = list(group)
        if records and len(records) + len(some) > MOST:
            yield _Part(lang, number, first, records)
            number, first, records = number + 1, first + len(records), []
        records += some
    yield _Part(lang, number, first, records)


def _index(part: _Part, synonyms: Synonyms, cache: Path | None) -> dict[str, bytes]:
    """Return what Pagefind makes of a part. Equal records of two parts are two to it by their names."""
    source = {f"{part.number}-{at:05d}.html": _page(one, synonyms) for at, one in enumerate(part.records)}
    return index(source, cache and cache / f"search-{part.lang}-{part.number}.zip")


def _page(record: SearchRecord, synonyms: Synonyms) -> bytes:
    """Return what Pagefind is given to index of one record: tokens only, the title's weighing most."""
    lang = record.lang
    parts = [f"<h1>{codes_of(record.title, lang)}</h1>"]
    if record.original:
        parts.append(f'<p data-pagefind-weight="7">{codes_of(record.original, lang)}</p>')
    parts += (f"<p>{codes_of(text, lang)}</p>" for text in (record.label, *record.texts))
    for group, missing in synonyms.implied(texts_of(record)):
        words = (synonyms.groups[group][place] for place in missing)
        parts += (f'<p data-pagefind-weight="0.5">{codes_of(word, lang)}</p>' for word in words)
    return f'<!doctype html><html lang="zxx"><body>{"".join(parts)}</body></html>'.encode()

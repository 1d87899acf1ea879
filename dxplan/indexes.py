"""Pagefind's indexes of all records: a bundle a language, in as many parts as it takes.

Pagefind never sees the published pages. It is given one small file a record that holds only the tokens of
`fold.py`. The browser asks all parts of a bundle together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from .pagefind import RECORDS, SHARED, index
from .search import key_of
from .sought import Sought

MOST = 2_000  # records of one part: while it is made, Pagefind holds a quarter of a megabyte for each
AT_ONCE = 2  # parts that are made


class _Part(NamedTuple):
    """The records of one part, of which the first has a number among all of its language."""

    lang: str
    number: int  # of the part, from 1
    first: int
    several: Sequence[Sought]

    @property
    def folder(self) -> str:
        """Where it stands: the first part holds the others."""
        return f"pagefind-{self.lang}/" + (f"{self.number}/" if self.number > 1 else "")


def bundles(found: Mapping[str, Sequence[Sought]], cache: Path | None = None) -> dict[str, bytes]:
    """Return the files of the bundles pagefind-LANG; raises SearchFailed when Pagefind cannot be run.

    A part whose tokens are the same as when it was made last is taken from the cache.
    """
    parts = [part for lang, every in found.items() for part in _parts(lang, every)]
    with ThreadPoolExecutor(AT_ONCE) as several:
        made = list(several.map(lambda part: _index(part, cache), parts))
    files: dict[str, bytes] = {}
    for lang, every in found.items():
        ids: dict[str, int] = {}
        mine = [(part, bundle) for part, bundle in zip(parts, made, strict=True) if part.lang == lang]
        for part, bundle in mine:
            ids |= {one: part.first + at for one, at in json.loads(bundle.pop(RECORDS)).items()}
            needed = (name for name in bundle if part.number == 1 or not SHARED.match(name))
            files |= {part.folder + name: bundle[name] for name in needed}
        told = {"key": key_of(every), "parts": len(mine), "ids": ids}
        files[f"pagefind-{lang}/{RECORDS}"] = json.dumps(told).encode()
    return files


def _parts(lang: str, every: Sequence[Sought]) -> Iterator[_Part]:
    """Yield the parts of a bundle: the records of whole prefectures, as many as fit."""
    part = _Part(lang, 1, 0, [])
    held = 0
    for one in every:
        if held and held + one.number > MOST:
            yield part
            part, held = _Part(lang, part.number + 1, part.first + held, []), 0
        part = part._replace(several=[*part.several, one])
        held += one.number
    yield part


def _index(part: _Part, cache: Path | None) -> dict[str, bytes]:
    """Return what Pagefind makes of a part. Equal records of two parts are two to it by their names."""

    def source() -> dict[str, bytes]:
        lines = [line for one in part.several for line in one.lines]
        return {f"{part.number}-{at:05d}.html": line for at, line in enumerate(lines)}

    name = " ".join([str(part.number), *(one.tokens_key for one in part.several)])
    return index(name, source, cache and cache / f"search-{part.lang}-{part.number}.zip")

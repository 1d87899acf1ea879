"""What search needs of some records, made once for each prefecture: summaries, passages, words and tokens."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .fold import fold
from .pages import SearchRecord
from .synonyms import Synonyms, codes_of

PASSAGES = 8_000  # bytes of passages in one file: a page of ten results asks for ten such files at most
SHORTEST_WORD = {"en": 3}  # letters of a word worth keeping for completion and repair; two in other languages


@dataclass(frozen=True, slots=True)
class Sought:
    """What search needs of some records in one language, as its files have it.

    JSON is without the brackets of its list, so that it can be joined: `summaries`, and the texts of as many
    records as fill a file in `passages`, after the number of the first. `tokens` are what Pagefind is given,
    a line a record, compressed. The keys are hashes: `key` of what the page shows, `tokens_key` of tokens.
    """

    number: int
    summaries: str
    passages: Sequence[tuple[int, str]]
    size: int  # bytes of all passages
    words: Mapping[str, int]  # latin ones, and how often they stand in records
    tokens: bytes
    key: str
    tokens_key: str

    @property
    def lines(self) -> list[bytes]:
        """What Pagefind is given, for each record."""
        return zlib.decompress(self.tokens).splitlines()


def sought(records: Sequence[SearchRecord], synonyms: Synonyms) -> Sought:
    """Return what search needs of records in the language of the synonyms."""
    shown, lines = [], []
    for record in records:
        implied = list(synonyms.implied((record.title, record.original, *record.texts)))
        shown.append(compact(_summary(record, implied)))
        lines.append(_line(record, implied, synonyms))
    summaries, passages, tokens = ",".join(shown), tuple(_passages(records)), b"\n".join(lines)
    return Sought(
        len(records),
        summaries,
        passages,
        sum(map(_size, records)),
        Counter(_words(records, synonyms.lang)),
        zlib.compress(tokens, 1),
        _hash(compact([summaries, passages]).encode()),
        _hash(tokens),
    )


def compact(data: object) -> str:
    """Return data as JSON without white space."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _summary(record: SearchRecord, implied: Sequence[tuple[int, list[int]]]) -> dict[str, object]:
    summary = {
        "a": record.address,
        "t": record.title,
        "o": record.original,
        "k": record.kind,
        "l": record.label,
        "f": {name: value for name, value in sorted(record.facets.items()) if value},
        "s": [[group, *missing] for group, missing in implied],
    }
    return {name: value for name, value in summary.items() if value}


def _line(record: SearchRecord, implied: Sequence[tuple[int, list[int]]], synonyms: Synonyms) -> bytes:
    """Return what Pagefind is given to index of one record: tokens only, the title's weighing most."""
    lang = record.lang
    parts = [f"<h1>{codes_of(record.title, lang)}</h1>"]
    if record.original:
        parts.append(f'<p data-pagefind-weight="7">{codes_of(record.original, lang)}</p>')
    parts += (f"<p>{codes_of(text, lang)}</p>" for text in (record.label, *record.texts))
    for group, missing in implied:
        words = (synonyms.groups[group][place] for place in missing)
        parts += (f'<p data-pagefind-weight="0.5">{codes_of(word, lang)}</p>' for word in words)
    return f'<!doctype html><html lang="zxx"><body>{"".join(parts)}</body></html>'.encode()


def _passages(records: Sequence[SearchRecord]) -> Iterator[tuple[int, str]]:
    """Yield the number of the first record and the passages of as many as fill a file."""
    first, texts, size = 0, list[Sequence[str]](), 0
    for at, record in enumerate(records):
        length = _size(record)
        if texts and size + length > PASSAGES:
            yield first, compact(texts)[1:-1]
            first, texts, size = at, [], 0
        texts.append(record.texts)
        size += length
    if texts:
        yield first, compact(texts)[1:-1]


def _size(record: SearchRecord) -> int:
    """Return the bytes of a record's passages."""
    return len("".join(record.texts).encode())


def _words(records: Sequence[SearchRecord], lang: str) -> Iterator[str]:
    """Yield the latin words of records, as often as they stand there."""
    pattern = re.compile(rf"[a-z]{{{SHORTEST_WORD.get(lang, 2)},}}")
    for record in records:
        for text in (record.title, *record.texts):
            yield from pattern.findall(fold(text))

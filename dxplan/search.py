"""What the search page needs: summaries and passages for its own script, and a Pagefind bundle a language.

Pagefind never sees the published pages. It is given one small file a record that holds only the tokens of
`fold.py`. This module writes nothing but its cache.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .fold import fold
from .pagefind import SearchFailed, bundle
from .pages import SearchRecord
from .synonyms import Synonyms, codes_of

__all__ = ["SearchFailed", "SearchRecord", "bundles", "search_files"]

# Bytes of passages up to which a language is sent in one file and read in the browser: about 800 records.
# At that size the file is the smaller and quicker way (tests/bench/README.md); above, Pagefind is asked.
WHOLE = 350_000
PASSAGES = 8_000  # bytes of passages in one file: a page of ten results asks for ten such files at most
SHORTEST_WORD = {"en": 3}  # letters of a word worth keeping for completion and repair; two in other languages
Groups = Mapping[str, Sequence[Sequence[str]]]


def search_files(records: Sequence[SearchRecord], groups: Groups) -> dict[str, bytes]:
    """Return the files of the page's own script by address from the root of the site, for each language."""
    files: dict[str, bytes] = {}
    for lang, own in _by_language(records).items():
        synonyms = Synonyms(groups.get(lang, ()), lang)
        told: dict[str, object] = {
            "key": _key(own),
            "records": [_summary(record, synonyms) for record in own],
            "synonyms": synonyms.groups,
            "words": " ".join(_words(own, lang)),
        }
        if sum(_size(record) for record in own) <= WHOLE:
            told["texts"] = [record.texts for record in own]
        else:
            chunks = list(_chunks(own))
            files |= {f"search/{lang}-{at}.json": _json(texts) for at, (_, texts) in enumerate(chunks)}
            told["chunks"] = [first for first, _ in chunks]
        files[f"search/{lang}.json"] = _json(told)
    return files


def bundles(records: Sequence[SearchRecord], groups: Groups, cache: Path | None = None) -> dict[str, bytes]:
    """Return the files of the bundles pagefind-LANG; raises SearchFailed when Pagefind cannot be run."""
    files: dict[str, bytes] = {}
    for lang, own in _by_language(records).items():
        synonyms = Synonyms(groups.get(lang, ()), lang)
        source = {f"{at:05d}.html": _page(record, synonyms) for at, record in enumerate(own)}
        kept = None if cache is None else cache / f"search-{lang}.zip"
        made = bundle(source, _key(own), kept)
        files |= {f"pagefind-{lang}/{name}": content for name, content in made.items()}
    return files


def _by_language(records: Sequence[SearchRecord]) -> dict[str, list[SearchRecord]]:
    langs = sorted({record.lang for record in records})
    return {lang: [record for record in records if record.lang == lang] for lang in langs}


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _key(own: Sequence[SearchRecord]) -> str:
    """Return what ties summaries and bundle together: records are numbered alike in both."""
    said = [(r.address, r.title, r.original, r.label, r.texts, sorted(r.facets.items())) for r in own]
    return hashlib.sha256(_json(said)).hexdigest()[:12]


def _summary(record: SearchRecord, synonyms: Synonyms) -> dict[str, object]:
    summary = {
        "a": record.address,
        "t": record.title,
        "o": record.original,
        "k": record.kind,
        "l": record.label,
        "f": {name: value for name, value in sorted(record.facets.items()) if value},
        "s": [[group, *missing] for group, missing in synonyms.implied(_texts(record))],
    }
    return {name: value for name, value in summary.items() if value}


def _chunks(own: Sequence[SearchRecord]) -> Iterator[tuple[int, list[Sequence[str]]]]:
    """Yield the number of the first record and the passages of as many as fill a file."""
    first, texts, size = 0, list[Sequence[str]](), 0
    for at, record in enumerate(own):
        length = _size(record)
        if texts and size + length > PASSAGES:
            yield first, texts
            first, texts, size = at, [], 0
        texts.append(record.texts)
        size += length
    if texts:
        yield first, texts


def _size(record: SearchRecord) -> int:
    """Return the bytes of a record's passages."""
    return len("".join(record.texts).encode())


def _words(own: Sequence[SearchRecord], lang: str) -> list[str]:
    """Return the latin words of all records, the most used first."""
    pattern = re.compile(rf"[a-z]{{{SHORTEST_WORD.get(lang, 2)},}}")
    counted = Counter(
        word
        for record in own
        for text in (record.title, *record.texts)
        for word in pattern.findall(fold(text))
    )
    return sorted(counted, key=lambda word: (-counted[word], word))


def _texts(record: SearchRecord) -> tuple[str, ...]:
    return (record.title, record.original, *record.texts)


def _page(record: SearchRecord, synonyms: Synonyms) -> bytes:
    """Return what Pagefind is given to index of one record: tokens only, the title's weighing most."""
    lang = record.lang
    parts = [f"<h1>{codes_of(record.title, lang)}</h1>"]
    if record.original:
        parts.append(f'<p data-pagefind-weight="7">{codes_of(record.original, lang)}</p>')
    parts += (f"<p>{codes_of(text, lang)}</p>" for text in (record.label, *record.texts))
    for group, missing in synonyms.implied(_texts(record)):
        words = (synonyms.groups[group][place] for place in missing)
        parts += (f'<p data-pagefind-weight="0.5">{codes_of(word, lang)}</p>' for word in words)
    return f'<!doctype html><html lang="zxx"><body>{"".join(parts)}</body></html>'.encode()

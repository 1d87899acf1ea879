"""What the search page's own script needs: summaries and passages of all records, in each language."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .fold import fold
from .pages import SearchRecord
from .synonyms import Synonyms

# Bytes of passages up to which a language is sent in one file and read in the browser: about 800 records.
# At that size the file is the smaller and quicker way (tests/bench/README.md); above, Pagefind is asked.
WHOLE = 350_000
PASSAGES = 8_000  # bytes of passages in one file: a page of ten results asks for ten such files at most
SHORTEST_WORD = {"en": 3}  # letters of a word worth keeping for completion and repair; two in other languages
Groups = Mapping[str, Sequence[Sequence[str]]]


def search_files(records: Sequence[SearchRecord], groups: Groups) -> dict[str, bytes]:
    """Return the files of the page's own script by address from the root of the site, for each language."""
    files: dict[str, bytes] = {}
    for lang, own in by_language(records).items():
        synonyms = Synonyms(groups.get(lang, ()), lang)
        told: dict[str, object] = {
            "key": key_of(own),
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


def by_language(records: Sequence[SearchRecord]) -> dict[str, list[SearchRecord]]:
    """Return the records of each language, in their order."""
    langs = sorted({record.lang for record in records})
    return {lang: [record for record in records if record.lang == lang] for lang in langs}


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def key_of(own: Sequence[SearchRecord]) -> str:
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
        "s": [[group, *missing] for group, missing in synonyms.implied(texts_of(record))],
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


def texts_of(record: SearchRecord) -> tuple[str, ...]:
    """Return the words of a record: its titles and its passages."""
    return (record.title, record.original, *record.texts)

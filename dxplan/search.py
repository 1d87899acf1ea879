"""What the search page's own script needs: summaries and passages of all records, in each language."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .sought import Sought, compact

# Bytes of passages up to which a language is sent in one file and read in the browser: about 800 records.
# At that size the file is the smaller and quicker way (tests/bench/README.md); above, Pagefind is asked.
WHOLE = 350_000
Groups = Mapping[str, Sequence[Sequence[str]]]


def search_files(found: Mapping[str, Sequence[Sought]], groups: Groups) -> dict[str, bytes]:
    """Return the files of the page's own script by address from the root of the site, for each language."""
    files: dict[str, bytes] = {}
    for lang, every in found.items():
        told = {
            "key": compact(key_of(every)),
            "records": _listed(one.summaries for one in every),
            "synonyms": compact(groups.get(lang, ())),
            "words": compact(" ".join(_words(every))),
        }
        passages = list(_numbered(every))
        if sum(one.size for one in every) <= WHOLE:
            told["texts"] = _listed(texts for _, texts in passages)
        else:
            files |= {f"search/{lang}-{first}.json": f"[{texts}]".encode() for first, texts in passages}
            told["chunks"] = compact([first for first, _ in passages])
        members = ",".join(f'"{name}":{value}' for name, value in told.items())
        files[f"search/{lang}.json"] = f"{{{members}}}".encode()
    return files


def key_of(every: Sequence[Sought]) -> str:
    """Return what ties summaries and bundle together: records are numbered alike in both."""
    return hashlib.sha256(" ".join(one.key for one in every).encode()).hexdigest()[:12]


def _listed(parts: Iterable[str]) -> str:
    """Return parts of a list in JSON as one."""
    return f"[{','.join(part for part in parts if part)}]"


def _numbered(every: Sequence[Sought]) -> Iterator[tuple[int, str]]:
    """Yield passages with the number of the first record among all; files are named by it."""
    before = 0
    for one in every:
        yield from ((before + first, texts) for first, texts in one.passages)
        before += one.number


def _words(every: Sequence[Sought]) -> list[str]:
    """Return the latin words of all records, the most used first."""
    counted = Counter[str]()
    for one in every:
        counted.update(one.words)
    return sorted(counted, key=lambda word: (-counted[word], word))

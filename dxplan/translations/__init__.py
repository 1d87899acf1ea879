"""Words and their translations in sister files: what is wanted, said, missing, behind. Pure.

A record's translation carries the fingerprint of the words from which it was made; a Markdown text's
stands in the front matter at its top. When it fits no longer, the translation is behind.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass

from dxplan.problems import Place
from dxplan.schema import LANGUAGES, SHAPES, Key, Shape, file_kind, sister_of
from dxplan.source import Mapping, Node, Scalar, Sequence, SourceFile
from dxplan.values import is_placeholder

FINGERPRINT = "fingerprint"
SISTER = re.compile(r"(.+)\.([a-z]{2})\.(yaml|md)")  # the path of a sister file
LENGTH = 8  # hex digits of a fingerprint
Files = Map[str, SourceFile]


@dataclass(frozen=True, slots=True)
class Pair:
    """A record with translated words, and its translation in one language as far as there is one."""

    sister: str  # the file where the translation stands or is to stand
    lang: str
    shape: Shape
    node: Mapping
    there: Mapping | None
    trail: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Key, ...]:
        """The keys of which nothing is said in the other language."""
        return tuple(key for key in wanted(self.shape, self.node) if not said(self.there, key.name))

    @property
    def behind(self) -> bool:
        """Whether the translation was made from other words than these."""
        return is_behind(self.shape, self.node, self.there)

    @property
    def place(self) -> Place:
        """Where to look: the stamp that fits no longer, the translation, or the record without one."""
        if self.there is None:
            return self.node.place
        stamp = stamp_of(self.there)
        return stamp.place if stamp and self.behind and not self.missing else self.there.place


def digest(words: str) -> str:
    """Return eight hex digits that change when any of the words changes."""
    return hashlib.sha256(words.encode()).hexdigest()[:LENGTH]


def fingerprint(shape: Shape, node: Mapping) -> str:
    """Return eight hex digits that change when any translated word of the record (not below it) changes."""
    told = [(key.name, said(node, key.name)) for key in shape.keys if key.translated]
    known = [(name, words) for name, words in told if isinstance(_value(node, name), Scalar)]
    return digest("\n".join(f"{name}:{words}" for name, words in known))


def _value(node: Mapping | None, name: str) -> Node | None:
    entry = node.entries.get(name) if node else None
    return entry[1] if entry else None


def said(node: Mapping | None, name: str) -> str:
    """Return the words of a key; nothing when it is absent or holds no words."""
    value = _value(node, name)
    return value.text.strip() if isinstance(value, Scalar) else ""


def wanted(shape: Shape, node: Mapping) -> tuple[Key, ...]:
    """Return the keys of a record whose words are to be translated: placeholders are no words yet."""
    return tuple(
        key for key in shape.keys
        if key.translated and (words := said(node, key.name)) and not is_placeholder(words)
    )  # fmt: skip


def stamp_of(sister: Mapping | None) -> Scalar | None:
    """Return the fingerprint that a translation carries."""
    stamp = _value(sister, FINGERPRINT)
    return stamp if isinstance(stamp, Scalar) else None


def is_behind(shape: Shape, node: Mapping, sister: Mapping | None) -> bool:
    """Whether a translation carries the fingerprint of other words than the record's."""
    stamp = stamp_of(sister)
    return stamp is not None and stamp.text != fingerprint(shape, node)


def pairs(files: Files, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Pair]:
    """Yield every record of the YAML files that has words, with its translation in each language."""
    for whole in whole_files(files, languages):
        yield from _walk(whole)


def whole_files(files: Files, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Pair]:
    """Yield every YAML file that is no sister itself, as the record that it is, with its translation."""
    for path, file in files.items():
        known = None if SISTER.fullmatch(path) else file_kind(path)
        if known is None or not isinstance(file.root, Mapping):
            continue
        for lang in languages:
            sister = files.get(sister_of(path, lang))
            root = sister.root if sister and isinstance(sister.root, Mapping) else None
            yield Pair(sister_of(path, lang), lang, SHAPES[known[0].shape], file.root, root)


def _walk(pair: Pair) -> Iterator[Pair]:
    """Yield a record's pair, if it has words, and those below it."""
    if wanted(pair.shape, pair.node):
        yield pair
    for key in pair.shape.keys:
        value = _value(pair.node, key.name)
        if key.of not in SHAPES or value is None:
            continue
        below = _value(pair.there, key.name)
        theirs = below if isinstance(below, Mapping) else None
        for name, record in children(SHAPES[key.of], key.kind, value):
            own = _value(theirs, name) if name else theirs
            there = own if isinstance(own, Mapping) else None
            trail = (*pair.trail, *([name] if name else [key.name]))
            yield from _walk(Pair(pair.sister, pair.lang, SHAPES[key.of], record, there, trail))


def children(shape: Shape, kind: str, node: Node) -> Iterator[tuple[str, Mapping]]:
    """Yield the records below a key by id; a single record has the id ""."""
    if kind == "record" and isinstance(node, Mapping):
        yield "", node
    elif kind == "map" and isinstance(node, Mapping):
        for name, (_, record) in node.entries.items():
            if isinstance(record, Mapping):
                yield name, record
    elif kind == "list" and isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping) and (name := said(item, shape.id_key)):
                yield name, item

"""The only writer of content/. Every edit changes the lines that it must and no other byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .records import FINGERPRINT, fingerprint
from .schema import LANGUAGES, SHAPES, Shape, file_kind, sister_of
from .source import Mapping, Node, Scalar, Sequence, SourceFile, read_sources


def write_text(path: Path, text: str) -> bool:
    """Make a file hold this text; return whether that changed it."""
    body = text.encode()
    if path.exists() and path.read_bytes() == body:
        return False
    path.write_bytes(body)
    return True


def stamp(content: Path, languages: tuple[str, ...] = LANGUAGES) -> int:
    """Write into every whole translation that has no stamp from which words it was made; return how many.

    A stamp that no longer fits stays: the translation is behind until someone has revised it and taken
    the stamp out.
    """
    sources, _ = read_sources(content)
    changed = 0
    for path, file in sources.items():
        known = file_kind(path)
        for lang in languages:
            sister = sources.get(sister_of(path, lang))
            if known and file.root and sister and isinstance(sister.root, Mapping):
                pairs = list(_pairs(SHAPES[known[0].shape], file.root, sister.root))
                text, count = _stamped(sister, pairs)
                if count:
                    write_text(content / sister.path, text)
                changed += count
    return changed


def _pairs(shape: Shape, node: Node, sister: Mapping) -> Iterator[tuple[Mapping, str]]:
    """Yield each record's translation with the fingerprint that it should carry, where nothing is missing."""
    if not isinstance(node, Mapping):
        return
    wanted = [
        key.name for key in shape.keys
        if key.translated and (entry := node.entries.get(key.name))
        and isinstance(entry[1], Scalar) and entry[1].text.strip()
    ]  # fmt: skip
    if wanted and all(name in sister.entries for name in wanted):
        yield sister, fingerprint(shape, node)
    for key in shape.keys:
        below, entry = sister.entries.get(key.name), node.entries.get(key.name)
        if key.of not in SHAPES or not below or not entry or not isinstance(below[1], Mapping):
            continue
        child = SHAPES[key.of]
        for name, record in _children(child, key.kind, entry[1]):
            theirs = below[1] if key.kind == "record" else (below[1].entries.get(name) or (None, None))[1]
            if isinstance(theirs, Mapping):
                yield from _pairs(child, record, theirs)


def _children(shape: Shape, kind: str, node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the records below a key, by id."""
    if kind == "record":
        yield "", node
    elif kind == "map" and isinstance(node, Mapping):
        yield from ((name, entry[1]) for name, entry in node.entries.items())
    elif kind == "list" and isinstance(node, Sequence):
        for item in node.items:
            entry = item.entries.get(shape.id_key) if isinstance(item, Mapping) else None
            if entry and isinstance(entry[1], Scalar):
                yield entry[1].text, item


def _stamped(sister: SourceFile, pairs: list[tuple[Mapping, str]]) -> tuple[str, int]:
    """Return the text of a sister file with its stamps, and how many of them are new."""
    lines = list(sister.text.splitlines(keepends=True))
    edits: dict[int, str] = {}
    for mapping, digest in pairs:
        if FINGERPRINT in mapping.entries:
            continue
        place = min(place for place, _ in mapping.entries.values())
        end = "\r\n" if lines[place.line - 1].endswith("\r\n") else "\n"
        edits[place.line - 1] = f'{" " * (place.column - 1)}{FINGERPRINT}: "{digest}"{end}'
    for at in sorted(edits, reverse=True):
        lines.insert(at, edits[at])
    return "".join(lines), len(edits)

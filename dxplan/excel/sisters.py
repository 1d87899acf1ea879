"""A Japanese text that a workbook empties takes its translations along: they would go on being published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dxplan.load import Files
from dxplan.schema import LANGUAGES, SHAPES, Shape, sister_of
from dxplan.source import Mapping as Entries
from dxplan.source import Node, SourceFile
from dxplan.translations import FINGERPRINT, fingerprint, said

from .comparing import Change
from .year import value_at

Path = tuple[str, ...]


def translations_gone(changes: Iterable[Change], files: Files) -> Iterator[Change]:
    """Yield a change for each translation of a text that becomes empty."""
    for one in changes:
        if one.after or not one.column.key or not one.column.key.translated:
            continue
        for lang in LANGUAGES:
            name = sister_of(one.file, lang)
            root = files[name].root if name in files else None
            told = value_at(root, path_of(one)) if isinstance(root, Entries) else ("", 0)
            if told[0]:
                yield replace(one, file=name, line=told[1], before=told[0], lang=lang)


def path_of(one: Change) -> Path:
    """Return the keys from the root of a year's file to a value."""
    return ("evaluations", one.initiative, *one.path)


def restamped(gone: Sequence[Change], files: Files, after: SourceFile) -> dict[Path, str]:
    """Return what becomes of the stamps of a sister's records that lose texts; `after` is the Japanese file.

    None is left where nothing else is. One that fitted fits again, unless other words changed as well.
    """
    lost: dict[Path, set[str]] = {}
    for one in gone:
        lost.setdefault(path_of(one)[:-1], set()).add(one.path[-1])
    found = {}
    for path, names in lost.items():
        there, before = _record(files[gone[0].file].root, path), _record(files[after.path].root, path)
        now, shape = _record(after.root, path), _shape(path)
        if there is None or before is None or FINGERPRINT not in there.entries:
            continue
        if there.entries.keys() <= {*names, FINGERPRINT}:
            found[(*path, FINGERPRINT)] = ""
        elif now and said(there, FINGERPRINT) == fingerprint(shape, before):
            texts = [key.name for key in shape.keys if key.translated and key.name not in names]
            if all(said(before, name) == said(now, name) for name in texts):
                found[(*path, FINGERPRINT)] = fingerprint(shape, now)
    return found


def _record(node: Node | None, path: Path) -> Entries | None:
    for name in path:
        entry = node.entries.get(name) if isinstance(node, Entries) else None
        node = entry[1] if entry else None
    return node if isinstance(node, Entries) else None


def _shape(path: Path) -> Shape:
    """Return the shape of the record at the end of a path from the root of a year's file."""
    shape, names = SHAPES["year_field"], iter(path)
    for name in names:
        key = shape.key(name)
        if key is None:
            raise KeyError(name)
        shape = SHAPES[key.of]
        if key.kind == "map":
            next(names, None)  # an id
    return shape

"""Changed values become patches of a file: nested records are made, changed and taken out by position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dxplan.patch import STEP, Patch, entry_lines, patched, set_value, written
from dxplan.problems import has_errors
from dxplan.schema import SHAPES, Key, Shape
from dxplan.source import Mapping as Entries
from dxplan.source import Node, Scalar, SourceFile, read_file
from dxplan.source import Sequence as Items

Tree = dict[str, "str | Tree"]
Values = Mapping[tuple[str, ...], str]  # by the keys from the file's root to the value


def rewritten(name: str, data: bytes, values: Values) -> tuple[bytes, SourceFile] | None:
    """Return a file with values changed, "" for one to take out, and the file as it then reads.

    None when the file does not read without an error, or would not read exactly as it should afterwards.
    """
    file, problems = read_file(name, data)
    if has_errors(problems) or not isinstance(file.root, Entries):
        return None
    found = list(_patches(file, file.root, SHAPES["year_field"], _tree(values), 0))
    done = patched(data, _merged(found))
    after, problems = read_file(name, done)
    wanted = {path: text for path, text in {**dict(_flat(file.root)), **values}.items() if text}
    if has_errors(problems) or after.root is None or dict(_flat(after.root)) != wanted:
        return None
    return done, after


def _tree(values: Values) -> Tree:
    whole: Tree = {}
    for path, text in values.items():
        here = whole
        for name in path[:-1]:
            below = here.setdefault(name, {})
            here = below if isinstance(below, dict) else {}
        here[path[-1]] = text
    return whole


def _flat(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every value of a tree by its path; empty ones are left out."""
    if isinstance(node, Scalar):
        if node.text:
            yield path, node.text
    elif isinstance(node, Items):
        for at, item in enumerate(node.items):
            yield from _flat(item, (*path, str(at)))
    else:
        for name, (_, below) in node.entries.items():
            yield from _flat(below, (*path, name))


Deep = tuple[int, Patch]  # how deep the record stands that is patched


def _patches(file: SourceFile, node: Entries, shape: Shape | Key, tree: Tree, depth: int) -> Iterator[Deep]:
    """Yield the patches of one record; `shape` is a Key where the record is a map from ids to records."""
    order = _order(shape, node, tree)
    for name in sorted(tree, key=order.index):
        wanted, entry = tree[name], node.entries.get(name)
        if isinstance(wanted, str):
            if entry or wanted:
                long = entry[1].block if entry and isinstance(entry[1], Scalar) else _is_text(shape, name)
                yield depth, set_value(file, node, name, wanted, order, long=long)
        elif entry and isinstance(entry[1], Entries):
            if _emptied(entry[1], wanted):
                yield depth, Patch(*entry_lines(file.lines, entry[0]), ())
            else:
                yield from _patches(file, entry[1], _below(shape, name), wanted, depth + 1)
        elif entry:
            lines = _block(entry[0].column - 1, name, wanted, _below(shape, name))
            yield depth, Patch(*entry_lines(file.lines, entry[0]), lines)
        else:
            gap = set_value(file, node, name, "x", order)
            indent = len(gap.lines[0]) - len(gap.lines[0].lstrip(" "))
            yield depth, Patch(gap.first, gap.last, _block(indent, name, wanted, _below(shape, name)))


def _order(shape: Shape | Key, node: Entries, tree: Tree) -> Sequence[str]:
    """Return the keys of a record in their order; ids of a map stay as they are, new ones come last."""
    known = [key.name for key in shape.keys] if isinstance(shape, Shape) else []
    return list(dict.fromkeys([*known, *node.entries, *tree]))


def _below(shape: Shape | Key, name: str) -> Shape | Key:
    """Return what stands below a key: the shape of a record, or the key again for a map of them."""
    if isinstance(shape, Key):
        return SHAPES[shape.of]
    key = shape.key(name)
    if key is None:
        raise KeyError(name)
    return key if key.kind == "map" else SHAPES[key.of]


def _is_text(shape: Shape | Key, name: str) -> bool:
    key = shape.key(name) if isinstance(shape, Shape) else None
    return key is not None and key.kind == "text"


def _emptied(node: Entries, tree: Tree) -> bool:
    """Whether nothing is left of a record once the values of a tree are set."""
    for name, (_, below) in node.entries.items():
        wanted = tree.get(name)
        if wanted is None or (isinstance(wanted, str) and wanted):
            return False
        if isinstance(wanted, dict) and not (isinstance(below, Entries) and _emptied(below, wanted)):
            return False
    return not any(_says(wanted) for wanted in tree.values())


def _says(wanted: str | Tree) -> bool:
    return bool(wanted) if isinstance(wanted, str) else any(map(_says, wanted.values()))


def _block(indent: int, name: str, tree: Tree, shape: Shape | Key) -> tuple[str, ...]:
    """Return the lines of a new record, none when nothing is said in it."""
    lines: list[str] = []
    order = [key.name for key in shape.keys] if isinstance(shape, Shape) else list(tree)
    for key in sorted(tree, key=order.index):
        wanted = tree[key]
        if isinstance(wanted, dict):
            lines += _block(indent + STEP, key, wanted, _below(shape, key))
        elif wanted:
            lines += written(indent + STEP, key, wanted, long=_is_text(shape, key))
    return (f"{' ' * indent}{name}:", *lines) if lines else ()


def _merged(found: Iterable[Deep]) -> Iterator[Patch]:
    """Yield the patches; what is inserted before the same line comes together, the deepest record first."""
    inserted: dict[int, list[Deep]] = {}
    for depth, patch in found:
        if patch.last >= patch.first:
            yield patch
        elif patch.lines:
            inserted.setdefault(patch.first, []).append((depth, patch))
    for first, several in inserted.items():
        deepest = sorted(several, key=lambda one: -one[0])
        yield Patch(first, first - 1, tuple(line for _, patch in deepest for line in patch.lines))

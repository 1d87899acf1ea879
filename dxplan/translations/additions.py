"""What `translate --add` puts into sister files: an empty line for every text that nobody has translated yet.

Above it, and above what is behind, the Japanese stands as a comment. Nothing else changes; where there is
no sister file yet, there comes one.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from collections.abc import Sequence as Several

from dxplan.patch import STEP, Patch, entry_lines, patched
from dxplan.problems import Place, has_errors
from dxplan.schema import LANGUAGES, NESTED, SHAPES, Key, Shape, modeline
from dxplan.source import Mapping, Node, Scalar, SourceFile, read_file

from . import FINGERPRINT, Files, Pair, children, is_behind, said, wanted, whole_files
from .notes import MARK, length, note, noted
from .stamps import in_one_line
from .texts import TextPair, text_pairs

Lines = tuple[str, ...]
HEAD = (
    "# 英訳です。「日本語｜」の行の下に訳を書き、書き終えたら python build.py translate を実行してください。"
)


def added(files: Files, held: Map[str, bytes], languages: tuple[str, ...] = LANGUAGES) -> dict[str, bytes]:
    """Return the new bytes of every sister file to which something is to be added."""
    found: dict[str, bytes] = {}
    for whole in whole_files(files, languages):
        data = _sister(whole, files, held)
        found |= {whole.sister: data} if data else {}
    for pair in text_pairs(files, languages):
        if pair.behind or not pair.body:
            data = _text(pair, files.get(pair.sister), held)
            found |= {pair.sister: data} if data else {}
    return {name: data for name, data in found.items() if data != held.get(name)}


def _sister(whole: Pair, files: Files, held: Map[str, bytes]) -> bytes | None:
    """Return the bytes of a sister file with its new lines; None when it has to stay as it is."""
    sister = files.get(whole.sister)
    if sister is None:
        fresh = _fresh(whole.shape, whole.node, 0)
        if not fresh or whole.sister in held:
            return None
        first = held.get(whole.node.place.file, b"").partition(b"\n")[0]
        end = "\r\n" if first.endswith(b"\r") else "\n"
        lines = (modeline(whole.sister, f"{whole.shape.name}.{whole.lang}"), HEAD, *fresh)
        return "".join(line + end for line in lines).encode()
    if whole.there is None:
        return None
    data = patched(held[whole.sister], _record(whole.shape, whole.node, whole.there, sister.lines))
    again, problems = read_file(whole.sister, data)
    return data if not has_errors(problems) and _kept(whole.there, again.root) else None


def _kept(before: Node | None, after: Node | None) -> bool:
    """Whether everything that was said before is still said."""
    if isinstance(before, Mapping):
        known = after.entries if isinstance(after, Mapping) else {}
        return all(
            name in known and _kept(value, known[name][1]) for name, (_, value) in before.entries.items()
        )
    if isinstance(before, Scalar):
        same = isinstance(after, Scalar) and after.text == before.text
        return same or not before.text
    return True


def _record(shape: Shape, node: Mapping, sister: Mapping, lines: Several[str]) -> Iterator[Patch]:
    """Yield what is to be added to a record's translation and below it."""
    if in_one_line(sister, lines):
        return
    order = (FINGERPRINT, *(key.name for key in shape.keys))
    behind, mine = is_behind(shape, node, sister), wanted(shape, node)
    for key in shape.keys:
        entry = sister.entries.get(key.name)
        if key in mine:
            words = said(node, key.name)
            if entry is None:
                at, indent = _gap(sister, key.name, order, lines)
                yield Patch(at, at - 1, _empty(key, words, indent))
            elif behind or not said(sister, key.name):
                yield from noted(lines, entry[0].line, entry[0].column - 1, words)
        elif key.kind in NESTED and key.name in node.entries:
            yield from _nested(key, node.entries[key.name][1], sister, order, lines)


def _nested(
    key: Key, node: Node, sister: Mapping, order: Several[str], lines: Several[str]
) -> Iterator[Patch]:
    """Yield what is to be added below one key of a record's translation."""
    shape = SHAPES[key.of]
    below = sister.entries.get(key.name)
    if below is None or not isinstance(below[1], Mapping):
        yield from _put(key.name, _below(key, node), sister, order, lines)
    elif key.kind == "record" and isinstance(node, Mapping):
        yield from _record(shape, node, below[1], lines)
    elif not in_one_line(below[1], lines):
        told = list(children(shape, key.kind, node))
        names = [name for name, _ in told]
        for name, record in told:
            entry = below[1].entries.get(name)
            if entry and isinstance(entry[1], Mapping):
                yield from _record(shape, record, entry[1], lines)
            else:
                yield from _put(name, _fresh(shape, record, 0), below[1], names, lines)


def _put(
    name: str, fresh: Lines, mapping: Mapping, order: Several[str], lines: Several[str]
) -> Iterator[Patch]:
    """Yield the patch that puts new lines below a name, and the name where it is not there yet."""
    if not fresh:
        return
    entry = mapping.entries.get(name)
    if entry is None:
        at, indent = _gap(mapping, name, order, lines)
        yield Patch(at, at - 1, _indented((f"{name}:", *_indented(fresh, STEP)), indent))
    elif isinstance(entry[1], Scalar) and not entry[1].text:
        yield Patch(entry[0].line + 1, entry[0].line, _indented(fresh, entry[0].column - 1 + STEP))


def _gap(mapping: Mapping, name: str, order: Several[str], lines: Several[str]) -> tuple[int, int]:
    """Return the line before which a new entry stands, and its indentation: in the order of the Japanese."""
    before = set(order[: order.index(name)])
    places = [place for one, (place, _) in mapping.entries.items() if one in before]
    if places:
        return entry_lines(lines, places[-1])[1] + 1, places[-1].column - 1
    first: Place = min(place for place, _ in mapping.entries.values())
    return first.line - length(lines, first.line, first.column - 1), first.column - 1


def _fresh(shape: Shape, node: Mapping, indent: int) -> Lines:
    """Return the lines of a translation in which nothing is said yet."""
    told: list[str] = []
    mine = wanted(shape, node)
    for key in shape.keys:
        if key in mine:
            told += _empty(key, said(node, key.name), 0)
        elif key.kind in NESTED and key.name in node.entries:
            below = _below(key, node.entries[key.name][1])
            told += (f"{key.name}:", *_indented(below, STEP)) if below else ()
    return _indented(told, indent)


def _below(key: Key, node: Node) -> Lines:
    """Return the lines below a key of a translation in which nothing is said yet."""
    told: list[str] = []
    for name, record in children(SHAPES[key.of], key.kind, node):
        fresh = _fresh(SHAPES[key.of], record, 0)
        told += (f"{name}:", *_indented(fresh, STEP)) if fresh and name else fresh
    return tuple(told)


def _empty(key: Key, words: str, indent: int) -> Lines:
    """Return an entry in which nothing is said yet, below the Japanese; a text's words go a line below."""
    below = key.kind == "text" or "\n" in words
    return (*note(indent, words), f"{' ' * indent}{key.name}:{' |' if below else ''}")


def _indented(lines: Several[str], indent: int) -> Lines:
    return tuple(f"{' ' * indent}{line}" for line in lines)


def _text(pair: TextPair, sister: SourceFile | None, held: Map[str, bytes]) -> bytes | None:
    """Return the bytes of a Markdown translation with the Japanese as comments in its front matter."""
    told = note(0, pair.japanese)
    if sister is None:
        return "".join(f"{line}\n" for line in ("---", *told, "---", "")).encode()
    if not pair.last:
        return patched(held[pair.sister], (Patch(1, 0, ("---", *told, "---", "")),))
    notes = [number for number in range(1, pair.last) if sister.lines[number - 1].startswith(MARK)]
    if tuple(sister.lines[number - 1] for number in notes) == told:
        return None
    gone = [Patch(number, number, ()) for number in notes]
    first = notes[0] if notes else 2
    return patched(held[pair.sister], (Patch(first, first - 1, told), *gone))

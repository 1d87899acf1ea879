"""Values of a YAML file changed by position: only their own lines change, every other byte stays.

Pure: bytes in, bytes out. The file must be one that reads without a problem.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .problems import Place
from .source import Mapping, Scalar, SourceFile, read_file
from .source.quoting import quoted

BLOCK = re.compile(r":\s+[|>][+-]?\d?[+-]?\s*(?:#.*)?$")  # a key whose text stands on the lines below
STEP = 2  # spaces by which what belongs to a key is indented


@dataclass(frozen=True, slots=True)
class Patch:
    """Lines `first` to `last` (1-based) become `lines`; with `last` before `first` they are inserted."""

    first: int
    last: int
    lines: tuple[str, ...]


def patched(data: bytes, patches: Iterable[Patch]) -> bytes:
    """Return the bytes of a file with its patches; new lines end as the file's first line does."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    lines = data.removeprefix(mark).decode("utf-8").splitlines(keepends=True)
    end = next((line[len(line.rstrip("\r\n")) :] for line in lines if line.endswith(("\n", "\r"))), "\n")
    for patch in sorted(patches, key=lambda one: (one.first, one.last))[::-1]:  # equal ones keep their order
        if patch.first > len(lines) and lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += end
        lines[patch.first - 1 : max(patch.last, patch.first - 1)] = [line + end for line in patch.lines]
    return mark + "".join(lines).encode("utf-8")


def entry_lines(lines: Sequence[str], key: Place) -> tuple[int, int]:
    """Return the first and last line (1-based) of an entry: its key and everything that belongs to it."""
    indent, first = key.column - 1, key.line
    text = bool(BLOCK.search(lines[first - 1]))
    last = at = first
    for at in range(first + 1, len(lines) + 1):
        line = lines[at - 1]
        bare = line.strip(" \t\r")
        if not bare:
            continue
        deep = len(line) - len(line.lstrip(" "))
        item = bare.startswith("- ") and deep == indent and lines[first - 1].rstrip().endswith(":")
        if deep <= indent and not item:
            break
        if text or not bare.startswith("#"):
            last = at
    return first, last


def written(indent: int, key: str, value: str, *, long: bool = False) -> tuple[str, ...]:
    """Return the lines of one entry; a long text, or one of several lines, stands below its key."""
    lead = " " * indent
    if "\n" not in value and not long:
        return (f"{lead}{key}: {plain_or_quoted(value)}",)
    below = " " * (indent + STEP)
    return (f"{lead}{key}: |", *(f"{below}{line}".rstrip(" ") for line in value.splitlines()))


def plain_or_quoted(value: str) -> str:
    """Return a value as it can stand after its key: as it is, or in quotes where YAML would misread it."""
    root, problems = _read(f"k: {value}\n")
    read = root.entries["k"][1] if isinstance(root, Mapping) and "k" in root.entries else None
    same = isinstance(read, Scalar) and read.text == value and not problems and not read.block
    return value if same and value == value.strip() else quoted(value)


def _read(text: str) -> tuple[object, Sequence[object]]:
    file, problems = read_file("value.yaml", text.encode())
    return file.root, problems


def set_value(
    file: SourceFile, mapping: Mapping, key: str, value: str, order: Sequence[str], *, long: bool = False
) -> Patch:
    """Return the patch that makes a key of a mapping say a value; an empty value takes the entry out.

    `order` are the names of all keys in the order in which a new one is to stand.
    """
    entry = mapping.entries.get(key)
    if entry is None:
        at, indent = gap(file, mapping, key, order)
        return Patch(at, at - 1, written(indent, key, value, long=long))
    first, last = entry_lines(file.lines, entry[0])
    line = file.lines[first - 1]
    lead = line[: entry[0].column - 1]
    if not value:
        return Patch(first, last, ())
    told = written(entry[0].column - 1, key, value, long=long or "\n" in value)
    if len(told) == 1 and first == last:
        told = (told[0] + _comment(line, entry[1]),)
    return Patch(first, last, (lead + told[0].lstrip(" "), *told[1:]))


def _comment(line: str, value: object) -> str:
    """Return what stands after a value on its line: a comment with the space before it."""
    if not isinstance(value, Scalar):
        return ""
    rest = line[value.place.column - 1 + value.place.length :] if value.text else line.partition(":")[2]
    found = re.search(r"\s+#.*$", rest)
    return found[0] if found else ""


def gap(file: SourceFile, mapping: Mapping, key: str, order: Sequence[str]) -> tuple[int, int]:
    """Return the line before which a new key stands, and its indentation: after those that precede it."""
    before = order[: order.index(key)] if key in order else order
    known = [name for name in mapping.entries if name in before] or list(mapping.entries)[:1]
    place = mapping.entries[known[-1]][0]
    return entry_lines(file.lines, place)[1] + 1, place.column - 1

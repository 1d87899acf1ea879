"""Mends in content/ what can be mended in one way only, as reading proposes it. It guesses nothing.

A file says afterwards what reading understood of it before. Lines that nothing is told of keep every byte; so
do all files that would not read better. Nothing is written here.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .certain import certain_lines, odd_blanks
from .problems import Place, Problem
from .source import Mapping, Node, SourceFile, in_utf8, raw_files, read_file
from .source import Sequence as Items

ROUNDS = 6  # how often a file is mended and read again: one slip may hide another on its line
ENCODINGS = {"E-ENC", "E-UTF16"}
STRUCTURE = {"E-INDENT", "E-ITEM", "E-NOKEY"}  # what a line at the wrong depth does to the next one


@dataclass(frozen=True, slots=True)
class Change:
    """A line that was mended: what was wrong with it, how it was typed, how it stands now."""

    problems: tuple[Problem, ...]
    before: str
    after: str

    @property
    def place(self) -> Place:
        """Where it stands, and what of it was wrong."""
        return self.problems[0].place


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a file: its bytes, changed lines, lines left because mending them did not help.

    `encoding` is what was told of its encoding, when the file is UTF-8 now; `path` is its name as the system
    spells it.
    """

    name: str
    data: bytes
    changes: tuple[Change, ...] = ()
    left: tuple[int, ...] = ()
    encoding: Problem | None = None
    path: str = ""


def fix(content: Path, wanted: Callable[[str], bool], *, slips: bool, encoding: bool) -> list[Mended]:
    """Return the wanted files of a folder that have something to mend, mended; nothing is written."""
    found = []
    for name, path, data in raw_files(content):
        if not wanted(name):
            continue
        one = recoded(name, data) if encoding else Mended(name, data)
        if slips:
            one = replace(mended(name, one.data), encoding=one.encoding)
        if one.data != data or one.left:
            found.append(replace(one, path=path.relative_to(content).as_posix()))
    return found


def recoded(name: str, data: bytes) -> Mended:
    """Return a file in UTF-8; as it was when it is so already, or when nobody can be sure what it is."""
    told = next((one for one in read_file(name, data)[1] if one.code in ENCODINGS), None)
    text = in_utf8(name, data) if told else None
    return Mended(name, data) if text is None else Mended(name, text, encoding=told)


def mended(name: str, data: bytes) -> Mended:
    """Return a file with every line put right that can be without a guess."""
    before, told = read_file(name, data)
    left: set[int] = set()
    if not told or any(one.code in ENCODINGS for one in told):
        return Mended(name, data)
    for _ in range(ROUNDS):
        new, reasons, settled = _in_rounds(name, data, left)
        if not reasons:
            return Mended(name, data, (), tuple(sorted(left)))
        after, remaining = read_file(name, new)
        worse = _no_better(before, after, reasons, remaining)
        if settled and not worse:
            same = before.root is None or _said(before.root) == _said(after.root)
            if same and _errors(remaining) <= _errors(told):
                return Mended(name, new, _changes(before, after, reasons), tuple(sorted(left)))
        left |= worse or reasons.keys()
    return Mended(name, data, (), tuple(sorted(left)))


def _in_rounds(name: str, data: bytes, left: set[int]) -> tuple[bytes, dict[int, list[Problem]], bool]:
    """Return the bytes with their lines mended, what was told of each, and whether nothing more is to do."""
    reasons: dict[int, list[Problem]] = {}
    for _ in range(ROUNDS):
        file, problems = read_file(name, data)
        found = {
            number: line for number, line in certain_lines(file.lines, problems).items() if number not in left
        }
        if not found:
            return data, reasons, True
        for one in problems:
            if one.place.line in found:
                reasons.setdefault(one.place.line, []).append(one)
        data = with_lines(data, found)
    return data, reasons, False


def with_lines(data: bytes, lines: dict[int, str]) -> bytes:
    """Return the bytes with other words on some lines (1-based); line ends and all else stay."""
    typed = data.splitlines(keepends=True)
    for number, line in lines.items():
        old = typed[number - 1]
        mark = b""
        while number == 1 and old.startswith(BOM_UTF8, len(mark)):
            mark += BOM_UTF8
        end = old[len(old.rstrip(b"\r\n")) :]
        typed[number - 1] = mark + line.encode("utf-8", "surrogatepass") + end
    return b"".join(typed)


def _errors(problems: Iterable[Problem]) -> set[tuple[int, str]]:
    return {(one.place.line, one.code) for one in problems if one.severity == "error"}


def _no_better(
    before: SourceFile, after: SourceFile, reasons: Iterable[int], remaining: Sequence[Problem]
) -> set[int]:
    """Return the mended lines that still have an error, or that stand where the next line does not fit."""
    wrong = {line for line, _ in _errors(remaining)}
    astray = {line for line, code in _errors(remaining) if code in STRUCTURE}
    worse: set[int] = set()
    for number in sorted(reasons, reverse=True):
        following = _written_below(after.lines, number)
        if number in wrong or (odd_blanks(before.lines[number - 1]) and following in astray | worse):
            worse.add(number)
    return worse


def _written_below(lines: Sequence[str], number: int) -> int:
    """Return the number of the next line that says something; 0 when there is none."""
    for below, line in enumerate(lines[number:], number + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return below
    return 0


def _said(node: Node | None) -> object:
    """Return what a tree says, without places."""
    if isinstance(node, Mapping):
        return {key: _said(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Items):
        return [_said(item) for item in node.items]
    return node.text if node else None


def _changes(before: SourceFile, after: SourceFile, reasons: dict[int, list[Problem]]) -> tuple[Change, ...]:
    return tuple(
        Change(tuple(found), before.lines[number - 1], after.lines[number - 1])
        for number, found in sorted(reasons.items())
    )

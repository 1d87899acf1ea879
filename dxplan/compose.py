"""Composes the tree of a YAML file from the C parser's events. It decides no type and builds no object.

Repeated keys, aliases, tags and deep nesting are found before anything exists; every value stays text.
What may have been read otherwise than meant is noted as a doubt, for slips.py to look at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence as Several
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from .encoding import CONTROL, control
from .folding import BLANKS, folded
from .problems import Place, Problem, problem
from .quoting import quoted
from .tree import Mapping, Node, Scalar, Sequence
from .typos import WORD

DEEPEST = 24
make: Any = tuple.__new__  # makes a Place or Scalar in half the time; a file is little else
NULLS = frozenset({"~", "null", "Null", "NULL"})
KEY_IN_TEXT = re.compile(r"^([a-z][a-z0-9_-]*):(?: |$)", re.MULTILINE)


@dataclass(slots=True)
class Composed:
    """What became of a text: its tree (None when reading broke off), problems, doubts, and why it broke off.

    A doubt is a line that may say something else than was meant; its problem is told when slips.py finds no better.
    """

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem | None] = field(default_factory=list)
    failure: yaml.MarkedYAMLError | None = None


class _Stop(Exception):  # noqa: N818 -- the rest of the file is not worth reading
    pass


def compose(file: str, lines: Several[str]) -> Composed:
    """Return the tree of a file's lines with everything that is wrong or doubtful in it."""
    composer = _Composer(file, lines)
    try:
        composer.document()
    except _Stop:
        composer.found.root = None
    except yaml.MarkedYAMLError as failure:
        composer.found.root = None
        composer.found.failure = failure
    return composer.found


class _Composer:
    """Walks the events of one file; each method takes the event that begins a node and returns the node."""

    def __init__(self, file: str, lines: Several[str]) -> None:
        text = "\n".join(lines)
        self.file = file
        self.lines = lines
        self.found = Composed()
        self.next: Any = CParser(text).get_event
        self.loose = not unicodedata.is_normalized("NFC", text)
        self.hashed = "#" in text
        self.known: set[str] = set()

    def document(self) -> None:
        """Read the first document; a second one is a problem."""
        self.next()  # the stream's start
        if type(self.next()) is StreamEndEvent:
            self.found.problems.append(problem("E-EMPTY", Place(self.file)))
            return
        event = self.next()
        self.found.root = self.node(event, 0, -1, -1)
        if isinstance(self.found.root, Scalar):
            self.found.doubts.append(None)
        self.next()  # the document's end
        event = self.next()
        if type(event) is not StreamEndEvent:
            self.found.problems.append(problem("E-MULTI", self._place(event)))

    def node(self, event: Any, depth: int, line: int, column: int) -> Node:
        """Return the node of an event; `line` and `column` are where its key or dash stands."""
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event, line, column)
        if kind is AliasEvent:
            place = self._place(event)
            self._refuse("E-ALIAS", event, "*")
            return Scalar("", place)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if depth == DEEPEST:
            self.found.problems.append(problem("E-DEPTH", self._place(event), limit=DEEPEST))
            raise _Stop
        return self.mapping(event, depth) if kind is MappingStartEvent else self.sequence(event, depth)

    def mapping(self, start: Any, depth: int) -> Mapping:
        """Return a mapping; of a repeated key the first value is kept."""
        entries: dict[str, tuple[Place, Node]] = {}
        counts: dict[str, int] = {}
        following, known, file = self.next, self.known, self.file
        while type(event := following()) is not MappingEndEvent:
            if type(event) is ScalarEvent and event.value in known:
                name, mark = event.value, event.start_mark
                line, column = mark.line, mark.column
                place = make(Place, (file, line + 1, column + 1, len(name)))
            else:
                name, place = self.key(event, depth)
                line, column = place[1] - 1, place[2] - 1
            event = following()
            if type(event) is ScalarEvent:
                value: Node = self.scalar(event, line, column)
            else:
                value = self.node(event, depth + 1, line, column)
            if name not in entries:
                entries[name] = (place, value)
                continue
            counts[name] = counts.get(name, 1) + 1
            first = entries[name][0]
            words = {"key": name, "count": counts[name], "first": first.line}
            self.found.problems.append(problem("E-DUP", place, also=(first,), **words))
        return Mapping(entries, self._place(start))

    def sequence(self, start: Any, depth: int) -> Sequence:
        """Return a list."""
        items = []
        column = start.start_mark.column
        while type(event := self.next()) is not SequenceEndEvent:
            items.append(self.node(event, depth + 1, event.start_mark.line, column))
        return Sequence(tuple(items), self._place(start))

    def key(self, event: Any, depth: int) -> tuple[str, Place]:
        """Return a key's text and place; whatever is no plain word is a problem or a doubt."""
        mark = event.start_mark
        line, column = mark.line, mark.column
        place = make(Place, (self.file, line + 1, column + 1, event.end_mark.column - column or 1))
        if type(event) is not ScalarEvent:
            self.node(event, depth + 1, line, column)
            self.found.doubts.append(problem("E-KEY", place, key=self._typed(event)))
            return "", place
        name: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        name = unicodedata.normalize("NFC", name).strip(BLANKS)
        if name == "<<":
            self.found.problems.append(problem("E-MERGE", place))
        elif name == event.value and WORD.fullmatch(name):
            self.known.add(name)
        elif name != event.value or not event.style or not name:
            self.found.doubts.append(problem("E-KEY", place, key=name) if not WORD.fullmatch(name) else None)
        return name, place

    def scalar(self, event: Any, line: int, column: int) -> Any:
        """Return a value as text, in one form of Unicode and without blanks at its end."""
        start, end = event.start_mark, event.end_mark
        number, first = start.line, start.column
        style = event.style
        text: str = event.value.rstrip(BLANKS)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if number == end.line:
            place = make(Place, (self.file, number + 1, first + 1, end.column - first or 1))
        else:
            place = make(Place, (self.file, number + 1, first + 1, len(self.lines[number]) - first or 1))
            text = folded(self.lines, start, end, style, text)
        if self.loose:
            text = unicodedata.normalize("NFC", text)
        if not style:
            if self.hashed or text in NULLS or number != line or number != end.line:
                self._plain(event, text, place, line, column)
            return make(Scalar, (text, place, False))
        if style in "|>":
            if ":" in text:
                self._keys_in_text(text, place, line)
            return make(Scalar, (text, place, True))
        self._in_quotes(event, text, place, column)
        return Scalar(text, place)

    def _plain(self, event: Any, text: str, place: Place, line: int, column: int) -> None:
        """Note what may be wrong with a value without quotes."""
        start, end = event.start_mark, event.end_mark
        typed = self.lines[end.line] if end.line < len(self.lines) else ""
        if text in NULLS:
            self.found.problems.append(problem("W-NULL", place, found=text))
        if "\u3000#" in text:
            self.found.problems.append(problem("W-HASH", place))
        self._comment(typed, event)
        if text and (start.line != line or end.line > start.line):
            below = self.lines[start.line + 1 : end.line + 1]
            shallow = next((one for one in below if one.strip() and _indent(one) <= column), None)
            number = start.line + 2 + below.index(shallow) if shallow is not None else 0
            lost = problem("E-NOKEY", Place(self.file, number)) if shallow is not None else None
            self.found.doubts.append(lost)

    def _comment(self, typed: str, event: Any) -> None:
        """Warn of words that a " #" hides behind a value on the same line."""
        rest = typed[event.end_mark.column :]
        bare = rest.lstrip(" \t")
        if not bare.startswith("#"):
            return
        start = len(typed) - len(bare)
        place = Place(self.file, event.end_mark.line + 1, start + 1, len(bare.rstrip()))
        fix = None
        first = event.start_mark
        if bare[1:2].strip() and first.line == event.end_mark.line and not event.style:
            fix = typed[: first.column].rstrip() + " " + quoted(typed[first.column :].strip())
        self.found.problems.append(problem("W-COMMENT", place, fix))

    def _in_quotes(self, event: Any, text: str, place: Place, column: int) -> None:
        """Note a quote that runs over the lines of other keys, and control characters written as escapes."""
        start, end = event.start_mark, event.end_mark
        if found := CONTROL.search(text):
            self.found.problems.append(control(place, found[0]))
        if self.hashed and end.line < len(self.lines) and self.lines[end.line][end.column :][:1] == "#":
            self._comment(self.lines[end.line], event)
        below = self.lines[start.line + 1 : end.line + 1]
        if any(one.strip() and _indent(one) <= column for one in below):
            self.found.doubts.append(problem("E-UNCLOSED", place, sign=event.style))

    def _keys_in_text(self, text: str, place: Place, line: int) -> None:
        """Warn of a line of a text that looks like the next key, indented too far."""
        found = KEY_IN_TEXT.search(text)
        if not found or line < 0:
            return
        above = self.lines[line].strip(" -").partition(":")[0]
        for number in range(place.line, len(self.lines)):
            typed = self.lines[number]
            if typed.strip() == text[found.start() :].partition("\n")[0].strip():
                there = Place(self.file, number + 1, _indent(typed) + 1, len(found[1]))
                words = {"key": found[1], "above": above}
                self.found.problems.append(problem("W-TEXTKEY", there, **words))
                return

    def _refuse_marks(self, event: Any) -> None:
        """Note an anchor or a tag; the node itself is read all the same."""
        if event.anchor is not None:
            self._refuse("E-ALIAS", event, "&")
        if event.tag is not None:
            self._refuse("E-TAG", event, "!")

    def _refuse(self, code: str, event: Any, sign: str) -> None:
        place = self._place(event)
        typed = self.lines[place.line - 1]
        value = typed[place.column - 1 :].strip()
        fix = typed[: place.column - 1] + quoted(value) if value.startswith(sign) else None
        self.found.problems.append(problem(code, place, fix, sign=sign))

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if start.line == end.line else 1
        return Place(self.file, start.line + 1, start.column + 1, length or 1)

    def _typed(self, event: Any) -> str:
        return self.lines[event.start_mark.line].strip().partition(": ")[0]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

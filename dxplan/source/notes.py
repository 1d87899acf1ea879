"""What is noted while a tree is composed: problems, and doubts where something else may have been meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from dxplan.problems import Place, Problem, problem

from .encoding import CONTROL, MOST, control_words
from .lines import parts
from .quoting import quoted
from .tree import make

KEY_IN_TEXT = re.compile(r"^([a-z][a-z0-9_-]*+):(?: |$)", re.MULTILINE)
WORDS = frozenset({yaml.ScalarEvent, yaml.AliasEvent})  # what may have been meant as text
NULLS = frozenset({"~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Notes:
    """The notes on one file. `failure` says why the parser broke off.

    A doubt may be nothing at all; its problem, when it has one, is told if slips.py finds nothing better.
    """

    file: str
    lines: Sequence[str]
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem | None] = field(default_factory=list)
    failure: yaml.MarkedYAMLError | None = None

    def tell(
        self, code: str, place: Place, fix: str | None = None, also: tuple[Place, ...] = (), **words: object
    ) -> None:
        """Keep a problem, unless there are already more than anybody reads."""
        if len(self.problems) < MOST:
            self.problems.append(problem(code, place, fix, also, None, **words))

    def doubt(self, code: str, place: Place, **words: object) -> None:
        """Keep a doubt that has a problem of its own."""
        if len(self.doubts) < MOST:
            self.doubts.append(problem(code, place, None, (), None, **words))

    def place(self, event: Any) -> Place:
        """Return where an event begins, and its length when it is on one line."""
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        length = end.column - column if line == end.line else 1
        place: Place = make(Place, (self.file, line + 1, column + 1, length or 1))
        return place

    def typed(self, event: Any) -> str:
        """Return what stands on an event's line before its value."""
        return self._line(event.start_mark.line).strip().partition(": ")[0]

    def _line(self, index: int) -> str:
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def repeated_keys(self, first: Mapping[str, Place], repeated: Sequence[tuple[str, Place]]) -> None:
        """Tell of keys that stand more than once in one record."""
        counts: dict[str, int] = {}
        for name, place in repeated:
            counts[name] = counts.get(name, 1) + 1
            before = first[name]
            self.tell("E-DUP", place, None, (before,), key=name, count=counts[name], first=before.line)

    def no_word(self, event: Any, name: str) -> None:
        """Doubt a key that is a sentence, a list or nothing."""
        self.doubt("E-KEY", self.place(event), key=name)

    def plain_value(self, event: Any, text: str, place: Place, line: int, column: int) -> None:
        """Note what may be wrong with a value without quotes, whose key stands at a line and column."""
        start, end = event.start_mark, event.end_mark
        if text in NULLS:
            self.tell("W-NULL", place, found=text)
        if "\u3000#" in text:
            self.tell("W-HASH", place)
        self._comment(event)
        if text and (start.line != line or end.line > start.line):
            shallow = self._shallow(start.line, end.line, column)
            if shallow:
                self.doubt("E-NOKEY", shallow)
            else:
                self.doubts.append(None)

    def quoted_value(self, event: Any, text: str, place: Place, column: int) -> None:
        """Note a quote that runs over other keys, words behind it, and control characters in disguise."""
        end = event.end_mark
        if found := CONTROL.search(text):
            self.tell("E-CTRL", place, None, (), **control_words(found[0]))
        if self._line(end.line)[end.column :].startswith("#"):
            self._comment(event)
        if self._shallow(event.start_mark.line, end.line, column):
            self.doubt("E-UNCLOSED", place, sign=event.style)

    def _shallow(self, first: int, last: int, column: int) -> Place | None:
        """Return the first line of a long value that stands no deeper than its key."""
        for index in range(first + 1, min(last + 1, len(self.lines))):
            line = self.lines[index]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
                return Place(self.file, index + 1, 1, len(line))
        return None

    def _comment(self, event: Any) -> None:
        """Warn of words that a " #" hides behind a value on the same line."""
        start, end = event.start_mark, event.end_mark
        typed = self._line(end.line)
        bare = typed[end.column :].lstrip(" \t")
        if not bare.startswith("#"):
            return
        place = Place(self.file, end.line + 1, len(typed) - len(bare) + 1, len(bare.rstrip()))
        fix = None
        if bare[1:2].strip() and start.line == end.line and not event.style:
            fix = typed[: start.column].rstrip() + " " + quoted(typed[start.column :].strip())
        self.tell("W-COMMENT", place, fix)

    def keys_in_text(self, text: str, place: Place, line: int) -> None:
        """Warn of a line of a long text that looks like the next key, indented too far."""
        found = KEY_IN_TEXT.search(text)
        if not found:
            return
        wanted = text[found.start() :].partition("\n")[0].strip()
        for index in range(place.line, len(self.lines)):
            typed = self.lines[index]
            if typed.strip() == wanted:
                at = Place(self.file, index + 1, len(typed) - len(typed.lstrip()) + 1, len(found[1]))
                above = self._line(line).strip(" -").partition(":")[0]
                self.tell("W-TEXTKEY", at, key=found[1], above=above)
                return

    def marks(self, event: Any) -> None:
        """Tell of an anchor or a tag; the node itself is read all the same."""
        if event.anchor is not None:
            self.refuse("E-ALIAS", event, "&")
        if event.tag is not None:
            self.refuse("E-TAG", event, "!")

    def refuse(self, code: str, event: Any, sign: str) -> None:
        """Tell of a mark that our content does not use, with the value in quotes in case it is text."""
        place = self.place(event)
        line = parts(self._line(place.line - 1))
        whole = event.start_mark.line == event.end_mark.line and type(event) in WORDS
        fix = line.saying(quoted(line.value)) if whole and line.at == place.column - 1 else None
        if not any(one.code == code and one.place.line == place.line for one in self.problems[-1:]):
            self.tell(code, place, fix, sign=sign)

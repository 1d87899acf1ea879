"""Composes the tree of a YAML file from the C parser's events. It decides no type and builds no object.

Repeated keys, aliases, tags and deep nesting are found before anything exists; every value stays text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence as Several
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from dxplan.problems import Place

from .folding import BLANKS, folded
from .lines import WORD
from .notes import NULLS, Notes
from .tree import Mapping, Node, Scalar, Sequence, make

DEEPEST = 24


class _Stop(Exception):  # noqa: N818 -- the rest of the file is not worth reading
    pass


def compose(file: str, lines: Several[str], text: str, *, loose: bool) -> tuple[Node | None, Notes]:
    """Return the tree of a file (None when reading broke off) and what was noted on the way.

    `text` is all lines in one; it is `loose` when some characters are not in the usual form of Unicode (NFC).
    """
    notes = Notes(file, lines)
    try:
        return _Composer(notes, text, loose=loose).document(), notes
    except _Stop:
        return None, notes
    except yaml.MarkedYAMLError as failure:
        notes.failure = failure
        return None, notes


class _Composer:
    """Walks the events of one file; each method takes the event that begins a node and returns the node."""

    def __init__(self, notes: Notes, text: str, *, loose: bool) -> None:
        self.notes = notes
        self.file = notes.file
        self.lines = notes.lines
        self.next: Any = CParser(text).get_event
        self.loose = loose
        self.hashed = "#" in text
        self.escaped = "\\" in text
        self.marked = "&" in text or "!" in text
        self.known: set[str] = set()

    def document(self) -> Node | None:
        """Return the first document, None when there is none; a second one is a problem."""
        self.next()  # the stream's start
        if type(self.next()) is StreamEndEvent:
            self.notes.tell("E-EMPTY", Place(self.file))
            return None
        root = self.node(self.next(), 0, -1, -1)
        if isinstance(root, Scalar):
            self.notes.doubts.append(None)
        self.next()  # the document's end
        event = self.next()
        if type(event) is not StreamEndEvent:
            self.notes.tell("E-MULTI", self.notes.place(event))
        return root

    def node(self, event: Any, depth: int, line: int, column: int) -> Node:
        """Return the node of an event; `line` and `column` are where its key or dash stands, from 0."""
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event, line, column)
        if kind is AliasEvent:
            self.notes.refuse("E-ALIAS", event, "*")
            return Scalar("", self.notes.place(event))
        if event.anchor is not None or event.tag is not None:
            self.notes.marks(event)
        if depth == DEEPEST:
            self.notes.tell("E-DEPTH", self.notes.place(event), limit=DEEPEST)
            raise _Stop
        return self.mapping(event, depth) if kind is MappingStartEvent else self.sequence(event, depth)

    def mapping(self, start: Any, depth: int) -> Mapping:
        """Return a mapping; of a repeated key the first value is kept."""
        entries: dict[str, tuple[Place, Node]] = {}
        repeated: list[tuple[str, Place]] = []
        following, known, file = self.next, self.known, self.file
        while type(event := following()) is not MappingEndEvent:
            if type(event) is ScalarEvent and event.value in known:
                name = event.value
                mark: Any = event.start_mark
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
            else:
                repeated.append((name, place))
        if repeated:
            self.notes.repeated_keys({name: entry[0] for name, entry in entries.items()}, repeated)
        return Mapping(entries, self.notes.place(start))

    def sequence(self, start: Any, depth: int) -> Sequence:
        """Return a list."""
        items = []
        column = start.start_mark.column
        while type(event := self.next()) is not SequenceEndEvent:
            items.append(self.node(event, depth + 1, event.start_mark.line, column))
        return Sequence(tuple(items), self.notes.place(start))

    def key(self, event: Any, depth: int) -> tuple[str, Place]:
        """Return a key's text and place; whatever is no plain word is a problem or a doubt."""
        place = self.notes.place(event)
        if type(event) is not ScalarEvent:
            self.node(event, depth + 1, place.line - 1, place.column - 1)
            self.notes.no_word(event, self.notes.typed(event))
            return "", place
        name: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.notes.marks(event)
        if WORD.fullmatch(name) and not self.loose:
            self.known.add(name)
            return name, place
        bare = unicodedata.normalize("NFC", name).strip(BLANKS)
        if bare == "<<":
            self.notes.tell("E-MERGE", place)
        elif not WORD.fullmatch(bare) and (not event.style or not bare):
            self.notes.no_word(event, bare)
        elif bare != name:
            self.notes.doubts.append(None)
        return bare, place

    def scalar(self, event: Any, line: int, column: int) -> Scalar:
        """Return a value as text, in one form of Unicode and without blanks at its end."""
        start, end = event.start_mark, event.end_mark
        number, first = start.line, start.column
        style = event.style
        text: str = event.value.rstrip(BLANKS)
        if self.marked and (event.anchor is not None or event.tag is not None):
            self.notes.marks(event)
        if number == end.line:
            place = make(Place, (self.file, number + 1, first + 1, end.column - first or 1))
        else:
            place = make(Place, (self.file, number + 1, first + 1, len(self.lines[number]) - first or 1))
            text = folded(self.lines, start, end, style, text)
        if self.loose:
            text = unicodedata.normalize("NFC", text)
        if not style:
            text = text.lstrip(BLANKS)
            if self.hashed or text in NULLS or number != line or number != end.line:
                self.notes.plain_value(event, text, place, line, column)
        elif style in "|>":
            if ":" in text:
                self.notes.keys_in_text(text, place, line)
        elif self.hashed or self.escaped or number != end.line:
            self.notes.quoted_value(event, text, place, column)
        value: Scalar = make(Scalar, (text, place, bool(style) and style in "|>"))
        return value

"""What a schema is made of: a Shape is one kind of record, a Key one line that an editor can type in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "line",  # words on one line, translated
    "text",  # words on many lines, translated
    "word",  # characters kept as they are, not translated
    "link",  # the address of a page of the web
    "id",
    "number",
    "integer",
    "date",  # YYYY, YYYY-MM or YYYY-MM-DD
    "choice",
    "ref",  # the id of another record
    "refs",
    "words",  # a list of words
    "groups",  # a list of lists of words
    "record",
    "list",  # records in order, each with its id
    "map",  # records by id
]
NESTED = frozenset({"record", "list", "map"})
TRANSLATED = frozenset({"line", "text"})


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its type and what the form guide says of it. `of` names a shape or a kind of id."""

    name: str
    kind: Kind
    ja: str
    en: str
    help: str
    example: str = ""
    required: bool = False
    of: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def translated(self) -> bool:
        """Whether a sister file holds this key in other languages."""
        return self.kind in TRANSLATED


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of record: how it is called, what it holds, and the noun of the model that it becomes."""

    name: str
    ja: str
    keys: tuple[Key, ...]
    make: Callable[..., Any]
    id_key: str = "id"
    defines: str = ""  # the kind of id that this record brings into the world
    refers: str = ""  # the kind of id that its own id must be, when the record stands under one

    def key(self, name: str) -> Key | None:
        """Return the key of this name, if there is one."""
        return next((key for key in self.keys if key.name == name), None)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: a regular expression of its path, its shape and what it is for, in Japanese."""

    pattern: str
    shape: str
    ja: str
    example: str
    sister: str = ""  # the pattern's own name for its sister file, where that is not X.en.yaml

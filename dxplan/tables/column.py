"""What a table of open data is made of: columns that know their key of the schema and read their value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any, Literal

from dxplan.model import Text
from dxplan.schema import SHAPES, Key
from dxplan.stories import Stories

Row = Mapping[str, object]
Read = Callable[[Any], object]
Kind = Literal["text", "departments", "word", "words", "integer", "year", "number", "date", "choice"]
KINDS: Mapping[str, Kind] = {
    "line": "text",
    "text": "text",
    "id": "word",
    "ref": "word",
    "word": "word",
    "link": "word",
    "refs": "words",
    "words": "words",
    "number": "number",
    "integer": "integer",
    "date": "date",
    "choice": "choice",
}
BY_LANGUAGE = frozenset({"text", "departments"})  # the second: ids of them, told by name
BETWEEN_TEXTS, BETWEEN_WORDS = "; ", " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what it reads of a record. `to` is the table.column that its words are found in."""

    name: str
    kind: Kind
    read: Read
    key: str = ""
    required: bool = False
    to: str = ""
    also: tuple[str, ...] = ()  # other keys of the schema whose values it holds too
    told: str = ""  # the name under which layouts/columns.yaml tells of it, when that is another
    values: Mapping[str, int] = default(default_factory=dict)  # what fills the gaps there

    @property
    def schema(self) -> Key | None:
        """The key of the schema that the column is, if it is one; an unknown one is our mistake."""
        if not self.key:
            return None
        shape, _, name = self.key.partition(".")
        found = SHAPES[shape].key(name)
        if found is None:
            raise KeyError(self.key)
        return found

    @property
    def word(self) -> str:
        """The name under which its meaning is told."""
        return self.told or self.name

    def parts(self, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return the names that stand in the file, each with its language; "" where it has none."""
        if self.kind in BY_LANGUAGE:
            return tuple((f"{self.name}_{lang}", lang) for lang in languages)
        return ((self.name, ""),)

    def cells(self, stories: Stories, record: object, languages: Sequence[str]) -> Iterator[object]:
        """Yield the values of one row; a text without translation stays empty in that language."""
        value: Any = self.read(record)
        if self.kind in BY_LANGUAGE:
            known = stories.prefecture.departments
            told = [known[name].name for name in value] if self.kind == "departments" else [value or Text()]
            for lang in languages:
                yield BETWEEN_TEXTS.join(
                    one.ja if lang == "ja" else one.translations.get(lang, "") for one in told
                )
        elif self.kind == "words":
            yield BETWEEN_WORDS.join(value)
        else:
            yield value


def of(key: str, read: Read, **more: Any) -> Column:
    """Return the column of a key of the schema: its name, kind and whether it must be follow from the key."""
    shape, _, own = key.partition(".")
    found = SHAPES[shape].key(own)
    if found is None:
        raise KeyError(key)
    given = {"name": own, "kind": KINDS[found.kind], "required": found.required, **more}
    return Column(key=key, read=read, **given)


def part(key: str, whole: Read, **more: Any) -> Column:
    """Return the column of a key that is read of a record which may be absent."""
    name = key.partition(".")[2]
    return of(key, lambda one: getattr(whole(one), name, None), **{"required": False, **more})


def own(name: str, kind: Kind, read: Read, **more: Any) -> Column:
    """Return a column that no key of the schema is: counted, or said of the row itself."""
    return Column(name=name, kind=kind, read=read, **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A kind of record: which records of a prefecture it has, its columns, and those that tell rows apart."""

    name: str
    records: Callable[[Stories], Iterable[Any]]
    columns: Callable[[Stories], tuple[Column, ...]]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """A table with the rows of one prefecture."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows)


def table(
    name: str,
    records: Callable[[Stories], Iterable[Any]],
    columns: Sequence[Column] | Callable[[Stories], tuple[Column, ...]],
    key: Sequence[str],
) -> Table:
    """Return a table whose rows begin with the prefecture; columns may depend on what was published."""

    def whole(stories: Stories) -> tuple[Column, ...]:
        prefecture = own("prefecture", "word", lambda _: stories.prefecture.id, required=True)
        return (prefecture, *(columns(stories) if callable(columns) else columns))

    return Table(name=name, records=records, columns=whole, key=tuple(key))

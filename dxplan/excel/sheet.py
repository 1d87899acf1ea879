"""What the sheets of a workbook hold: their columns, from the schema, and their rows, from content/."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dxplan.schema import NESTED, SHAPES, Key
from dxplan.source import Mapping as Entries

from .cells import mark, same
from .year import Year, value_at

STAMP = "照合（変更しないでください）"  # the heading by which a sheet of ours is known
SHEETS = "@sheets"  # the mark that tells which sheets went out together
TYPED = ("grade", "ungraded", "plan", "progress", "next", "note")
NARROW, GRADE, MIDDLE, WIDE = 12, 18, 20, 46
WIDTHS = {"text": WIDE, "line": MIDDLE, "choice": MIDDLE}
ASIDE = 24  # a note of our own, which few records have


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the keys that lead to its value, or a name with @ for what is only shown."""

    name: str
    heading: str
    width: int
    key: Key | None = None
    choices: tuple[tuple[str, str], ...] = ()  # what content says, and what the cell shows for it

    @property
    def path(self) -> tuple[str, ...]:
        """The keys from the row's record to the value."""
        return tuple(self.name.split("."))

    def shown(self, text: str) -> str:
        """Return what a cell shows for a value of content."""
        return dict(self.choices).get(text, text)

    def meant(self, cell: str) -> str:
        """Return the value of content for what a cell says: B for B, Ｂ and B（計画どおり）."""
        folded = _folded(cell)
        for text, words in self.choices:
            if folded in {_folded(text), _folded(words)}:
                return text
        return cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the initiative, the keys from its evaluation to the row's record, the values by column."""

    initiative: str
    path: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its title, columns and rows, and the titles of all sheets that go out with it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    together: tuple[str, ...] = ()


def folded_heading(value: object) -> str:
    """Return a heading as it is compared: without spaces, wide signs made plain."""
    return unicodedata.normalize("NFKC", "".join(str(value or "").split()))


def named_by() -> str:
    """Return the heading of the column that names the initiative of a row."""
    return _title("initiative", "id")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def title_of(path: tuple[str, ...]) -> str:
    """Return the title of the sheet on which a record of an evaluation has its row."""
    if not path:
        return SHAPES["evaluation"].ja
    return SHAPES["value"].ja if "values" in path else _title("evaluation", "rounds")


def columns_of(year: Year, path: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the columns of the sheet on which a record of an evaluation has its row."""
    known = {table.title: table.columns for table in _empty(year)}
    return known.get(title_of(path), ())


def tables(year: Year, wanted: Iterable[str]) -> list[Table]:
    """Return the sheets for some initiatives of a year; one on which nothing can be typed is left out."""
    rows: dict[str, list[Row]] = {}
    columns = {table.title: table.columns for table in _empty(year)}
    for name in wanted:
        _, record = year.evaluations[name]
        for path in _paths(year, name, record):
            title = title_of(path)
            shown = _shown(year, name, path)
            typed = {one.name: value_at(record, (*path, *one.path))[0] for one in columns[title] if one.key}
            rows.setdefault(title, []).append(Row(name, path, {**shown, **typed}))
    together = tuple(title for title in columns if title in rows)
    return [Table(title, columns[title], tuple(rows[title]), together) for title in together]


def _paths(year: Year, name: str, record: Entries) -> Iterator[tuple[str, ...]]:
    """Yield the records of an evaluation that have a row, those that are not yet in content among them."""
    yield ()
    rounds = [("rounds", one.id) for one in year.report.rounds]
    yield from rounds
    initiative = year.initiatives.get(name)
    planned = [one.id for one in initiative.indicators] if initiative else []
    for above in [*rounds, ()]:
        known = dict.fromkeys([*planned, *_keys(record, (*above, "values"))])
        yield from ((*above, "values", one) for one in known)


def _keys(record: Entries, path: tuple[str, ...]) -> Iterable[str]:
    node: object = record
    for name in path:
        entry = node.entries.get(name) if isinstance(node, Entries) else None
        node = entry[1] if entry else None
    return node.entries if isinstance(node, Entries) else ()


def _shown(year: Year, name: str, path: tuple[str, ...]) -> dict[str, str]:
    """Return what a row shows and nobody may change."""
    _, record = year.evaluations[name]
    departments = "、".join(year.department_name(one) for one in year.departments(name) if one)
    shown = {"@id": name, "@number": value_at(record, ("number",))[0], "@title": year.title(name)}
    shown["@departments"] = departments
    if path[:1] == ("rounds",):
        shown["@round"] = next((one.title.ja for one in year.report.rounds if one.id == path[1]), path[1])
    elif year.report.rounds:
        shown["@round"] = year.report.round.ja
    if "values" in path:
        indicator = year.indicators(name).get(path[-1])
        shown |= {"@indicator": path[-1], "@name": indicator.name.ja if indicator else ""}
        shown["@unit"] = indicator.unit.ja if indicator else ""
    return shown


def _title(shape: str, name: str) -> str:
    key = SHAPES[shape].key(name)
    return key.ja if key else name


def _empty(year: Year) -> Iterator[Table]:
    """Yield the sheets of a year without rows."""
    which = [
        Column("@id", named_by(), MIDDLE),
        Column("@number", _title("evaluation", "number"), 6),
        Column("@title", _title("initiative", "title"), 30),
    ]
    evaluation = SHAPES["evaluation"]
    typed = [key for name in TYPED if (key := evaluation.key(name))]
    theirs = Column("@departments", _title("evaluation", "departments"), 16)
    yield Table(evaluation.ja, (*which, theirs, *_typed(year, typed)))
    turn = [Column("@round", SHAPES["round"].ja, 14)] if year.report.rounds else []
    if turn:
        keys = [key for key in SHAPES["round_evaluation"].keys if not _nested(key)]
        yield Table(_title("evaluation", "rounds"), (*which, *turn, *_typed(year, keys)))
    what = [
        Column("@indicator", _title("indicator", "id"), MIDDLE),
        Column("@name", _title("indicator", "name"), 30),
        Column("@unit", _title("indicator", "unit"), 8),
    ]
    yield Table(SHAPES["value"].ja, (*which, *turn, *what, *_typed(year, SHAPES["value"].keys)))


def _nested(key: Key) -> bool:
    return key.kind in NESTED


def _typed(year: Year, keys: Iterable[Key]) -> Iterator[Column]:
    """Yield the columns of keys; a record below one has its keys as columns, after the others."""
    scale = year.prefecture.plan.scale if year.prefecture.plan else None
    for key in sorted(keys, key=_nested):
        if _nested(key):
            for below in SHAPES[key.of].keys:
                yield _column(below, f"{key.name}.{below.name}", f"{key.ja}（{below.ja}）")
        elif key.name == "grade":
            marks = [(one.id, f"{one.id}（{one.meaning.ja}）") for one in scale.grades] if scale else []
            if marks:
                yield Column(key.name, key.ja, GRADE, key, tuple(marks))
        else:
            yield _column(key, key.name, key.ja)


def _column(key: Key, name: str, heading: str) -> Column:
    width = ASIDE if key.name == "note" else WIDTHS.get(key.kind, NARROW)
    return Column(name, heading, width, key, key.choices)


def stamp(year: Year, table: Table, row: Row, lost: Iterable[str] = ()) -> str:
    """Return what tells of which record a row is, and marks each value as it went out, but for the lost.

    The sheets of the workbook are named too, so that one that is gone is missed.
    """
    where = "/".join((year.prefecture.id, year.report.id, row.initiative, *row.path))
    out = set(lost)
    marks = (
        f"{one.name}={mark(same(one.key, row.values.get(one.name, '')))}"
        for one in table.columns
        if one.name not in out
    )
    return " ".join((where, f"{SHEETS}={'/'.join(table.together)}", *marks))

"""Three values of each cell are compared: as it went out, as it came back, as content says now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dxplan.problems import Place, Problem, problem
from dxplan.schema import Key
from dxplan.values import ID

from .cells import Unread, mark, said, same, typed
from .reading import Cell, Filled, folded_heading
from .sheet import STAMP, Column, columns_of, title_of
from .told import Told
from .year import Year, value_at

Years = Callable[[str, str], Year | None]
Columns = Mapping[str, Column]  # by their headings
AGREE = "どちらかに合わせてください。"
SHORT = 60  # characters of a value that a message quotes


@dataclass(frozen=True, slots=True)
class Change:
    """A value of content/ that is to be another one, and the cell that says so."""

    file: str
    line: int
    initiative: str
    path: tuple[str, ...]  # from the evaluation to the value
    key: Key
    before: str
    after: str
    cell: Told

    @property
    def name(self) -> str:
        """The key as it is called in the file, with the records above it."""
        return ".".join(self.path)


def compare(rows: Iterable[Filled], years: Years) -> tuple[list[Change], list[Told]]:
    """Return the changes that rows ask for and everything to say of them; a cell refused is no change."""
    changes: dict[tuple[str, str, tuple[str, ...]], Change] = {}
    told: dict[Told, None] = {}
    sheets: dict[tuple[str, ...], Columns] = {}
    for row in rows:
        for one in _of_row(row, years, sheets):
            if isinstance(one, Told):
                told[one] = None
                continue
            other = changes.setdefault((one.file, one.initiative, one.path), one)
            if other.after != one.after:
                told[_clash(other, one)] = None
    ordered = sorted(changes.values(), key=lambda one: (one.file, one.line))
    return ordered, list(told)


def _of_row(row: Filled, years: Years, sheets: dict[tuple[str, ...], Columns]) -> Iterator[Change | Told]:
    """Yield what one row asks for; `sheets` remembers the columns of those that were met."""
    if not _is_record(row.record):
        yield row.told("", "隠れた照合の列が変えられています。", "The hidden column of marks was changed.")
        return
    prefecture, year_id, initiative, *below = row.record
    year, path = years(prefecture, year_id), tuple(below)
    if year is None:
        ja = f"{prefecture} の {year_id} 年度は content にありません。"
        yield row.told("", ja, f"There is no {prefecture} {year_id}.")
        return
    sheet = (prefecture, year_id, title_of(path))
    if sheet not in sheets:
        sheets[sheet] = {folded_heading(column.heading): column for column in columns_of(year, path)}
    known = sheets[sheet]
    yield from _strange_headings(row, known)
    for area in sorted(row.merged):
        yield row.told(
            area, "結合されたセルがあります。結合を解いてください。", "Cells are merged. Unmerge them."
        )
    if row.merged:
        return
    found: list[Change | Told] = []
    for heading, column in known.items():
        cell = row.cells.get(heading)
        if cell and column.name in row.marks:
            found += _of_cell(row, year, (initiative, path, column), cell)
    yield from found
    yield from _reason_gone(row, year, known.values(), found)


def _reason_gone(
    row: Filled, year: Year, columns: Iterable[Column], found: Iterable[Change | Told]
) -> Iterator[Change]:
    """Yield the change that takes out why there was no grade, once there is one; it cannot say both."""
    typed = {one.path[-1]: one for one in found if isinstance(one, Change)}
    reason = next((column.key for column in columns if column.name == "ungraded"), None)
    grade = typed.get("grade")
    if reason is None or grade is None or not grade.after or "ungraded" in typed:
        return
    path = (*grade.path[:-1], "ungraded")
    now, line = value_at(year.evaluations[grade.initiative][1], path)
    if now and mark(same(reason, now)) == row.marks.get("ungraded"):
        yield replace(grade, line=line, path=path, key=reason, before=now, after="")


def _is_record(record: tuple[str, ...]) -> bool:
    """Whether a stamp names a prefecture, a year, an initiative and a record that an evaluation can have."""
    keys, ids = record[3::2], (*record[:1], *record[2::2])
    named = len(record) in {3, 5, 7} and all(ID.fullmatch(one) for one in ids)
    return named and keys in {(), ("values",), ("rounds",), ("rounds", "values")}


def _strange_headings(row: Filled, known: Columns) -> Iterator[Told]:
    """Yield a note for each column that is not ours, and for each of ours that is gone."""
    head = folded_heading(STAMP)
    for heading in row.cells:
        if heading not in known and heading != head:
            words = (f"列「{heading}」は読み込みません。", f'The column "{heading}" is not read.')
            yield row.told("", *words, grave=False)
    for heading, column in known.items():
        if heading not in row.cells and column.key:
            words = (f"列「{heading}」がありません。", f'The column "{heading}" is gone.')
            yield row.told("", *words, grave=False)


def _of_cell(
    row: Filled, year: Year, which: tuple[str, tuple[str, ...], Column], cell: Cell
) -> Iterator[Change | Told]:
    """Yield the change that a cell asks for, or why it is refused; nothing when nobody touched it."""
    initiative, path, column = which
    words = said(cell.value, cell.data_type, cell.form, column.key.kind if column.key else "word")
    if isinstance(words, Unread):
        yield row.told(cell.at, *words)
        return
    indicator = year.indicators(initiative).get(path[-1]) if "values" in path else None
    meant = column.meant(words)
    after, wrong = (
        typed(column.key, meant, indicator.unit.ja if indicator else "") if column.key else (meant, None)
    )
    went_out = row.marks[column.name]
    if mark(same(column.key, after)) == went_out:
        return
    if column.key is None:
        ja = f"「{column.heading}」は変更できません。元に戻してください。"
        yield row.told(cell.at, ja, f'"{column.heading}" cannot be changed. Put it back.')
        return
    if initiative not in year.evaluations:
        ja = f"取組「{initiative}」の評価は content にありません。"
        yield row.told(cell.at, ja, f'There is no evaluation of "{initiative}" in content.')
        return
    file, record = year.evaluations[initiative]
    now, line = value_at(record, (*path, *column.path))
    if same(column.key, now) == same(column.key, after):
        return
    wrong = wrong or _not_of_scale(column, after)
    if wrong:
        yield row.told(cell.at, wrong.ja, wrong.en)
    elif mark(same(column.key, now)) != went_out:
        yield row.told(cell.at, *_moved_on(f"{file.path}:{line}", now, after))
    else:
        place = row.told(cell.at, "", "")
        yield Change(file.path, line, initiative, (*path, *column.path), column.key, now, after, place)


def _not_of_scale(column: Column, after: str) -> Problem | None:
    """Return the problem of a grade that is not one of the plan's own scale."""
    if not after or not column.choices or after in dict(column.choices) or not column.key:
        return None
    allowed = " / ".join(words for _, words in column.choices)
    return problem("E-ENUM", Place(""), title=column.heading, found=after, allowed=allowed)


def _moved_on(where: str, now: str, after: str) -> tuple[str, str]:
    ours, theirs = _short(now), _short(after)
    ja = (
        f"書き出した後に {where} も変わっています。今の値は「{ours}」、Excel の値は「{theirs}」です。" + AGREE
    )
    return (
        ja,
        f'{where} has changed since the export: it says "{ours}", the cell "{theirs}". Make them agree.',
    )


def _clash(one: Change, other: Change) -> Told:
    at, values = one.cell.where("ja"), (_short(other.after), _short(one.after))
    ja = f"{at} と値が違います（ここでは「{values[0]}」、あちらでは「{values[1]}」）。" + AGREE
    en = f'It says "{values[0]}", {one.cell.where("en")} says "{values[1]}". Make them agree.'
    return Told(other.cell.file, other.cell.sheet, other.cell.cell, ja, en)


def _short(text: str) -> str:
    line = " ⏎ ".join(text.split("\n"))
    return line if len(line) <= SHORT else line[:SHORT] + "…"

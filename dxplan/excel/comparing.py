"""Three values of each cell are compared: as it went out, as it came back, as content says now."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dxplan.problems import Place, Problem, problem
from dxplan.schema import Key
from dxplan.values import ID

from .cells import Unread, mark, said, same, typed
from .gone import columns_gone
from .reading import Cell, Filled
from .sheet import Column, columns_of, folded_heading, title_of
from .told import Told
from .year import Year, value_at

Years = Callable[[str, str], Year | None]
Columns = Mapping[str, Column]  # by their headings
AGREE = "どちらかに合わせてください。"
REASONS = {"grade": "ungraded", "target": "no_target", "actual": "no_actual"}  # why there is none of each
SHORT = 60  # characters of a value that a message quotes


@dataclass(frozen=True, slots=True)
class Change:
    """A value of content/ that is to be another one, and the cell that says so."""

    file: str
    line: int
    initiative: str
    path: tuple[str, ...]  # from the evaluation to the value
    column: Column
    before: str
    after: str
    cell: Told
    about: tuple[str, ...] = ()  # the initiative, the round and the indicator, as the sheet shows them
    lang: str = ""  # the language, where a translation changes


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
    yield from columns_gone(row, known)
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
    yield from _reasons_gone(row, year, known.values(), found)


def _reasons_gone(
    row: Filled, year: Year, columns: Iterable[Column], found: Iterable[Change | Told]
) -> Iterator[Change]:
    """Yield the changes that take out why there was no value, once there is one; it cannot say both."""
    below = row.record[3:]
    typed = {one.path: one for one in found if isinstance(one, Change)}
    named = {column.name: column for column in columns}
    for name, why in REASONS.items():
        one, reason, path = typed.get((*below, name)), named.get(why), (*below, why)
        if one is None or not one.after or reason is None or path in typed:
            continue
        now, line = value_at(year.evaluations[one.initiative][1], path)
        if now and mark(same(reason.key, now)) == row.marks.get(why):
            yield replace(one, line=line, path=path, column=reason, before=now, after="")


def _is_record(record: tuple[str, ...]) -> bool:
    """Whether a stamp names a prefecture, a year, an initiative and a record that an evaluation can have."""
    keys, ids = record[3::2], (*record[:1], *record[2::2])
    named = len(record) in {3, 5, 7} and all(ID.fullmatch(one) for one in ids)
    return named and keys in {(), ("values",), ("rounds",), ("rounds", "values")}


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
    why = _not_of_choices(column, after) or (_unmeant(column.key, words, wrong) if wrong else None)
    if why:
        yield row.told(cell.at, why.ja, why.en)
    elif mark(same(column.key, now)) != went_out:
        yield row.told(cell.at, *_moved_on(f"{file.path}:{line}", column.shown(now), column.shown(after)))
    else:
        place = row.told(cell.at, "", "")
        about, to = _about(year, row), (*path, *column.path)
        yield Change(file.path, line, initiative, to, column, now, after, place, about)


def _about(year: Year, row: Filled) -> tuple[str, ...]:
    """Return what a row is about, as its locked cells show it."""
    initiative, *below = row.record[2:]
    names = [year.title(initiative) or initiative]
    for kind, name in zip(below[::2], below[1::2], strict=True):
        indicator = year.indicators(initiative).get(name) if kind == "values" else None
        turn = next((one.title.ja for one in year.report.rounds if one.id == name), name)
        names.append((indicator.name.ja if indicator else name) if kind == "values" else turn)
    return tuple(names)


def _unmeant(key: Key, words: str, wrong: Problem) -> Unread | Problem:
    """Return why a cell cannot be meant, in words for someone who knows only the sheet."""
    if wrong.code != "E-NUM":
        return wrong
    ja = f"【{key.ja}】数字だけを入れてください（今の値: {_short(words)}）。単位は要りません。"
    if "," in unicodedata.normalize("NFKC", words):
        ja += "けた区切りの「,」は3けたごとに入れます。"
    return Unread(ja, f"A number only, please (found: {_short(words)}); commas between groups of three.")


def _not_of_choices(column: Column, after: str) -> Problem | None:
    """Return the problem of what cannot be chosen: a grade that is not of the plan's own scale, a reason."""
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
    at, values = one.cell.where("ja"), [_short(each.column.shown(each.after)) for each in (other, one)]
    ja = f"{at} と値が違います（ここでは「{values[0]}」、あちらでは「{values[1]}」）。" + AGREE
    en = f'It says "{values[0]}", {one.cell.where("en")} says "{values[1]}". Make them agree.'
    return Told(other.cell.file, other.cell.sheet, other.cell.cell, ja, en)


def _short(text: str) -> str:
    line = " ⏎ ".join(text.split("\n"))
    return line if len(line) <= SHORT else line[:SHORT] + "…"

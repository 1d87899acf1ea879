"""A new initiative at the end of an area's list, and its empty evaluation in a year; all else stays."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass

from dxplan.load import Loaded
from dxplan.model import Field, Initiative, Text
from dxplan.patch import STEP, Patch, entry_lines, gap, patched, plain_or_quoted
from dxplan.problems import Place, has_errors
from dxplan.schema import SHAPES
from dxplan.source import Mapping, Node, Scalar, Sequence, SourceFile, read_file
from dxplan.translations import said

from . import Made, Refused, file_of, known_one, known_prefecture, new_id, one_line, placeholder
from .evaluations import empty_evaluation

NEWEST = "newest"
AREA_KEYS = tuple(key.name for key in SHAPES["area"].keys)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. `year` names the year that gets an empty evaluation; "" for none."""

    prefecture: str
    field: str
    area: str
    id: str
    title: str = ""
    year: str = ""


def new_initiative(
    loaded: Loaded, sources: Map[str, SourceFile], held: Map[str, bytes], wanted: Wanted
) -> Made:
    """Return the changed files; Refused when a name is not known or the id is in use."""
    one = known_prefecture(loaded.site, wanted.prefecture)
    fields = {field.id: field for field in one.plan.fields} if one.plan else {}
    field = fields[known_one("分野", "field", wanted.field, list(fields))]
    known_one("分類", "area", wanted.area, [area.id for area in field.areas])
    _unused(loaded, wanted.prefecture, new_id(wanted.id))
    path = f"{wanted.prefecture}/plan/{wanted.field}.yaml"
    title = " ".join(wanted.title.split()) or placeholder("取組の名前")
    files = {path: _entered(sources[path], held[path], wanted, title)}
    ja = [f"content/{path} の「{wanted.area}」の最後に、取組「{wanted.id}」を加えました。"]
    en = [f'Added "{wanted.id}" at the end of "{wanted.area}" in content/{path}.']
    if wanted.year and one.plan:
        reports = {report.id: report for report in one.reports}
        year = next(iter(reports), "") if wanted.year == NEWEST else wanted.year
        if year not in reports:
            raise Refused(
                f"{year}年度の報告がありません。先に python build.py new year で作ってください。",
                f"There is no report of {year or 'any year'}: begin with python build.py new year.",
            )
        name = f"{wanted.prefecture}/{year}/{wanted.field}.yaml"
        initiative = Initiative(id=wanted.id, title=Text(title))
        lines = tuple(empty_evaluation(initiative, None, one.plan, reports[year]))
        if name in sources:
            files[name] = _evaluated(sources[name], held[name], _before(field, wanted.area), lines)
        else:
            files[name] = file_of(name, "year_field", "evaluations:", *lines)
        ja.append(f"content/{name} に、空の評価を加えました。")
        en.append(f"Added an empty evaluation to content/{name}.")
    ja.append("次に: 概要や指標を資料のとおりに書き、python build.py check で確かめる。")
    en.append("Next: write summary and indicators as printed, then run python build.py check.")
    return Made(files, tuple(ja), tuple(en))


def _before(field: Field, area: str) -> tuple[str, ...]:
    """Return the initiatives that stand before the end of an area, in the plan's order."""
    names = [one.id for one in field.areas]
    upto = field.areas[: names.index(area) + 1]
    return tuple(initiative.id for one in upto for initiative in one.initiatives)


def _unused(loaded: Loaded, prefecture: str, name: str) -> None:
    """Raise Refused when an id already belongs to something of the prefecture."""
    for (scope, _), known in loaded.findings.defined.items():
        if scope == prefecture and name in known:
            place = known[name]
            raise Refused(
                f"ID「{name}」は {place.file} の {place.line} 行目でもう使われています。",
                f'The id "{name}" is in use: {place.file}, line {place.line}.',
            )


def _entered(file: SourceFile, data: bytes, wanted: Wanted, title: str) -> bytes:
    """Return a field's file with the initiative at the end of its area's list."""
    area = _area(file.root, wanted.area)
    told = (
        f"id: {wanted.id}",
        "# 名前の下に、資料に概要があれば「summary: |」の次の行から書く",
        f"title: {plain_or_quoted(title)}",
    )
    entry = area.entries.get("initiatives")
    if entry is None:
        at, indent = gap(file, area, "initiatives", AREA_KEYS)
        lead = " " * (indent + STEP)
        lines: tuple[str, ...] = (f"{' ' * indent}initiatives:", *_item(told, f"{lead}- ", f"{lead}  "))
    else:
        at, lines = _after(file, entry[1], entry_lines(file.lines, entry[0]), entry[0].column - 1, told)
    new = patched(data, (Patch(at, at - 1, lines),))
    again, problems = read_file(file.path, new)
    names = _ids(_area(again.root, wanted.area))
    if has_errors(problems) or names != [*_ids(area), wanted.id]:
        raise _by_hand(file.path)
    return new


def _after(
    file: SourceFile, known: Node, lines: tuple[int, int], indent: int, told: tuple[str, ...]
) -> tuple[int, tuple[str, ...]]:
    """Return the line before which an item stands at the end of a list, and the lines of the item."""
    first, last = lines
    if isinstance(known, Scalar) and not known.text:
        lead = " " * (indent + STEP)
        return first + 1, _item(told, f"{lead}- ", f"{lead}  ")
    if not isinstance(known, Sequence) or not isinstance(known.items[-1], Mapping):
        raise _by_hand(file.path)
    place = min(place for place, _ in known.items[-1].entries.values())
    dash = file.lines[place.line - 1][: place.column - 1]
    if dash.strip() != "-":
        raise _by_hand(file.path)
    return last + 1, _item(told, dash, " " * len(dash))


def _item(told: tuple[str, ...], first: str, lead: str) -> tuple[str, ...]:
    return (first + told[0], *(lead + line for line in told[1:]))


def _by_hand(path: str) -> Refused:
    return Refused(
        f"{path} の書き方が特別なため、自動では書き加えられません。手で書いてください。",
        f"{path} is written in a way that cannot be extended by itself: please add it by hand.",
    )


def _area(root: Node | None, name: str) -> Mapping:
    """Return the area of a field's file; one without keys when it is not there."""
    areas = root.entries.get("areas") if isinstance(root, Mapping) else None
    items = areas[1].items if areas and isinstance(areas[1], Sequence) else ()
    found = (item for item in items if isinstance(item, Mapping) and said(item, "id") == name)
    return next(found, Mapping({}, Place("")))


def _ids(area: Mapping) -> list[str]:
    """Return the ids of an area's initiatives."""
    entry = area.entries.get("initiatives")
    items = entry[1].items if entry and isinstance(entry[1], Sequence) else ()
    return [said(item, "id") for item in items if isinstance(item, Mapping)]


def _evaluated(file: SourceFile, data: bytes, before: tuple[str, ...], lines: tuple[str, ...]) -> bytes:
    """Return a year's file with an evaluation after those of the initiatives before it."""
    known = file.root.entries.get("evaluations") if isinstance(file.root, Mapping) else None
    if not known or not isinstance(known[1], Mapping) or known[1].place.line == known[0].line:
        raise _by_hand(file.path)
    places = [place for name, (place, _) in known[1].entries.items() if name in before]
    indent = next(iter(known[1].entries.values()))[0].column - 1
    at = entry_lines(file.lines, places[-1])[1] + 1 if places else known[0].line + 1
    told = tuple(" " * (indent - STEP) + one_line(line) for line in lines)
    new = patched(data, (Patch(at, at - 1, told),))
    if has_errors(read_file(file.path, new)[1]):
        raise _by_hand(file.path)
    return new

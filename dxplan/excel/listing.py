"""How changes are told to the person who imports: by sheet and cell, in the words of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dxplan.problems import Problem
from dxplan.source import Mapping as Entries
from dxplan.source import Node, SourceFile

from .comparing import Change
from .sisters import path_of

TRANSLATED = {"ja": "の英訳", "en": ", translation"}
NOTHING = {"ja": "（空欄）", "en": "(empty)"}


def listed(changes: Iterable[Change], lang: str) -> Iterator[str]:
    """Yield the lines of a table of changes: the cell, what it is about, before and after, the line."""
    for one in changes:
        head = f"{one.cell.where(lang)}  {title(one, lang)}: "
        where = f"（{one.file}:{one.line}）" if lang == "ja" else f"({one.file}:{one.line})"
        values = (one.before, one.after)
        before, after = map(one.column.shown, values) if lang == "ja" else values
        if "\n" not in before + after:
            yield f"{head}{before or NOTHING[lang]} → {after or NOTHING[lang]}  {where}"
            continue
        yield f"{head} {where}"
        old, new = before.split("\n"), after.split("\n")
        yield from (f"    - {line}" for line in old if line not in new)
        yield from (f"    + {line}" for line in new if line not in old)


def title(one: Change, lang: str) -> str:
    """Return what a value is called on the sheet: 岸壁予約のオンライン化  予約の割合  実績値."""
    key = one.column.key
    name = one.column.heading if lang == "ja" or key is None else key.en
    return "  ".join((*one.about, name + (TRANSLATED[lang] if one.lang else "")))


def cells_behind(
    problems: Iterable[Problem], changes: Sequence[Change], files: Mapping[str, SourceFile], lang: str
) -> Iterator[str]:
    """Yield, for each problem that cells led to, its place with those cells; `files` are as they are then."""
    lines = [(one, _lines(files[one.file].root, path_of(one))) for one in changes if one.file in files]
    for problem in problems:
        near = [
            (known[problem.place.line], one)
            for one, known in lines
            if one.file == problem.place.file and problem.place.line in known
        ]
        deepest = max((depth for depth, _ in near), default=0)
        cells = dict.fromkeys(one.cell.where(lang) for depth, one in near if depth == deepest)
        if cells:
            told = ("、" if lang == "ja" else ", ").join(cells)
            yield f"{problem.place} [{problem.code}] ← {told}"


def _lines(node: Node | None, path: Sequence[str]) -> dict[int, int]:
    """Return the lines on which a value and the records around it begin, with how deep each stands."""
    found: dict[int, int] = {}
    for depth, name in enumerate(path, start=1):
        entry = node.entries.get(name) if isinstance(node, Entries) else None
        if entry is None:
            break
        node = entry[1]
        if depth > 1:  # the whole file is no cell's fault
            found[node.place.line] = found[entry[0].line] = depth
    return found

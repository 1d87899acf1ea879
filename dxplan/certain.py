"""Which corrected lines are certain: what is wrong with a line can be mended in one way only.

Whatever asks what somebody meant (a misspelt or repeated key, a lost level, an open quote, a comment that may
be text) has no rule here and is left to people. Pure: lines in, lines out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .problems import Problem
from .schema import SHAPES
from .source.levels import inner_columns
from .source.lines import BLOCK, LEAD, NAME, REMARK, parts

KEYS = frozenset(key.name for shape in SHAPES.values() for key in shape.keys)
KEY_INSIDE = re.compile(r"(?:^|\s)[a-z][a-z0-9_-]*:(?:\s|$)")  # two lines that ran into one, perhaps
WIDTHS = (2, 4, 8)  # columns that programs show for a tab
WIDE = "\u3000"


def certain_lines(lines: Sequence[str], problems: Iterable[Problem]) -> dict[int, str]:
    """Return the lines (by 1-based number) that can be put right without a guess, as they should be.

    A line is among them when everything told of it is: each slip, and how deep the line stands.
    """
    told: defaultdict[int, list[Problem]] = defaultdict(list)
    for one in problems:
        told[one.place.line].append(one)
    mended = {}
    for number, found in told.items():
        errors = [one for one in found if one.severity == "error"]
        fixes = {one.fix for one in errors}
        fix = next(iter(fixes), None)
        if len(fixes) == 1 and fix is not None and all(SURE.get(one.code, _never)(fix) for one in errors):
            mended[number] = fix
    shaken = set(_doubtful_depths(lines, mended))
    return {number: line for number, line in mended.items() if number not in shaken}


def _always(_fixed: str) -> bool:
    return True


def _never(_fixed: str) -> bool:
    return False


def _key_first(fixed: str) -> bool:
    """Whether the word that got its colon is a key, or an id with its record below, and no sentence's."""
    line = parts(fixed)
    opens = not line.dashes and line.value in {"", "|", ">"}
    return line.key in KEYS or (opens and NAME.fullmatch(line.key) is not None)


def _text_inside(fixed: str) -> bool:
    """Whether what was put between quotes is text: no remark, no long text beside its bar, no other key."""
    text = parts(fixed).value[1:-1]
    bar = re.match(r"\||>(?!=|\s*\d)", text)
    return not (bar or REMARK.search(text) or KEY_INSIDE.search(text))


SURE: Mapping[str, Callable[[str], bool]] = {
    "E-TAB": _always,
    "E-WSPACE": _always,
    "E-COLON": _key_first,
    "E-NOSPACE": _key_first,
    "E-LIST": _always,
    "E-BLOCK": _always,
    "E-QUOTE": _text_inside,
    "E-COLON2": _text_inside,
}


def _doubtful_depths(lines: Sequence[str], mended: Mapping[int, str]) -> Iterator[int]:
    """Yield the numbers of mended lines whose tabs or wide spaces can be read as more than one depth."""
    moved = {number: blanks for number in mended if (blanks := odd_blanks(lines[number - 1]))}
    if not moved:
        return
    whole = [mended.get(number, line) for number, line in enumerate(lines, 1)]
    below = list(_open_columns(whole))
    stands: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for typed, columns in zip(whole, below, strict=True):
        if columns is not None:
            line = parts(typed)
            stands[line.key][line.column] += 1
    for number, blanks in moved.items():
        line, columns = parts(mended[number]), below[number - 1]
        depth, shown = len(line.indent), _depths(blanks)
        if columns is None or not line.body or shown == {depth}:
            continue
        usual = line.key and set(stands[line.key]) == {line.column} and stands[line.key].total() > 1
        if depth not in shown or (shown & columns - {depth} and not usual):
            yield number


def odd_blanks(typed: str) -> str:
    """Return the blanks before a line when they are not plain spaces only."""
    lead = LEAD.match(typed)
    return lead[0] if lead and lead[0].strip(" ") else ""


def _depths(blanks: str) -> set[int]:
    """Return how deep blanks may stand for the eye: a tab is as wide as each program likes."""
    tabs = WIDTHS if "\t" in blanks else (0,)
    return {sum(tab if one == "\t" else 2 if one == WIDE else 1 for one in blanks) for tab in tabs}


def _open_columns(lines: Iterable[str]) -> Iterator[set[int] | None]:
    """Yield at which columns each line could go on with what is open; nothing for long texts and remarks."""
    open_now: list[tuple[int, bool]] = []  # columns, and whether a list stands there
    text = -1
    for typed in lines:
        line = parts(typed)
        depth = len(line.indent)
        if not line.body or line.body.startswith("#") or 0 <= text < depth:
            yield None
            continue
        yield {column for column, listed in open_now if listed == bool(line.dashes)}
        *dashes, last = inner_columns(line)
        open_now = [one for one in open_now if one[0] < depth] + [(column, True) for column in dashes]
        open_now += [(last, False)] if line.key else []
        text = (line.column if line.key else depth) if BLOCK.match(line.value) else -1

"""How deep the lines of a YAML file stand: which columns are open, and where a line was meant to stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .lines import Line


@dataclass(slots=True)
class _Level:
    """A column at which keys ("map") or items ("list") stand, and how many have stood there."""

    column: int
    kind: str
    count: int = 1


@dataclass(slots=True)
class Levels:
    """The open levels, outermost first; `step` is how many spaces one level takes."""

    step: int
    open: list[_Level] = field(default_factory=list)
    opens: bool = True  # the last line asks for something deeper
    valued: int = -1  # column of the key whose plain value the last line holds
    seen: dict[str, Counter[int]] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        """Whether any line has been placed."""
        return bool(self.open)

    def columns(self, line: Line) -> list[int]:
        """Return the columns at which a line like this may stand, deepest first."""
        kind = "list" if line.dashes else "map"
        known = [level.column for level in reversed(self.open) if level.kind == kind]
        if self.open and self.opens:
            top = self.open[-1].column
            known.insert(0, top + self.step)
            if line.dashes:
                known.insert(1, top)
        return known or [len(line.indent) if line.dashes and self.open else 0]

    def nearest(self, spaces: int, line: Line, below: Line | None = None) -> int:
        """Return the column where a line at so many spaces was meant to be; `below` is the next line."""
        known = self.columns(line)
        habits = self.seen.get(line.key, Counter())
        fitting = len(below.indent) - (0 if line.value else self.step) if below else -1

        def distance(column: int) -> tuple[int, int, bool, int]:
            return abs(column - spaces), -habits[column], column != fitting, known.index(column)

        return min(known, key=distance)

    def holds(self, line: Line) -> bool:
        """Whether the line is an item of a list that is open at its column."""
        spaces = len(line.indent)
        return bool(line.dashes) and any(one.kind == "list" and one.column == spaces for one in self.open)

    def continues(self, line: Line) -> bool:
        """Whether a line without key goes on with the plain value above it."""
        return not line.key and not line.dashes and 0 <= self.valued < len(line.indent)

    def opens_at(self, line: Line) -> bool:
        """Whether a line stands where the value of the key above is expected."""
        return self.opens and (not self.open or len(line.indent) > self.open[-1].column)

    def value_below(self) -> None:
        """Note that the value of the last key stood on a line of its own."""
        self.valued, self.opens = (self.open[-1].column if self.open else -1), False

    def may_be_key(self, name: str, rest: str) -> bool:
        """Whether a word at the start of a line without colon is a key."""
        return name in self.seen or not rest or not rest[0].isascii() or rest in {"|", ">"}

    def enter(self, line: Line, below: Line) -> int | None:
        """Place a line with a key or a dash; return the column where it should stand when it fits nowhere.

        `below` is the next line: the first line of a level is believed when that one agrees with it.
        """
        spaces = len(line.indent)
        if self.opens and self.open and spaces > self.open[-1].column:
            usual = self.open[-1].column + self.step
            if spaces != usual and _agree(line, below, usual - spaces) and not _agree(line, below, 0):
                return usual
            self._push(spaces, line)
            return None
        if not self.open:
            self._push(spaces, line)
            return None
        kind = "list" if line.dashes else "map"
        at = next((n for n, one in enumerate(self.open) if one.column == spaces and one.kind == kind), None)
        if at is None and self.opens and line.dashes and spaces == self.open[-1].column:
            self._push(spaces, line)
            return None
        if at is None:
            return self.nearest(spaces, line, below)
        del self.open[at + 1 :]
        self.open[at].count += 1
        self._inside(line)
        return None

    def astray(self, line: Line, below: Line, after: Line) -> int | None:
        """Return where a line stands that alone came out of the levels which the next ones go on with.

        `below` and `after` are the next two lines with a key or a dash; None when the line may be right.
        """
        spaces, ahead = len(line.indent), len(below.indent)
        if line.dashes or not below.body or ahead <= spaces:
            return None
        if not line.value:
            if ahead - spaces in {self.step, 0} or self._alone(spaces + self.step, below, after):
                return None
            fits = self._opening(line, below)
        elif ahead in self.columns(below):
            fits = [column for column in self.columns(line) if column >= ahead + bool(below.dashes)]
        else:
            return None
        habits = self.seen.get(line.key, Counter())
        return max(fits, key=lambda column: (habits[column], column), default=None)

    def _alone(self, usual: int, below: Line, after: Line) -> bool:
        """Whether the next line, rather than this one, is out of place: the one after it stands as usual."""
        habits = self.seen.get(below.key, Counter())
        known = habits[len(below.indent)]
        alike = len(after.indent) == usual and bool(after.dashes) == bool(below.dashes)
        return habits[usual] > known or (alike and not known)

    def _opening(self, line: Line, below: Line) -> list[int]:
        """Return the columns at which a line without value can hold the next one."""
        steps = {self.step, 0} if below.dashes else {self.step}
        return [column for column in self.columns(line) if len(below.indent) - column in steps]

    def between(self, line: Line, below: Line) -> int | None:
        """Return where a line stands whose blanks tell nothing, if the lines above and below agree on it."""
        if line.dashes or not below.body or not self.open:
            return None
        if not line.value:
            fits = self._opening(line, below)
            return fits[0] if len(fits) == 1 else None
        top = self.open[-1]
        above = top.column + self.step if self.opens else top.column
        if top.kind == "list" and not self.opens:
            return None
        listed = below.dashes and len(below.indent) < above and len(below.indent) in self.columns(below)
        return above if listed or (not below.dashes and len(below.indent) == above) else None

    def _push(self, spaces: int, line: Line) -> None:
        self.open.append(_Level(spaces, "list" if line.dashes else "map"))
        self._inside(line)

    def _inside(self, line: Line) -> None:
        """Note what a placed line leaves open."""
        for column in inner_columns(line)[1:]:
            nested = column < line.column
            if nested or line.key:
                self.open.append(_Level(column, "list" if nested else "map"))
        value = line.value.partition(" #")[0].strip()
        empty = not value or value.startswith("#")
        self.opens = empty
        self.valued = -1
        if not empty and value[0] not in "\"'|>[{":
            self.valued = line.column if line.key else inner_columns(line)[-2]
        if line.key:
            self.seen.setdefault(line.key, Counter())[line.column] += 1


def inner_columns(line: Line) -> list[int]:
    """Return the columns of a line's dashes and of what follows them."""
    columns = [len(line.indent)]
    for blanks in line.dashes.split("-")[1:]:
        columns.append(columns[-1] + 1 + len(blanks))
    return columns


def _agree(line: Line, below: Line, shift: int) -> bool:
    """Whether the next line stands where it may, if this one stood so many columns further."""
    columns = inner_columns(line)
    deeper = [columns[-1] + 2] if not line.value else []
    return len(below.indent) in {column + shift for column in columns + deeper}

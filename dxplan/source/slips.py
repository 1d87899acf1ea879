"""Finds the lines that were mistyped, in files that do not read as they should, and mends them.

A walk over the lines that keeps in mind how deep each thing stands. It never needs the parser, so it names
every slip of a file at once; the parser's own complaint is asked only when the walk sees nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dxplan.problems import Place, problem

from .conflicts import Slip
from .keyless import no_colon, no_key
from .levels import Levels
from .lines import BLANK, BLOCK, CLOSING, LEAD, QUOTED, Line, closes, parts, step_of, structural
from .typos import Typo, as_typed, blank_typo, typos

AHEAD = 200  # lines that a quote or bracket may stay open
MOST = 500  # slips of one file; the rest shows when these are mended
TABS = (4, 8)  # how wide programs show a tab


def find_slips(file: str, lines: Sequence[str]) -> list[Slip]:
    """Return every slip that the lines show, in their order."""
    walk = _Walk(file, list(lines))
    index = 0
    while index < len(walk.lines) and len(walk.slips) < MOST:
        index = walk.line(index)
    return walk.slips


class _Walk:
    """Where the walk is: the lines (mended so far), the levels that are open, a long text that runs."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.slips: list[Slip] = []
        self.levels = Levels(step_of(lines))
        self.text: tuple[int, int] | None = (
            None  # a long text: its key's column and its depth (0 until known)
        )
        self.run = -2  # the last line that was put back into a long text
        self.tabbed = False  # whether the line above was indented by tabs

    def line(self, index: int) -> int:
        """Look at one line; return the index of the next one to look at."""
        typed = self.lines[index]
        bare = typed.strip(BLANK)
        if not bare:
            if typed.strip(" \t"):
                self._tell(
                    index, [Typo("E-WSPACE", 0, len(typed), "", {"where": "indent", "space": "wide"})], ""
                )
            return index + 1
        if self.text and self._in_text(index, typed):
            return index + 1
        self.text = None
        if bare.startswith("#") or typed.startswith("%"):
            return index + 1
        if typed.rstrip() in {"---", "..."}:
            if self.levels.begun and self._below(index):
                self._tell(index, [Typo("E-MULTI", 0, 3, "", {})], "")
            return index + 1
        return self._content(index, typed)

    def _content(self, index: int, typed: str) -> int:
        """Look at a line of keys and values."""
        found, text = self._blanks(index, typed)
        if self._text_beside_bar(index, text):
            return index + 1
        if not self.levels.continues(parts(text)):
            for typo in typos(text, keyed=not self.levels.opens_at(parts(text))):
                found.append(as_typed(typo, text, typed))
                text = typo.fixed
        line = parts(text)
        after, opened = self._left_open(index, line)
        if opened:
            found.append(as_typed(opened, line.text, typed))
            line = parts(opened.fixed)
        moved = self._levels(index, line)
        if moved:
            blank = found and found[0].code in {"E-TAB", "E-WSPACE"} and moved.code == "E-INDENT"
            found += [] if blank else [as_typed(moved, line.text, typed)]
            line = parts(moved.fixed)
        if found:
            self._tell(index, found, line.text)
        if BLOCK.match(line.value) and (line.key or line.dashes):
            self.text = (line.column if line.key else len(line.indent), 0)
        return after

    def _below(self, index: int) -> str:
        """Return the next line that is not empty, or nothing when there is none nearby."""
        for ahead in range(index + 1, min(index + AHEAD, len(self.lines))):
            if self.lines[ahead].strip():
                return self.lines[ahead]
        return ""

    def _next(self, index: int, line: Line) -> int:
        """Return the next line with a key or a dash: a long text of this line and remarks are passed over."""
        long = BLOCK.match(line.value) is not None
        for ahead in range(index + 1, min(index + AHEAD, len(self.lines))):
            typed = self.lines[ahead].strip()
            if typed and not typed.startswith("#") and (not long or structural(typed)):
                return ahead
        return index

    def _astray(self, index: int, line: Line) -> int | None:
        """Return where a line was meant to stand that stands too far out while the next ones do not."""
        at = self._next(index, line)
        below = parts(self.lines[at])
        if len(below.indent) <= len(line.indent):
            return None
        return self.levels.astray(line, below, parts(self.lines[self._next(at, below)]))

    def _tell(self, index: int, found: Sequence[Typo], fixed: str | None) -> None:
        """Keep the slips of one line; each one's fix is the line with all of them mended."""
        typed = self.lines[index]
        repair = {} if fixed is None else {index: fixed}
        for typo in found:
            column = min(typo.column, max(len(typed) - 1, 0)) + 1
            place = Place(self.file, index + 1, column, max(1, min(typo.length, len(typed) - column + 1)))
            fix = fixed if fixed != typed else None
            self.slips.append(Slip(problem(typo.code, place, fix, (), None, **typo.words), repair))
        if fixed is not None:
            self.lines[index] = fixed

    def _blanks(self, index: int, typed: str) -> tuple[list[Typo], str]:
        """Return the slip of an indentation with tabs or wide spaces, and the line with plain spaces."""
        lead = LEAD.match(typed)
        blanks = lead[0] if lead else ""
        above, self.tabbed = self.tabbed, "\t" in blanks
        if not blanks.strip(" "):
            return [], typed
        rest = typed[len(blanks) :]
        line = parts(rest)
        beside = self.levels.between(line, parts(self.lines[self._next(index, line)]))
        text = " " * (self._meant(blanks, line, tabbed=above) if beside is None else beside) + rest
        return [blank_typo(blanks, text)], text

    def _meant(self, blanks: str, line: Line, *, tabbed: bool) -> int:
        """Return how deep a line stands after tabs or wide spaces; `tabbed`: so does the line above."""
        # A tab is as wide as each program likes: of the depths it may be, the key's usual one is meant.
        tabs = (self.levels.step, *TABS) if "\t" in blanks else (0,)
        sums = [sum(tab if char == "\t" else 2 if char == "\u3000" else 1 for char in blanks) for tab in tabs]
        depths = [self.levels.nearest(spaces, line) for spaces in sums]
        usual = self.levels.seen.get(line.key, Counter[int]())
        top = self.levels.open[-1].column if self.levels.open and not tabbed else -1
        return max(depths, key=lambda depth: (usual[depth], depth if self.levels.opens else depth == top))

    def _in_text(self, index: int, typed: str) -> bool:
        """Whether a line belongs to the long text above it; a line that slipped out of it is put back."""
        parent, depth = self.text or (0, 0)
        spaces = len(typed) - len(typed.lstrip(" "))
        if spaces >= depth > 0 or (not depth and spaces > parent):
            self.text = (parent, depth or spaces)
            return True
        lead = LEAD.match(typed)
        blanks = lead[0] if lead else ""
        inside = " " * (depth or parent + self.levels.step) + typed[len(blanks) :]
        if blanks.strip(" "):
            if structural(typed[len(blanks) :]) and self.levels.nearest(len(blanks), parts(typed)) <= parent:
                return False
            self._tell(index, [blank_typo(blanks, inside)], inside)
        elif structural(typed.strip()) or self.levels.holds(parts(typed)):
            return False
        elif self.run == index - 1:
            self.slips[-1].repair[index] = inside
            self.lines[index] = inside
        else:
            self._tell(index, [Typo("E-NOKEY", spaces, len(typed) - spaces, inside, {})], inside)
        if not blanks.strip(" "):
            self.run = index
        self.text = (parent, depth or parent + self.levels.step)
        return True

    def _text_beside_bar(self, index: int, text: str) -> bool:
        """Tell of a long text that begins on the line of its bar: `plan: | words` with more words below."""
        line = parts(text)
        if not line.key or line.value[:1] not in {"|", ">"} or BLOCK.match(line.value):
            return False
        below = self._below(index)
        if len(below) - len(below.lstrip(" ")) <= line.column:
            return False
        self._levels(index, line)
        self.text = (line.column, 0)
        slip = problem("E-BLOCK", Place(self.file, index + 1, line.at + 1, len(line.value)))
        self.slips.append(Slip(slip, {index: line.saying("|")}))
        return True

    def _left_open(self, index: int, line: Line) -> tuple[int, Typo | None]:
        """Return the line after a value that runs over several, and the slip when it is never closed."""
        sign = line.value[:1]
        if sign in {'"', "'"}:
            whole = QUOTED.match(line.value) is not None
        elif sign in CLOSING and (line.key or line.dashes):
            whole = closes(line.value)
        else:
            return index + 1, None
        if whole:
            return index + 1, None
        text = line.value
        for ahead in range(index + 1, min(index + AHEAD, len(self.lines))):
            one = self.lines[ahead]
            if one.strip() and len(one) - len(one.lstrip(" ")) <= line.column - (not line.key):
                break
            text += "\n" + one
            if (QUOTED.match(text) is not None) if sign in {'"', "'"} else closes(text):
                return ahead + 1, None
        if sign in CLOSING:
            closed = line.value + CLOSING[sign]
            fixed = line.saying(closed if "," in closed and closes(closed) else f'"{line.value}"')
            return index + 1, Typo("E-FLOW", line.at, len(line.value), fixed, {"sign": sign})
        closed = line.value + sign
        fixed = line.saying(closed if QUOTED.fullmatch(closed) else f"'{line.value}'")
        return index + 1, Typo("E-UNCLOSED", line.at, len(line.value), fixed, {"sign": sign})

    def _levels(self, index: int, line: Line) -> Typo | None:
        """Put a line among the open levels; return the slip when it fits none, or is no key at all."""
        below = parts(self._below(index))
        if not line.key and (typo := no_colon(self.levels, line, below)):
            self.levels.enter(parts(typo.fixed), below)
            return typo
        if not line.key and not line.dashes:
            return no_key(self.levels, line, below)
        spaces = self._astray(index, line)
        if spaces is None:
            spaces = self.levels.enter(line, below)
        if spaces is None:
            return None
        if line.dashes and spaces == len(line.indent):
            return Typo("E-ITEM", spaces, 1, line.text, {})
        fixed = " " * spaces + line.text[len(line.indent) :]
        self.levels.enter(parts(fixed), below)
        return Typo("E-INDENT", 0, max(1, len(line.indent)), fixed, {"spaces": str(spaces)})

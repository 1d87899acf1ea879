"""The marks that git leaves where two people changed the same lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dxplan.problems import Place, Problem, problem

MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class Slip(NamedTuple):
    """A problem and the lines (by index) that read as they were meant."""

    problem: Problem
    repair: dict[int, str]


def find_conflicts(file: str, lines: Sequence[str]) -> Iterator[Slip]:
    """Yield where git left two versions, of which the first is read, and marks left over in YAML."""
    opened, halved = -1, False
    repair: dict[int, str] = {}
    for index, line in enumerate(lines):
        mark = next((mark for mark in MARKS if line == mark or line.startswith(mark + " ")), None)
        if mark == MARKS[0]:
            opened, halved, repair = index, False, {}
        elif opened < 0:
            if mark and not file.lower().endswith(".md"):  # left over when the others were deleted
                yield _conflict(file, index, index, {index: ""})
            continue
        elif mark:
            halved = True
        if mark or halved:
            repair[index] = ""
        if mark == MARKS[-1]:
            yield _conflict(file, opened, index, repair)
            opened = -1
    if opened >= 0:
        yield _conflict(file, opened, opened, {opened: ""})


def _conflict(file: str, first: int, last: int, repair: dict[int, str]) -> Slip:
    end = (Place(file, last + 1, 1, len(MARKS[0])),) if last > first else ()
    return Slip(problem("E-CONFLICT", Place(file, first + 1, 1, len(MARKS[0])), also=end), repair)

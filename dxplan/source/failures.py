"""What the parser complains of, in words for people: asked only when the lines themselves show no slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from dxplan.problems import Place, Problem, problem

from .lines import parts


class Reason(NamedTuple):
    """A part of the parser's complaint, the code that says it, and which of its two marks is the culprit."""

    said: str
    code: str
    context: bool = False


REASONS = (
    Reason("found unexpected end of stream", "E-UNCLOSED", context=True),
    Reason("found unexpected document indicator", "E-UNCLOSED", context=True),
    Reason("found unknown escape character", "E-ESC"),
    Reason("hexdecimal number", "E-ESC"),
    Reason("invalid Unicode character escape", "E-ESC"),
    Reason("tab character", "E-TAB"),
    Reason("while scanning an alias", "E-QUOTE", context=True),
    Reason("while scanning an anchor", "E-QUOTE", context=True),
    Reason("tag", "E-TAG", context=True),
    Reason("cannot start any token", "E-QUOTE"),
    Reason("block scalar", "E-BLOCK", context=True),
    Reason("',' or", "E-FLOW", context=True),
    Reason("could not find expected ':'", "E-NOKEY", context=True),
    Reason("block sequence entries are not allowed", "E-DASH"),
    Reason("mapping values are not allowed", "E-COLON2"),
    Reason("did not find expected key", "E-INDENT"),
    Reason("did not find expected '-' indicator", "E-INDENT"),
)


def explain_failure(file: str, lines: Sequence[str], failure: yaml.MarkedYAMLError) -> Problem:
    """Return the problem that made the parser stop, at the line that most likely caused it."""
    said = f"{failure.context or ''} {failure.problem or ''}"
    reason = next((one for one in REASONS if one.said in said), Reason("", "E-SYNTAX"))
    mark = (failure.context_mark if reason.context else None) or failure.problem_mark
    number, column = (mark.line, mark.column) if mark else (0, 0)
    if number >= len(lines) or not lines[number].strip():
        number = next((n for n in range(min(number, len(lines) - 1), -1, -1) if lines[n].strip()), 0)
        column = 0
    line = lines[number] if lines else ""
    column = min(column, max(len(line) - 1, 0))
    place = Place(file, number + 1, column + 1)
    if reason.code == "E-INDENT" and parts(line).key == "" and not parts(line).dashes:
        return problem("E-NOKEY", Place(file, number + 1, 1, len(line)))
    sign = line[column : column + (2 if reason.code == "E-ESC" else 1)]
    return problem(reason.code, place, sign=sign)

"""Slips of the keyboard that one line shows by itself, each with the line as it was meant.

A rule is a function from a line to a Typo or nothing; a new rule is one function and one line in RULES.
Rules look only at lines outside long texts, in files that do not read as they should.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .lines import BLOCK, CLOSING, NAME, QUOTED, REMARK, SEPARATOR, Line, parts
from .quoting import quoted

ALIAS = re.compile(r"[*&][\w-]+(?:\s|$)", re.ASCII)
ESCAPE = re.compile(  # with `good`, one that YAML knows
    r"\\(?:(?P<good>[0abt\tnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}"
    r"|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5})|.?)"
)
LONGEST_NAME = 60


class Typo(NamedTuple):
    """What is wrong with a line: code, 0-based column and length, the line mended, words for the message."""

    code: str
    column: int
    length: int
    fixed: str
    words: dict[str, str]


def typos(text: str, *, keyed: bool = True) -> Iterator[Typo]:
    """Yield what is wrong with a line, one slip after the other, each mending what the one before left."""
    for _ in range(len(RULES)):
        line = parts(text, keyed=keyed)
        found = next((typo for rule in RULES if (typo := rule(line))), None)
        if found is None or found.fixed == text:
            return
        yield found
        text = found.fixed


def blank_typo(blanks: str, fixed: str) -> Typo:
    """Return the slip of an indentation that holds a tab or a space of another kind."""
    start = len(blanks) - len(blanks.lstrip(" "))
    if "\t" in blanks:
        return Typo("E-TAB", start, len(blanks) - start, fixed, {})
    words = {"where": "indent", "space": "wide" if "\u3000" in blanks else "nbsp"}
    return Typo("E-WSPACE", start, len(blanks) - start, fixed, words)


def as_typed(typo: Typo, text: str, typed: str) -> Typo:
    """Return a typo of a line that is mended so far at its column in the line as typed."""
    rest = text[typo.column :]
    return typo._replace(column=len(typed) - len(rest)) if typed.endswith(rest) else typo


def _wide_colon(line: Line) -> Typo | None:
    """`title：x`: a full-width colon after the key."""
    colon = line.body.find("：", 0, LONGEST_NAME)
    if colon < 1 or (line.key and len(line.key) < colon):
        return None
    name = unicodedata.normalize("NFKC", line.body[:colon]).strip()
    plain = NAME.fullmatch(name) is not None
    if not plain and (
        not line.keyed
        or line.dashes
        or line.key
        or not re.fullmatch(r"[^\s、。「」（）()・※●▲#\"'\[\]{}]+", name)
    ):
        return None
    rest = line.body[colon + 1 :].strip(" \t\u3000\u00a0")
    fixed = f"{line.indent}{line.dashes}{name}:{' ' * bool(rest)}{rest}"
    return Typo("E-COLON", line.column + colon, 1, fixed, {})


def _wide_space(line: Line) -> Typo | None:
    """`title:　x` and `-　x`: a full-width space where YAML needs a normal one."""
    found = re.match(r"([a-z][a-z0-9_-]*+:|-)([ \t]*+[\u3000\u00a0][ \t\u3000\u00a0]*+)", line.body)
    if not found or (line.key and len(line.key) < found.end(1)):
        return None
    fixed = f"{line.indent}{line.dashes}{found[1]} {line.body[found.end() :]}"
    words = {"where": "dash" if found[1] == "-" else "colon", "space": _space(found[2])}
    return Typo("E-WSPACE", line.column + found.start(2), len(found[2]), fixed, words)


def _space(blanks: str) -> str:
    return "wide" if "\u3000" in blanks else "nbsp"


def _no_space(line: Line) -> Typo | None:
    """`title:x`: no space after the colon. Addresses (https://) and times (9:30) are not meant."""
    found = re.match(r"([A-Za-z][A-Za-z0-9_-]*+):(?=[^\s:/])", line.body)
    if not found or (line.key and len(line.key) <= found.end(1)):
        return None
    if line.dashes and not NAME.fullmatch(found[1]):
        return None
    fixed = f"{line.indent}{line.dashes}{found[1]}: {line.body[found.end() :]}"
    return Typo("E-NOSPACE", line.column + found.end(1), 1, fixed, {"key": found[1]})


def _bad_dash(line: Line) -> Typo | None:
    """`-x` and `－ x`: an item of a list without its space, or with a dash of another kind."""
    found = re.match(r"-(?=[^\s\d-]|-\s)|[－−–—‐ー][ \u3000]++(?=\S)", line.body)
    if not found:
        return None
    fixed = f"{line.indent}{line.dashes}- {line.body[found.end() :].lstrip()}"
    return Typo("E-LIST", line.column, 1, fixed, {})


def _list_in_value(line: Line) -> Typo | None:
    """`grade: -`: a lone dash, or a list that starts on the key's line."""
    if line.key and (line.value == "-" or line.value.startswith("- ")):
        mended = line.saying(quoted(line.value)) if line.value != "-" else line.text[: line.at].rstrip()
        return Typo("E-DASH", line.at, 1, mended, {})
    return None


def _wide_bar(line: Line) -> Typo | None:
    """`plan: ｜`: a full-width sign of a long text."""
    if line.key and line.value in {"｜", "＞"}:
        return Typo("E-BLOCK", line.at, 1, line.saying("|" if line.value == "｜" else ">"), {})
    return None


def _sign_first(line: Line) -> Typo | None:
    """`title: [再掲] x`: a value that starts with a sign that means something else."""
    value = line.value
    sign = value[:1]
    if not sign or not (line.key or line.dashes):
        return None
    wrong = (
        sign in "@`%,"
        or (sign in "|>" and not BLOCK.match(value))
        or (sign in "*&" and not ALIAS.match(value))
        or (sign == "!" and not value[1:2].isascii())
        or (sign in "?:" and value[1:2] in {" ", ""})
        or (sign in CLOSING and _is_prose(value))
    )
    return Typo("E-QUOTE", line.at, 1, line.saying(quoted(value)), {"sign": sign}) if wrong else None


def _is_prose(value: str) -> bool:
    """Whether a bracket at the start belongs to a sentence: it is closed and words follow, or `{{ x }}`."""
    if value.startswith("{{"):
        return True
    depth = 0
    for index, char in enumerate(value):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            after = value[index + 1 :].strip()
            return bool(after) and not after.startswith(("#", ",", "]", "}", ":"))
    return False


def _quotes(line: Line) -> Typo | None:
    """Text after the closing quote, and backslashes that mean nothing."""
    value = line.value
    found = QUOTED.match(value) if value[:1] in {'"', "'"} else None
    if not found:
        return None
    after = value[found.end() :]
    if after.strip() and not REMARK.match(after):
        return Typo("E-AFTERQ", line.at + found.end(), len(after), line.saying(quoted(value)), {})
    escapes = ESCAPE.finditer(found[0]) if value[0] == '"' else ()
    wrong = next((escape for escape in escapes if not escape["good"]), None)
    if not wrong:
        return None
    inner = found[0][1:-1]
    mended = f"'{inner}'" if "'" not in inner and '\\"' not in inner else f'"{_doubled(inner)}"'
    shown = found[0][wrong.start() : wrong.start() + 2]
    return Typo("E-ESC", line.at + wrong.start(), 2, line.saying(mended + after), {"sign": shown})


def _doubled(inner: str) -> str:
    return ESCAPE.sub(lambda escape: escape[0] if escape["good"] else "\\" + escape[0], inner)


def _colon_inside(line: Line) -> Typo | None:
    """`plan: 電子化率 R5: 80%`: a colon that YAML would take for the end of a key."""
    value = line.value
    if not line.key or value[:1] in set("\"'|>[{&*!#") or not value:
        return None
    remark = REMARK.search(value)
    end = remark.start() if remark else len(value)
    colon = SEPARATOR.search(value, 0, len(value))
    if not colon or colon.start() >= end:
        return None
    return Typo("E-COLON2", line.at + colon.start(), 1, line.saying(quoted(value)), {})


def _sentence_item(line: Line) -> Typo | None:
    """`- 電子化率 R5: 80%`: an item of text that reads as a key and a value."""
    if (
        not line.dashes
        or not line.key
        or line.key[0] in "\"'"
        or not re.search(r"[\s、。「」（）・]", line.key)
    ):
        return None
    colon = line.column + len(line.key)
    return Typo("E-COLON2", colon, 1, line.text[: line.column] + quoted(line.body.rstrip()), {})


Rule = Callable[[Line], Typo | None]
RULES: tuple[Rule, ...] = (
    _wide_colon,
    _wide_space,
    _no_space,
    _bad_dash,
    _list_in_value,
    _wide_bar,
    _sign_first,
    _quotes,
    _colon_inside,
    _sentence_item,
)

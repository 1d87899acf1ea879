"""The parts of one line of YAML as it was typed: blanks, dashes, key and value, right or wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

BLANK = " \t\u3000\u00a0\u200b"
SPACES = " \t\u3000\u00a0\u1680\u2000-\u200b\u202f\u205f"
LEAD = re.compile(f"[{SPACES}]*+")
DASHES = re.compile(r"(?:-(?:[ \t]++|$))*+")
NAME = re.compile(r"[a-z][a-z0-9_-]*+")
# A key is one word: what may be an id, a mark or a year, and begins like no sentence.
WORD = re.compile(
    r"[^\s:\u3000]|"
    r"[^\s,.:;?!()\[\]{}<>\"'#&*|%@`\u3000-\u303f・●▲※！-／：-＠［-｀｛-･][^\s:\u3000、。「」（）：]*"
)
CLOSING = {"[": "]", "{": "}"}
QUOTED = re.compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'""")
SEPARATOR = re.compile(r":(?=[ \t]|$)")
REMARK = re.compile(r"[ \t]#")
BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*+(?:[ \t]#.*)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line as typed: blanks, dashes, key (quotes kept, without colon), a value at a column."""

    text: str
    indent: str
    dashes: str
    key: str
    value: str
    at: int
    body: str
    keyed: bool = True  # a key is expected here: the line cannot be text

    @property
    def column(self) -> int:
        """Where the key or the value of an item begins."""
        return len(self.indent) + len(self.dashes)

    def saying(self, value: str) -> str:
        """Return the line with another value."""
        return self.text[: self.at] + value


def parts(text: str, *, keyed: bool = True) -> Line:
    """Return the parts of a line; the key is whatever stands before the first colon that YAML counts."""
    lead = LEAD.match(text)
    indent = lead[0] if lead else ""
    found = DASHES.match(text, len(indent))
    dashes = found[0] if found else ""
    start = len(indent) + len(dashes)
    body = text[start:]
    end = _key_end(body)
    if end < 0:
        return Line(text, indent, dashes, "", body.rstrip(), start, body, keyed)
    value = body[end + 1 :].lstrip(" \t")
    return Line(
        text, indent, dashes, body[:end].rstrip(), value.rstrip(), len(text) - len(value), body, keyed
    )


def _key_end(body: str) -> int:
    """Return the index of the colon after the key, or -1."""
    if body[:1] in {'"', "'"}:
        found = QUOTED.match(body)
        after = body[found.end() :].lstrip(" \t") if found else ""
        return len(body) - len(after) if SEPARATOR.match(after) else -1
    if body[:1] in set("#[{|>&*!%@`"):
        return -1
    colon = SEPARATOR.search(body)
    remark = REMARK.search(body)
    return colon.start() if colon and not (remark and remark.start() < colon.start()) else -1


def step_of(lines: Sequence[str]) -> int:
    """Return by how many spaces a file indents: four where its first indentation and most others say so."""
    depths = [len(line) - len(line.lstrip(" \u00a0")) for line in lines if line.strip()]
    depths = [depth for depth in depths if depth]
    halves = sum(depth % 4 == 2 for depth in depths)
    return 4 if depths and depths[0] == 4 and halves * 4 < len(depths) else 2


def structural(bare: str) -> bool:
    """Whether a line is a key, perhaps mistyped, and no line of a text."""
    key = parts(bare).key
    if bare.startswith("#") or (key and WORD.fullmatch(key)):
        return True
    return (
        re.match(r"[a-z][a-z0-9_-]*+(?:：|:[\S\u3000\u00a0]|[ \t]*+[|>]?$)", bare) is not None
        and NAME.match(bare) is not None
    )


def closes(text: str) -> bool:
    """Whether every bracket of a text is closed."""
    plain = QUOTED.sub("", text)
    return sum(plain.count(sign) for sign in CLOSING) <= sum(plain.count(sign) for sign in CLOSING.values())

"""One typed value from one scalar: what an editor wrote becomes a number, a date, an id, or a problem."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from .entries import DEVICE
from .language import ERAS
from .model import Date
from .problems import Place, Problem, problem
from .schema import Key, Shape
from .source import Scalar

LINK = re.compile(r"(?:https?:|mailto:|tel:|#|\.{0,2}/|[^:/?#]+(?:[/?#]|$))", re.IGNORECASE)  # may be written
ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+")  # of the web; RFC 3986 without quotes
ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PLACEHOLDER = re.compile(r"（ここに[^（）]+）")  # what scaffolding puts where somebody has to write
MONTHS, LONGEST_ID = 12, 80
FIRST, LAST = ERAS[-1][0], 2100  # years: of the oldest era that is known, and of the longest plan
Read = tuple[Any, Problem | None]


def is_placeholder(words: str) -> bool:
    """Whether words only hold a place for others."""
    return PLACEHOLDER.fullmatch(words) is not None


def read_value(key: Key, scalar: Scalar) -> Read:
    """Return the value that a key's type makes of a scalar, or None and the problem."""
    reader = READERS.get(key.kind)
    return reader(key, scalar) if reader else (scalar.text, None)


def _folded(scalar: Scalar) -> str:
    """Return the text with full-width digits, signs and Japanese minus signs made plain."""
    folded = unicodedata.normalize("NFKC", scalar.text).strip()
    return re.sub(r"^[−▲△]", "-", folded)


def _number(key: Key, scalar: Scalar) -> Read:
    plain = _folded(scalar)
    if GROUPED.match(plain):
        plain = plain.replace(",", "")
    if re.fullmatch(r"[+-]?(?:\d{1,15}(?:\.\d{1,6})?|\.\d{1,6})", plain):
        return Decimal(plain), None
    return None, problem("E-NUM", scalar.place, title=key.ja, found=scalar.text)


def _integer(key: Key, scalar: Scalar) -> Read:
    value, wrong = _number(key, scalar)
    if wrong or value == int(value):
        return (None if wrong else int(value)), wrong
    return None, problem("E-NUM", scalar.place, title=key.ja, found=scalar.text)


def _date(key: Key, scalar: Scalar) -> Read:
    folded = re.sub(r"[/.年]", "-", _folded(scalar)).replace("月", "-").replace("日", "").strip("-")
    for first, name, letter in ERAS:
        found = re.match(rf"(?:{letter}|{name})(\d{{1,2}}|元)", folded)
        if found:
            year = first - 1 + (1 if found[1] == "元" else int(found[1]))
            folded = f"{year}{folded[found.end() :]}"
    if not re.fullmatch(r"\d{4}(?:-\d{1,2}){0,2}", folded):  # 24.3 may be 2024 or Heisei 24: we do not guess
        return None, problem("E-DATE", scalar.place, title=key.ja, found=scalar.text)
    numbers = [int(part) for part in folded.split("-")]
    try:
        date(*[*numbers, 1, 1][:3])
        known = FIRST <= numbers[0] <= LAST
    except ValueError:
        known = False
    if not known:
        return None, problem("E-DATE", scalar.place, title=key.ja, found=scalar.text)
    return Date(*numbers), None


def _choice(key: Key, scalar: Scalar) -> Read:
    found = _folded(scalar)
    if any(found == name for name, _ in key.choices):
        return found, None
    allowed = " / ".join(f"{name}({meaning})" for name, meaning in key.choices)
    return None, problem("E-ENUM", scalar.place, title=key.ja, found=scalar.text, allowed=allowed)


def _id(_key: Key, scalar: Scalar) -> Read:
    if is_id(scalar.text):
        return scalar.text, None
    return None, problem("E-ID", scalar.place, found=scalar.text)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id, and is no name that Windows keeps for a device."""
    return bool(ID.fullmatch(text)) and len(text) <= LONGEST_ID and not DEVICE.fullmatch(text)


def _link(_key: Key, scalar: Scalar) -> Read:
    typed = scalar.text.strip()
    if not typed or ADDRESS.fullmatch(typed):
        return typed, None
    return None, problem("E-LINK", scalar.place, link=typed)


READERS = {
    "number": _number,
    "integer": _integer,
    "date": _date,
    "choice": _choice,
    "id": _id,
    "link": _link,
}


GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?![\d,])")  # 1,066 and not 1,23, which may be 1.23
CIRCLES = str.maketrans("〇◯⚪✕✖╳", "○○○×××")


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word that was probably meant, or nothing."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return close[0] if close else ""


def same_mark(found: str, marks: Iterable[str]) -> str:
    """Return the mark that was typed in another width, case or circle, or nothing: Ａ for A, 〇 for ○."""
    typed = _mark(found)
    return next((mark for mark in marks if _mark(mark) == typed), "")


def _mark(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(CIRCLES)).casefold().strip()


def unknown_key(name: str, place: Place, shape: Shape, free: Sequence[Key], line: str) -> tuple[Problem, str]:
    """Return that a record has no such key, and which of the `free` ones was probably meant.

    `line` is the line as typed; it is put right when the key is certain: its own name or its title.
    """
    folded = unicodedata.normalize("NFKC", name)
    same = next((key.name for key in free if key.name == folded.casefold()), "")
    titled = next((key.name for key in free if unicodedata.normalize("NFKC", key.ja) == folded), "")
    written = same or titled
    meant = written or nearest(name, [key.name for key in free])
    start, end = place.column - 1, place.column - 1 + len(name)
    fix = f"{line[:start]}{written}{line[end:]}" if written and line[start:end] == name else None
    words = {"written": written, "suggestion": "" if written else meant, "record": shape.ja}
    return problem("V-KEY", place, fix, (), None, key=name, **words), meant


def surely(word: str, known: Sequence[str]) -> str:
    """Return the known word that was certainly meant: very close, the only one so, and of the same digits."""
    close = difflib.get_close_matches(word, known, n=2, cutoff=0.85)
    alone = len(close) == 1 and re.findall(r"\d", close[0]) == re.findall(r"\d", word)
    return close[0] if alone else ""

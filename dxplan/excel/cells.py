"""What stands in a cell and what it says in content/: cleaned, typed by the schema, told apart by a mark.

A text that went through `clean` is one that YAML gives back exactly as it was written.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from dxplan.problems import Place, Problem
from dxplan.schema import Key
from dxplan.source import Scalar
from dxplan.source.encoding import CONTROL
from dxplan.source.folding import BLANKS, join
from dxplan.values import read_value

ESCAPED = re.compile("_x00([01][0-9A-Fa-f])_")  # a control character, as Excel writes it in its files
BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # what other programs write for one
LONE_SPACE = re.compile("^ (?=[^ ])", re.MULTILINE)  # YAML's reader takes it for a slip
NUMBERS = frozenset({"number", "integer"})
WORDS_OF_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
EXACT = ".15g"  # as many digits as Excel keeps; what comes after them is the noise of its arithmetic
MOST = 32_767  # UTF-16 units of one cell, Excel's own limit


class Unread(NamedTuple):
    """Why it is not certain what a cell says."""

    ja: str
    en: str


FORMULA = Unread(
    "数式が入っています。結果の値を入力してください。", "The cell holds a formula. Type its result."
)
WRONG = Unread("Excel のエラーの値が入っています。", "The cell holds an error value of Excel.")
DATED = Unread(
    "Excel が日付や時刻に変えています。セルの書式を「文字列」にして打ち直してください。",
    "Excel has made this a date or a time. Format the cell as text and type it again.",
)


def clean(text: str, *, long: bool) -> str:
    """Return a text as content/ can hold it; one that is not `long` stands on one line."""
    if not text:
        return ""
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    plain = CONTROL.sub("", BREAK.sub("\n", plain)).replace("\t", " ")
    lines = [line.rstrip(BLANKS) for line in unicodedata.normalize("NFC", plain).split("\n")]
    if not long:
        return join(line.strip(BLANKS) for line in lines)
    return LONE_SPACE.sub("", "\n".join(lines).strip("\n").lstrip(" "))


def fits(text: str) -> bool:
    """Whether a cell can hold a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= MOST


def typed(key: Key, text: str, unit: str = "") -> tuple[str, Problem | None]:
    """Return how content/ writes what was typed for a key, and the problem when it cannot be meant.

    A number may carry the indicator's own unit: 1,066人 is 1066.
    """
    said = clean(text, long=key.kind == "text")
    if not said:
        return "", None
    if key.kind in NUMBERS and unit:
        said = _without_unit(said, unit)
    value, wrong = read_value(key, Scalar(said, Place("")))
    if wrong or value is None:
        return said, wrong
    return (format(value, "f") if isinstance(value, Decimal) else str(value)), None


def _without_unit(said: str, unit: str) -> str:
    folded, own = (unicodedata.normalize("NFKC", one).strip() for one in (said, unit))
    return folded.removesuffix(own).strip() if folded != own else said


def same(key: Key | None, text: str) -> str:
    """Return what two writings of one value have in common: 25 and 25.0, 2024/3 and 2024-03."""
    if key is None:
        return clean(text, long=True)
    said, wrong = typed(key, text)
    if key.kind in NUMBERS and said and not wrong:
        return plain(Decimal(said))
    return said


@lru_cache(maxsize=4096)
def mark(text: str) -> str:
    """Return ten hex digits by which a value is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def plain(value: Decimal) -> str:
    """Return a number without trailing zeros and without an exponent."""
    digits = format(value, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits


def said(value: Any, data_type: str, form: str, kind: str) -> str | Unread:
    """Return the words of a cell as its format shows them, or why they are not certain.

    `value`, `data_type` and `form` are what openpyxl gives; `kind` is the kind of the schema's key.
    """
    if data_type == "f":
        return FORMULA
    if data_type == "e":
        return WRONG
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, form, kind)
    if isinstance(value, date):  # a datetime is one too
        return _date(value, form) if kind == "date" else DATED
    if isinstance(value, time | timedelta):
        return DATED
    return str(value)


def _number(value: float, form: str, kind: str) -> str | Unread:
    exact = Decimal(format(value, EXACT)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return WRONG
    shape = WORDS_OF_FORMAT.sub("", form).partition(";")[0]
    if "%" not in shape:
        return f"{Decimal(plain(exact)):,}" if "," in shape and kind not in NUMBERS else plain(exact)
    if kind in NUMBERS:
        return plain(exact * 100)
    places = re.search(r"\.([0#?]+)", shape)
    return f"{exact * 100:.{len(places[1]) if places else 0}f}%"


def _date(value: date, form: str) -> str:
    """Return a date as exactly as its format shows it: 2024-03 for ge.m, 2024-03-31 for yyyy/m/d."""
    shape = WORDS_OF_FORMAT.sub("", form).lower()
    parts = 3 if "d" in shape else 2 if "m" in shape else 1 if re.search("[yeg]", shape) else 3
    return "-".join(value.strftime("%Y-%m-%d").split("-")[:parts])

"""The patterns by which editors mark a value are never stricter than the program."""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxplan.json_schema.values import DATE, ID, NUMBER, WIDE
from dxplan.problems import Place
from dxplan.schema import Key
from dxplan.source import Scalar
from dxplan.values import read_value


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a JavaScript pattern for Python, which does not know classes of characters by their names."""
    for name in ("N", "So"):
        if rf"\p{{{name}}}" in pattern:
            signs = "".join(filter(lambda sign: unicodedata.category(sign).startswith(name), EVERY_SIGN))
            pattern = pattern.replace(rf"\p{{{name}}}", re.escape(signs))
    return re.compile(pattern)


EVERY_SIGN = [chr(number) for number in range(sys.maxunicode + 1)]
PATTERNS = {
    "number": compiled(NUMBER),
    "integer": compiled(NUMBER),
    "date": compiled(DATE),
    "id": compiled(ID),
}


def accepts(kind: Any, text: str, *choices: str) -> bool:
    """Return whether the program takes a text as a value of this kind."""
    key = Key("key", kind, "項目", "key", "", choices=tuple((one, "") for one in choices))
    return read_value(key, Scalar(text, Place("x.yaml")))[1] is None


DIGITS = "0123456789０１２９①②¹₂⑫.,，．-+−－▲△＋ 　"


@given(st.text(DIGITS, max_size=8))
@example("▲１,０６６．５")
@example("⒈5")
def test_numbers_that_the_program_takes_are_not_marked(text: str) -> None:
    """No number that the program understands breaks the pattern of numbers."""
    if accepts("number", text):
        assert PATTERNS["number"].search(text)


@given(
    st.text("0123456789２４１-－−/／.．年月日RＲHSＳ令和平成昭元㋿㍻ 　", max_size=12)
    | st.dates().map(lambda day: f"{day:%Y-%m-%d}")
    | st.builds(
        "{}{}年{}月".format, st.sampled_from(["令和", "㋿", "R", "Ｈ"]), st.integers(1, 9), st.integers(1, 12)
    )
)
@example("-2024-")
@example("㋿元年五月")
def test_dates_that_the_program_takes_are_not_marked(text: str) -> None:
    """No date that the program understands breaks the pattern of dates."""
    if accepts("date", text):
        assert PATTERNS["date"].search(text)


@given(st.text("abz09-A_あ", max_size=90))
@example("a" * 80)
@example("a" * 81)
def test_ids_are_marked_exactly(text: str) -> None:
    """The pattern of ids takes what the program takes, and nothing else."""
    assert bool(PATTERNS["id"].search(text)) == accepts("id", text)


@given(st.text("abc_ａｂｃ＿　 ", max_size=6))
def test_choices_that_the_program_takes_are_not_marked(text: str) -> None:
    """A choice typed in wide letters, which the program folds, is not marked as an unknown one."""
    if text not in {"ab", "b_c"} and accepts("choice", text, "ab", "b_c"):
        assert re.search(WIDE, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("number", "80%"), ("number", "1,066人"), ("integer", "五"), ("date", "2024-13"), ("date", "2024-3-32"),
     ("date", "来年"), ("date", "3月末ごろ"), ("id", "Abc"), ("id", "a_b")],
)  # fmt: skip
def test_what_is_wrong_is_marked(kind: str, text: str) -> None:
    """What the program refuses for its looks, the pattern marks too."""
    assert not accepts(kind, text)
    assert not PATTERNS[kind].search(text)

"""What a cell says: numbers, percents and dates as Excel keeps them, texts as people paste them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.excel.cells import DATED, FORMULA, WRONG, clean, mark, plain, said, same, typed
from dxplan.excel.placing import rewritten
from dxplan.schema import SHAPES, Key
from dxplan.source import Mapping, Scalar, read_file

from .contents import SMALL
from .workbooks import YEAR

VALUE = {key.name: key for key in SHAPES["value"].keys}
EVALUATION = {key.name: key for key in SHAPES["evaluation"].keys}


@pytest.mark.parametrize(
    ("value", "data_type", "form", "kind", "wanted"),
    [
        (None, "n", "@", "number", ""),
        ("72", "s", "@", "number", "72"),
        (72, "n", "General", "number", "72"),
        (72.0, "n", "General", "number", "72"),
        (0.781, "n", "0.0%", "number", "78.1"),
        (0.781, "n", "0.0%", "word", "78.1%"),
        (0.29 * 3, "n", "0%", "word", "87%"),
        (0.29, "n", "0%", "number", "29"),
        (0.1 + 0.2, "n", "General", "number", "0.3"),
        (1066, "n", "#,##0", "word", "1,066"),
        (1066, "n", "#,##0", "number", "1066"),
        (0.5, "n", '0.0" %"', "number", "0.5"),
        (1e20, "n", "General", "number", "100000000000000000000"),
        (-0.0, "n", "General", "number", "0"),
        (float("inf"), "n", "General", "number", WRONG),
        (True, "b", "General", "number", "TRUE"),
        (datetime(2024, 3, 1), "d", "yyyy/m/d", "date", "2024-03-01"),  # noqa: DTZ001  Excel knows no zones
        (datetime(2024, 3, 1), "d", "[$-411]ge.m", "date", "2024-03"),  # noqa: DTZ001
        (datetime(2024, 3, 1), "d", "mmm-yy", "date", "2024-03"),  # noqa: DTZ001
        (date(2024, 4, 1), "d", "yyyy", "date", "2024"),
        (date(2024, 4, 1), "d", 'yyyy"年"m"月"d"日"', "date", "2024-04-01"),
        (date(2024, 4, 1), "d", "yyyy/m/d", "text", DATED),
        (time(13, 30), "d", "h:mm", "word", DATED),
        ("=1+1", "s", "@", "text", "=1+1"),
        ("=1+1", "f", "General", "text", FORMULA),
        ("#REF!", "e", "General", "text", WRONG),
    ],
)
def test_what_a_cell_says(value: Any, data_type: str, form: str, kind: str, wanted: object) -> None:
    """Numbers come without the noise of floats, percents by their format, dates as exactly as shown."""
    assert said(value, data_type, form, kind) == wanted


@pytest.mark.parametrize(
    ("text", "long", "wanted"),
    [
        ("・一\r\n・二\r・三\x0b・四", True, "・一\n・二\n・三\n・四"),
        ("・一_x000D_\n・二_x000B_・三", True, "・一\n・二\n・三"),
        ("\n\n　本文　\n\n・二 \n", True, "　本文\n\n・二"),
        ("a\tb\u200b\x00c", True, "a b\u200bc"),
        (" 一\n 二\n  三", True, "一\n二\n  三"),
        ("か\u3099", True, "が"),
        (" 全国\n平均 ", False, "全国平均"),
        ("two\nwords", False, "two words"),
    ],
)
def test_texts_are_cleaned(text: str, long: bool, wanted: str) -> None:
    """Line ends are one, control characters go, blanks at the ends of lines go; a short text is one line."""
    assert clean(text, long=long) == wanted
    assert clean(wanted, long=long) == wanted


@pytest.mark.parametrize(
    ("key", "text", "unit", "wanted"),
    [
        (VALUE["actual"], "１，０６６人", "人", "1066"),
        (VALUE["actual"], "78.1％", "%", "78.1"),
        (VALUE["actual"], "▲5", "", "-5"),
        (VALUE["actual"], "25.0", "", "25.0"),
        (VALUE["as_of"], "令和6年3月", "", "2024-03"),
        (VALUE["as_of"], "2024/3/31", "", "2024-03-31"),
        (VALUE["no_actual"], "not_published", "", "not_published"),
        (EVALUATION["plan"], " ・一\n・二\n", "", "・一\n・二"),
        (VALUE["actual"], " ", "人", ""),
    ],
)
def test_what_content_says_for_it(key: Key, text: str, unit: str, wanted: str) -> None:
    """A value is written as the schema's type has it."""
    assert typed(key, text, unit) == (wanted, None)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (VALUE["actual"], "約8割"),
        (VALUE["actual"], "5人"),
        (VALUE["as_of"], "2024-13"),
        (VALUE["no_actual"], "x"),
    ],
)
def test_what_cannot_be_meant(key: Key, text: str) -> None:
    """What no rule understands is a problem, and stays as it was typed."""
    found, wrong = typed(key, text, "%")
    assert found == text
    assert wrong is not None


def test_values_are_compared_not_writings() -> None:
    """25 and 25.0 are one number, 2024/3 and 2024-03 one date; words are compared as words."""
    assert same(VALUE["actual"], "25.0") == same(VALUE["actual"], "25")
    assert same(VALUE["as_of"], "2024/3") == same(VALUE["as_of"], "2024-03")
    assert same(VALUE["actual_printed"], "25.0") != same(VALUE["actual_printed"], "25")
    assert mark("a") != mark("b")
    assert len(mark("")) == 10


@given(st.decimals(-(10**9), 10**9, places=4))
def test_numbers_survive_excel(number: Decimal) -> None:
    """A number of content that Excel keeps as a float comes back as the same number."""
    assert Decimal(str(said(float(number), "n", "General", "number"))) == number
    share = said(float(number) / 100, "n", "0.00%", "number")
    assert abs(Decimal(str(share)) - number) <= abs(number) * Decimal("1e-14")
    assert "E" not in plain(number)


TEXT = st.text(st.characters(), max_size=80)
PATHS = [
    ("evaluations", "berth-booking", "progress"),
    ("evaluations", "berth-booking", "values", "online-bookings", "qualifier"),
    ("evaluations", "ferry-times", "note"),
    ("evaluations", "ferry-times", "values", "new-one", "forecast", "printed"),
    ("evaluations", "paper-forms", "rounds", "mid-year", "progress"),
    ("evaluations", "paper-forms", "plan"),
]


@given(st.dictionaries(st.sampled_from(PATHS), TEXT))
def test_any_values_can_be_placed(values: dict[tuple[str, ...], str]) -> None:
    """Whatever is set in a file, old keys and new records, it then reads exactly so, and all else stays."""
    data = (SMALL / YEAR).read_bytes()
    told = {path: clean(text, long=path[-1] in {"progress", "note", "plan"}) for path, text in values.items()}
    done = rewritten(YEAR, data, told)
    assert done is not None
    for path, text in told.items():
        assert value(done[0], path) == text
    assert rewritten(YEAR, done[0], told) == done
    if not told:
        assert done[0] == data


def value(data: bytes, path: tuple[str, ...]) -> str:
    """Return what a file says at the end of a path of keys."""
    node = read_file(YEAR, data)[0].root
    for name in path:
        if not isinstance(node, Mapping) or name not in node.entries:
            return ""
        node = node.entries[name][1]
    assert isinstance(node, Scalar)
    return node.text


def test_a_file_that_does_not_read_is_left_alone() -> None:
    """A file with an error of reading is not changed by position: its lines are not what they seem."""
    data = (SMALL / YEAR).read_bytes().replace(b"    number: 3", b"\tnumber: 3")
    assert rewritten(YEAR, data, {PATHS[0]: "x"}) is None

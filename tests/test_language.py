"""Small rules as tables: fiscal years, dates, numbers, lines of official text, what an editor may type."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan import language, values
from dxplan.model import Date
from dxplan.problems import Place
from dxplan.schema import Key
from dxplan.source import Scalar

HERE = Place("a.yaml", 3, 5, 4)


@pytest.mark.parametrize(
    ("year", "ja", "short", "en"),
    [
        (2023, "令和5年度（2023年度）", "R5", "FY2023"),
        (2019, "令和元年度（2019年度）", "R1", "FY2019"),
        (2018, "平成30年度（2018年度）", "H30", "FY2018"),
        (1989, "平成元年度（1989年度）", "H1", "FY1989"),
        (1988, "昭和63年度（1988年度）", "S63", "FY1988"),
    ],
)
def test_fiscal_years(year: int, ja: str, short: str, en: str) -> None:
    """A fiscal year is said with its era in Japanese, and by its first year in English."""
    assert language.fiscal_year(year, "ja") == ja
    assert language.fiscal_year(year, "ja", short=True) == short
    assert language.fiscal_year(year, "en") == language.fiscal_year(year, "en", short=True) == en


def test_no_era_before_all() -> None:
    """A year before the eras that we know is our own mistake."""
    with pytest.raises(ValueError, match="1925"):
        language.era(1925)


def test_span_of_a_fiscal_year() -> None:
    """A fiscal year runs from April to March."""
    assert language.fiscal_span(2023, "ja") == "2023年4月から2024年3月まで"
    assert language.fiscal_span(2023, "en") == "April 2023 – March 2024"


@pytest.mark.parametrize(
    ("when", "ja", "en"),
    [
        (Date(2024), "令和6年（2024年）", "2024"),
        (Date(2024, 3), "令和6年3月（2024年3月）", "March 2024"),
        (Date(2024, 3, 31), "令和6年3月31日（2024年3月31日）", "31 March 2024"),
        (Date(2019, 4, 30), "平成31年4月30日（2019年4月30日）", "30 April 2019"),
        (Date(2019, 5, 1), "令和元年5月1日（2019年5月1日）", "1 May 2019"),
    ],
)
def test_dates(when: Date, ja: str, en: str) -> None:
    """A date is said as exactly as it is known; the era changed on 1 May 2019."""
    assert language.date(when, "ja") == ja
    assert language.date(when, "en") == en


@pytest.mark.parametrize(
    ("value", "unit", "ja", "en"),
    [
        ("78.1", "%", "78.1%", "78.1%"),
        ("100", "%", "100%", "100%"),
        ("1250", "件", "1,250件", "1,250 件"),
        ("99999", "人", "99,999人", "99,999 人"),
        ("1620000", "PV", "162万PV", "1.62 million PV"),
        ("250000000", "", "2.5億", "250 million"),
        ("-3.50", "", "-3.5", "-3.5"),
        ("-0.001", "", "0", "0"),
        ("0.125", "", "0.13", "0.13"),
    ],
)
def test_numbers(value: str, unit: str, ja: str, en: str) -> None:
    """A number has digit groups, at most two decimals, and large ones their word."""
    assert language.number(Decimal(value), "ja", unit) == ja
    assert language.number(Decimal(value), "en", unit) == en


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(17, 82, "20.7"), (60, 82, "73.2"), (5, 82, "6.1"), (1, 8, "12.5"), (0, 0, "0")],
)
def test_percent(part: int, whole: int, share: str) -> None:
    """A share is rounded half up to one decimal, as the report of Akita rounds."""
    assert language.percent(part, whole) == Decimal(share)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("80%", "80"),
        ("1,066人", "1066"),
        ("３７％", "37"),
        ("162万PV", "1620000"),
        ("1.5億円", "150000000"),
        ("3千人", "3000"),
        ("2百万円", "2000000"),
        ("2千万円", "20000000"),
        ("5万7千人", "57000"),
        ("約9割", "9"),
        ("▲5件", "-5"),
        ("−2.5ポイント", "-2.5"),
        ("累計 12 件", "12"),
        ("未定", None),
        ("", None),
    ],
)
def test_printed_numbers(printed: str, number: str | None) -> None:
    """A printed form is read as the number that it says."""
    assert language.printed_number(printed) == (None if number is None else Decimal(number))


@given(st.integers(0, 10**12))
def test_a_number_reads_back(value: int) -> None:
    """Whatever whole number is printed with digit groups is read as itself."""
    assert language.printed_number(f"{value:,}件") == value


def test_lines_and_blocks() -> None:
    """A text is lines with their marks; lines that begin with ・ stand together as a list."""
    text = "はじめに\n・一つ\n　・二つ\n\n●第1回\n※注"
    assert [(line.mark, line.words) for line in language.lines(text)] == [
        ("", "はじめに"),
        ("・", "一つ"),
        ("・", "二つ"),
        ("●", "第1回"),
        ("※", "注"),
    ]
    assert [(block.bullets, len(block.lines)) for block in language.blocks(text)] == [
        (False, 1),
        (True, 2),
        (False, 2),
    ]
    assert language.lines("<見出し>")[0].words == "<見出し>"


def key(kind: str) -> Key:
    """Return a key of a kind."""
    return Key("key", kind, "項目", "key", "", choices=(("above", "上"), ("on", "同じ")))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("number", "78.1", Decimal("78.1")),
        ("number", "１，２５０", Decimal(1250)),
        ("number", "1,250", Decimal(1250)),
        ("number", "▲3.5", Decimal("-3.5")),
        ("number", "−3", Decimal(-3)),
        ("number", ".5", Decimal("0.5")),
        ("number", "+2", Decimal(2)),
        ("integer", "82", 82),
        ("integer", "８２", 82),
        ("date", "2024", Date(2024)),
        ("date", "2024-03", Date(2024, 3)),
        ("date", "2024-03-31", Date(2024, 3, 31)),
        ("date", "2024/3/31", Date(2024, 3, 31)),
        ("date", "2024年3月", Date(2024, 3)),
        ("date", "令和6年3月31日", Date(2024, 3, 31)),
        ("date", "令和元年5月", Date(2019, 5)),
        ("date", "R6.3", Date(2024, 3)),
        ("date", "Ｒ６．３", Date(2024, 3)),
        ("date", "令和6年", Date(2024)),
        ("date", "H31.4.30", Date(2019, 4, 30)),
        ("choice", "above", "above"),
        ("choice", "ａｂｏｖｅ", "above"),
        ("id", "cashless-payment", "cashless-payment"),
        ("id", "rpa2", "rpa2"),
        ("word", "no", "no"),
        ("word", "0401", "0401"),
        ("word", "1:30", "1:30"),
    ],
)
def test_what_is_understood(kind: str, typed: str, value: object) -> None:
    """What editors harmlessly type becomes the value that they mean; words stay words."""
    assert values.read_value(key(kind), Scalar(typed, HERE)) == (value, None)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("number", "80%", "E-NUM"),
        ("number", "約80", "E-NUM"),
        ("number", "千", "E-NUM"),
        ("number", "1e5", "E-NUM"),
        ("number", "nan", "E-NUM"),
        ("number", "", "E-NUM"),
        ("number", "1.2.3", "E-NUM"),
        ("integer", "4.5", "E-NUM"),
        ("date", "2024-13", "E-DATE"),
        ("date", "2023-02-29", "E-DATE"),
        ("date", "4月1日", "E-DATE"),
        ("date", "来年", "E-DATE"),
        ("date", "2024-03-31-1", "E-DATE"),
        ("date", "24.3", "E-DATE"),
        ("choice", "over", "E-ENUM"),
        ("id", "Cashless", "E-ID"),
        ("id", "cashless_payment", "E-ID"),
        ("id", "決済", "E-ID"),
        ("id", "-a", "E-ID"),
        ("id", "a" * 81, "E-ID"),
    ],
)
def test_what_is_refused(kind: str, typed: str, code: str) -> None:
    """What cannot be meant, or not surely, is a problem at its own place that says what was found."""
    value, found = values.read_value(key(kind), Scalar(typed, HERE))
    assert value is None
    assert found is not None
    assert (found.code, found.place, found.severity) == (code, HERE, "error")


@given(st.sampled_from(["number", "integer", "date", "choice", "id", "line", "text", "word"]), st.text())
def test_reading_a_value_never_raises(kind: str, typed: str) -> None:
    """Any text at all is a value or a problem, never both and never an exception."""
    value, found = values.read_value(key(kind), Scalar(typed, HERE))
    assert found is None or value is None


@pytest.mark.parametrize(("word", "meant"), [("grde", "grade"), ("department", "departments"), ("xyz", "")])
def test_nearest(word: str, meant: str) -> None:
    """A slip of the keyboard is told with the word that was meant; a stranger without."""
    assert values.nearest(word, ["grade", "departments", "number"]) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("industry-labor", "industry-labour"),
        ("Planning", "planning"),
        ("plan-2021", ""),
        ("healht", ""),
        ("report-one", ""),
        ("zebra", ""),
    ],
)
def test_surely(word: str, meant: str) -> None:
    """A word is certain when one known word alone is very close to it; another number is another thing."""
    known = ["industry-labour", "planning", "plan-2022", "health", "report-once", "report-ones"]
    assert values.surely(word, known) == meant

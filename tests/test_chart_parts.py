"""The parts that charts are made of: words and their widths, axes, labels, shares of a target, small SVG."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.charts import Indicator, TargetsAndActuals, events, specification
from dxplan.charts.labels import Box, Label, place
from dxplan.charts.layout import Style
from dxplan.charts.svg import figure, picture
from dxplan.charts.targets import ratio
from dxplan.charts.text import cut, parts, width, wrap
from dxplan.charts.ticks import ticks
from dxplan.charts.words import share, whole_percent


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("", 0, 0), ("計画", 20, 20), ("A", 5, 8), ("i", 2, 4), ("￥𠮷", 20, 20), ("ｱ", 5, 6)],
)
def test_width(text: str, least: float, most: float) -> None:
    """A full-width letter is as wide as it is high; what the fonts do not know counts as full-width."""
    assert least <= width(text, 10) <= most


def test_bold_is_wider() -> None:
    """Bold Latin letters have their own widths; full-width ones do not."""
    assert width("Akita", 12, bold=True) > width("Akita", 12)
    assert width("秋田", 12, bold=True) == width("秋田", 12)


@pytest.mark.parametrize(
    ("text", "room", "lines", "expected"),
    [
        ("", 50, 2, ("",)),
        ("計画", 50, 2, ("計画",)),
        ("計画を上回る取組", 50, 2, ("計画を上回", "る取組")),
        ("これは計画、その次", 50, 2, ("これは計", "画、その次")),
        ("手続（許可）の電子化", 30, 4, ("手続", "（許", "可）の", "電子化")),
        ("画像ネットワーク", 60, 2, ("画像", "ネットワーク")),
        ("計画を上回る取組の数", 50, 1, ("計画を上…",)),
        ("Digital catch reports", 60, 3, ("Digital", "catch", "reports")),
        ("supplementary", 40, 3, ("supple-", "menta-", "ry")),
        ("DX推進", 30, 2, ("DX推", "進")),
        ("介護ロボット等導入推進の数", 120, 2, ("介護ロボット等導入推", "進の数")),
    ],
)
def test_wrap(text: str, room: float, lines: int, expected: tuple[str, ...]) -> None:
    """Lines break between letters, never before 、 or after （, never inside a word that fits a line."""
    assert wrap(text, room, 10, lines=lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("計画を上回る", "計画を上…"), ("あいう、えお", "あいう…"), ("計画", "計画…")]
)
def test_cut(text: str, expected: str) -> None:
    """A text that is cut ends in an ellipsis, never right after 、."""
    assert cut(text, 50, 10) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], [0, 1]),
        ([0, 0], [0, 1]),
        ([15, 37, 60], [0, 20, 40, 60]),
        ([-120, 35], [-150, -100, -50, 0, 50]),
        ([0.3], [0, 0.1, 0.2, 0.3]),
        ([1620000, 2730000], [0, 1000000, 2000000, 3000000]),
    ],
)
def test_ticks(values: list[float], expected: list[float]) -> None:
    """An axis has round steps, holds zero, and reaches over every value."""
    assert [float(tick) for tick in ticks([Decimal(str(value)) for value in values])] == expected


@pytest.mark.parametrize(
    ("target", "actual", "direction", "expected"),
    [
        ("80", "78.1", "at_least", "0.97625"),
        ("10", "8", "at_most", "1.25"),
        ("10", "20", "at_most", "0.5"),
        ("10", "0", "at_least", "0"),
        ("10", "0", "at_most", None),
        ("0", "5", "at_least", None),
        ("-3", "5", "at_least", None),
        ("5", "-5", "at_least", None),
        ("5", "5", "keep", None),
        ("5", "5", "exactly", None),
        ("5", "5", "change", None),
        (None, "5", "at_least", None),
        ("5", None, "at_least", None),
    ],
)
def test_ratio(target: str | None, actual: str | None, direction: str, expected: str | None) -> None:
    """A share of the target exists only where more, or less, of a positive number is better."""
    aim, got = (Decimal(value) if value else None for value in (target, actual))
    row = Indicator("指標", "件", aim, got, direction)  # type: ignore[arg-type]
    assert ratio(row) == (Decimal(expected) if expected else None)


def test_a_bar_beyond_the_scale_keeps_its_number() -> None:
    """One indicator far beyond its target does not flatten the others: its bar is cut, its number is not."""
    rows = (
        Indicator("急増", "件", Decimal(3), Decimal(420)),
        Indicator("半分", "件", Decimal(4), Decimal(2)),
    )
    data = specification(TargetsAndActuals(2023, rows), "ja")["datasets"]
    assert [(bar["share"], bar["shown"]) for bar in data["bars"]] == [(14000, 250), (50, 50)]
    assert {"14,000%", "≫", "50%"} <= {row["text"] for row in data["words"]}


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(77, 82, "93.9%"), (0, 3, "0%"), (3, 3, "100%"), (1, 9999, "0.1%"), (9999, 10000, "99.9%")],
)
def test_share(part: int, whole: int, expected: str) -> None:
    """Nearly all is not said to be all, hardly any not to be none."""
    assert share(part, whole) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("0.976", "98%"), ("0.9999", "99.9%"), ("1.004", "100%"), ("140", "14,000%")]
)
def test_whole_percent(value: str, expected: str) -> None:
    """A share just short of the target is not rounded up to it."""
    assert whole_percent(Decimal(value)) == expected


def test_labels_never_touch() -> None:
    """Labels stay apart and inside; one without room is left out."""
    style = Style()
    frame = Box(0, 0, 200, 100)
    crowd = [
        Label("1,066人", 100, 50, style),
        *(Label("目標 1,000人", 100, 50 + at, style) for at in (2, 4, 6, 8)),
    ]
    words = place(crowd, frame)
    assert 1 <= len(words) < len(crowd)
    assert len({row["y"] for row in words}) == len(words)
    assert words[0]["text"] == "1,066人"
    assert not place([Label("外", 100, 300, style)], frame)


def test_events_are_the_marked_lines() -> None:
    """Only lines with a mark are events; a doubtful one is known by its printed line in any language."""
    printed = ("▲試験開始\n▲取りまとめ\n・検討", "", "※注記\n●報告", "→")
    found = events(printed, doubtful="▲取りまとめ")
    assert [(event.quarter, event.mark, event.words, event.doubtful) for event in found] == [
        (1, "▲", "試験開始", False),
        (1, "▲", "取りまとめ", True),
        (3, "●", "報告", False),
    ]
    english = events(
        ("▲Trials begin\n▲Summed up\n・Study", "", "※Note\n●Report", "→"), printed, "▲取りまとめ"
    )
    assert [event.doubtful for event in english] == [False, True, False]


RAW = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="9" height="8">'
    '<g transform="translate(0,0)">{}</g></svg>'
)


def test_svg_is_made_small() -> None:
    """What is not seen goes, numbers are rounded, neighbours of one style share a group."""
    path = '<path d="M0,{}h1.23456Z" role="x" aria-label="y" fill="red" opacity="1" class="z"/>'
    style = 'font-family="f" font-size="12px" fill="var(--ch-ink)"'
    text = f'<text transform="translate(1.04,2.06)" {style}>a &gt; b</text>'
    raw = RAW.format(path.format(1) + path.format(2) + '<path d="" fill="red"/><path d="M0,0h9Z"/>' + text)
    assert picture(raw).body == (
        '<g aria-hidden="true" fill="var(--ch-ink)" font-size="12"><g fill="red"><path d="M0,1h1.2Z"/>'
        '<path d="M0,2h1.2Z"/></g><text x="1" y="2.1">a &gt; b</text></g>'
    )
    assert figure(picture(raw), "i", "<t>", "d").startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 8"'
    )


@pytest.mark.parametrize("odd", ["<image/>", '<g transform="translate(1,0)"/>'])
def test_svg_of_another_making_is_refused(odd: str) -> None:
    """A drawing with parts that we do not expect is our mistake, not a page."""
    with pytest.raises(ValueError, match=r"drawing holds|is moved"):
        picture(RAW.format(odd))


@given(
    st.sampled_from(["a", "ア", "漢", "◎"]), st.integers(0, 3000), st.sampled_from([-50.0, 0.0, 5.0, 60.0])
)
def test_no_word_is_too_long_to_break(letter: str, count: int, room: float) -> None:
    """However long a word and however small its room, all of its letters are there, each part in its room."""
    found = parts(letter * count, room, 10, bold=False)
    assert "".join(found).replace("-", "") == letter * count
    assert all(len(part.rstrip("-")) == 1 or width(part, 10) <= room for part in found if part)

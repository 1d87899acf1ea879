"""Charts of comparisons: their sentences, keys and tables, their axis, and every value printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dxplan.charts import ComparedRow, ComparedValue, Comparison, key, specification, table, takeaway


def row(label: str, *values: str) -> ComparedRow:
    """Return a row; each value says sort, whose and how much: own 県 12.5."""
    found = (ComparedValue(of, Decimal(value), sort) for sort, of, value in map(str.split, values))  # type: ignore[arg-type]
    return ComparedRow(label, tuple(found))


def pairs(*values: tuple[str, str]) -> Comparison:
    """Return rows with a prefecture's value and the nation's, in percent."""
    rows = (
        row(f"項目{number}", f"own 県 {own}", f"other 国 {nation}")
        for number, (own, nation) in enumerate(values, 1)
    )
    return Comparison("県と国", "%", tuple(rows))


def of(*rows: ComparedRow, unit: str = "%") -> Comparison:
    """Return a comparison of these rows."""
    return Comparison("比較", unit, rows)


def single(*values: str) -> Comparison:
    """Return rows of one value each, named as the row is."""
    return of(*(row(f"業種{at}", f"own 業種{at} {value}") for at, value in enumerate(values, 1)))


CASES: list[tuple[Comparison, str, str]] = [
    (pairs(), "比べられる値はない。", "There are no values to compare."),
    (of(ComparedRow("空", ())), "比べられる値はない。", "There are no values to compare."),
    (
        pairs(("99.98", "99.72")),
        "「項目1」は県が99.98%、国が99.72%、差は0.26ポイント。",
        "“項目1”: 県 99.98%, 国 99.72%; the gap is 0.26 points.",
    ),
    (pairs(("50", "50.0")), "「項目1」は県も国も50%。", "“項目1”: 県 and 国 both 50%."),
    (of(row("率", "own 県 77.4")), "「率」は県が77.4%。", "“率”: 県 77.4%."),
    (single("5"), "「業種1」は5%。", "“業種1”: 5%."),
    (
        of(row("年齢", "other 2010年 61", "other 2015年 63", "own 2020年 64.5"), unit="歳"),
        "「年齢」は2010年が61歳、2015年が63歳、2020年が64.5歳。",
        "“年齢”: 2010年 61 歳, 2015年 63 歳, 2020年 64.5 歳.",
    ),
    (
        pairs(("80", "70"), ("60", "40")),
        "2項目のすべてで、県が国を上回り、差が最も大きいのは「項目2」（60%と40%）。",
        "県 is above 国 in both items; the gap is widest in “項目2” (60% and 40%).",
    ),
    (
        pairs(("1", "2"), ("-3", "-2"), ("3", "4")),
        "3項目のすべてで、県が国を下回り、差は最大で1ポイント。",
        "県 is below 国 in all 3 items; the gap is 1 point at most.",
    ),
    (
        pairs(("1", "1"), ("2", "2")),
        "2項目のすべてで、県が国と同じ。",
        "県 is level with 国 in both items.",
    ),
    (
        pairs(("9", "1"), ("2", "2"), ("3", "4"), ("1", "3")),
        (
            "4項目のうち、県が国を上回るのは1項目、下回るのは2項目、同じなのは1項目で、"
            "差が最も大きいのは「項目1」（9%と1%）。"
        ),
        (
            "Of 4 items, 県 is above 国 in 1, below it in 2 and level with it in 1;"
            " the gap is widest in “項目1” (9% and 1%)."
        ),
    ),
    (
        of(row("甲", "own 県 5", "other 国 9"), row("乙", "own 県 1"), unit="件"),
        "2つの値がある項目は一つで、「甲」は県が5件、国が9件、差は4件。",
        "“甲”, the only item with two values: 県 5 件, 国 9 件; the gap is 4 件.",
    ),
    (
        of(*pairs(("5", "1"), ("4", "3")).rows, row("別", "own 県 7")),
        "2つの値がある2項目のすべてで、県が国を上回り、差が最も大きいのは「項目1」（5%と1%）。",
        "県 is above 国 in both items with two values; the gap is widest in “項目1” (5% and 1%).",
    ),
    (
        of(row("甲", "other 2010年 5", "own 2020年 9"), row("乙", "target 目標 10", "actual 実績 7")),
        "2項目を比べると、差が最も大きいのは「甲」（9%と5%）。",
        "2 items can be compared; the gap is widest in “甲” (9% and 5%).",
    ),
    (
        of(row("甲", "other 2010年 5", "own 2020年 5"), row("乙", "target 目標 7", "actual 実績 7")),
        "2項目のすべてで、2つの値が同じ。",
        "The two values are level in both items.",
    ),
    (
        single("45", "12", "30"),
        "3項目のうち、最も大きいのは「業種1」の45%、最も小さいのは「業種2」の12%。",
        "Of 3 items, the largest is “業種1” (45%) and the smallest “業種2” (12%).",
    ),
    (
        single("45", "45", "30"),
        "3項目のうち、最も大きいのは45%（2項目）、最も小さいのは「業種3」の30%。",
        "Of 3 items, the largest is 45% (2 items) and the smallest “業種3” (30%).",
    ),
    (single("4", "4"), "2項目はすべて4%。", "Both items are at 4%."),
]


@pytest.mark.parametrize(("chart", "ja", "en"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_takeaway(chart: Comparison, ja: str, en: str) -> None:
    """The sentence follows from the rows in both languages."""
    assert takeaway(chart, "ja") == ja
    assert takeaway(chart, "en") == en


def written(chart: Comparison) -> str:
    """Return all words of a drawing."""
    return "".join(word["text"] for word in specification(chart, "ja")["datasets"]["words"])


def test_every_value_is_printed() -> None:
    """Both of two equal values stand under their marks, and nearly equal ones with all their digits."""
    said = written(pairs(("50", "50"), ("99.98", "99.72")))
    assert said.count("● 50%") == said.count("□ 50%") == 1
    assert "● 99.98%" in said
    assert "□ 99.72%" in said
    many = written(of(row("率", *(f"other {at}年度末 {at / 100}" for at in range(2010, 2024)))))
    assert all(f"{at}年度末 {at / 100:g}%" in many for at in range(2010, 2024))


def test_marks_differ_without_colour() -> None:
    """Own and actual values are filled and on top of larger hollow ones, so that equal values show both."""
    chart = of(row("甲", "own 県 5", "other 国 5"), row("乙", "target 目標 7", "actual 実績 7"))
    made = specification(chart, "ja")
    drawn = [value["sort"] for value in made["datasets"]["values"]]
    assert {*drawn[:2]} == {"other", "target"}
    areas = {value["sort"]: value["area"] for value in made["datasets"]["values"]}
    assert max(areas["own"], areas["actual"]) < min(areas["other"], areas["target"])
    (marks,) = (layer for layer in made["layer"] if layer["data"]["name"] == "values")
    for channel, filled in (("shape", None), ("fill", "var(--ch-paper)")):
        scale = marks["encoding"][channel]["scale"]
        look = dict(zip(scale["domain"], scale["range"], strict=True))
        assert look["own"] not in {look["other"], look["target"]}
        assert filled is None or {look["other"], look["target"]} == {filled}


@pytest.mark.parametrize(
    ("chart", "low", "high"),
    [
        (pairs(("3", "4")), 0, 100),
        (pairs(("3", "140")), 0, 150),
        (pairs(("-3", "40")), -50, 100),
        (of(row("年", "own 県 61.2", "other 国 64"), unit="歳"), 0, 80),
        (of(row("差", "own 県 -8", "other 国 -2"), unit="人"), -8, 0),
        (of(row("無", "own 県 0"), unit="人"), 0, 1),
    ],
)
def test_axis(chart: Comparison, low: float, high: float) -> None:
    """An axis holds zero; percentages reach at least to 100; nothing lies beyond it."""
    (axis,) = specification(chart, "ja")["datasets"]["axes"]
    assert (axis["from"], axis["to"]) == (low, high)


def test_one_value_hangs_from_zero() -> None:
    """A single value is joined to zero, two are joined to each other."""
    spans = specification(of(row("甲", "own 県 -5"), row("乙", "own 県 3", "other 国 9")), "ja")["datasets"][
        "spans"
    ]
    assert [(span["from"], span["to"]) for span in spans] == [(-5, 0), (3, 9)]


def test_names_stand_in_the_key_or_beside_the_value() -> None:
    """A mark of one name is told by the key; marks of several names are told where they stand."""
    chart = pairs(("3", "4"), ("1", "2"))
    assert [(item.look, item.mark, item.words) for item in key(chart, "ja")] == [
        ("actual", "●", "県"),
        ("other", "□", "国"),
    ]
    assert "県" not in written(chart)
    mixed = of(row("甲", "own 2010年 1"), row("乙", "own 2020年 2"))
    assert not key(mixed, "ja")
    assert "2010年 1%" in written(mixed)
    assert not key(single("4", "5"), "ja")
    assert written(single("4", "5")).count("業種1") == 1


def test_table_of_a_comparison() -> None:
    """A column for each name; a missing value is a dash; what is named as its row is just a value."""
    told = table(
        of(row("甲", "own 県 5", "other 国 9"), row("乙", "other 国 1"), ComparedRow("空", ())), "ja"
    )
    assert (told.head, told.rows) == (("項目", "県", "国"), (("甲", "5%", "9%"), ("乙", "－", "1%")))
    told = table(single("4", "5"), "en")
    assert (told.head, told.rows) == (("Item", "Value"), (("業種1", "4%"), ("業種2", "5%")))
    twice = of(row("甲", "own 県 5", "own 県 6"))
    assert table(twice, "ja").rows == (("甲", "5%、6%"),)

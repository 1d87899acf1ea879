"""Charts of a year by month and of organisations: their sentences, keys, tables and places."""

from __future__ import annotations

import pytest

from dxplan.charts import (
    Chart,
    MonthEvent,
    MonthLane,
    MonthSchedule,
    Organisation,
    Seat,
    key,
    specification,
    table,
    takeaway,
)

from .chart_examples import examples

Y5 = "令和5年度（2023年度）"


def year(*spans: tuple[int, int]) -> MonthSchedule:
    """Return events in these months."""
    events = tuple(MonthEvent(first, last, "◆", "会議") for first, last in spans)
    return MonthSchedule(2023, "会議", (MonthLane("本部", events),))


def bodies(*depths: int, outside: int = 0) -> Organisation:
    """Return bodies at these depths, named A, B, C; the last ones are outside."""
    seats = (Seat("ABCDEFGH"[at], "", depth, at >= len(depths) - outside) for at, depth in enumerate(depths))
    return Organisation("体制", tuple(seats))


CASES: list[tuple[Chart, str, str]] = [
    (year(), f"{Y5}の予定に載るものはない。", "The schedule of FY2023 holds no event."),
    (year((1, 1)), f"{Y5}の予定は1件で、4月にある。", "The schedule of FY2023 holds 1 event, in April."),
    (
        year((10, 10), (10, 10)),
        f"{Y5}の予定は2件で、すべて1月にある。",
        "The schedule of FY2023 holds 2 events, all in January.",
    ),
    (
        year((2, 2), (6, 9)),
        f"{Y5}の予定は2件で、5月から12月にわたる。",
        "The schedule of FY2023 holds 2 events, from May to December.",
    ),
    (
        year((12, 12), (3, 3), (3, 4)),
        f"{Y5}の予定は3件で、6月から3月にわたる（6月に始まるものが2件で最も多い）。",
        (
            "The schedule of FY2023 holds 3 events, from June to March;"
            " more begin in June (2) than in any other month."
        ),
    ),
    (bodies(), "図に載る組織はない。", "The chart holds no body."),
    (bodies(0), "「A」だけが載っている。", "“A” stands alone."),
    (bodies(0, 0), "「A」「B」が、上下なく並ぶ。", "“A” and “B” stand side by side."),
    (bodies(0, 1), "「A」の下に、1組織がある。", "1 body stands under “A”."),
    (
        bodies(0, 1, 2, 1, outside=1),
        "「A」の下に、3組織がある（全4組織のうち外部は1）。",
        "3 bodies stand under “A” (1 of 4 outside).",
    ),
    (  # under E and F stands nothing
        bodies(0, 1, 0, 1, 0, 0),
        "「A」「C」の下に、2組織がある。",
        "2 bodies stand under “A” and “C”.",
    ),
    (
        bodies(0, 1, 0, 1, 0, 1, 0, 1),
        "4組織の下に、4組織がある。",
        "4 bodies stand under 4 bodies.",
    ),
]


@pytest.mark.parametrize(("chart", "ja", "en"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_takeaway(chart: Chart, ja: str, en: str) -> None:
    """The sentence follows from the rows in both languages."""
    assert takeaway(chart, "ja") == ja
    assert takeaway(chart, "en") == en


def test_months_are_drawn_as_printed() -> None:
    """A mark stands in the middle of its month, an unknown one as a letter, a bar from month to month."""
    events = (
        MonthEvent(2, 2, "◆", "第1回", "5/10"),
        MonthEvent(6, 6, "↔", "随時"),
        MonthEvent(10, 12, "□", "検討"),
    )
    data = specification(MonthSchedule(2023, "会議", (MonthLane("本部", events),)), "ja")["datasets"]
    month = 344 / 12
    assert [(mark["mark"], round(mark["x"] / month, 2)) for mark in data["events"]] == [
        ("◆", 1.5),
        ("□", 9.5),
    ]
    ((arrow),) = (word for word in data["words"] if word["text"] == "↔")
    assert round(arrow["x"] / month, 1) == 5.5
    (bar,) = data["bars"]
    assert 9 * month < bar["x"] < bar["x2"] < 12 * month
    assert bar["x2"] - bar["x"] > 2.5 * month
    assert not specification(year((4, 4)), "ja")["datasets"]["bars"]


def test_key_and_table_of_months() -> None:
    """No mark is explained; the table has every event in full, dates only where some are printed."""
    chart = examples("ja")["months"]
    assert [(item.mark, item.words) for item in key(chart, "ja")] == [
        ("◆↔◎◇□", "原資料の印のまま"),
        ("　", "期間"),
    ]
    told = table(chart, "ja")
    assert told.head == ("会議など", "月", "予定", "期日")
    assert told.rows[1] == ("プラン策定委員会", "6月", "◆ 第2回 骨子案検討", "6/7")
    assert ("幹事会", "9月～12月", "□ 市町村との意見交換", "") in told.rows
    assert len(told.rows) == 12
    assert table(year((1, 1)), "en").head == ("Body", "Month", "Event")
    assert not key(year(), "ja")


def test_each_body_stands_under_the_one_before_it_that_is_less_deep() -> None:
    """The table names whom each belongs to, the picture joins both; a gap in depth does no harm."""
    chart = bodies(0, 1, 2, 1, 3, 0, 2, outside=1)
    assert [each[1] for each in table(chart, "ja").rows] == ["－", "A", "B", "A", "D", "－", "F"]
    assert table(chart, "ja").rows[-1][0] == "G（外部）"
    data = specification(chart, "ja")["datasets"]
    level = [line for line in data["lines"] if line["y"] == line["y2"]]
    assert len(level) == 5
    assert [line["x2"] for line in level] == [seat["x"] for seat in data["seats"] if seat["x"] > 1]
    assert [seat["look"] for seat in data["seats"]] == ["on", "on-2", "on-2", "on-2", "on-2", "on", "none"]
    assert [item.words for item in key(chart, "en")] == ["outside"]
    assert not key(bodies(0, 1), "ja")

"""The sentences beside charts of values and dates: honest with nothing, with one, with all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dxplan.charts import (
    Chart,
    Event,
    Indicator,
    IndicatorPath,
    Lane,
    Point,
    QuarterSchedule,
    TargetsAndActuals,
    takeaway,
)


def targets(*values: tuple[int | str, int | str, str]) -> TargetsAndActuals:
    """Return indicators with target, actual value and direction."""
    rows = (
        Indicator(f"指標{number}", "件", Decimal(aim), Decimal(got), direction)  # type: ignore[arg-type]
        for number, (aim, got, direction) in enumerate(values, 1)
    )
    return TargetsAndActuals(2023, tuple(rows))


def path(direction: str, *points: tuple[int, str, int]) -> IndicatorPath:
    """Return the path of a percentage."""
    found = (Point(year, sort, Decimal(value)) for year, sort, value in points)  # type: ignore[arg-type]
    return IndicatorPath("割合", "%", tuple(found), direction)  # type: ignore[arg-type]


def schedule(*quarters: int) -> QuarterSchedule:
    """Return events in these quarters."""
    return QuarterSchedule(
        2023, "会議", (Lane("本部", tuple(Event(quarter, "●", "会議") for quarter in quarters)),)
    )


Y4, Y5, Y6 = "令和4年度（2022年度）", "令和5年度（2023年度）", "令和6年度（2024年度）"
CASES: list[tuple[Chart, str, str]] = [
    (targets(), "目標と比べられる指標はない。", "No indicator can be compared with a target."),
    (
        targets((0, 5, "at_least")),
        "目標と比べられる指標はない。",
        "No indicator can be compared with a target.",
    ),
    (targets((5, 5, "keep")), "目標と比べられる指標はない。", "No indicator can be compared with a target."),
    (
        targets((10, 10, "at_least")),
        "「指標1」は目標の100%で、目標に達した。",
        "“指標1” reached its target (100% of it).",
    ),
    (
        targets(("100", "99.99", "at_least")),
        "「指標1」は目標の99.9%で、目標に届かなかった。",
        "“指標1” is at 99.9% of its target.",
    ),
    (
        targets((10, 8, "at_most"), (10, 20, "at_least")),
        "目標と比べられる2指標は、すべて目標に達した。",
        "Both indicators with a comparable target reached it.",
    ),
    (
        targets((10, 20, "at_most"), (10, 4, "at_least")),
        "目標と比べられる2指標のうち目標に達した指標はなく、最も低いのは「指標2」の40%だった。",
        "None of 2 indicators with a comparable target reached it; the lowest, “指標2”, got to 40%.",
    ),
    (
        targets((10, 20, "at_least"), (10, 5, "at_least"), (4, 2, "at_least")),
        "目標と比べられる3指標のうち1指標が目標に達し、最も低いものは50%だった。",
        "1 of 3 indicators with a comparable target reached it; the lowest got to 50%.",
    ),
    (path("at_least"), "数値のデータがない。", "There are no values."),
    (
        path("at_least", (2023, "target", 37)),
        f"{Y5}の目標は37%で、実績はまだない。",
        "For FY2023 the target is 37%; there is no actual value yet.",
    ),
    (path("at_least", (2023, "actual", 15)), f"{Y5}の実績は15%。", "In FY2023 it was 15%."),
    (
        path("at_least", (2023, "actual", 37), (2023, "target", 37)),
        f"{Y5}の実績は37%、目標の37%を達成。",
        "In FY2023 it was 37%, reaching the target of 37%.",
    ),
    (
        path("at_most", (2023, "actual", 40), (2023, "target", 37)),
        f"{Y5}の実績は40%、目標の37%以下に届かず。",
        "In FY2023 it was 40%, short of the target of at most 37%.",
    ),
    (
        path("keep", (2023, "actual", 40), (2023, "target", 37), (2024, "target", 50)),
        f"{Y5}の実績は40%、目標は37%、{Y6}の目標は50%。",
        "In FY2023 it was 40%, against a target of 37%, with a target of 50% for FY2024.",
    ),
    (schedule(), f"{Y5}の予定に印の付いたものはない。", "No event of FY2023 carries a mark."),
    (
        schedule(2),
        f"{Y5}の予定のうち印の付いたものは1件で、7～9月にある。",
        "One event of FY2023 carries a mark, in Jul–Sep.",
    ),
    (
        schedule(1, 2, 2, 4, 4),
        f"{Y5}の予定のうち印の付いたものは5件で、7～9月、1～3月が各2件で最も多い。",
        "5 events of FY2023 carry a mark; Jul–Sep and Jan–Mar have the most (2 each).",
    ),
    (
        schedule(1, 2, 3, 4),
        f"{Y5}の予定のうち印の付いたものは4件で、どの四半期も1件ずつある。",
        "4 events of FY2023 carry a mark, 1 in every quarter.",
    ),
    (
        QuarterSchedule(
            2023, "会議", (Lane("本部", (Event(1, "▲", "開始"), Event(1, "▲", "まとめ", doubtful=True))),)
        ),
        f"{Y5}の予定のうち印の付いたものは2件で、4～6月が2件で最も多い（うち1件は四半期が不確か）。",
        "2 events of FY2023 carry a mark; Apr–Jun has the most (2). The quarter of 1 is uncertain.",
    ),
]


@pytest.mark.parametrize(("chart", "ja", "en"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_takeaway(chart: Chart, ja: str, en: str) -> None:
    """The sentence follows from the rows in both languages."""
    assert takeaway(chart, "ja") == ja
    assert takeaway(chart, "en") == en

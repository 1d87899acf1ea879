"""What the documents contain, counted by hand, comes out of content: Aomori's plan and its headquarters.

Akita's and Fukushima's documents are counted in test_site.py.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dxplan.load import load
from dxplan.model import Plan, Prefecture
from dxplan.source import read_sources

from .contents import REAL
from .documents import page


@cache
def prefecture(name: str) -> Prefecture:
    """Return a prefecture of the real content."""
    site = load(read_sources(REAL)[0]).site
    assert site is not None
    return next(one for one in site.prefectures if one.id == name)


def plan() -> Plan:
    """Return Aomori's plan."""
    found = prefecture("aomori").plan
    assert found is not None
    return found


def test_fields_areas_and_policies() -> None:
    """3 fields with 4, 7 and 3 areas and 54 policies, the one printed twice counted twice; 4 foundations."""
    fields = [field for field in plan().fields if field.role != "cross_cutting"]
    assert [len(field.areas) for field in fields] == [4, 7, 3]
    assert [[len(area.policies) for area in field.areas] for field in fields] == [
        [6, 5, 3, 3],
        [5, 3, 5, 3, 4, 3, 2],
        [3, 5, 4],
    ]
    policies = [policy for field in plan().fields for policy in field.policies]
    assert len(policies) == 54
    assert sum(bool(policy.same_as) for policy in policies) == 1
    assert all(area.vision for field in fields for area in field.areas)
    foundations = [field for field in plan().fields if field.role == "cross_cutting"]
    assert [len(field.areas) for field in foundations] == [4]
    assert all(area.text for field in foundations for area in field.areas)


def test_visions_goals_and_indicators() -> None:
    """7 visions for 2040 (2+3+2), 8 composite KPIs (3+2+3), 4 goals, none with a number."""
    fields = [field for field in plan().fields if field.role != "cross_cutting"]
    assert [len(field.visions) for field in fields] == [2, 3, 2]
    assert {vision.year for field in fields for vision in field.visions} == {2040}
    assert [len(field.indicators) for field in fields] == [3, 2, 3]
    assert {one.kind for field in fields for one in field.indicators} == {"composite"}
    assert all(one.missing for field in fields for one in field.indicators)
    goals = plan().goals
    assert goals is not None
    assert len(goals.goals) == 4
    for goal in goals.goals:
        assert goal.long_term is not None
        assert (goal.long_term.value, goal.long_term.missing) == (None, "figure_only")
        assert goal.long_term.as_of is not None
        assert goal.long_term.as_of.year == 2028


def test_period_priorities_and_poem() -> None:
    """FY2024 to FY2028; three priorities; the poem has twelve lines in both languages."""
    period, why = plan().period, plan().philosophy
    assert period is not None
    assert (period.first, period.last) == (2024, 2028)
    assert why is not None
    assert why.verse is not None
    assert len(why.priorities) == 3
    assert len(why.verse.lines.ja.splitlines()) == 12
    assert len(why.verse.lines.translations["en"].splitlines()) == 12


def test_statistics_and_empty_figures() -> None:
    """Eight pairs of Aomori and the nation; nine figures of which only words are left."""
    state = plan().state
    assert state is not None
    topics = [topic for chapter in state.chapters for topic in chapter.topics]
    pairs = {
        (str(one.points[0].value), str(one.points[1].value))
        for topic in topics
        for one in topic.statistics
        if one.kind == "comparison"
    }
    assert pairs == {
        ("77.4", "58.9"),
        ("76.9", "91.8"),
        ("212.5", "256.6"),
        ("49.2", "86.8"),
        ("99.98", "99.72"),
        ("89.5", "93.2"),
        ("75.2", "84.9"),
        ("66.7", "83.6"),
    }
    assert sum(len(topic.figures) for topic in topics) == 9


def test_headquarters() -> None:
    """7 articles and 2 supplementary provisions, 21 and 21 posts, 3 papers, 3 bodies in the schedule."""
    aomori = prefecture("aomori")
    charter = aomori.charter
    assert charter is not None
    assert [one.number for one in charter.articles] == [f"第{number}条" for number in range(1, 8)]
    assert len(charter.supplements) == 2
    assert [len(roll.posts) for roll in charter.rolls] == [21, 21]
    meeting = aomori.meetings[0]
    assert (str(meeting.date), len(meeting.papers)) == ("2023-06-02", 3)
    report = aomori.reports[0]
    assert report.schedule is not None
    rows = [row for group in report.schedule.groups for row in group.rows]
    assert (report.schedule.grid, [len(row.events) for row in rows]) == ("month", [5, 2, 4])
    assert len(report.policies) == 3


def test_nobody_is_named() -> None:
    """No mail address and no number but the operator's switchboard is in Aomori's content."""
    said = "".join(path.read_text(encoding="utf-8") for path in sorted((REAL / "aomori").rglob("*.yaml")))
    assert "@" not in said
    assert "080-" not in said
    assert "017-734" not in said


@pytest.mark.parametrize("root", ["", "en/"])
def test_everything_is_translated(root: str, built: Path) -> None:
    """The coverage page says 100 % for each prefecture and for what they share."""
    table = page(built, f"{root}translations/").first("table")
    shares = [list(row.all("td"))[-1].words for row in table.first("tbody").all("tr")]
    assert shares == ["100%"] * 4

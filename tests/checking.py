"""The small site on trial by the checks: the files that slips are made in, and texts to put into them."""

from __future__ import annotations

from dxplan.check import check
from dxplan.problems import Problem

from .contents import Edit, load_small

REPORT, YEAR, LAST = "minato/2023/report.yaml", "minato/2023/harbour.yaml", "minato/2022/harbour.yaml"
PLAN, HARBOUR = "minato/plan/plan.yaml", "minato/plan/harbour.yaml"
SCHEDULE, ENGLISH = "minato/2023/schedule.yaml", "minato/2023/harbour.en.yaml"
STATE, HEADQUARTERS = "minato/plan/state.yaml", "minato/headquarters.yaml"
WHY, WHY_IN_ENGLISH = "minato/plan/philosophy.yaml", "minato/plan/philosophy.en.yaml"
THEME = """themes:
  - id: online
    title: オンライン
    lead: オンラインの取組。
    records:
      - {record}
    yardsticks:
      - id: share
        title: 割合
        indicators:
          - minato/online-bookings{one}
"""
POINT = """title: 今
source: plan-2022
chapters:
  - id: now
    title: 今
    topics:
      - id: ships
        title: 船
        text: 船は12隻である。
        statistics:
          - id: ships-now
            name: 船
            kind: single
            points:
              - id: all-ships
                label: 船
                value: {value}
                printed: {printed}
"""
BODIES = """title: 体制
source: plan-2022
bodies:
  - id: upper
    name: 上
    parent: {above}
  - id: lower
    name: 下
    parent: upper
"""
VERSE = "source: plan-2022\nverse:\n  title: 詩\n  lines: |\n    一行目\n    二行目\n"
VERSE_IN_ENGLISH = "verse:\n  title: Poem\n  lines: |\n    First{between}second\n"
ROUND = "source: report-2023\nrounds:\n  - id: autumn\n    title: 秋"
GAP = """    rounds:
      autumn:
        grade: ○
        values:
          paper-sheets:
            no_target: not_set
    plan: |
      ・紙"""
POLICIES = """    policies:
      - id: a
        text: 一
      - id: b
        text: 一
        same_as: a
    initiatives:
"""
GROUPED = ("minato/plan/learning.yaml", "areas:\n", "groups:\n  - id: rooms\n    title: 部屋\nareas:\n")


def found(*edits: Edit) -> list[Problem]:
    """Return what the checks say of the small site after edits; loading it must go well."""
    loaded = load_small(*edits)
    assert [one for one in loaded.problems if one.severity == "error"] == []
    return check(loaded)

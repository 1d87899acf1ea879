"""The real site: its counts are those of the documents."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from .contents import REAL
from .documents import Element, page

R4 = {"A": 10, "B": 56, "C": 7, "": 9}
R5 = {"A": 17, "B": 60, "C": 5}
FROM_R4_TO_R5 = {
    "AA": 8,
    "AB": 2,
    "BA": 6,
    "BB": 47,
    "BC": 3,
    "CA": 2,
    "CB": 3,
    "CC": 2,
    "A": 1,  # this and the next were new in R5
    "B": 8,
}


def rows_of(site: Path, what: str) -> list[dict[str, str]]:
    """Return the rows of a file of open data."""
    with (site / f"data/akita/{what}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def body_rows(table: Element) -> list[Element]:
    """Return the rows of a table below its head."""
    return list(table.first("tbody").all("tr"))


def grades_of(site: Path, year: int) -> dict[str, str]:
    """Return the grade of each initiative in a year; empty where there is none."""
    rows = rows_of(site, "evaluations")
    return {row["initiative"]: row["grade"] for row in rows if row["fiscal_year"] == str(year)}


def test_the_grades_of_both_years(built: Path) -> None:
    """82 initiatives; A 17, B 60, C 5 in R5, A 10, B 56, C 7 in R4 and nine new ones; what became of each."""
    before, after = grades_of(built, 2022), grades_of(built, 2023)
    assert Counter(after.values()) == R5
    assert Counter(before.values()) == R4
    assert Counter(before[name] + grade for name, grade in after.items()) == FROM_R4_TO_R5
    assert {row["number"] for row in rows_of(built, "evaluations") if row["fiscal_year"] == "2023"} == {
        str(number) for number in range(1, 83)
    }


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_pages_count_the_same(root: str, built: Path) -> None:
    """The list has 82 rows with these grades; the reports show the totals, R5's as checked."""
    rows = body_rows(page(built, f"{root}akita/initiatives/").first("table", id="initiatives"))
    assert Counter(row.attributes["data-grade"] for row in rows) == R5
    assert len({row.first("a").attributes["href"] for row in rows}) == 82
    for year, counts in ((2023, R5), (2022, R4)):
        totals = body_rows(page(built, f"{root}akita/{year}/").first("table", id="totals"))
        shown = {row.first("b").words: row.first("td").words for row in totals}
        assert shown == {mark: str(count) for mark, count in counts.items() if mark}
    checked = list(page(built, f"{root}akita/2023/").first("table", id="totals").of_class("checked"))
    assert len(checked) == 3


def test_the_details(built: Path) -> None:
    """24 initiatives are explained: 7 of grade A, 15 of B, 2 of C, in the report and on their own pages."""
    after = grades_of(built, 2023)
    told = [row["initiative"] for row in rows_of(built, "evaluations") if row["progress_ja"]]
    assert Counter(after[name] for name in told) == {"A": 7, "B": 15, "C": 2}
    for root in ("", "en/"):
        entries = list(page(built, f"{root}akita/2023/").all("article"))
        assert sorted(one.attributes["id"] for one in entries if "entry" in one.classes) == sorted(told)
        own = [
            name for name in after if list(page(built, f"{root}akita/initiatives/{name}/").of_class("story"))
        ]
        assert sorted(own) == sorted(told)


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_indicators(root: str, built: Path) -> None:
    """15 pairs of target and actual; the other numbers stand apart, and none of them has a target."""
    numbers = rows_of(built, "indicators")
    paired = [row for row in numbers if row["target"] and row["actual"]]
    assert len(paired) == 15
    shown = page(built, f"{root}akita/indicators/")
    assert len(body_rows(shown.first("table", id="targets"))) == 15
    assert len(body_rows(shown.first("table", id="actuals"))) == len(numbers) - 15


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_schedule(root: str, built: Path) -> None:
    """23 rows in five groups of 5, 6, 4, 5, 3; the 18 rows of the four fields lead to initiatives."""
    tables = [
        one for one in page(built, f"{root}akita/2023/schedule/").all("table") if "schedule" in one.classes
    ]
    rows = [body_rows(table) for table in tables]
    assert [len(group) for group in rows] == [5, 6, 4, 5, 3]
    linked = [
        row
        for group in rows[1:]
        for row in group
        if any("initiatives/" in one.attributes["href"] for one in row.all("a"))
    ]
    assert len(linked) == 18


def fukushima(kind: str) -> dict[str, dict[str, Any]]:
    """Return the files of Fukushima's fields, from the plan or from a year, by the name of the field."""
    folder = REAL / "fukushima"
    order = yaml.load((folder / "plan/plan.yaml").read_bytes(), Loader=yaml.CBaseLoader)["order"]
    files = {name: folder / kind / f"{name}.yaml" for name in order}
    return {name: yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader) for name, path in files.items()}


@pytest.mark.parametrize(
    ("part", "numbered", "labels", "relisted", "blank", "continued"),
    [
        ("administration", 49, {"kpi": 13, "goal": 36}, 10, 3, ""),
        ("region", 72, {"kpi": 51, "goal": 21}, 0, 6, "construction-dx"),
    ],
)
def test_the_two_lists_of_fukushima(
    part: str, numbered: int, labels: dict[str, int], relisted: int, blank: int, continued: str
) -> None:
    """Each list numbers from 1 without a gap, each row with a label; others are listed again or blank."""
    plan, year = fukushima("plan"), fukushima("2023")
    own = [name for name, field in plan.items() if field["part"] == part]
    promised = {
        one["id"] for name in own for area in plan[name]["areas"] for one in area.get("initiatives", ())
    }
    told = {name: one for field in own for name, one in year[field]["evaluations"].items()}
    assert set(told) == promised
    assert sorted(int(one["number"]) for one in told.values()) == list(range(1, numbered + 1))
    assert Counter(one["plan_label"] for one in told.values()) == labels
    assert not any("grade" in one for one in told.values())
    placed = [one for name in own for area in plan[name]["areas"] for one in area.get("placements", ())]
    assert sum(one["kind"] == "relisted" for one in placed) == relisted
    shared = Counter(one.get("initiative", "") for one in placed if one["kind"] == "shared")
    assert shared[continued] == blank

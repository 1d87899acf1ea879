"""The same rows everywhere: what the tables of a page show is what stands in the files of open data."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from dxplan.language import fiscal_year, number

from .documents import Element, charts, page

LANGUAGES = ("ja", "en")
Row = dict[str, str]


@cache
def rows_of(site: Path, one: str, what: str) -> list[Row]:
    """Return the rows of a table of a prefecture; none where there is no such file."""
    path = site / f"data/{one}/{what}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def shown(site: Path, address: str, lang: str) -> Element:
    """Return a page in a language."""
    return page(site, address if lang == "ja" else f"{lang}/{address}")


def body(table: Element) -> list[Element]:
    """Return the rows of a table below its head."""
    return list(table.first("tbody").all("tr"))


def cells(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return [cell for cell in row.inside if isinstance(cell, Element) and cell.tag in {"td", "th"}]


def own(element: Element) -> str:
    """Return the words of an element without those of the elements that only mark it."""
    marks = sum(one.words != "" and "tag" in one.classes for one in element.all("span"))
    words = element.words
    for one in list(element.all("span"))[-marks:] if marks else ():
        words = words.removesuffix(one.words).strip()
    return words


def said(row: Row, name: str, lang: str) -> str:
    """Return the words of a row in a language as a page shows them: in Japanese where not translated."""
    return " ".join((row[f"{name}_{lang}"] or row[f"{name}_ja"]).split())


def ending(element: Element) -> str:
    """Return the last part of the address that the first link leads to."""
    return element.first("a").attributes["href"].rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", ["akita", "fukushima"])
def test_list_of_initiatives(one: str, lang: str, built: Path) -> None:
    """Number, id, title, field and the grade of every year, row by row."""
    rows = rows_of(built, one, "initiatives")
    years = sorted((name for name in rows[0] if name.startswith("grade_")), reverse=True)
    drawn = []
    for row in body(shown(built, f"{one}/initiatives/", lang).first("table", id="initiatives")):
        first, title, field, *grades = cells(row)
        marks = [next((mark.words for mark in cell.all("b", "abbr")), "") for cell in grades]
        drawn.append([first.words, ending(title), title.words, field.words, *marks])
    assert drawn == [
        [row["number"], row["id"], said(row, "title", lang), said(row, "field", lang)]
        + [row[year] for year in years]
        for row in rows
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("one", "year"), [("akita", 2022), ("akita", 2023), ("fukushima", 2023)])
def test_evaluations_of_a_report(one: str, year: int, lang: str, built: Path) -> None:
    """Every row of a report's tables is one of the year's evaluations: number, initiative and grade."""
    root = shown(built, f"{one}/{year}/", lang)
    drawn = [
        (row[0].words, ending(row[1]), next((mark.words for mark in row[-1].all("b", "abbr")), ""))
        for table in root.first("main").all("table")
        if table.attributes.get("id", "").endswith("-list")
        for row in map(cells, body(table))
    ]
    rows = [row for row in rows_of(built, one, "evaluations") if row["fiscal_year"] == str(year)]
    assert sorted(drawn) == sorted((row["number"], row["initiative"], row["grade"]) for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_totals_of_a_report(lang: str, built: Path) -> None:
    """The totals that the report publishes are those of the file, mark by mark."""
    table = shown(built, "akita/2023/", lang).first("table", id="totals")
    drawn = {
        cells(row)[0].first("b").words: re.findall(r"[\d.]+", cells(row)[-1].words) for row in body(table)
    }
    rows = rows_of(built, "akita", "totals")
    assert drawn == {row["mark"]: [row["count"], *filter(None, [row["share"]])] for row in rows}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", ["akita", "fukushima"])
def test_indicators(one: str, lang: str, built: Path) -> None:
    """Name, year, target, actual and initiative of every indicator; those without a target apart."""

    def amount(row: Row, name: str) -> str:
        unit = said(row, "unit", lang)
        return number(Decimal(row[name]), lang, unit) if row[name] else ""

    root = shown(built, f"{one}/indicators/", lang)
    drawn: list[tuple[str, ...]] = []
    for row in body(root.first("table", id="targets")):
        name, year, target, actual, *_, initiative = cells(row)
        has = actual.words if re.search(r"\d", actual.words) else ""
        drawn.append((own(name).partition(" (")[0], year.words, target.words, has, ending(initiative)))
    for row in (row for table in root.all("table", id="actuals") for row in body(table)):
        name, year, actual, *_, initiative = cells(row)
        without = "".join(part for part in actual.inside if isinstance(part, str)).strip()
        drawn.append((own(name).partition(" (")[0], year.words, "", without, ending(initiative)))
    rows = [row for row in rows_of(built, one, "indicators") if row["initiative"]]
    wanted = [
        (
            said(row, "name", lang).partition(" (")[0],
            fiscal_year(int(row["fiscal_year"]), lang, short=True),
            amount(row, "target"),
            amount(row, "actual"),
            row["initiative"],
        )
        for row in rows
    ]
    assert sorted(drawn) == sorted(wanted)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_statistics(lang: str, built: Path) -> None:
    """Every number of the present state as printed, under its name, in the order of the file."""
    root = shown(built, "aomori/plan/current-state/", lang)
    for name in dict.fromkeys(row["id"] for row in rows_of(built, "aomori", "statistics")):
        rows = [row for row in rows_of(built, "aomori", "statistics") if row["id"] == name]
        block = root.first("div", id=name)
        assert block.first("dt").words == said(rows[0], "name", lang)
        points = [one for one in block.all("p") if list(one.all("b"))]
        assert [one.first("b").words for one in points] == [
            number(Decimal(row["value"]), lang, said(row, "unit", lang)) for row in rows
        ]
        assert [one.first("q").words for one in points] == [row["printed"] for row in rows]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_goals(lang: str, built: Path) -> None:
    """The page of goals holds the indicators of the plan and its fields, by name and in order."""
    blocks = [
        one for one in shown(built, "aomori/plan/goals/", lang).of_class("measure") if "id" in one.attributes
    ]
    rows = [row for row in rows_of(built, "aomori", "goals") if not row["initiative"] and not row["part_of"]]
    assert [one.attributes["id"] for one in blocks] == [row["id"] for row in rows]
    for block, row in zip(blocks, rows, strict=True):
        assert block.first("h3", "h4").words.startswith(said(row, "name", lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_schedule(lang: str, built: Path) -> None:
    """What stands in the cells of the schedule are the rows of the file and quarter by quarter."""
    root = shown(built, "akita/2023/schedule/", lang)
    drawn = {
        (row.attributes["id"], f"q{at}")
        for table in root.all("table")
        if "schedule" in table.classes
        for row in body(table)
        for at, cell in enumerate(cells(row)[1:], 1)
        if cell.words
    }
    assert drawn == {(row["id"], row["when"]) for row in rows_of(built, "akita", "schedule") if row["when"]}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", ["akita", "aomori", "fukushima"])
def test_documents_and_readings(one: str, lang: str, built: Path) -> None:
    """The page of sources names every document and every reading of the files."""
    root = shown(built, f"{one}/sources/", lang)
    ids = {each.attributes["id"] for each in root.all() if "id" in each.attributes}
    for what in ("sources", "readings"):
        rows = rows_of(built, one, what)
        assert rows
        assert {row["id"] for row in rows} <= ids
    for row in rows_of(built, one, "sources"):
        assert said(row, "title", lang) in root.words


def test_tables_of_charts(built: Path) -> None:
    """The table beside every chart is its CSV, cell by cell."""
    seen = 0
    for address, figure in charts(built):
        seen += 1
        table = figure.first("table")
        drawn = [[cell.words for cell in table.first("thead").all("th")]]
        drawn += [[cell.words for cell in cells(row)] for row in body(table)]
        with (built / f"charts/{figure.attributes['id']}.csv").open(encoding="utf-8-sig", newline="") as file:
            told = [[" ".join(cell.removeprefix("'").split()) for cell in row] for row in csv.reader(file)]
        assert drawn == told, address
    assert seen > 80

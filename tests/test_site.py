"""The real site: its counts and words are those of the documents, and where they are not it is not built."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from .documents import Element, addresses, page, squeezed
from .tools import ROOT, build

CONTENT = ROOT / "content"
JAPANESE = re.compile(r"[ぁ-ヺ々一-鿿]")
NOT_SHOWN = frozenset({"fingerprint", "repository", "base_url"})
MARKS = "・●▲◆◎◇○■□※→↔ \u3000"

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


def values_of(node: Any, key: str = "") -> Iterator[str]:
    """Yield the texts of a tree of content, line by line, that a reader is to find."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in NOT_SHOWN:
                yield from values_of(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from values_of(value, key)
    else:
        yield from filter(None, (line.strip(MARKS) for line in str(node).splitlines()))


def markdown_lines(text: str) -> Iterator[str]:
    """Yield the words of a Markdown text without its marks."""
    for line in text.splitlines():
        bare = re.sub(r"\[([^\]]*)\]\([^)]*\)|\*\*|`", r"\1", line).strip("#-*|>1234567890. ")
        yield from (cell.strip() for cell in bare.split("|") if cell.strip(" -:"))


def told(ending: Callable[[Path], bool]) -> dict[str, str]:
    """Return every line of content in the files that are wanted, with the file that says it."""
    found: dict[str, str] = {}
    for path in sorted(CONTENT.rglob("*.*")):
        name = path.relative_to(CONTENT).as_posix()
        if not ending(path) or path.name in {"synonyms.yaml", "README.md"}:
            continue
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        tree = yaml.load(text, Loader=yaml.CBaseLoader) if path.suffix == ".yaml" else None
        for line in values_of(tree) if path.suffix == ".yaml" else markdown_lines(text):
            found.setdefault(squeezed(line), name)
    return found


@cache
def words_of(site: Path, lang: str) -> str:
    """Return all that the pages of a language say, without white space."""
    own = [one for one in addresses(site) if one.startswith("en/") == (lang == "en")]
    heads = [page(site, one).first("meta", name="description").attributes["content"] for one in own]
    return squeezed("\n".join([page(site, one).first("body").text for one in own] + heads))


def test_every_japanese_wording_is_on_the_site(built: Path) -> None:
    """Each line of Japanese in the content is found, letter for letter, on some page."""
    lines = told(lambda path: path.suffix in {".yaml", ".md"} and not path.stem.endswith(".en"))
    said = words_of(built, "ja")
    assert [
        f"{name}: {line}" for line, name in lines.items() if JAPANESE.search(line) and line not in said
    ] == []
    assert sum(1 for line in lines if JAPANESE.search(line)) > 500


def test_every_english_wording_is_on_the_site(built: Path) -> None:
    """Each line of English in the content is found on some English page."""
    lines = told(lambda path: path.stem.endswith(".en"))
    said = words_of(built, "en")
    assert [f"{name}: {line}" for line, name in lines.items() if line not in said] == []
    assert len(lines) > 500


def test_no_english_page_lacks_its_text(built: Path) -> None:
    """Nothing on an English page is marked as not translated, or as made from older words."""
    for address in addresses(built):
        for mark in ("untranslated", "behind"):
            faults = [one.words for one in page(built, address).first("body").of_class(mark)]
            assert faults == [], f"{address}: {mark}"


def fukushima(kind: str) -> dict[str, dict[str, Any]]:
    """Return the files of Fukushima's fields, from the plan or from a year, by the name of the field."""
    folder = CONTENT / "fukushima"
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


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was written, and which file it is."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
    }


def test_a_changed_grade_stops_the_build(built: Path, tmp_path: Path) -> None:
    """The published totals no longer hold: the message names their line and the sums, the old site stays."""
    content, site = tmp_path / "content", tmp_path / "site"
    shutil.copytree(CONTENT, content)
    shutil.copytree(built, site)
    before = bytes_of(site), stamps(site)
    file = content / "akita/2023/government.yaml"
    head, grade, rest = file.read_text(encoding="utf-8").partition("    grade: B\n")
    assert grade
    file.write_text(f"{head}    grade: A\n{rest}", encoding="utf-8", newline="\n")
    ended = build(site, content=content)
    assert ended.returncode == 1
    lines = (content / "akita/2023/report.yaml").read_text(encoding="utf-8").splitlines()
    for count, sum_ in (("count: 17", 18), ("count: 60", 59)):
        at = lines.index(next(line for line in lines if line.strip() == count)) + 1
        said = re.search(
            rf"akita/2023/report\.yaml:{at}:\d+(.*?)(?=\n\S*\.yaml:|\Z)", ended.stdout, re.DOTALL
        )
        assert said, ended.stdout
        assert str(sum_) in said[1]
    assert (bytes_of(site), stamps(site)) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]

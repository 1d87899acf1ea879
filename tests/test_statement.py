"""The statement on accessibility: all criteria are there, their tests exist, silence claims nothing."""

from __future__ import annotations

import ast
import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dxplan.criteria import JIS, Outcome, answer, criteria, probes
from dxplan.model import Accessibility, AccessTest, Date, Judgement, Text
from tests.browser.statement import FILE, counted, kept, told
from tests.documents import page
from tests.tools import ROOT

WCAG_20 = (
    [
        "1.1.1",
        "1.2.1",
        "1.2.2",
        "1.2.3",
        "1.3.1",
        "1.3.2",
        "1.3.3",
        "1.4.1",
        "1.4.2",
        "2.1.1",
        "2.1.2",
        "2.2.1",
        "2.2.2",
        "2.3.1",
        "2.4.1",
        "2.4.2",
        "2.4.3",
        "2.4.4",
        "3.1.1",
        "3.2.1",
        "3.2.2",
        "3.3.1",
        "3.3.2",
        "4.1.1",
        "4.1.2",
    ],
    [
        "1.2.4",
        "1.2.5",
        "1.4.3",
        "1.4.4",
        "1.4.5",
        "2.4.5",
        "2.4.6",
        "2.4.7",
        "3.1.2",
        "3.2.3",
        "3.2.4",
        "3.3.3",
        "3.3.4",
    ],
)
LATER = {
    "2.1": [
        "1.3.4",
        "1.3.5",
        "1.4.10",
        "1.4.11",
        "1.4.12",
        "1.4.13",
        "2.1.4",
        "2.5.1",
        "2.5.2",
        "2.5.3",
        "2.5.4",
        "4.1.3",
    ],
    "2.2": ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"],
}
WHEN = Date(2024, 6, 1)


def test_all_criteria_are_listed() -> None:
    """The 25 and 13 of the JIS, then what WCAG 2.1 and 2.2 add; each once, in both languages."""
    listed = criteria()
    for level, numbers in zip(("A", "AA"), WCAG_20, strict=True):
        assert sorted(one.number for one in listed if (one.since, one.level) == (JIS, level)) == sorted(
            numbers
        )
    for since, numbers in LATER.items():
        assert sorted(one.number for one in listed if one.since == since) == sorted(numbers)
    assert len({one.number for one in listed}) == len(listed) == 56
    assert all(one.words["ja"] and one.words["en"] for one in listed)
    assert all(not one.rest or (one.rest["ja"] and one.rest["en"]) for one in listed)


def test_every_named_test_exists() -> None:
    """Each test stands at the place that is named; each is used, and no criterion names another."""
    for one in probes():
        path, name = one.test.split("::")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, one.test
    assert {name for one in criteria() for name in one.tests} == {one.id for one in probes()}


def ran(failed: int = 0, judged: tuple[Judgement, ...] = ()) -> Accessibility:
    """Return a run in which every test passed but for so many cases of each."""
    done = tuple(AccessTest(id=one.id, passed=2, failed=failed) for one in probes())
    return Accessibility(date=WHEN, browser="X 1", sample=2, pages=3, tests=done, judged=judged)


def outcome(number: str, found: Accessibility | None) -> Outcome:
    """Return what comes of a criterion."""
    return answer(next(one for one in criteria() if one.number == number), found).outcome


@pytest.mark.parametrize(
    ("number", "wanted"),
    [("3.1.1", "met"), ("1.2.1", "absent"), ("1.1.1", "partly"), ("1.3.3", "untested")],
)
def test_what_passed_tests_say(number: str, wanted: Outcome) -> None:
    """Met where tests decide, absent where they show it, partly where people must judge, else untested."""
    assert outcome(number, ran()) == wanted
    assert outcome(number, None) == "untested"
    assert outcome(number, ran(failed=1)) == ("untested" if number == "1.3.3" else "unmet")


def test_what_people_judge() -> None:
    """A judgement decides where tests leave something, but never against a failed test."""
    for result, wanted in (("met", "met"), ("unmet", "unmet"), ("absent", "absent")):
        judged = tuple(
            Judgement(criterion=number, result=result, date=WHEN, by=Text("事務局"))
            for number in ("1.1.1", "1.3.3")
        )
        assert outcome("1.3.3", ran(judged=judged)) == outcome("1.1.1", ran(judged=judged)) == wanted
        assert outcome("1.1.1", ran(failed=1, judged=judged)) == "unmet"


def test_a_test_that_did_not_run_answers_nothing() -> None:
    """A criterion whose tests are not all in the file, or had no case, is untested."""
    some = ran()
    fewer = Accessibility(date=WHEN, browser="X", sample=1, pages=1, tests=some.tests[1:])
    assert outcome("1.4.3", fewer) == "untested"
    none = tuple(AccessTest(id=one.id, passed=0, failed=0) for one in probes())
    assert (
        outcome("3.1.1", Accessibility(date=WHEN, browser="X", sample=1, pages=1, tests=none)) == "untested"
    )


def test_a_report_is_counted() -> None:
    """The cases of a test count together; a skipped one did not pass."""
    report = ET.fromstring(
        '<testsuites><testsuite><testcase classname="tests.browser.test_a" name="test_b[x]"/>'
        '<testcase classname="tests.browser.test_a" name="test_b[y]"><skipped/></testcase>'
        "</testsuite></testsuites>"
    )
    assert counted(report) == {"tests/browser/test_a.py::test_b": (1, 1)}


def test_what_people_wrote_stays() -> None:
    """A new run keeps every byte from `judged:` on, and counts a test without result as failed."""
    judged = 'judged:\n  - criterion: "1.3.3" # 確かめた\n    result: met\n'
    text = told("2024-06-01", "X 1", 3, {}, judged)
    assert kept(text) == judged
    assert text.count("failed: 1") == len(probes())
    assert kept("date: 2024-06-01\n") == ""


def test_the_file_holds_the_tests() -> None:
    """The real results are of exactly the tests that the criteria name."""
    text = FILE.read_text(encoding="utf-8")
    assert [line.split()[-1] for line in text.splitlines() if "- id:" in line] == [one.id for one in probes()]


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_statement_says_what_is_not_tested(root: str, built: Path) -> None:
    """The page lists all criteria, says that no conformance is claimed, and is reached from every footer."""
    whole = page(built, f"{root}accessibility/")
    rows = [
        row for name in ("jis", "wcag") for row in whole.first("table", id=f"{name}-criteria").all("tbody")
    ]
    assert [len(list(row.all("tr"))) for row in rows] == [38, 18]
    claim = "対応度の表記はしていません" if not root else "No conformance is claimed"
    assert claim in whole.first("main").words
    untested = "試験していない" if not root else "not tested"
    assert untested in rows[0].words
    home = page(built, root)
    assert any(one.attributes["href"] == "accessibility/" for one in home.first("footer").all("a"))


def test_its_tables_are_open_data(built: Path) -> None:
    """A CSV has the rows of each table of the statement, with the same numbers and names in each language."""
    for lang, root in (("ja", ""), ("en", "en/")):
        statement = page(built, f"{root}accessibility/")
        heads = [one.words for one in statement.all("th", scope="row")]
        for name, key in (("results", "criterion"), ("tests", "test")):
            text = (built / f"accessibility/{name}.csv").read_text(encoding="utf-8-sig")
            rows = list(csv.DictReader(text.splitlines()))
            named = [f"{row[key]} {row[f'title_{lang}']}" if name == "results" else row[key] for row in rows]
            shown, heads = heads[: len(rows)], heads[len(rows) :]
            assert all(one.startswith(said) for said, one in zip(named, shown, strict=True))
        assert heads == []
    assert all(int(row["passed"]) > 0 for row in rows)

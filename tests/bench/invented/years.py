"""The yearly reports of one prefecture: grades, what was planned and done, numbers, published totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from dxplan.language import fiscal_year, percent

from .plan import Indicator, Initiative
from .words import Said, bullets, say
from .written import Record

SHARES = (0.2, 0.7, 0.1)  # of the grades, best first, about as Akita's are
STAYS, NEW, BARE, SHARED, LOST, MONEY = 0.7, 0.05, 0.1, 0.1, 0.05, 0.15
Grades = Mapping[str, Sequence[str]]  # by initiative, a year each; "" where there is none yet


def grades(choice: Random, initiatives: Sequence[Initiative], years: int, marks: Sequence[str]) -> Grades:
    """Return every initiative's grade of every year: most stay, some are new after the first year."""
    found = {}
    for one in initiatives:
        begins = choice.randrange(years) if choice.random() < NEW else 0
        own = [choice.choices(marks, SHARES)[0]]
        while len(own) < years:
            own.append(own[-1] if choice.random() < STAYS else choice.choices(marks, SHARES)[0])
        found[one.id] = [""] * begins + own[begins:]
    return found


def report(year: int, title: Said, source: str, told: Counter[str], marks: Sequence[str]) -> Record:
    """Return the file of a year's report, with totals that agree with the rows."""
    rows = told.total()
    tenths = round(percent(told[marks[0]] + told[marks[1]], rows) / 10)
    claim = f"{rows}の取組について進捗状況を評価した結果、約{tenths}割が順調に進んでいる。"
    in_english = f"Of the {rows} initiatives assessed, about {tenths}0% are making good progress."
    counts = [{"mark": one, "count": told[one], "share": percent(told[one], rows)} for one in marks]
    return {
        "title": title,
        "source": source,
        "heading": Said("1 進捗状況の概要", "1 Overview of progress"),
        "claim": Said(claim, in_english),
        "details": Said("2 取組の進捗状況", "2 Progress of the initiatives"),
        "totals": {
            "initiatives": rows,
            "grades": counts,
            "on_track": {"grades": list(marks[:2]), "tenths": tenths, "printed": f"約{tenths}割"},
        },
    }


def evaluations(
    choice: Random, initiatives: Sequence[Initiative], given: Grades, year: int, years: Sequence[int]
) -> dict[str, Record]:
    """Return the file of each field of a year by its name; initiatives are numbered in the plan's order."""
    fields: dict[str, dict[str, Record]] = {}
    for number, one in enumerate(initiatives, start=1):
        mark = given[one.id][years.index(year)]
        record = _evaluation(choice, one, year, years) if mark and choice.random() > BARE else {}
        grade = {"grade": mark} if mark else {"ungraded": "new"}
        fields.setdefault(one.field, {})[one.id] = {"number": number, **grade, **record}
    return {field: {"evaluations": own} for field, own in fields.items()}


def _evaluation(choice: Random, one: Initiative, year: int, years: Sequence[int]) -> Record:
    """Return what a report tells of one initiative, beyond its grade."""
    planned, done, values = [], [], {}
    for indicator in one.indicators:
        value, target, actual = _value(choice, indicator, year, years)
        values[indicator.id] = value
        planned.append(target)
        done += [actual] if actual else []
    if not planned or choice.random() < 0.1:
        planned.append(say(choice, "plan", **one.about))
    done += [say(choice, "shared" if choice.random() < SHARED else "progress", **one.about)]
    ahead = [say(choice, "shared" if choice.random() < SHARED else "next", **one.about)]
    ahead += [say(choice, "next", **one.about)] if choice.random() < 0.3 else []
    record: dict[str, Any] = {"departments": list(one.departments)}
    record |= {"plan": bullets(planned), "progress": bullets(done), "next": bullets(ahead)}
    if values:
        record["values"] = values
    if choice.random() < MONEY:
        money = choice.randint(500, 90_000)
        record["budget"] = {"unit": "thousand_yen", "planned": money, "settled": money * 9 // 10}
    return record


def _value(
    choice: Random, one: Indicator, year: int, years: Sequence[int]
) -> tuple[Record, Said, Said | None]:
    """Return an indicator's numbers of a year, and the sentences in which target and actual are printed."""
    so_far = (years.index(year) + 1) / len(years)
    share = 0.2 + 0.7 * so_far if one.direction == "at_least" else 1 - 0.7 * so_far
    target = max(1, round(one.highest * share))
    short = fiscal_year(year, "ja", short=True)
    value: dict[str, Any] = {"target": target, "target_printed": f"{target:,}{one.unit.ja}"}
    planned = Said(f"{one.name.ja} {short}：{target:,}{one.unit.ja}", _counted(one, year, target))
    if choice.random() < LOST:
        return value | {"no_actual": "not_published"}, planned, None
    actual = max(1, round(target * choice.uniform(0.75, 1.1)))
    when = f"R{year - 2017}.3時点"
    value |= {"actual": actual, "actual_printed": f"{actual:,}{one.unit.ja}", "as_of": f"{year + 1}-03"}
    done = Said(f"{one.name.ja} {short}：{actual:,}{one.unit.ja}（{when}）", _counted(one, year, actual))
    return value | {"as_of_printed": when}, planned, Said(done.ja, f"{done.en} (as of March {year + 1})")


def _counted(one: Indicator, year: int, number: int) -> str:
    gap = "" if one.unit.en == "%" else " "
    return f"{one.name.en}, FY{year}: {number:,}{gap}{one.unit.en}"

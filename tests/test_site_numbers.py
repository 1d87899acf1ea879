"""The real site: every number on a page is typed in the content, or is what a named function makes of it.

The functions are those that pages and charts use, asked here for every number that they could be asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import build
from dxplan import addresses as known
from dxplan.charts.ticks import ticks
from dxplan.charts.words import whole_percent
from dxplan.language import fiscal_year, number, percent, plain, weight
from dxplan.model import Prefecture, Statistic
from dxplan.model.walk import records
from dxplan.stories import Stories, count, tell

from .contents import REAL, ROOT
from .documents import addresses, page

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
ITSELF = (
    "data/",
    "translations/",
    "404.html",
)  # pages that tell of the site itself: its files and its translation


def numbers(text: str) -> set[str]:
    """Return the numbers of a text, without digit groups, leading zeros and the width of their digits."""
    found = DIGITS.findall(unicodedata.normalize("NFKC", text))
    return {re.sub(r"^0+(?=\d)", "", one.replace(",", "")) for one in found}


def typed(files: Iterable[Path]) -> set[str]:
    """Return the numbers that stand in files."""
    return {one for path in files for one in numbers(path.read_text(encoding="utf-8-sig"))}


def shares(stories: Stories) -> Iterator[str]:
    """Yield how many percent each part of the graded is: each grade, and all that are not below plan."""
    plan = stories.prefecture.plan
    groups = [stories.all, *(stories.of_field(field) for field in (plan.fields if plan else ()))]
    for report in stories.graded_reports:
        for group in groups:
            counted = count(group, report)
            graded = counted.total() - counted[""]
            good = sum(counted[grade.id] for grade in stories.grades if grade.standing in {"above", "on"})
            parts = [good, *(counted[grade.id] for grade in stories.grades)]
            yield from (str(percent(part, graded)) for part in parts)


def ratios(stories: Stories) -> Iterator[str]:
    """Yield how many percent of each target was reached, to a tenth and whole."""
    for _, measure in stories.measures():
        target, actual = measure.value.target, measure.value.actual
        if target and actual is not None:
            yield plain((actual / target * 100).quantize(Decimal("0.1")))
            yield whole_percent(actual / target)


def gaps(stories: Stories) -> Iterator[str]:
    """Yield the distance of two numbers that are compared: target and actual, a prefecture and the others."""
    pairs = [(one.value.target, one.value.actual) for _, one in stories.measures()]
    for one in statistics(stories.prefecture):
        own = one.own()
        pairs += [(own.value if own else None, point.value) for point in one.points]
    yield from (plain(abs(one - two)) for one, two in pairs if one is not None and two is not None)


def axes(stories: Stories) -> Iterator[str]:
    """Yield the numbers at the axes of the charts of indicators, and of numbers about the present."""
    drawn: dict[str, list[Decimal]] = {}
    for story, measure in stories.measures():
        own = drawn.setdefault(f"{story.id} {measure.indicator.id}", [])
        forecast = measure.value.forecast.value if measure.value.forecast else None
        own += [one for one in (measure.value.target, measure.value.actual, forecast) if one is not None]
    for one in statistics(stories.prefecture):
        drawn[one.id] = [point.value for point in one.points]
    marks = [mark for values in drawn.values() for mark in ticks(values)]
    yield from (number(mark, lang) for mark in marks for lang in ("ja", "en"))


def said(stories: Stories) -> Iterator[str]:
    """Yield every amount as readers say it: 162万, 1.62 million."""
    values = [
        *(getattr(one.value, name) for _, one in stories.measures() for name in ("target", "actual")),
        *(point.value for one in statistics(stories.prefecture) for point in one.points),
    ]
    yield from (number(one, lang) for one in values if one is not None for lang in ("ja", "en"))


def statistics(one: Prefecture) -> Iterator[Statistic]:
    """Yield the numbers about the present."""
    yield from (record for record in records(one) if isinstance(record, Statistic))


@cache
def told() -> dict[str, Stories]:
    """Return the stories of each prefecture."""
    site = build.read(REAL)[1].site
    assert site is not None
    return {one.id: tell(one) for one in site.prefectures}


def years(stories: Stories) -> Iterator[str]:
    """Yield the fiscal years that a plan is for."""
    plan = stories.prefecture.plan
    if plan and plan.period:
        yield from (fiscal_year(one, "en") for one in range(plan.period.first, plan.period.last + 1))


NAMED: dict[str, Callable[[Stories], Iterator[str]]] = {
    "language.percent": shares,
    "pages.numbers.shown, charts.words.whole_percent": ratios,
    "language.plain": gaps,
    "charts.ticks.ticks": axes,
    "language.number": said,
    "language.fiscal_year": years,
}


def of_the_site(site: Path) -> set[str]:
    """Return what pages about the site itself show: sizes and rows of its files, how far it is translated."""
    found = {"404", *re.split(r"\D+", (site / known.COVERED).read_text(encoding="utf-8"))}
    for path in site.glob("data/**/*.*"):
        body = path.read_bytes()
        found |= {*numbers(weight(len(body))), str(body.count(b"\r\n") - 1)}
    return found


def strangers(site: Path) -> Iterator[str]:
    """Yield each number on a page that nothing accounts for, with its page and its words."""
    common = typed(
        [*REAL.glob("*.*"), *(ROOT / "layouts").glob("*.yaml"), *(ROOT / "layouts").glob("*.html")]
    )
    own = {name: typed((REAL / name).rglob("*.*")) for name in told()}
    for name, stories in told().items():
        for make in NAMED.values():
            own[name] |= {one for words in make(stories) for one in numbers(words)}
    every = common.union(*own.values())
    about = of_the_site(site)
    for address in addresses(site):
        plain_address = address.removeprefix("en/")
        here = own.get(plain_address.partition("/")[0], every) | common
        here |= about if plain_address.startswith(ITSELF) else set()
        for element, text in page(site, address).first("body").texts():
            for one in sorted(numbers(text) - here):
                yield f"{address}: {one} in <{element.tag}> {text.strip()[:60]}"


@pytest.mark.parametrize("leave_out", NAMED)
def test_a_function_that_is_not_named_is_missed(
    leave_out: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test sees what it claims to see: without any one of them, pages show numbers of no origin."""
    monkeypatch.delitem(NAMED, leave_out)
    assert list(strangers(built))


def test_every_number_has_an_origin(built: Path) -> None:
    """No page shows a number that is neither typed nor made by a function that is named."""
    assert list(strangers(built)) == []

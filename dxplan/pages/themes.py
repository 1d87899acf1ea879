"""Themes: the same subject in every prefecture, and its numbers by what they count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dxplan import addresses, charts
from dxplan.charts.compared import Side
from dxplan.model import Indicator, Prefecture, Statistic, Text, Yardstick
from dxplan.story import Measure

from .edition import Edition, Figure, Page
from .figures import cited, figure, named
from .named import Named
from .numbers import Shown, shown
from .share import Number, Piece, Share


@dataclass(frozen=True, slots=True)
class Counted:
    """One indicator or statistic under a yardstick, with where it comes from and its values."""

    prefecture: Prefecture
    named: Named
    numbers: tuple[Shown, ...]

    @property
    def indicator(self) -> Indicator | None:
        """The indicator, when it is one."""
        return self.named.counted if isinstance(self.named.counted, Indicator) else None

    @property
    def statistic(self) -> Statistic | None:
        """The statistic, when it is one."""
        return self.named.counted if isinstance(self.named.counted, Statistic) else None


def themes(edition: Edition) -> Iterator[Page]:
    """Yield the list of themes and a page for each."""
    if not edition.site.themes:
        return
    sides = {
        theme.id: [one for one in edition.shares if theme.id in one.titles] for theme in edition.site.themes
    }
    title = edition.word("themes_title")
    yield Page(
        edition.lang,
        addresses.THEMES,
        "themes",
        title,
        edition.describe(
            edition.word("themes_description", n=len(edition.site.themes)),
            edition.few(edition.say(theme.title) for theme in edition.site.themes),
        ),
        {"themes": [(theme, sides[theme.id]) for theme in edition.site.themes]},
        (edition.home(),),
    )
    places = {one.id: one for one in edition.shares}
    for theme in edition.site.themes:
        counted = [(yardstick, list(_counted(yardstick, places))) for yardstick in theme.yardsticks]
        drawn = [one for one in (_drawn(edition, *each) for each in counted) if one]
        yield Page(
            edition.lang,
            addresses.theme(theme.id),
            "theme",
            edition.say(theme.title),
            edition.describe(
                edition.word("theme_description", theme=edition.say(theme.title)),
                edition.say(theme.lead),
                edition.few(title for one in sides[theme.id] for title in one.titles[theme.id]),
            ),
            {"theme": theme, "sides": sides[theme.id], "counted": counted},
            (edition.home(), (title, addresses.THEMES)),
            tuple(drawn),
            record=theme,
        )


def _counted(yardstick: Yardstick, places: Mapping[str, Share]) -> Iterator[tuple[Share, str]]:
    """Yield what is under a yardstick: whose it is, and its id there."""
    for name in yardstick.indicators:
        place, _, own = name.partition("/")
        if place in places and own in places[place].numbers:
            yield places[place], own


def _drawn(edition: Edition, yardstick: Yardstick, counted: Sequence[tuple[Share, str]]) -> Figure | None:
    """Return a chart of a yardstick that at least two prefectures follow: one axis, one definition."""
    told = [one.numbers[name] for one, name in counted]
    rows = [number.row for number in told if number.row.values]
    if len({one.id for one, _ in counted}) < 2 or len(rows) < 2:
        return None
    chart = charts.Comparison(edition.say(yardstick.title), edition.say(told[0].unit), tuple(rows))
    documents = tuple(dict.fromkeys(name for number in told for name in number.documents))
    return figure(edition, f"yardstick-{yardstick.id}", chart, documents)


def titles(edition: Edition, one: Prefecture) -> dict[str, tuple[str, ...]]:
    """Return what a prefecture has on each theme, by the theme's id: titles in the order of the file."""
    return {name: tuple(edition.say(each.title) for each in told) for name, told in _sides(edition, one)}


def numbers(edition: Edition, one: Prefecture) -> dict[str, Number]:
    """Return what stands under the yardsticks of the themes, as rows of a chart, by id."""
    return {
        each.named.id: Number(_row(edition, each), _unit(each), cited(edition, one, *_documents(each)))
        for each in _numbers(edition, one)
    }


def pieces(edition: Edition, one: Prefecture) -> dict[str, Piece]:
    """Return what the pages of the themes say of a prefecture: what it has, and its numbers."""
    found = {
        f"theme-{name}": Piece("theme", addresses.theme(name), {"p": one, "records": told})
        for name, told in _sides(edition, one)
    }
    for theme in edition.site.themes:
        wanted = {own for each in theme.yardsticks for own in _own(each.indicators, one)}
        found |= {
            f"number-{each.named.id}": Piece("number", addresses.theme(theme.id), {"one": each})
            for each in _numbers(edition, one)
            if each.named.id in wanted
        }
    return found


def _own(names: Sequence[str], one: Prefecture) -> list[str]:
    """Return the ids of a prefecture among ids of all, which begin with the prefecture's."""
    return [name.removeprefix(f"{one.id}/") for name in names if name.startswith(f"{one.id}/")]


def _sides(edition: Edition, one: Prefecture) -> Iterator[tuple[str, list[Named]]]:
    """Yield what a prefecture has on each theme, in the order of the file."""
    known = edition.named[one.id]
    for theme in edition.site.themes:
        told = [known[name] for name in _own(theme.records, one) if name in known]
        if told:
            yield theme.id, told


def _numbers(edition: Edition, one: Prefecture) -> list[Counted]:
    """Return what stands under any yardstick, each once."""
    known = edition.named[one.id]
    wanted = [
        name
        for theme in edition.site.themes
        for each in theme.yardsticks
        for name in _own(each.indicators, one)
    ]
    found = []
    for name in dict.fromkeys(wanted):
        record = known.get(name)
        if record is None or record.counted is None:
            continue
        measures = record.story.measures if record.story else _of_plan(one, record)
        told = tuple(shown(edition, measure) for measure in measures if measure.indicator.id == name)
        found.append(Counted(one, record, told))
    return found


def _of_plan(one: Prefecture, record: Named) -> Sequence[Measure]:
    indicator = record.counted
    if not isinstance(indicator, Indicator):
        return ()
    return [Measure(r, indicator, value) for r in one.reports for value in r.values if value.id == record.id]


def _documents(one: Counted) -> tuple[str, ...]:
    """Return the documents of the numbers that are drawn: the newest report's, or the plan's."""
    if one.statistic or not one.numbers:
        return (one.named.source,)
    newest = one.numbers[0].measure.report
    return (one.named.story.source_of(newest) if one.named.story else newest.source,)


def _unit(one: Counted) -> Text:
    return one.named.counted.unit if one.named.counted else Text()


def _row(edition: Edition, one: Counted) -> charts.ComparedRow:
    """Return a prefecture's newest target and actual, or the numbers of its statistic."""
    name = edition.say(one.prefecture.name)
    if one.statistic:
        own = one.statistic.own()
        values = [charts.ComparedValue(edition.say(own.label), own.value, "own")] if own else []
        return charts.ComparedRow(f"{name} {edition.say(one.statistic.name)}", tuple(values))
    newest = one.numbers[0].measure if one.numbers else None
    if newest is None or one.indicator is None:
        return charts.ComparedRow(name, ())
    told: list[tuple[str, Decimal | None, Side]] = [
        ("target", newest.value.target, "target"),
        ("actual", newest.value.actual, "actual"),
    ]
    values = [
        charts.ComparedValue(edition.word(word), value, sort)
        for word, value, sort in told
        if value is not None
    ]
    return charts.ComparedRow(f"{name} {named(edition, one.indicator)}", tuple(values))

"""Themes: the same subject in every prefecture, and its numbers by what they count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dxplan import addresses, charts
from dxplan.charts.compared import Side
from dxplan.model import Indicator, Prefecture, Statistic, Text, Theme, Yardstick
from dxplan.story import Measure

from .edition import Edition, Figure, Page
from .figures import cited, figure, named
from .named import Named
from .numbers import Shown, shown


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
    known = edition.named
    sides = {theme.id: _sides(edition, theme, known) for theme in edition.site.themes}
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
    for theme in edition.site.themes:
        counted = [(yardstick, _counted(edition, yardstick, known)) for yardstick in theme.yardsticks]
        drawn = [one for one in (_drawn(edition, *each) for each in counted) if one]
        yield Page(
            edition.lang,
            addresses.theme(theme.id),
            "theme",
            edition.say(theme.title),
            edition.describe(
                edition.word("theme_description", theme=edition.say(theme.title)),
                edition.say(theme.lead),
                edition.few(edition.say(one.title) for _, records in sides[theme.id] for one in records),
            ),
            {"theme": theme, "sides": sides[theme.id], "counted": counted},
            (edition.home(), (title, addresses.THEMES)),
            tuple(drawn),
            record=theme,
        )


def _sides(
    edition: Edition, theme: Theme, known: Mapping[str, Mapping[str, Named]]
) -> list[tuple[Prefecture, list[Named]]]:
    """Return what each prefecture has on a theme, in the order of the file."""
    found = []
    for one in edition.site.prefectures:
        own = [name.removeprefix(f"{one.id}/") for name in theme.records if name.startswith(f"{one.id}/")]
        told = [known[one.id][name] for name in own if name in known[one.id]]
        if told:
            found.append((one, told))
    return found


def _counted(
    edition: Edition, yardstick: Yardstick, known: Mapping[str, Mapping[str, Named]]
) -> list[Counted]:
    places = {one.id: one for one in edition.site.prefectures}
    found = []
    for name in yardstick.indicators:
        place, _, own = name.partition("/")
        record = known.get(place, {}).get(own)
        if record is None or record.counted is None:
            continue
        measures = record.story.measures if record.story else _of_plan(places[place], record)
        numbers = tuple(shown(edition, measure) for measure in measures if measure.indicator.id == own)
        found.append(Counted(places[place], record, numbers))
    return found


def _of_plan(one: Prefecture, record: Named) -> Sequence[Measure]:
    indicator = record.counted
    if not isinstance(indicator, Indicator):
        return ()
    return [Measure(r, indicator, value) for r in one.reports for value in r.values if value.id == record.id]


def _drawn(edition: Edition, yardstick: Yardstick, counted: Sequence[Counted]) -> Figure | None:
    """Return a chart of a yardstick that at least two prefectures follow: one axis, one definition."""
    rows = [row for one in counted if (row := _row(edition, one)).values]
    if len({one.prefecture.id for one in counted}) < 2 or len(rows) < 2:
        return None
    unit = _unit(counted[0])
    chart = charts.Comparison(edition.say(yardstick.title), edition.say(unit), tuple(rows))
    told = [name for one in counted for name in cited(edition, one.prefecture, *_documents(one))]
    return figure(edition, f"yardstick-{yardstick.id}", chart, tuple(dict.fromkeys(told)))


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

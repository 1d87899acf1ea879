"""What changed: from one year's report to the next, and on the way from draft to plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxplan import addresses
from dxplan.changes import ENDED, Relisted, Reset, YearChanges, relisted, year_changes
from dxplan.language import number
from dxplan.model import Change, Prefecture, Report, Source, Text, Value
from dxplan.story import DOWN, NEW, UP

from .differences import ShownChange, shown_change
from .edition import Edition, Page
from .share import Piece

HOWS = (UP, DOWN, NEW, ENDED)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that changed in one prefecture, ready to print."""

    prefecture: Prefecture
    years: tuple[ShownYear, ...]
    only: Report | None
    plan: tuple[tuple[Text, Text, tuple[Change, ...]], ...]  # two documents and what they say differently
    relisted: tuple[tuple[Relisted, ShownChange], ...]

    @property
    def plan_changes(self) -> int:
        """How many wordings of the plan changed."""
        return sum(len(changes) for _, _, changes in self.plan)


@dataclass(frozen=True, slots=True)
class ShownYear:
    """Two years side by side: the counts in a sentence, the targets with units, what is not compared."""

    changes: YearChanges
    title: str
    counted: str
    targets: tuple[tuple[Reset, str, str], ...]
    silent: str
    sources: tuple[Source, ...]


def of_prefecture(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the page of what changed in one prefecture."""
    told = _told(edition, one)
    name = edition.say(one.name)
    yield Page(
        edition.lang,
        addresses.changes(one.id),
        "prefecture-changes",
        edition.word("changes_of", prefecture=name),
        edition.describe(
            edition.word("changes_description_of", prefecture=name),
            *(f"{year.title} {year.counted}" for year in told.years[:1]),
            edition.few(edition.say(change.title) for _, _, changes in told.plan for change in changes),
            _none(edition, told),
        ),
        {"prefecture": one, "told": told, "hows": HOWS, "why": _none(edition, told)},
        edition.crumbs(one),
        prefecture=one,
        record=one,
    )


def everywhere(edition: Edition) -> Iterator[Page]:
    """Yield the page of what changed in all prefectures: the newest year of each, and where to read on."""
    yield Page(
        edition.lang,
        addresses.CHANGES,
        "changes",
        edition.word("changes_heading"),
        edition.describe(edition.word("changes_description")),
        {"shares": edition.shares},
        (edition.home(),),
    )


def pieces(edition: Edition, one: Prefecture) -> dict[str, Piece]:
    """Return what the page of all changes says of a prefecture."""
    told = _told(edition, one)
    data = {"each": told, "why": _none(edition, told), "hows": HOWS}
    return {"changes": Piece("changes", addresses.CHANGES, data)}


def _told(edition: Edition, one: Prefecture) -> Told:
    stories = edition.stories[one.id]
    reports = [report for report in one.reports if report.evaluations]
    history = one.plan.history if one.plan else None
    return Told(
        one,
        tuple(_year(edition, one, changes) for changes in year_changes(stories)),
        reports[0] if len(reports) == 1 else None,
        tuple(_by_document(one, history.changes if history else ())),
        tuple((row, shown_change(edition, _as_change(row))) for row in relisted(stories)),
    )


def _by_document(
    one: Prefecture, changes: Sequence[Change]
) -> Iterator[tuple[Text, Text, tuple[Change, ...]]]:
    for pair in dict.fromkeys((change.before_source, change.after_source) for change in changes):
        own = tuple(each for each in changes if (each.before_source, each.after_source) == pair)
        before, after = (one.sources[name].title for name in pair)
        yield before, after, own


def _as_change(row: Relisted) -> Change:
    """Return a row that is listed again as two wordings, to be shown as those of a plan are."""
    before, after = row.story.field.source, row.placed.field.source
    title = row.story.initiative.title
    return Change(title=title, before=row.before, after=row.after, before_source=before, after_source=after)


def _year(edition: Edition, one: Prefecture, changes: YearChanges) -> ShownYear:
    silent = edition.word("list_comma").join(
        edition.word(f"changes_silent_{aspect}") for aspect in changes.silent
    )
    named = dict.fromkeys((changes.after.source, changes.before.source))
    counts = {how: len(changes.moved[how]) for how in HOWS}
    return ShownYear(
        changes,
        edition.word(
            "changes_between", before=edition.year(changes.before), after=edition.year(changes.after)
        ),
        edition.word("changes_counted", same=changes.same, **counts),
        tuple(
            (reset, _target(edition, reset, reset.before), _target(edition, reset, reset.after))
            for reset in changes.targets
        ),
        edition.word("changes_silent", what=silent) if silent else "",
        tuple(one.sources[name] for name in named if name in one.sources),
    )


def _target(edition: Edition, reset: Reset, value: Value) -> str:
    said = number(value.target or 0, edition.lang, edition.say(reset.indicator.unit))
    return f"{said} ({value.target_year})" if value.target_year else said


def _none(edition: Edition, told: Told) -> str:
    """Return why no two years are compared, if none are."""
    if told.years:
        return ""
    if told.only:
        return edition.word("changes_one_year", year=edition.year(told.only))
    return edition.word("changes_no_year")

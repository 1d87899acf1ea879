"""What changed from one year's report to the next: grades, targets, titles, departments. Always computed.

Only what both reports tell is compared; what one of them does not tell is named instead of compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .model import Evaluation, Grade, Indicator, Placement, Prefecture, Report, Text, Value
from .stories import Stories
from .story import DOWN, NEW, SAME, UP, Placed, Story

ENDED = "ended"
GRADES, TARGETS, TITLES, DEPARTMENTS = "grades", "targets", "titles", "departments"
ASPECTS = (GRADES, TARGETS, TITLES, DEPARTMENTS)


@dataclass(frozen=True, slots=True)
class Moved:
    """An initiative whose grade moved, which came, or which the later report no longer names."""

    story: Story
    before: Grade | None
    after: Grade | None
    how: str


@dataclass(frozen=True, slots=True)
class Reset:
    """A target that the later report gives otherwise."""

    story: Story
    indicator: Indicator
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Renamed:
    """A title or the departments in charge, as the earlier and as the later report print them."""

    story: Story
    before: tuple[Text, ...]
    after: tuple[Text, ...]


@dataclass(frozen=True)
class YearChanges:
    """Two consecutive reports and what differs between them; `silent` names what cannot be compared."""

    after: Report
    before: Report
    moved: Mapping[str, Sequence[Moved]] = field(default_factory=dict)
    same: int = 0
    targets: tuple[Reset, ...] = ()
    titles: tuple[Renamed, ...] = ()
    departments: tuple[Renamed, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def every(self) -> int:
        """How many differences there are."""
        told = (self.targets, self.titles, self.departments)
        return sum(map(len, self.moved.values())) + sum(map(len, told))


def year_changes(stories: Stories) -> tuple[YearChanges, ...]:
    """Return what changed between each two consecutive reports that evaluate anything, newest first."""
    reports = [report for report in stories.prefecture.reports if report.evaluations]
    return tuple(_between(stories, *pair) for pair in pairwise(reports))


def _between(stories: Stories, after: Report, before: Report) -> YearChanges:
    told = [_moved(story, after, before) for story in stories.all]
    grouped = {how: tuple(one for one in told if one and one.how == how) for how in (UP, DOWN, NEW, ENDED)}
    both = [
        (story, before.evaluations[story.id], after.evaluations[story.id])
        for story in stories.all
        if story.id in before.evaluations and story.id in after.evaluations
    ]
    return YearChanges(
        after,
        before,
        grouped,
        sum(1 for one in told if one and one.how == SAME),
        tuple(_targets(both)),
        tuple(_titles(both)),
        tuple(_departments(stories.prefecture, both)),
        tuple(aspect for aspect in ASPECTS if not (_tells(before, aspect) and _tells(after, aspect))),
    )


def _moved(story: Story, after: Report, before: Report) -> Moved | None:
    steps = {step.report.year: step for step in story.steps}
    now, then = steps.get(after.year), steps.get(before.year)
    if now and then:
        return Moved(story, then.grade, now.grade, now.change) if now.change else None
    if now:
        return Moved(story, None, now.grade, NEW)
    return Moved(story, then.grade, None, ENDED) if then else None


Both = Sequence[tuple[Story, Evaluation, Evaluation]]


def _targets(both: Both) -> Iterator[Reset]:
    for story, then, now in both:
        old, new = ({value.id: value for value in one.values} for one in (then, now))
        for indicator in story.initiative.indicators:
            before, after = old.get(indicator.id), new.get(indicator.id)
            if before and after and None not in {before.target, after.target} and _aim(before) != _aim(after):
                yield Reset(story, indicator, before, after)


def _aim(value: Value) -> tuple[object, ...]:
    return (value.target, value.target_year)


def _titles(both: Both) -> Iterator[Renamed]:
    for story, then, now in both:
        if then.detailed and now.detailed:
            # A detail prints a title of its own only where it differs from the list's.
            old, new = (one.printed_title or story.initiative.title for one in (then, now))
            if old.ja != new.ja:
                yield Renamed(story, (old,), (new,))


def _departments(prefecture: Prefecture, both: Both) -> Iterator[Renamed]:
    for story, then, now in both:
        if then.departments and now.departments and set(then.departments) != set(now.departments):
            named = [
                tuple(prefecture.departments[one].name for one in of if one in prefecture.departments)
                for of in (then.departments, now.departments)
            ]
            yield Renamed(story, *named)


def _tells(report: Report, aspect: str) -> bool:
    """Whether a report tells anything of one aspect at all."""
    told = report.evaluations.values()
    found = {
        GRADES: any(one.grade for one in told),
        TARGETS: any(value.target is not None for one in told for value in one.values),
        TITLES: any(one.detailed for one in told),
        DEPARTMENTS: any(one.departments for one in told),
    }
    return found[aspect]


@dataclass(frozen=True, slots=True)
class Relisted:
    """A row that a list prints again in other words: what it says, and what the row it repeats says."""

    placed: Placed
    story: Story
    key: str  # title, summary or plan
    before: Text
    after: Text


def relisted(stories: Stories) -> tuple[Relisted, ...]:
    """Return every wording in which a row that is listed again differs from its original."""
    return tuple(
        Relisted(placed, story, key, original, getattr(placed.placement, key))
        for story in stories.all
        for placed in story.placed
        for key, original in _wordings(story, placed.placement)
    )


def _wordings(story: Story, row: Placement) -> Iterator[tuple[str, Text]]:
    latest = story.latest.evaluation if story.latest else None
    own = {"title": story.initiative.title, "summary": story.initiative.summary}
    own |= {"plan": latest.plan} if latest else {}
    for key, text in own.items():
        said: Text = getattr(row, key)
        if said and text and said.ja.strip() != text.ja.strip():
            yield key, text

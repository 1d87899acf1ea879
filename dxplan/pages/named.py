"""Every record of a prefecture that something else may point at: its title, its page, its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dxplan import addresses
from dxplan.model import Indicator, Meeting, Plan, Prefecture, Priority, Section, Statistic, Text, Topic
from dxplan.model.base import NO_TEXT
from dxplan.stories import Stories
from dxplan.story import Story


@dataclass(frozen=True, slots=True)
class Named:
    """A record with what to call it, where to read it, and the document it comes from."""

    id: str
    kind: str
    title: Text
    address: str
    source: str
    within: Text = NO_TEXT
    story: Story | None = None
    counted: Indicator | Statistic | None = None


def named(stories: Stories) -> Mapping[str, Named]:
    """Return every record by its id; where two kinds share an id, the initiative or the policy is meant."""
    found: dict[str, Named] = {}
    for one in _all(stories):
        found.setdefault(one.id, one)
    return found


def _all(stories: Stories) -> Iterator[Named]:
    prefecture = stories.prefecture
    for story in stories.all:
        own = addresses.initiative(prefecture.id, story.id)
        source = story.source_of(story.latest.report) if story.latest else story.field.source
        title = story.initiative.title
        yield Named(story.id, "initiative", title, own, source, story.area.title, story)
        for indicator in story.initiative.indicators:
            yield Named(indicator.id, "indicator", indicator.name, own, source, title, story, indicator)
    if prefecture.plan:
        yield from _of_plan(prefecture.id, prefecture.plan)
    for department in prefecture.departments.values():
        address = addresses.department(prefecture.id, department.id)
        yield Named(department.id, "department", department.name, address, "")
    yield from _of_years(prefecture)
    yield from _of_headquarters(prefecture)
    for meeting in prefecture.meetings:
        yield from _of_meeting(prefecture.id, meeting)


def _of_plan(name: str, plan: Plan) -> Iterator[Named]:
    for field in plan.fields:
        page = addresses.field(name, field.id)
        policies = {policy.id: policy for policy in field.policies}
        for area in field.areas:
            for policy in area.policies:
                text = policy.text or (
                    policies[policy.same_as].text if policy.same_as in policies else Text()
                )
                yield Named(
                    policy.id, "policy", _first(text), f"{page}#{policy.id}", field.source, area.title
                )
            yield Named(
                area.id, "area", area.title or field.title, f"{page}#{area.id}", field.source, field.title
            )
            for placed in area.placements:
                title = placed.title or area.title
                yield Named(placed.id, "placement", title, f"{page}#{placed.id}", field.source)
        yield Named(field.id, "field", field.title, page, field.source, plan.title)
        for vision in field.visions:
            title = _first(vision.text)
            yield Named(vision.id, "vision", title, f"{page}#{vision.id}", field.source, field.title)
        for group in field.groups:
            yield Named(group.id, "area_group", group.title, f"{page}#{group.id}", field.source, field.title)
    yield from _of_goals(name, plan)
    for family in plan.families:
        yield Named(family.id, "family", family.title, f"{addresses.plan(name)}#{family.id}", plan.source)
    for section in plan.promotion:
        yield Named(section.id, "section", section.title, f"{addresses.plan(name)}#{section.id}", plan.source)
    yield from _of_texts(name, plan)


def _of_goals(name: str, plan: Plan) -> Iterator[Named]:
    """Yield the indicators that belong to no initiative; what one is made of stands where it does."""
    source = plan.goals.source if plan.goals else plan.source
    for indicator in plan.indicators:
        address = f"{addresses.goals(name)}#{indicator.id}"
        for each in (indicator, *indicator.components):
            yield Named(each.id, "indicator", each.name, address, source, counted=each)


def _first(text: Text) -> Text:
    """Return the first line of a text, to call it by."""
    said = {lang: words.partition("\n")[0] for lang, words in text.translations.items()}
    return Text(text.ja.partition("\n")[0], said, text.behind)


def _of_texts(name: str, plan: Plan) -> Iterator[Named]:
    if plan.philosophy:
        page, why = addresses.philosophy(name), plan.philosophy
        told: tuple[Section | Priority, ...] = (*why.stance, *why.priorities)
        for one in told:
            yield Named(one.id, "section", one.title, f"{page}#{one.id}", why.source)
    if plan.state:
        for chapter in plan.state.chapters:
            for topic in chapter.topics:
                yield from _of_topic(addresses.state(name), plan.state.source, chapter.title, topic)


def _of_topic(page: str, source: str, chapter: Text, topic: Topic) -> Iterator[Named]:
    yield Named(topic.id, "topic", topic.title, f"{page}#{topic.id}", source, chapter)
    for statistic in topic.statistics:
        address = f"{page}#{statistic.id}"
        yield Named(statistic.id, "statistic", statistic.name, address, source, topic.title, None, statistic)
    for figure in topic.figures:
        yield Named(figure.id, "figure", figure.caption, f"{page}#{figure.id}", source, topic.title)


def _of_years(prefecture: Prefecture) -> Iterator[Named]:
    for report in prefecture.reports:
        page = addresses.report(prefecture.id, report.year)
        for section in report.policies:
            yield Named(section.id, "section", section.title, f"{page}#{section.id}", report.source)
        if report.schedule:
            address, source = addresses.schedule(prefecture.id, report.year), report.schedule.source
            for group in report.schedule.groups:
                for row in group.rows:
                    yield Named(row.id, "row", row.title, f"{address}#{row.id}", source, group.title)


def _of_headquarters(prefecture: Prefecture) -> Iterator[Named]:
    organisation, charter = prefecture.headquarters, prefecture.charter
    if organisation:
        page = addresses.headquarters(prefecture.id)
        for body in organisation.bodies:
            yield Named(body.id, "body", body.name, f"{page}#{body.id}", organisation.source)
        for desk in organisation.desks:
            yield Named(desk.id, "desk", desk.name, f"{page}#{desk.id}", desk.source or organisation.source)
        for figure in organisation.figures:
            yield Named(figure.id, "figure", figure.caption, f"{page}#{figure.id}", organisation.source)
    if charter:
        page = addresses.charter(prefecture.id)
        for section in (*charter.articles, *charter.supplements):
            yield Named(section.id, "section", section.title, f"{page}#{section.id}", charter.source)
        for roll in charter.rolls:
            yield Named(roll.id, "roll", roll.title, f"{page}#{roll.id}", charter.source)
            for post in roll.posts:
                yield Named(post.id, "post", post.title, f"{page}#{roll.id}", charter.source, roll.title)


def _of_meeting(name: str, meeting: Meeting) -> Iterator[Named]:
    page = addresses.meeting(name, meeting.id)
    for section in meeting.programme:
        yield Named(section.id, "section", section.title, f"{page}#{section.id}", meeting.source)
    for paper in meeting.papers:
        yield Named(paper.id, "paper", paper.title, f"{page}#{paper.id}", meeting.source)
        for section in paper.sections:
            yield Named(
                section.id, "section", section.title, f"{page}#{section.id}", meeting.source, paper.title
            )

"""What a reader can search for in a plan and in who carries it out."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.model import Field, Indicator, Plan, Prefecture, Text

from .finder import Finder, SearchRecord, facet


def plan(finder: Finder, one: Prefecture) -> Iterator[SearchRecord]:
    """Yield a prefecture's plan, its fields and policies, and its other pages."""
    own = one.plan
    if own is None:
        return
    edition = finder.edition
    place = {"prefecture": one.id}
    name, title = edition.say(one.name), edition.say(own.title)
    told = [edition.site.texts.get(f"{one.id}/plan/plan", Text())]
    told += [text for gap in own.gaps for text in (gap.what, gap.why)]
    told += [text for relation in own.relations for text in (relation.title, relation.text)]
    told += [text for section in own.promotion for text in (section.title, section.text)]
    told += [definition.text for definition in own.definitions]
    told += [own.horizon.text] if own.horizon else []
    told += [grade.meaning for grade in own.scale.grades] if own.scale else []
    yield finder.record(addresses.plan(one.id), own.title, "plan", (name,), told, **place)
    for field in own.fields:
        texts = [field.subtitle, field.text, *(vision.text for vision in field.visions)]
        texts += [text for area in field.areas for text in (area.title, area.vision, area.text)]
        texts += [printed.text for area in field.areas for printed in area.also_printed]
        address, narrowed = addresses.field(one.id, field.id), {**place, "field": facet(one, field.id)}
        yield finder.record(address, field.title, "plan", (name, title), texts, **narrowed)
        yield from _policies(finder, one, field, narrowed)
    yield from _further(finder, one, own)


def _policies(
    finder: Finder, one: Prefecture, field: Field, facets: dict[str, str]
) -> Iterator[SearchRecord]:
    for area in field.areas:
        for policy in area.policies:
            if policy.text:
                label = (
                    finder.edition.say(one.name),
                    finder.edition.say(field.title),
                    finder.edition.say(area.title),
                )
                address = f"{addresses.field(one.id, field.id)}#{policy.id}"
                texts = (area.title, area.vision, policy.note)
                yield finder.record(address, policy.text, "policy", label, texts, **facets)


def _further(finder: Finder, one: Prefecture, own: Plan) -> Iterator[SearchRecord]:
    """Yield the philosophy, the statistics, the goals and the history of a plan."""
    edition = finder.edition
    label, place = (edition.say(one.name), edition.say(own.title)), {"prefecture": one.id}
    why = own.philosophy
    if why:
        texts = [why.slogan, why.vow, why.meaning]
        texts += [why.verse.title, why.verse.lines] if why.verse else []
        texts += [text for each in why.stance for text in (each.title, each.text)]
        texts += [text for each in why.priorities for text in (each.title, each.text)]
        title = Text(edition.word("philosophy"))
        yield finder.record(addresses.philosophy(one.id), why.slogan or title, "plan", label, texts, **place)
    for chapter in own.state.chapters if own.state else ():
        for topic in chapter.topics:
            texts = [chapter.title, topic.text, topic.footnotes, topic.cited]
            texts += [text for each in topic.statistics for text in (each.name, each.cited)]
            texts += [figure.caption for figure in topic.figures]
            address = f"{addresses.state(one.id)}#{topic.id}"
            yield finder.record(address, topic.title, "statistic", label, texts, **place)
    for indicator in own.indicators:
        address = f"{addresses.goals(one.id)}#{indicator.id}"
        yield finder.record(address, indicator.name, "plan", label, _of_indicator(indicator), **place)
    if own.history:
        texts = [version.name for version in own.history.versions]
        texts += [text for each in own.history.changes for text in (each.title, each.before, each.after)]
        title = Text(edition.word("title_of_history"))
        yield finder.record(addresses.history(one.id), title, "plan", label, texts, **place)


def _of_indicator(indicator: Indicator) -> list[Text]:
    return [indicator.cited, indicator.note, *(component.name for component in indicator.components)]


def headquarters(finder: Finder, one: Prefecture) -> Iterator[SearchRecord]:
    """Yield the bodies and desks, and the articles of the charter."""
    label, place = (finder.edition.say(one.name),), {"prefecture": one.id}
    page, own, charter = addresses.headquarters(one.id), one.headquarters, one.charter
    for body in own.bodies if own else ():
        texts = (body.head, body.deputy, body.members, body.duties, body.note)
        yield finder.record(f"{page}#{body.id}", body.name, "headquarters", label, texts, **place)
    for desk in own.desks if own else ():
        told = (desk.purpose, desk.operator, desk.about, desk.address, desk.note)
        yield finder.record(f"{page}#{desk.id}", desk.name, "headquarters", label, told, **place)
    if charter:
        articles = [text for each in charter.articles for text in (each.title, each.text)]
        posts = [post.title for roll in charter.rolls for post in roll.posts]
        address = addresses.charter(one.id)
        yield finder.record(address, charter.title, "headquarters", label, [*articles, *posts], **place)


def meetings(finder: Finder, one: Prefecture) -> Iterator[SearchRecord]:
    """Yield the meetings with their agenda and papers."""
    label, place = (finder.edition.say(one.name),), {"prefecture": one.id}
    for meeting in one.meetings:
        texts = [text for each in meeting.programme for text in (each.title, each.text)]
        for paper in meeting.papers:
            texts += [paper.title, *(text for each in paper.sections for text in (each.title, each.text))]
        address = addresses.meeting(one.id, meeting.id)
        yield finder.record(address, meeting.title, "headquarters", label, texts, **place)


def themes(finder: Finder) -> Iterator[SearchRecord]:
    """Yield the themes."""
    for theme in finder.edition.site.themes:
        texts = [theme.lead, theme.differences, *(yardstick.title for yardstick in theme.yardsticks)]
        yield finder.record(addresses.theme(theme.id), theme.title, "theme", (), texts)

"""Who carries a plan out: the bodies, their charter, their meetings."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses, charts
from dxplan.language import date
from dxplan.model import Body, Headquarters, Meeting, Prefecture

from .edition import Edition, Figure, Page
from .figures import cited, figure


def headquarters(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the page of the headquarters, of its charter, and of every meeting."""
    organisation = one.headquarters
    name = edition.say(one.name)
    above = edition.crumbs(one)
    if organisation:
        title = edition.word("headquarters_title", prefecture=name)
        yield Page(
            edition.lang,
            addresses.headquarters(one.id),
            "headquarters",
            title,
            edition.describe(
                edition.word("headquarters_description", prefecture=name, n=len(organisation.bodies)),
                edition.few(edition.say(body.name) for body in organisation.bodies),
            ),
            {
                "prefecture": one,
                "organisation": organisation,
                "tree": nested(organisation.bodies),
                "rolls": {roll.id: roll for roll in one.charter.rolls} if one.charter else {},
            },
            above,
            (drawing(edition, one, organisation),) if organisation.bodies else (),
            prefecture=one,
            record=organisation,
        )
        above = (*above, (title, addresses.headquarters(one.id)))
    if one.charter:
        yield Page(
            edition.lang,
            addresses.charter(one.id),
            "charter",
            edition.say(one.charter.title),
            edition.describe(
                edition.word("charter_description", prefecture=name, n=len(one.charter.articles)),
                edition.few(edition.say(article.title) for article in one.charter.articles),
            ),
            {"prefecture": one, "charter": one.charter},
            above,
            prefecture=one,
            record=one.charter,
        )
    for meeting in one.meetings:
        yield _meeting(edition, one, meeting, above)


def _meeting(edition: Edition, one: Prefecture, meeting: Meeting, above: tuple[tuple[str, str], ...]) -> Page:
    shown = {
        "charter": addresses.charter(one.id),
        "headquarters": addresses.headquarters(one.id),
        "plan": addresses.plan(one.id),
    }
    return Page(
        edition.lang,
        addresses.meeting(one.id, meeting.id),
        "meeting",
        edition.say(meeting.title),
        edition.describe(
            edition.word(
                "meeting_description", title=edition.say(meeting.title), date=date(meeting.date, edition.lang)
            ),
            edition.few(edition.say(paper.title) for paper in meeting.papers),
        ),
        {"prefecture": one, "meeting": meeting, "shown": shown},
        above,
        prefecture=one,
        record=meeting,
    )


def nested(bodies: tuple[Body, ...], above: str = "") -> list[dict[str, object]]:
    """Return the bodies as a tree: each with the bodies below it."""
    known = {body.id for body in bodies}
    return [
        {"body": body, "children": nested(bodies, body.id)}
        for body in bodies
        if body.parent == above or (not above and body.parent not in known)
    ]


def drawing(edition: Edition, one: Prefecture, organisation: Headquarters) -> Figure:
    """Return the organisation as a drawing: the same bodies as the list, in the same order."""
    seats: list[charts.Seat] = []

    def add(tree: list[dict[str, object]], depth: int) -> None:
        for node in tree:
            body: Body = node["body"]  # type: ignore[assignment]
            told = [edition.say(body.head or body.members)]
            told += [edition.word("seat_unclear")] if body.seat == "unclear" else []
            note = edition.word("list_comma").join(word for word in told if word)
            seats.append(charts.Seat(edition.say(body.name), note, depth, body.seat == "outside"))
            add(node["children"], depth + 1)  # type: ignore[arg-type]

    add(nested(organisation.bodies), 0)
    chart = charts.Organisation(edition.say(organisation.title), tuple(seats))
    return figure(edition, "organisation", chart, cited(edition, one, organisation.source))

"""What the pictures for sharing say: one for the site, for each prefecture, for each year's report."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dxplan import addresses
from dxplan.cards import Card, Kind, Placing
from dxplan.charts.grade import looks
from dxplan.model import Prefecture, Report

from . import figures
from .edition import Edition
from .overview import in_a_sentence, overview, promised
from .tiles import GRADED, NOTHING, PLANNED, PROMISED, TILES, look, tiles

TILE_LOOKS = {GRADED: "above", PROMISED: "on", PLANNED: "accent", NOTHING: "grid"}


def site_card(edition: Edition) -> tuple[str, Card]:
    """Return the picture of the whole site with its address."""
    site = edition.say(edition.site.title)
    names = edition.word("list_comma").join(edition.say(one.name) for one in edition.shares)
    told = edition.say(edition.site.tagline)
    map_ = [(one.tile.column, one.tile.row, TILE_LOOKS[one.look]) for one in tiles(edition.shares)]
    return addresses.card(addresses.SITE_CARD, edition.lang), Card("", site, names, told, (), tuple(map_))


def cards_of(edition: Edition, one: Prefecture) -> dict[str, Card]:
    """Return the pictures of a prefecture and of its reports by their addresses."""
    return {addresses.card(name, edition.lang): card for name, card in _cards(edition, one)}


def _cards(edition: Edition, one: Prefecture) -> Iterator[tuple[str, Card]]:
    site, name = edition.say(edition.site.title), edition.say(one.name)
    map_ = _place(one, look(edition.stories[one.id]))
    plan = edition.say(one.plan.title) if one.plan else ""
    title = edition.word("prefecture_title", prefecture=name)
    newest = next(iter(edition.stories[one.id].graded_reports), None)
    said = in_a_sentence(edition, one)
    yield one.id, _card(Card(site, title, plan, said, _kinds(edition, one, newest)), map_)
    for report in one.reports:
        heading = edition.word("report_title", prefecture=name, year=edition.year(report))
        said = in_a_sentence(edition, one, report)
        shown = _kinds(edition, one, report) if said else ()
        card = Card(site, heading, edition.say(report.title), said, shown)
        yield f"{one.id}-{report.id}", _card(card, map_)


def _place(one: Prefecture, look: str) -> list[Placing]:
    """Return the map with one prefecture on it; a city has no tile."""
    own = one.code if one.kind == "prefecture" else ""
    looks = ((tile, look if tile.code == own else NOTHING) for tile in TILES)
    return [(tile.column, tile.row, TILE_LOOKS[each]) for tile, each in looks]


def _card(card: Card, map_: Sequence[Placing]) -> Card:
    """Return a card with the map, where it has nothing of its own to count."""
    return card if any(kind.count for kind in card.kinds) else dataclasses.replace(card, tiles=tuple(map_))


def _kinds(edition: Edition, one: Prefecture, report: Report | None) -> tuple[Kind, ...]:
    """Return one square for each initiative: by its grade, by KPI or goal; else for each line of policy."""
    stories = edition.stories[one.id]
    told = overview(stories, report) if report else None
    if told and told.graded:
        look = looks(figures.looks(edition, stories))
        kinds = [
            Kind(count.count, count.grade.mark, edition.say(count.grade.meaning), look[count.grade.mark])
            for count in told.counts
        ]
        rest = Kind(told.ungraded, "", edition.word("ungraded"), look[figures.UNGRADED])
        return (*kinds, rest)
    if report and report.policies and not report.evaluations:
        return (Kind(len(report.policies), "", edition.word("policies"), "accent"),)
    labels = promised(stories)
    if labels.labelled:
        return (
            Kind(labels.kpi, "", edition.word("label_kpi"), "on"),
            Kind(labels.goal, "", edition.word("label_goal"), "none"),
            Kind(labels.total - labels.kpi - labels.goal, "", edition.word("neither"), "none-2"),
        )
    fields = one.plan.fields if one.plan else ()
    policies = sum(len(field.policies) for field in fields)
    counted = (len(stories.all), "initiatives") if stories.all else (policies, "policies")
    return (Kind(counted[0], "", edition.word(counted[1]), "accent"),)

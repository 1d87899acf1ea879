"""The charts of a plan's statistics: one for each unit of a topic, so that no axis holds two of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dxplan import charts
from dxplan.model import Point, Statistic, Topic

from .edition import Edition, Figure
from .figures import figure

PICTURED = ("comparison", "series", "ranking")


def pictures(edition: Edition, topic: Topic, told: tuple[str, ...]) -> tuple[Figure, ...]:
    """Return the charts of a topic: pairs of one unit together, a series or a ranking alone.

    `told` are the titles of the documents that the topic stands in.
    """
    pairs: dict[str, list[Statistic]] = {}
    for statistic in topic.statistics:
        if statistic.kind == "comparison":
            pairs.setdefault(statistic.unit.ja, []).append(statistic)
    found = [
        (f"{topic.id}-{at}", edition.say(topic.title), own, [_row(edition, one) for one in own])
        for at, own in enumerate(pairs.values(), 1)
    ]
    for statistic in topic.statistics:
        if statistic.kind == "series":
            found.append((statistic.id, edition.say(statistic.name), [statistic], [_row(edition, statistic)]))
        elif statistic.kind == "ranking":
            rows = [
                charts.ComparedRow(edition.say(point.label), (_value(edition, point),))
                for point in statistic.points
            ]
            found.append((statistic.id, edition.say(statistic.name), [statistic], rows))
    return tuple(dataclasses.replace(_figure(edition, *one), sources=told) for one in found)


def _figure(
    edition: Edition, name: str, title: str, of: Sequence[Statistic], rows: Sequence[charts.ComparedRow]
) -> Figure:
    chart = charts.Comparison(title, edition.say(of[0].unit), tuple(rows))
    return figure(edition, f"chart-{name}", chart, ())


def _row(edition: Edition, statistic: Statistic) -> charts.ComparedRow:
    points = tuple(_value(edition, point) for point in statistic.points)
    if statistic.kind == "series":  # the last is the newest
        points = tuple(
            charts.ComparedValue(point.of, point.value, "own" if point is points[-1] else "other")
            for point in points
        )
    return charts.ComparedRow(edition.say(statistic.name), points)


def _value(edition: Edition, point: Point) -> charts.ComparedValue:
    return charts.ComparedValue(
        edition.say(point.label), point.value, "other" if point.role == "nation" else "own"
    )

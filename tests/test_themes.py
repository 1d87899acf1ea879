"""Themes: nothing is compared that is counted differently, and every number leads to its document."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dxplan.check.themes import definitions
from dxplan.load import load
from dxplan.model import Site
from dxplan.source import read_sources

from . import printing
from .contents import REAL
from .documents import page

# INVENTORY's verdicts: look alike, count something else.
APART = (
    ("akita", "fukushima", "online-procedures"),
    ("akita", "fukushima", "cashless"),
    ("akita", "fukushima", "open-data"),
    ("akita", "fukushima", "digital-divide"),
    ("akita", "fukushima", "medical-care"),
    ("akita", "aomori", "networks"),
)


@cache
def site() -> Site:
    """Return the real site."""
    found = load(read_sources(REAL)[0]).site
    assert found is not None
    return found


def test_a_chart_holds_one_definition() -> None:
    """A chart of a theme page draws one yardstick: one unit, one direction, one sum, one scope."""
    known = {
        f"{one.id}/{name}": what for one in site().prefectures for name, what in definitions(one).items()
    }
    yardsticks = {
        (theme.id, f"yardstick-{one.id}"): one for theme in site().themes for one in theme.yardsticks
    }
    pages = printing.pages(site())
    drawn = [
        (one.address.split("/")[1], figure)
        for one in pages
        if one.template == "theme"
        for figure in one.figures
    ]
    assert drawn
    for theme, figure in drawn:
        own = [known[name] for name in yardsticks[theme, figure.id].indicators]
        assert len(figure.chart.rows) <= len(own)
        assert len(set(own)) == 1


@pytest.mark.parametrize(("one", "other", "theme"), APART)
def test_what_is_counted_differently_stands_apart(one: str, other: str, theme: str) -> None:
    """No yardstick of these themes holds numbers of both prefectures, and the page says why in words."""
    found = next(each for each in site().themes if each.id == theme)
    assert found.differences
    for yardstick in found.yardsticks:
        places = {name.partition("/")[0] for name in yardstick.indicators}
        assert not {one, other} <= places, yardstick.id


def test_every_theme_has_two_sides() -> None:
    """A theme puts at least two prefectures side by side."""
    for theme in site().themes:
        assert len({name.partition("/")[0] for name in theme.records}) > 1, theme.id


def test_every_indicator_of_a_theme_has_a_yardstick() -> None:
    """No number of a theme's initiatives is left out of what it counts."""
    for theme in site().themes:
        told = {name for yardstick in theme.yardsticks for name in yardstick.indicators}
        for prefecture in site().prefectures:
            for field in prefecture.plan.fields if prefecture.plan else ():
                for area in field.areas:
                    for one in area.initiatives:
                        if f"{prefecture.id}/{one.id}" in theme.records:
                            own = {f"{prefecture.id}/{indicator.id}" for indicator in one.indicators}
                            assert own <= told, (theme.id, one.id)


@pytest.mark.parametrize("root", ["", "en/"])
def test_every_number_leads_to_its_document(root: str, built: Path) -> None:
    """Each entry under a yardstick links to its record and to a document of its prefecture."""
    entries = 0
    for theme in site().themes:
        if not theme.yardsticks:
            continue
        whole = page(built, f"{root}themes/{theme.id}/")
        for facts in whole.of_class("facts"):
            for entry in facts.all("dd"):
                entries += 1
                targets = [link.attributes["href"] for link in entry.all("a")]
                assert any("/sources/#" in target for target in targets), theme.id
                assert len(targets) > 1, theme.id
    assert entries > 100

"""Every kind of page in both languages against the bars: seen, told aloud, weighed, read as HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.documents import addresses, page

from .bars import BARS, HELD, UNREACHED, Found, Readings, faults, under
from .kinds import KINDS, examples
from .look import look
from .markup import markup
from .tree import tree
from .visits import visiting
from .weight import weigh

OF_ALL = ("wire", "script", "unused-script", "unused-style")


@pytest.mark.browser
@pytest.mark.parametrize(("kind", "lang"), KINDS)
def test_a_page_is_seen_by_all(
    kind: str, lang: str, built: Path, served: str, browser: Browser, axe: str
) -> None:
    """Contrast, dark, charts, targets, letters, forced colours, less motion, 400 % zoom, wider spacing."""
    with visiting(browser, served + examples(built)[kind, lang]) as visit:
        assert under(look(visit, axe)) == []


@pytest.mark.browser
@pytest.mark.parametrize(("kind", "lang"), KINDS)
def test_a_page_is_told_to_screen_readers(
    kind: str, lang: str, built: Path, served: str, browser: Browser
) -> None:
    """A chart is one image with name and description and no stray word; tables have names and heads."""
    with visiting(browser, served + examples(built)[kind, lang]) as visit:
        visit.seen("openAll")
        assert tree(visit) == []


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_page_is_light(lang: str, built: Path, served: str, browser: Browser) -> None:
    """Requests, bytes, unused code, nodes and layout shift: each page by itself, and all by their median."""
    weighed = {kind: weigh(browser, served + examples(built)[kind, of]) for kind, of in KINDS if of == lang}
    assert {kind: told for kind, found in weighed.items() if (told := under(found))} == {}
    for bar in BARS:
        if bar.name in OF_ALL and bar.name not in UNREACHED:
            assert bar.holds(bar.value([found[bar.name].value for found in weighed.values()])), bar.title


def test_every_page_is_read(built: Path) -> None:
    """Names, headings, tables, charts, languages, eras, policy, description: on all pages."""
    told = {address: under(markup(address, page(built, address))) for address in addresses(built)}
    assert {address: faults for address, faults in told.items() if faults} == {}


def test_what_is_unreached_is_a_bar() -> None:
    """The list of what is under its bar names bars, each with a reason."""
    assert set(UNREACHED) <= {bar.name for bar in BARS}
    assert all(UNREACHED.values())


def test_what_is_held_has_its_test() -> None:
    """Each yes or no names a test that stands in this folder."""
    for _, _, place in HELD:
        file, _, name = place.partition("::")
        assert f"\ndef {name}(" in (Path(__file__).parent / file).read_text(encoding="utf-8")


def test_a_bar_can_be_missed() -> None:
    """A value on the wrong side is told with its title, its limit and what makes it so."""
    readings: Readings = {"requests": Found(7, ("one", "two")), "marks": Found(2.9), "body": Found(16)}
    assert under(readings, {}) == [
        "contrast of the marks of charts, light and dark: 2.9 (3) ",
        "requests: 7 (6) one · two",
    ]
    assert faults(["a", "b"]) == Found(2, ("a", "b"))

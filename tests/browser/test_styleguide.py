"""The style guide: every part and colour on one page, open to all, and every style of the site in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dxplan.styles import style_sheets
from tests.fixtures import gallery
from tests.hosting import hosted

from .visits import Scheme, visiting

pytestmark = pytest.mark.browser
NARROWEST, NARROW = 320, 360
READ_ON = (  # what text stands on what: each pair must be read by old eyes, 7 to 1 (WCAG 1.4.6)
    *(("ink", "paper"), ("ink", "tint"), ("ink", "wash"), ("soft", "paper"), ("soft", "tint")),
    *(("link", "paper"), ("link", "tint"), ("on-strong", "strong"), ("on-pale", "pale"), ("rust", "paper")),
)
SEEN_ON = (
    ("edge", "paper"),
    ("edge", "tint"),
    ("pale-edge", "paper"),
    ("strong", "paper"),
    ("rust", "paper"),
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the style guide."""
    out = tmp_path_factory.mktemp("styleguide")
    gallery.write(out)
    with hosted(out) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_parts_hold_the_bar(lang: str, scheme: Scheme, shown: str, browser: Browser, axe: str) -> None:
    """No part has a fault of access or is wider than a small screen."""
    with visiting(browser, f"{shown}{lang}/", scheme=scheme) as visit:
        visit.note("1280", visit.audit(axe, doubts=True))
        visit.width(NARROW)
        visit.note("360", visit.audit(axe))
        visit.width(NARROWEST)
        visit.note("320", visit.seen("sideways"))
        faults = [*visit.faults, *visit.refused()]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart(scheme: str) -> None:
    """Words stand out 7 to 1 from what is under them, marks and borders 3 to 1."""
    colours = gallery.tokens(scheme)
    faint = [f"{a} on {b}" for a, b in READ_ON if contrast(colours[a], colours[b]) < 7]
    faint += [f"{a} beside {b}" for a, b in SEEN_ON if contrast(colours[a], colours[b]) < 3]
    assert faint == []


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rgb or #rrggbb, from 0 to 1, as WCAG 2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_style_is_used(built: Path, tmp_path: Path) -> None:
    """Each class that the sheets name stands on a page, in the style guide or in a script.

    Looks of charts follow the standings that scales may have (test_chart_theme.py), shown or not.
    """
    gallery.write(tmp_path)
    pages = [*built.rglob("*.html"), *tmp_path.rglob("*.html"), *gallery.LAYOUTS.rglob("*.html")]
    used = {
        name
        for page in pages
        for names in re.findall(r'class="([^"]+)"', page.read_text("utf-8"))
        for name in names.split()
    }
    scripts = "".join(path.read_text("utf-8") for path in gallery.LAYOUTS.glob("*.js"))
    css = re.sub(
        r"/\*.*?\*/|\"[^\"]*\"|\{[^{}]*\}",
        "",
        "".join(css for name, css in style_sheets(gallery.LAYOUTS).items() if name != "charts"),
        flags=re.DOTALL,
    )
    named = set(re.findall(r"\.(?!row-|column-)([a-z][\w-]*)", css))
    assert sorted(name for name in named - used if name not in scripts) == []

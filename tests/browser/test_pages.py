"""Every kind of page, in both languages, light and dark, at three widths: open to all, quiet, in bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .kinds import KINDS, examples
from .visits import Scheme, visiting

pytestmark = pytest.mark.browser
NARROWEST, NARROW = 320, 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("kind", "lang"), KINDS)
def test_a_page_holds_the_bar(
    kind: str, lang: str, scheme: Scheme, built: Path, served: str, browser: Browser, axe: str
) -> None:
    """No fault of access, complaint, failed or foreign request, CSP violation, overlap or sideways scroll."""
    address = served + examples(built)[kind, lang]
    with visiting(browser, address, scheme=scheme) as visit:
        visit.note("1280", visit.audit(axe, doubts=True) + visit.seen("labels"))
        visit.width(NARROW)
        visit.note("360", visit.seen("labels"))
        visit.seen("openAll")
        visit.note("360, all open", visit.audit(axe))
        visit.width(NARROWEST)
        visit.note("320, all open", visit.seen("sideways"))
        faults = [*visit.faults, *visit.refused()]
    assert not faults, "\n".join(faults)


def test_every_kind_of_page_is_there(built: Path) -> None:
    """No template is without a page, and no page is of an unknown template."""
    assert set(examples(built)) == set(KINDS)

"""Pictures of the Markdown that a job at GitHub shows: what is wrong, and what changes on the site.

They are drawn with our own renderer and colours: they show how it reads, not how GitHub looks.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from .desk import copied, told, whole

YEAR, PLAN = "akita/2023", "akita/plan/government.yaml"
CHARGED = "number: {}\n    grade: B\n    departments:\n      - {}"
SLIPS = (
    (f"{YEAR}/government.yaml", "    number: 3\n    grade: C", "    number: 3\n    grade：C"),
    (f"{YEAR}/industry.yaml", CHARGED.format(24, "industry-labour"), CHARGED.format(24, "industry-labor")),
    (f"{YEAR}/living.yaml", "actual_printed: 224事業所", "actual_printed: 242事業所"),
)
CHANGES = (
    (f"{YEAR}/government.yaml", "    number: 3\n    grade: C", "    number: 3\n    grade: B"),
    (
        PLAN,
        "      - id: tax-payment-qr",
        "      - id: online-counter\n        title: オンライン窓口の開設\n      - id: tax-payment-qr",
    ),
)


def take(browser: Browser) -> None:
    """Write summary.png and compare.png."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name, edits in (("wrong", SLIPS), ("old", ()), ("new", CHANGES)):
            copied(here / name, *edits)
        wrong = told(here, "check", "--content", "wrong", "--format", "summary")
        changed = told(here, "compare", "old", "new")
    whole(browser, _html(wrong), "summary.png")
    whole(browser, _html(changed), "compare.png")


def _html(text: str) -> str:
    """Return Markdown with tables as HTML."""
    return str(MarkdownIt("commonmark").enable("table").render(text))

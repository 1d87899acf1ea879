"""What was tested of how accessible the site is, as tables: the rows of its statement on accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxplan.criteria import JIS, answer, criteria, probes
from dxplan.model import Accessibility, Site

Row = dict[str, Any]


def results(site: Site) -> Iterator[Row]:
    """Yield each success criterion with what is known of it."""
    for one in criteria():
        known = answer(one, site.accessibility)
        judged = known.judgement
        yield {
            "criterion": one.number,
            "level": one.level,
            "standard": "JIS X 8341-3:2016" if one.since == JIS else f"WCAG {one.since}",
            **{f"title_{lang}": one.words[lang] for lang in site.languages},
            "outcome": known.outcome,
            "tests": " ".join(test.id for test in known.tests),
            "judged_on": judged.date if judged else None,
            **{f"judged_by_{lang}": judged.by.into(lang)[0] if judged else None for lang in site.languages},
            **{f"note_{lang}": judged.note.into(lang)[0] if judged else None for lang in site.languages},
        }


def tests(site: Site) -> Iterator[Row]:
    """Yield each automatic test with how many of its cases passed; without a run, nothing is counted."""
    found: Accessibility | None = site.accessibility
    ran = {one.id: one for one in (found.tests if found else ())}
    for one in probes():
        counts = ran.get(one.id)
        yield {
            "test": one.id,
            **{f"title_{lang}": one.words[lang] for lang in site.languages},
            "source": one.test,
            "passed": counts.passed if counts else None,
            "failed": counts.failed if counts else None,
            "date": found.date if found and counts else None,
        }

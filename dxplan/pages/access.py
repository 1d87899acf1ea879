"""The statement on accessibility: what is aimed at, what was tested, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.criteria import JIS, Answer, answer, criteria, probes
from dxplan.language import blocks

from .edition import Edition, Page

OUTCOMES = ("met", "absent", "partly", "unmet", "untested")


def accessibility(edition: Edition) -> Iterator[Page]:
    """Yield the statement, from accessibility.md and the results of the tests; none without the text."""
    text = edition.site.texts.get("accessibility")
    if text is None:
        return
    found = edition.site.accessibility
    heading, _, rest = edition.say(text).partition("\n")
    told = [line.words for block in blocks(rest) for line in block.lines if not line.words.startswith("#")]
    answers = [answer(one, found) for one in criteria()]
    ran = {one.id: one for one in (found.tests if found else ())}
    yield Page(
        edition.lang,
        addresses.ACCESSIBILITY,
        "accessibility",
        heading.lstrip("# ").strip(),
        told[0] if told else edition.say(edition.site.tagline),
        {
            "body": text,
            "found": found,
            "sets": [
                (name, _counts(edition, own), own)
                for name, own in (
                    ("jis", [one for one in answers if one.criterion.since == JIS]),
                    ("wcag", [one for one in answers if one.criterion.since != JIS]),
                )
            ],
            "tests": [(one, ran.get(one.id)) for one in probes()],
            "issues": f"{edition.site.repository.rstrip('/')}/issues" if edition.site.repository else "",
        },
        (edition.home(),),
    )


def _counts(edition: Edition, answers: list[Answer]) -> list[tuple[str, int]]:
    """Return how many criteria came out how, in words; what did not occur is left out."""
    found = [(one, sum(told.outcome == one for told in answers)) for one in OUTCOMES]
    return [(edition.word(f"access_{one}"), count) for one, count in found if count]

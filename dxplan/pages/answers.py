"""The short answers at the head of an initiative: what was promised, what happened, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxplan.language import lines
from dxplan.model import Prefecture, Source, Text
from dxplan.story import Step, Story

from .numbers import Shown

LINES, LETTERS = 2, 120  # a text this short stands in the answer itself; a longer one is led to


@dataclass(frozen=True, slots=True)
class Answers:
    """What the newest report says: short texts in full, and numbers; none where only the details tell."""

    step: Step
    promised: Text | None
    happened: Text | None
    ahead: Text | None
    numbers: tuple[Shown, ...]
    source: Source


def answers(one: Prefecture, story: Story, numbers: Sequence[Shown]) -> Answers | None:
    """Return the answers of the newest report, or nothing when no report names the initiative."""
    step = story.latest
    if step is None:
        return None
    told = step.evaluation
    own = tuple(number for number in numbers if number.measure.report is step.report)
    source = one.sources[story.source_of(step.report)]
    return Answers(step, _short(told.plan), _short(told.progress), _short(told.next), own, source)


def _short(text: Text) -> Text | None:
    told = lines(text.ja)
    return text if text and len(told) <= LINES and len(text.ja) <= LETTERS else None

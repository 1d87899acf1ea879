"""What a report says of one initiative, ready to print: parts under their headings, earlier rounds."""

from __future__ import annotations

from dxplan.model import Evaluation, RoundEvaluation
from dxplan.stories import Stories
from dxplan.story import Measure, Step, Story

from .edition import Edition
from .numbers import shown


def rounds(edition: Edition, stories: Stories, story: Story, step: Step) -> list[dict[str, object]]:
    """Return the rounds before the last one of a year, as far as the initiative was evaluated in them."""
    grades = {grade.mark: grade for grade in stories.grades}
    own = {indicator.id: indicator for indicator in story.initiative.indicators}
    told = {one.id: one for one in step.evaluation.rounds}
    return [
        {
            "round": one,
            "evaluation": told[one.id],
            "grade": grades.get(told[one.id].grade),
            "parts": parts(edition, told[one.id]),
            "numbers": [
                shown(edition, Measure(step.report, own[value.id], value), stories.grades)
                for value in told[one.id].values
                if value.id in own
            ],
        }
        for one in step.report.rounds
        if one.id in told
    ]


def parts(edition: Edition, evaluation: Evaluation | RoundEvaluation) -> list[dict[str, object]]:
    """Return plan, progress and next steps under the headings that the document or the site gives them."""
    whole = evaluation if isinstance(evaluation, Evaluation) else Evaluation()
    label = f"label_{whole.plan_label}" if whole.plan_label else "plan"
    told = (
        (label, whole.plan, False),
        ("progress", evaluation.progress, False),
        ("next", evaluation.next, True),
    )
    return [{"label": edition.word(name), "text": text, "wide": wide} for name, text, wide in told if text]

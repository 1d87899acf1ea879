"""A fiscal year: the report as a document, and its schedule."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan import addresses
from dxplan.model import Prefecture, Report
from dxplan.stories import Stories
from dxplan.story import Measure

from .edition import Edition, Page
from .evaluation import parts, rounds
from .figures import grades_by_field, matrix, moved, ratios
from .numbers import Shown, shown
from .overview import in_a_sentence, overview
from .schedule import schedule_page


def reports(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the pages of every year."""
    for report in one.reports:
        yield from _report(edition, one, report)
        if report.schedule:
            yield schedule_page(edition, one, report, report.schedule)


def _silent(stories: Stories, report: Report) -> str:
    """Return why a report grades nothing, where one reason holds for all of it: then it is said once."""
    steps = [step for story in stories.all for step in story.steps if step.report is report]
    reasons = {"" if step.grade else step.evaluation.ungraded for step in steps}
    return reasons.pop() if len(reasons) == 1 and not report.rounds else ""


def _report(edition: Edition, one: Prefecture, report: Report) -> Iterator[Page]:
    stories = edition.stories[one.id]
    earlier = next((other for other in stories.graded_reports if other.year < report.year), None)
    total = overview(stories, report)
    figures = []
    if total.graded:
        figures.append(grades_by_field(edition, one, tuple(r for r in (report, earlier) if r)))
    if earlier and total.graded:
        figures += [matrix(edition, one, report, earlier), moved(edition, one, report, earlier)]
    measures = [(story, m) for story, m in stories.measures() if m.report is report]
    if any(m.paired for _, m in measures):
        figures.append(ratios(edition, one, report))
    fields = [
        {
            "field": field,
            "sum": overview(stories, report, own),
            "areas": [
                (area, [s for s in own if s.area.id == area.id and s.id in report.evaluations])
                for area in field.areas
            ],
        }
        for field in (one.plan.fields if one.plan else ())
        for own in [stories.of_field(field)]
    ]
    name, year = edition.say(one.name), edition.year(report)
    yield Page(
        edition.lang,
        addresses.report(one.id, report.year),
        "report",
        edition.word("report_title", prefecture=name, year=year),
        edition.describe(
            _description(edition, name, year, total.judged, total.reached, total.share),
            in_a_sentence(edition, one, report) if not total.judged else "",
            edition.word("document_is", title=edition.say(report.title)),
            edition.few(edition.say(field.title) for field in (one.plan.fields if one.plan else ())),
        ),
        {
            "prefecture": one,
            "report": report,
            "earlier": earlier,
            "sum": total,
            "silent": _silent(stories, report),
            "fields": fields,
            "parts": {story.id: parts(edition, report.evaluations[story.id]) for story in total.detailed},
            "rounds": {
                story.id: rounds(edition, stories, story, step)
                for story in stories.all
                for step in story.steps
                if step.report is report
            },
            "graded": _graded(edition, stories, report),
            "values": _values(edition, one, report),
        },
        edition.crumbs(one),
        tuple(figures),
        prefecture=one,
        record=report,
    )


def _graded(edition: Edition, stories: Stories, report: Report) -> dict[str, list[Shown]]:
    """Return the indicators that have grades of their own, by initiative."""
    found: dict[str, list[Shown]] = {story.id: [] for story in stories.all}
    for story, measure in stories.measures():
        if measure.report is report and measure.value.grade:
            found[story.id].append(shown(edition, measure, stories.grades))
    return found


def _values(edition: Edition, one: Prefecture, report: Report) -> list[Shown]:
    """Return what a report says of the indicators of the plan and of its fields."""
    own = one.plan.counted if one.plan else {}
    grades = edition.stories[one.id].grades
    told = [Measure(report, own[value.id], value) for value in report.values if value.id in own]
    return [shown(edition, measure, grades) for measure in told]


def _description(edition: Edition, name: str, year: str, judged: int, reached: int, share: object) -> str:
    if not judged:
        return edition.word("report_description_ungraded", prefecture=name, year=year)
    return edition.word(
        "report_description", prefecture=name, year=year, n=judged, reached=reached, share=share
    )

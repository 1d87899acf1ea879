"""The rows of every chart, taken from the stories; how a chart looks and speaks is dxplan.charts' matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from dxplan import charts
from dxplan.charts.path import Sort
from dxplan.check import QUARTERS
from dxplan.language import date
from dxplan.model import Field, Group, Indicator, Prefecture, Report, Value
from dxplan.stories import Stories, count
from dxplan.story import Measure, Story

from .edition import Edition, Figure

UNGRADED = "－"


def looks(edition: Edition, stories: Stories) -> tuple[charts.GradeLook, ...]:
    """Return the prefecture's grades as charts see them, and a last one for what has no grade."""
    own = [
        charts.GradeLook(grade.mark, edition.say(grade.meaning), grade.standing) for grade in stories.grades
    ]
    return (*own, charts.GradeLook(UNGRADED, edition.word("ungraded"), "none"))


def _mark(story: Story, report: Report) -> str:
    evaluation = report.evaluations.get(story.id)
    return (evaluation.grade if evaluation else "") or UNGRADED


def grades_by_field(edition: Edition, one: Prefecture, reports: Sequence[Report]) -> Figure:
    """Return the grades of each field, year by year."""
    stories = edition.stories[one.id]
    fields = []
    for field in one.plan.fields if one.plan else ():
        own = stories.of_field(field)
        years = [
            charts.YearGrades(
                report.year, {mark or UNGRADED: number for mark, number in count(own, report).items()}
            )
            for report in sorted(reports, key=lambda report: report.year)
        ]
        fields.append(charts.FieldGrades(edition.say(field.title), tuple(years)))
    chart = charts.GradesByField(tuple(fields), looks(edition, stories))
    return figure(edition, "grades", chart, cited(edition, one, *(report.source for report in reports)))


def matrix(edition: Edition, one: Prefecture, after: Report, before: Report) -> Figure:
    """Return how many went from which grade to which."""
    stories = edition.stories[one.id]
    moves = Counter(
        (_mark(story, before), _mark(story, after))
        for story in stories.all
        if story.id in after.evaluations and story.id in before.evaluations
    )
    rows = tuple(charts.Move(old, new, number) for (old, new), number in sorted(moves.items()))
    chart = charts.GradeMatrix(before.year, after.year, rows, looks(edition, stories))
    return figure(edition, "matrix", chart, cited(edition, one, after.source, before.source))


def moved(edition: Edition, one: Prefecture, after: Report, before: Report) -> Figure:
    """Return the initiatives whose grade is another than the year before."""
    stories = edition.stories[one.id]
    rows = tuple(
        charts.Change(
            str(after.evaluations[story.id].number or ""),
            edition.say(story.initiative.title),
            _mark(story, before),
            _mark(story, after),
        )
        for story in stories.all
        if story.id in after.evaluations and story.id in before.evaluations
    )
    chart = charts.GradeChanges(before.year, after.year, rows, looks(edition, stories))
    return figure(edition, "moved", chart, cited(edition, one, after.source, before.source))


def units(edition: Edition, one: Prefecture, report: Report, field: Field | None = None) -> Figure:
    """Return one square for each initiative, of all fields or of one."""
    stories = edition.stories[one.id]
    fields = one.plan.fields if one.plan and field is None else (field,) if field else ()
    groups = tuple(
        charts.FieldUnits(
            edition.say(each.title),
            tuple(
                charts.Unit(
                    str(report.evaluations[story.id].number or ""),
                    edition.say(story.initiative.title),
                    _mark(story, report),
                )
                for story in stories.of_field(each)
                if story.id in report.evaluations
            ),
        )
        for each in fields
    )
    chart = charts.UnitChart(report.year, groups, looks(edition, stories))
    name = "units" if field else f"units-{one.id}"
    return figure(edition, name, chart, cited(edition, one, report.source))


def departments(edition: Edition, one: Prefecture) -> Figure:
    """Return how many initiatives each bureau answers for, by whether a KPI or a goal is set."""
    stories = edition.stories[one.id]
    kpi, goal = edition.word("label_kpi"), edition.word("label_goal")
    labels = (charts.GradeLook(kpi, "", "on"), charts.GradeLook(goal, "", "none"))
    rows = []
    for department in one.departments.values():
        own = stories.of_department(department.id) if not department.parent else ()
        told = Counter(story.latest.evaluation.plan_label for story in own if story.latest)
        if own:
            counts = {kpi: told["kpi"], goal: told["goal"]}
            rows.append(charts.DepartmentCount(edition.say(department.name), counts))
    chart = charts.DepartmentCounts(tuple(rows), labels, len(stories.all))
    return figure(
        edition, "departments", chart, cited(edition, one, *(story.field.source for story in stories.all))
    )


def target_row(edition: Edition, measure: Measure, grade: str = "") -> charts.Indicator:
    """Return one indicator of one year as a chart's row."""
    indicator, value = measure.indicator, measure.value
    return charts.Indicator(
        named(edition, indicator),
        edition.say(indicator.unit),
        value.target,
        value.actual,
        indicator.direction,
        grade,
        edition.word(f"reason_{value.no_target}") if value.no_target else "",
        edition.word(f"reason_{value.no_actual}") if value.no_actual else "",
    )


def named(edition: Edition, indicator: Indicator) -> str:
    """Return an indicator's name with what limits its scope."""
    scope = edition.say(indicator.scope)
    if not scope or scope in edition.say(indicator.name):
        return edition.say(indicator.name)
    return (
        f"{edition.say(indicator.name)}（{scope}）"
        if edition.lang == "ja"
        else f"{edition.say(indicator.name)} ({scope})"
    )


def ratios(edition: Edition, one: Prefecture, report: Report) -> Figure:
    """Return every indicator of a year that has a target, against its actual."""
    stories = edition.stories[one.id]
    rows = tuple(
        target_row(edition, measure, measure.value.grade or report.evaluations[story.id].grade)
        for story, measure in stories.measures()
        if measure.report is report and measure.value.target is not None
    )
    chart = charts.TargetsAndActuals(report.year, rows, looks(edition, stories))
    return figure(edition, "ratios", chart, cited(edition, one, report.source))


def path(edition: Edition, one: Prefecture, story: Story, indicator: Indicator) -> Figure:
    """Return one indicator over the years: targets, actuals and what is expected."""
    points = [
        charts.Point(year, sort, number, when)
        for measure in story.measures
        if measure.indicator.id == indicator.id
        for year, sort, number, when in _points(edition, measure.report.year, measure.value)
    ]
    name = named(edition, indicator)
    chart = charts.IndicatorPath(name, edition.say(indicator.unit), tuple(points), indicator.direction)
    told = [story.source_of(each.report) for each in story.measures if each.indicator.id == indicator.id]
    return figure(edition, f"path-{indicator.id}", chart, cited(edition, one, *told))


def _points(edition: Edition, year: int, value: Value) -> list[tuple[int, Sort, Decimal, str]]:
    found: list[tuple[int, Sort, Decimal, str]] = []
    if value.target is not None:
        found.append((year, "target", value.target, ""))
    if value.actual is not None:
        found.append((year, "actual", value.actual, date(value.as_of, edition.lang) if value.as_of else ""))
    if value.forecast:
        by = value.forecast.by
        # January to March belong to the fiscal year that began the April before.
        fiscal = by.year - 1 if by.month and by.month < 4 else by.year
        found.append((fiscal, "forecast", value.forecast.value, date(by, edition.lang)))
    return found


def timeline(edition: Edition, one: Prefecture, report: Report, group: Group) -> Figure:
    """Return the marked events of one part of a schedule, by quarter."""
    lanes = []
    for row in group.rows:
        cells = [getattr(row, quarter) for quarter in QUARTERS]
        events = charts.events(
            [edition.say(cell) for cell in cells], [cell.ja for cell in cells], row.doubtful
        )
        lanes.append(charts.Lane(edition.say(row.title), events))
    name = edition.say(group.title).strip("<>")
    chart = charts.QuarterSchedule(report.year, name, tuple(lanes))
    return figure(edition, f"timeline-{group.id}", chart, _scheduled(edition, one, report))


def months(edition: Edition, one: Prefecture, report: Report, group: Group) -> Figure:
    """Return the events of one part of a schedule, by month."""
    lanes = []
    for row in group.rows:
        events = tuple(
            charts.MonthEvent(
                _month(event.starts.month), _month((event.ends or event.starts).month), event.mark,
                edition.say(event.text), event.printed if event.starts.day else "",
            )
            for event in row.events
        )  # fmt: skip
        lanes.append(charts.MonthLane(edition.say(row.title), events))
    name = edition.say(group.title).strip("<>")
    chart = charts.MonthSchedule(report.year, name, tuple(lanes))
    return figure(edition, f"timeline-{group.id}", chart, _scheduled(edition, one, report))


def _scheduled(edition: Edition, one: Prefecture, report: Report) -> tuple[str, ...]:
    return cited(edition, one, report.schedule.source) if report.schedule else ()


def _month(of_year: int | None) -> int:
    """Return the place of a month in the fiscal year, 1 for April; a date without a month counts as April."""
    return ((of_year or 4) - 4) % 12 + 1


def cited(edition: Edition, one: Prefecture, *sources: str) -> tuple[str, ...]:
    """Return the titles of documents of a prefecture, each once."""
    return tuple(edition.say(one.sources[name].title) for name in dict.fromkeys(sources))


def figure(edition: Edition, name: str, chart: charts.Chart, sources: tuple[str, ...]) -> Figure:
    """Return a chart as a page holds it, under its own title, with the documents its numbers come from."""
    return Figure(name, charts.title(chart, edition.lang), chart, sources=sources)

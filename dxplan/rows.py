"""The rows of open data: one table for each kind of record that a prefecture has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .model import Indicator, Report, Text, Value
from .stories import Stories

Row = Mapping[str, object]


def data_of(stories: Stories, languages: Sequence[str]) -> dict[str, list[Row]]:
    """Return the rows of each table by its name; a table without rows is left out."""
    made = {name: list(make(stories, languages)) for name, make in TABLES.items()}
    return {name: rows for name, rows in made.items() if rows}


def _both(name: str, text: Text, languages: Sequence[str]) -> dict[str, str]:
    """Return a column a language; a text without translation stays empty there."""
    return {
        f"{name}_{lang}": text.ja if lang == "ja" else text.translations.get(lang, "") for lang in languages
    }


def _joined(name: str, texts: Iterable[Text], languages: Sequence[str]) -> dict[str, str]:
    told = list(texts)
    return {
        f"{name}_{lang}": "; ".join(
            text.ja if lang == "ja" else text.translations.get(lang, "") for text in told
        )
        for lang in languages
    }


def _initiatives(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    prefecture = stories.prefecture
    for story in stories.all:
        named = (prefecture.departments[name].name for name in story.departments)
        grades = {
            f"grade_{report.id}": next((s.evaluation.grade for s in story.steps if s.report is report), "")
            for report in stories.graded_reports
        }
        yield {
            "prefecture": prefecture.id,
            "id": story.id,
            "part": story.field.part,
            "number": story.number,
            "field_code": story.field.code,
            **_both("field", story.field.title, languages),
            "area_code": story.area.code,
            **_both("area", story.area.title, languages),
            **_both("title", story.initiative.title, languages),
            **_both("summary", story.initiative.summary, languages),
            "parent": story.initiative.parent,
            "also_listed_under": " ".join(placed.area.id for placed in story.placed),
            **grades,
            "change": story.latest.change if story.latest else "",
            **_joined("departments", named, languages),
            "same_as": story.initiative.same_as,
            "sdgs": " ".join(story.initiative.sdgs),
            "same_title_as": story.initiative.same_title,
            "source": story.field.source,
        }


def _evaluations(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    prefecture = stories.prefecture
    for report in prefecture.reports:
        for story in stories.all:
            one = report.evaluations.get(story.id)
            if one is None:
                continue
            named = (prefecture.departments[name].name for name in one.departments)
            yield {
                "prefecture": prefecture.id,
                "fiscal_year": report.year,
                "initiative": story.id,
                "number": one.number,
                "grade": one.grade,
                "ungraded": one.ungraded,
                **_both("printed_title", one.printed_title, languages),
                **_joined("departments", named, languages),
                "plan_label": one.plan_label,
                **_both("plan", one.plan, languages),
                **_both("progress", one.progress, languages),
                **_both("next", one.next, languages),
                "budget_unit": one.budget.unit if one.budget else "",
                "budget_planned": one.budget.planned if one.budget else None,
                "budget_settled": one.budget.settled if one.budget else None,
                "grades_by_round": " ".join(
                    f"{each.id}:{each.grade or each.ungraded}" for each in one.rounds
                ),
                "source": story.source_of(report),
            }


Told = tuple[Report, str, str, str, Indicator, Value]  # report, round, initiative, source, indicator, value


def _told(stories: Stories) -> Iterator[Told]:
    """Yield every value of every report: of initiatives at each round, then of the plan and its fields."""
    for story in stories.all:
        own = {indicator.id: indicator for indicator in story.initiative.indicators}
        for step in story.steps:
            source = story.source_of(step.report)
            rounds = [("", step.evaluation.values), *((one.id, one.values) for one in step.evaluation.rounds)]
            for name, values in rounds:
                for value in values:
                    if value.id in own:
                        yield step.report, name, story.id, source, own[value.id], value
    plan = stories.prefecture.plan
    counted = plan.counted if plan else {}
    for report in stories.prefecture.reports:
        for value in report.values:
            if value.id in counted:
                yield report, "", "", report.source, counted[value.id], value


def _indicators(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    for report, name, initiative, source, indicator, value in _told(stories):
        yield {
            "prefecture": stories.prefecture.id,
            "initiative": initiative,
            "indicator": indicator.id,
            **_both("name", indicator.name, languages),
            **_both("unit", indicator.unit, languages),
            **_both("scope", indicator.scope, languages),
            "direction": indicator.direction,
            "cumulative": indicator.cumulative,
            **_both("since", indicator.since, languages),
            "fiscal_year": report.year,
            "round": name,
            "baseline": indicator.baseline.value if indicator.baseline else None,
            "start_of_year": value.start.value if value.start else None,
            "target": value.target,
            "target_printed": value.target_printed,
            "target_year": value.target_year,
            "qualifier": value.qualifier,
            "no_target": value.no_target,
            "actual": value.actual,
            "actual_printed": value.actual_printed,
            "no_actual": value.no_actual,
            "as_of": value.as_of,
            "as_of_printed": value.as_of_printed,
            "grade": value.grade,
            "long_term": indicator.long_term.value if indicator.long_term else None,
            "forecast": value.forecast.value if value.forecast else None,
            "forecast_by": value.forecast.by if value.forecast else None,
            **_both("comparison", value.comparison.name if value.comparison else Text(), languages),
            "comparison_value": value.comparison.value if value.comparison else None,
            "source": source,
        }


def _placements(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    """Yield the rows that stand again, or answer for more, with what they print otherwise."""
    plan = stories.prefecture.plan
    for field in plan.fields if plan else ():
        for area in field.areas:
            for one in area.placements:
                yield {
                    "prefecture": stories.prefecture.id,
                    "id": one.id,
                    "kind": one.kind,
                    "initiative": one.initiative,
                    "area": area.id,
                    **_both("title", one.title, languages),
                    **_both("summary", one.summary, languages),
                    "plan_label": one.plan_label,
                    **_both("plan", one.plan, languages),
                    "source": field.source,
                }


def _policies(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    plan = stories.prefecture.plan
    for field in plan.fields if plan else ():
        for area in field.areas:
            for one in area.policies:
                yield {
                    "prefecture": stories.prefecture.id,
                    "id": one.id,
                    **_both("field", field.title, languages),
                    **_both("area", area.title, languages),
                    **_both("text", one.text, languages),
                    "same_as": one.same_as,
                    "source": field.source,
                }


def _goals(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    """Yield the indicators that belong to the plan or to a field, each followed by what it is made of."""
    plan = stories.prefecture.plan
    told = [(plan.goals.source, one) for one in plan.goals.goals] if plan and plan.goals else []
    told += [(field.source, one) for field in (plan.fields if plan else ()) for one in field.indicators]
    whole = [(source, part, one) for source, one in told for part, one in _parts(one)]
    for source, part, one in whole:
        yield {
            "prefecture": stories.prefecture.id,
            "id": one.id,
            "part_of": part,
            "kind": one.kind,
            **_both("name", one.name, languages),
            **_both("unit", one.unit, languages),
            "baseline": one.baseline.value if one.baseline else None,
            "baseline_as_of": one.baseline.as_of if one.baseline else None,
            "long_term": one.long_term.value if one.long_term else None,
            "long_term_as_of": one.long_term.as_of if one.long_term else None,
            "missing": one.missing or (one.long_term.missing if one.long_term else ""),
            **_both("cited", one.cited, languages),
            "source": source,
        }


def _parts(one: Indicator) -> list[tuple[str, Indicator]]:
    return [("", one), *((one.id, each) for each in one.components)]


def _statistics(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    state = stories.prefecture.plan.state if stories.prefecture.plan else None
    for chapter in state.chapters if state else ():
        for topic in chapter.topics:
            for one in topic.statistics:
                for point in one.points:
                    yield {
                        "prefecture": stories.prefecture.id,
                        "id": one.id,
                        **_both("name", one.name, languages),
                        **_both("of", point.label, languages),
                        "role": point.role,
                        "value": point.value,
                        **_both("unit", one.unit, languages),
                        "printed": point.printed,
                        "as_of": point.as_of,
                        **_both("cited", one.cited, languages),
                        "source": state.source if state else "",
                    }


TABLES: Mapping[str, Callable[[Stories, Sequence[str]], Iterator[Row]]] = {
    "initiatives": _initiatives,
    "evaluations": _evaluations,
    "indicators": _indicators,
    "placements": _placements,
    "policies": _policies,
    "goals": _goals,
    "statistics": _statistics,
}

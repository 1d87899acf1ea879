"""The lists of a prefecture, its initiatives and its indicators: what they are filtered and sorted by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxplan import addresses
from dxplan.model import Prefecture
from dxplan.story import DOWN, NEW, SAME, UP, Story

from .edition import Edition, Page
from .figures import ratios
from .numbers import Shown, shown

HAVE_PAGES = ("field", "department")  # filters each of whose choices is a page


def lists(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the list of initiatives and the page of indicators."""
    stories = edition.stories[one.id]
    if not stories.all or one.plan is None:
        return
    name, plan = edition.say(one.name), edition.say(one.plan.title)
    title = edition.word("initiatives_title", prefecture=name)
    named = {department for story in stories.all for department in story.departments}
    filters, rows = _filters(edition, one, named), [_row(story) for story in stories.all]
    yield Page(
        edition.lang,
        addresses.initiatives(one.id),
        "initiatives",
        title,
        edition.describe(
            edition.word("initiatives_description", prefecture=name, plan=plan, n=len(stories.all)),
            edition.few(edition.say(field.title) for field in one.plan.fields),
        ),
        {
            "prefecture": one,
            "stories": stories,
            "departments": [d for d in one.departments.values() if d.id in named],
            "filters": filters,
            "columns": _columns(edition, one),
            "rows": rows,
            "by_value": _by_value(filters, rows),
        },
        edition.crumbs(one),
        prefecture=one,
        scripts=("list.js",),
    )
    yield from _indicators(edition, one)


def _filters(edition: Edition, one: Prefecture, named: set[str]) -> list[dict[str, object]]:
    """Return the filters of the list: words in the title, and whatever tells the records apart."""
    plan, stories = one.plan, edition.stories[one.id]
    fields = [(field.id, edition.say(field.title)) for field in (plan.fields if plan else ())]
    grades = [(grade.mark, f"{grade.mark} {edition.say(grade.meaning)}") for grade in stories.grades]
    grades = grades if stories.graded_reports else []
    changes = [
        (kind, edition.word(f"change_{kind}")) for kind in (UP, DOWN, SAME, NEW) if stories.changed(kind)
    ]
    departments = [(d.id, edition.say(d.name)) for d in one.departments.values() if d.id in named]
    answers = [("yes", edition.word("filter_yes")), ("no", edition.word("filter_no"))]
    offered = [("field", fields), ("grade", grades), ("change", changes), ("department", departments)]
    parts = [(part.id, edition.say(part.title)) for part in (plan.parts if plan else ())]
    labels = {row.latest.evaluation.plan_label for row in stories.all if row.latest} - {""}
    both = (("kpi", edition.word("label_kpi")), ("goal", edition.word("label_goal")))
    names = [(label, name) for label, name in both if label in labels]
    offered += [("part", parts), ("promise", names)]
    divided = {"kpi": {bool(row.targets) for row in stories.all}, "detail": {r.detailed for r in stories.all}}
    offered += [(name, answers) for name, found in divided.items() if len(found) > 1]
    found: list[dict[str, object]] = [
        {"kind": "text", "name": "q", "label": edition.word("filter_words"), "options": ()}
    ]
    for name, options in offered:
        if len(options) > 1:
            label = edition.word(f"filter_{name}")
            found.append({"kind": "select", "name": name, "label": label, "options": options})
    return found


def _by_value(
    filters: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> list[tuple[str, str, list[Story]]]:
    """Return for each choice that has no page of its own its filter, its words and what it would leave."""
    return [
        (each["label"], words, found)
        for each in filters
        if each["kind"] == "select" and each["name"] not in HAVE_PAGES
        for value, words in each["options"]
        if (found := [row["story"] for row in rows if row[each["name"]] == value])
    ]


def _columns(edition: Edition, one: Prefecture) -> list[dict[str, object]]:
    plan = one.plan
    names = (
        edition.word("number"),
        plan.levels.initiative if plan else "",
        plan.levels.field if plan else "",
    )
    columns: list[dict[str, object]] = [{"label": names[0], "sort": "number", "num": True}]
    columns += [{"label": names[1], "sort": "title"}, {"label": names[2], "sort": "field"}]
    for report in edition.stories[one.id].graded_reports:
        columns.append({"label": edition.year(report, short=True), "sort": f"grade{report.year}"})
    return columns


def _row(story: Story) -> dict[str, object]:
    latest = story.latest
    return {
        "story": story,
        "number": story.number or "",
        "field": story.field.id,
        "grade": latest.evaluation.grade if latest else "",
        "change": latest.change if latest else "",
        "departments": " ".join(story.departments),
        "kpi": "yes" if story.targets else "no",
        "promise": latest.evaluation.plan_label if latest else "",
        "part": story.field.part,
        "detail": "yes" if story.detailed else "no",
    }


def _indicators(edition: Edition, one: Prefecture) -> Iterator[Page]:
    """Yield the page of targets and actuals; numbers without a target stand apart."""
    stories = edition.stories[one.id]
    measures = stories.measures()
    if not measures:
        return
    years = sorted({measure.report.year for _, measure in measures}, reverse=True)
    newest = next(report for report in one.reports if report.year == years[0])
    paired = [
        (story, shown(edition, m, stories.grades)) for story, m in measures if m.value.target is not None
    ]
    single = [(story, shown(edition, m, stories.grades)) for story, m in measures if m.value.target is None]
    name = edition.say(one.name)
    yield Page(
        edition.lang,
        addresses.indicators(one.id),
        "indicators",
        edition.word("indicators_title", prefecture=name),
        edition.describe(
            edition.word("indicators_description", prefecture=name, n=len(paired)),
            edition.few(edition.say(number.measure.indicator.name) for _, number in (*paired, *single)),
        ),
        {
            "prefecture": one,
            "paired": paired,
            "single": single,
            "newest": newest,
            "filters": _of_indicators(edition, paired),
            "columns": _columns_of_indicators(edition),
        },
        edition.crumbs(one),
        (ratios(edition, one, newest),) if any(m.paired for _, m in measures) else (),
        prefecture=one,
        scripts=("list.js",),
    )


def _of_indicators(edition: Edition, paired: list[tuple[Story, Shown]]) -> list[dict[str, object]]:
    """Return the filters of the table of targets: words, field and year."""
    fields = {story.field.id: edition.say(story.field.title) for story, _ in paired}
    years = {told.measure.report.id: edition.year(told.measure.report) for _, told in paired}
    found: list[dict[str, object]] = [
        {"kind": "text", "name": "q", "label": edition.word("filter_words"), "options": ()}
    ]
    for name, options in (("field", fields), ("year", years)):
        if len(options) > 1:
            label = edition.word(f"filter_{name}")
            found.append({"kind": "select", "name": name, "label": label, "options": list(options.items())})
    return found


def _columns_of_indicators(edition: Edition) -> list[dict[str, object]]:
    columns = (("indicator", ""), ("year", "year"), ("target", ""), ("actual", ""), ("ratio", "ratio"))
    told: list[dict[str, object]] = [
        {"label": edition.word(name), "sort": sort, "num": name in ("target", "actual", "ratio")}
        for name, sort in columns
    ]
    return [*told, {"label": edition.word("as_of")}, {"label": edition.word("initiative")}]

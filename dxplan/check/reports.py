"""A year's report: grades of the plan's own scale, published sums, numbers, whose values they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dxplan.language import lines, percent
from dxplan.load import initiatives
from dxplan.model import Evaluation, Prefecture, Report, RoundEvaluation, Row, Totals, Value
from dxplan.problems import Place, Problem, problem
from dxplan.values import nearest, same_mark

QUARTERS = ("q1", "q2", "q3", "q4")


def grades(prefecture: Prefecture) -> Iterator[Problem]:
    """A grade is one of the plan's own scale."""
    plan = prefecture.plan
    if plan is None or (plan.scale is None and "scale" in plan.places):
        return  # the scale could not be understood: that has been told, and nothing follows from it
    scale = plan.scale
    allowed = {grade.id: grade.meaning.ja for grade in scale.grades} if scale else {}
    shown = " / ".join(f"{mark}({meaning})" for mark, meaning in allowed.items())
    for report in prefecture.reports:
        for record in graded(report):
            if record.grade and record.grade not in allowed:
                meant = same_mark(record.grade, allowed)
                fix = f"grade: {meant}" if meant else None
                yield problem(
                    "E-ENUM", record.at("grade"), fix, title="評価", found=record.grade, allowed=shown
                )


def graded(report: Report) -> Iterator[Evaluation | RoundEvaluation | Value]:
    """Yield everything in a report that may carry a grade: evaluations, their rounds, single indicators."""
    yield from report.values
    for evaluation in report.evaluations.values():
        yield evaluation
        yield from evaluation.values
        for one in evaluation.rounds:
            yield one
            yield from one.values


def totals(prefecture: Prefecture) -> Iterator[Problem]:
    """The sums that a report publishes must come out of its rows, to the digit that is published."""
    for report in prefecture.reports:
        if report.totals is None:
            continue
        counts = Counter(one.grade for one in report.evaluations.values() if one.grade)
        rows = sum(counts.values())
        totals = report.totals
        if totals.initiatives is not None and totals.initiatives != rows:
            yield _total(totals.at("initiatives"), "取組の数", totals.initiatives, rows)
        for one in totals.grades:
            if one.count != counts[one.id]:
                yield _total(one.at("count"), f"{one.id} の件数", one.count, counts[one.id])
            if one.share is not None and one.share != percent(counts[one.id], rows):
                yield _total(one.at("share"), f"{one.id} の割合", one.share, percent(counts[one.id], rows))
        if totals.grades:
            yield from _incomplete(totals, counts)
        claim = totals.on_track
        if claim:
            share = percent(sum(counts[mark] for mark in claim.grades), rows)
            if round(share / 10) != claim.tenths:
                yield _total(claim.at("tenths"), f"順調な割合({claim.printed})", claim.tenths, f"{share}%")


def _incomplete(totals: Totals, counts: Counter[str]) -> Iterator[Problem]:
    """Published sums that leave out a grade which rows have."""
    told = {one.id for one in totals.grades}
    for mark in sorted(counts.keys() - told):
        yield problem("W-TOTALS", totals.at("grades"), mark=mark, count=counts[mark])


def _total(place: Place, title: str, published: object, computed: object) -> Problem:
    return problem("E-TOTAL", place, title=title, published=published, computed=computed)


def numbers(prefecture: Prefecture) -> Iterator[Problem]:
    """A number belongs to one initiative of a year's report; each part of a plan numbers anew."""
    parts = {name: field.part for name, (field, _, _) in initiatives(prefecture.plan).items()}
    for report in prefecture.reports:
        seen: dict[tuple[str, int], Evaluation] = {}
        for one in report.evaluations.values():
            if one.number is None:
                continue
            known = (parts.get(one.id, ""), one.number)
            if known in seen:
                first = seen[known].at("number")
                yield problem(
                    "E-DUPID",
                    one.at("number"),
                    also=(first,),
                    id=one.number,
                    file=first.file,
                    line=first.line,
                )
            seen.setdefault(known, one)


def doubtful(prefecture: Prefecture) -> Iterator[Problem]:
    """A line called doubtful must stand in one of the row's quarters."""
    for row in _rows(prefecture):
        told = {line for quarter in QUARTERS for line in lines(getattr(row, quarter).ja)}
        for line in lines(row.doubtful):
            if line not in told:
                yield problem("E-DOUBTFUL", row.at("doubtful"), line=line.mark + line.words)


def _rows(prefecture: Prefecture) -> Iterator[Row]:
    for report in prefecture.reports:
        for group in report.schedule.groups if report.schedule else ():
            yield from group.rows


def same_titles(prefecture: Prefecture) -> Iterator[Problem]:
    """Two initiatives that say they share a title do, and both say so."""
    known = {name: one for name, (_, _, one) in initiatives(prefecture.plan).items()}
    for one in known.values():
        other = known.get(one.same_title)
        if other and (other.same_title != one.id or other.title.ja != one.title.ja):
            yield problem("E-SAME", one.at("same_title"), also=(other.place,), id=one.id, other=other.id)


def unfilled(prefecture: Prefecture) -> Iterator[Problem]:
    """Evaluations whose lines stand there, as scaffolding makes them, with nothing written in any of them."""
    for report in prefecture.reports:
        left: dict[str, list[Evaluation]] = {}
        for one in report.evaluations.values():
            typed = any(key in one.places or key in one.blanks for key in ("grade", "plan", "progress"))
            excused = one.ungraded or not (prefecture.plan and prefecture.plan.scale)
            if typed and excused and not (one.grade or one.plan or one.progress or one.next):
                left.setdefault(one.place.file, []).append(one)
        for found in left.values():
            yield problem("W-UNFILLED", found[0].place, count=len(found))


def owners(prefecture: Prefecture) -> Iterator[Problem]:
    """A value stands under the initiative whose indicator it is; those of plan and fields in the report."""
    plan = prefecture.plan
    known = {name: {one.id for one in each.indicators} for name, (_, _, each) in initiatives(plan).items()}
    every = {*(plan.counted if plan else ()), *(one for own in known.values() for one in own)}
    for report in prefecture.reports:
        told = [(set(plan.counted if plan else ()), report.values)]
        for one in report.evaluations.values():
            own = known.get(one.id, set())
            told += [(own, values) for values in (one.values, *(each.values for each in one.rounds))]
        for own, values in told:
            for value in values:
                if value.id in every and value.id not in own:  # one that is nowhere has been told already
                    meant = nearest(value.id, sorted(own))
                    yield problem("E-REF", value.place, title="指標の値", found=value.id, suggestion=meant)


def grids(prefecture: Prefecture) -> Iterator[Problem]:
    """A schedule by month has events, one by quarter has words in its quarters; never the other's."""
    for report in prefecture.reports:
        schedule = report.schedule
        for group in schedule.groups if schedule else ():
            for row in group.rows:
                by_month = schedule is not None and schedule.grid == "month"
                wrong = (
                    [name for name in QUARTERS if getattr(row, name)]
                    if by_month
                    else ["events"] * bool(row.events)
                )
                if wrong:
                    yield problem(
                        "E-GRID", row.at(wrong[0]), key=wrong[0], grid=schedule.grid if schedule else ""
                    )

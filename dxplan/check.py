"""What no single file can know: references, published totals against rows, typed numbers against the wording.

Each check is a function from the whole to problems; a new check is one function and one line in CHECKS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from .language import lines, percent, printed_number
from .load import Loaded, initiatives
from .model import Evaluation, Prefecture, Record, Report, Row, Text, Value
from .problems import Place, Problem, has_errors, problem
from .values import nearest

Check = Callable[[Prefecture], Iterator[Problem]]
QUARTERS = ("q1", "q2", "q3", "q4")
KINDS = {
    "record": ("initiative", "indicator", "area", "row", "field", "placement", "family", "department"),
    "parent": ("initiative", "family"),
}


def check(loaded: Loaded, told: Sequence[Problem] = ()) -> list[Problem]:
    """Return every problem that shows only when all files are read; `told` is what reading them said.

    Sums are compared only where nothing else is wrong: a row that was not understood would spoil them all.
    """
    found = list(_references(loaded))
    for prefecture in loaded.site.prefectures if loaded.site else ():
        for one in CHECKS:
            found.extend(one(prefecture))
        all_told = (*told, *loaded.problems, *found)
        if not has_errors(one for one in all_told if one.place.file.startswith(f"{prefecture.id}/")):
            for one in SUMS:
                found.extend(one(prefecture))
    return found


def _references(loaded: Loaded) -> Iterator[Problem]:
    """Every id that is mentioned must exist in the same prefecture, as far as its files could be read."""
    findings = loaded.findings
    fields = {
        prefecture.id: {field.id: field.place for field in prefecture.plan.fields}
        for prefecture in (loaded.site.prefectures if loaded.site else ())
        if prefecture.plan
    }
    for reference in findings.references:
        if reference.scope in findings.unread:
            continue
        kinds = KINDS.get(reference.kind, (reference.kind,))
        known: dict[str, Place] = {}
        for kind in kinds:
            own = fields.get(reference.scope, {}) if kind == "field" else {}
            known |= findings.defined.get((reference.scope, kind), own)
        if reference.id not in known:
            meant = nearest(reference.id, sorted(known))
            yield problem(
                "E-REF", reference.place, title=reference.title, found=reference.id, suggestion=meant
            )


def _grades(prefecture: Prefecture) -> Iterator[Problem]:
    """A grade is one of the plan's own scale; where there is a scale, an ungraded initiative says why."""
    plan = prefecture.plan
    if plan is None or (plan.scale is None and "scale" in plan.places):
        return  # the scale could not be understood: that has been told, and nothing follows from it
    scale = plan.scale
    allowed = {grade.id: grade.meaning.ja for grade in scale.grades} if scale else {}
    shown = " / ".join(f"{mark}({meaning})" for mark, meaning in allowed.items())
    for report in prefecture.reports:
        for one in report.evaluations.values():
            if one.grade and one.grade not in allowed:
                yield problem("E-ENUM", one.at("grade"), title="評価", found=one.grade, allowed=shown)
            if bool(one.grade) == bool(one.ungraded) and (scale or one.grade):
                yield problem("E-GRADE", one.place, id=one.id)


def _totals(prefecture: Prefecture) -> Iterator[Problem]:
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
        claim = totals.on_track
        if claim:
            share = percent(sum(counts[mark] for mark in claim.grades), rows)
            if round(share / 10) != claim.tenths:
                yield _total(claim.at("tenths"), f"順調な割合({claim.printed})", claim.tenths, f"{share}%")


def _total(place: Place, title: str, published: object, computed: object) -> Problem:
    return problem("E-TOTAL", place, title=title, published=published, computed=computed)


def _numbers(prefecture: Prefecture) -> Iterator[Problem]:
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


def _wording(prefecture: Prefecture) -> Iterator[Problem]:
    """A typed number must stand in the official wording, as printed and with the same value."""
    for report in prefecture.reports:
        for evaluation in report.evaluations.values():
            told = (evaluation.plan.ja, evaluation.progress.ja, evaluation.next.ja)
            for value in evaluation.values:
                yield from _printed(value, *told)


def _printed(value: Value, plan: str, progress: str, ahead: str) -> Iterator[Problem]:
    told: list[tuple[Record, str, Decimal | None, str, str]] = []
    told.append((value, "target", value.target, value.target_printed, plan))
    told.append((value, "actual", value.actual, value.actual_printed, progress))
    if value.forecast:
        told.append((value.forecast, "value", value.forecast.value, value.forecast.printed, ahead))
    if value.comparison:
        told.append((value.comparison, "value", value.comparison.value, value.comparison.printed, progress))
    for record, key, number, printed, text in told:
        if number is None:
            continue
        if not printed or printed not in text:
            place = record.at(f"{key}_printed" if record is value else "printed")
            yield problem("E-PRINTED", place, printed=printed, number=number)
        elif printed_number(printed) != number:
            yield problem("E-PRINTED", record.at(key), printed=printed, number=number)


def _reasons(prefecture: Prefecture) -> Iterator[Problem]:
    """A missing target or actual says why it is missing; an actual says as of when."""
    for report in prefecture.reports:
        for evaluation in report.evaluations.values():
            for value in evaluation.values:
                for key, number, reason in (
                    ("target", value.target, value.no_target),
                    ("actual", value.actual, value.no_actual),
                ):
                    unread = number is None and key in value.places  # what it is has been told already
                    if (number is None) == (not reason) and not unread:
                        yield problem("E-REASON", value.place, key=key, id=value.id)


def _doubtful(prefecture: Prefecture) -> Iterator[Problem]:
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


def _same_titles(prefecture: Prefecture) -> Iterator[Problem]:
    """Two initiatives that say they share a title do, and both say so."""
    known = {name: one for name, (_, _, one) in initiatives(prefecture.plan).items()}
    for one in known.values():
        other = known.get(one.same_title)
        if other and (other.same_title != one.id or other.title.ja != one.title.ja):
            yield problem("E-SAME", one.at("same_title"), also=(other.place,), id=one.id, other=other.id)


def _line_counts(prefecture: Prefecture) -> Iterator[Problem]:
    """A translated official text has as many lines as the original, with the same marks."""
    for record, keys in _official_texts(prefecture):
        for key in keys:
            text: Text = getattr(record, key)
            for lang, said in text.translations.items():
                ours, theirs = ([line.mark for line in lines(words)] for words in (text.ja, said))
                if ours != theirs:
                    place = record.at(key)
                    yield problem("W-LINES", place, lang=lang, ours=len(ours), theirs=len(theirs))


def _official_texts(prefecture: Prefecture) -> Iterator[tuple[Evaluation | Row | Report, tuple[str, ...]]]:
    for report in prefecture.reports:
        for evaluation in report.evaluations.values():
            yield evaluation, ("plan", "progress", "next")
    for row in _rows(prefecture):
        yield row, (*QUARTERS, "note")


CHECKS: tuple[Check, ...] = (
    _grades,
    _numbers,
    _wording,
    _reasons,
    _doubtful,
    _same_titles,
    _line_counts,
)
SUMS: tuple[Check, ...] = (_totals,)

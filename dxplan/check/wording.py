"""Typed numbers stand in the official wording, and translations have the same lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dxplan.language import lines, printed_number
from dxplan.model import Prefecture, Record, Value
from dxplan.model.walk import records, texts
from dxplan.problems import Problem, problem

Typed = tuple[Record, str, Decimal | None, str, str]  # record, key, number, as printed, where it must stand
# The keys that hold words of a document, line by line; other texts are ours and may be told otherwise.
OFFICIAL = frozenset({
    "plan", "progress", "next", "summary", "text", "vision", "vow", "lines", "meaning", "footnotes", "duties",
    "purpose", "before", "after", "q1", "q2", "q3", "q4",
})  # fmt: skip


def numbers(prefecture: Prefecture) -> Iterator[Problem]:
    """A typed number must stand in the official wording, as printed and with the same value."""
    for report in prefecture.reports:
        claim = report.totals.on_track if report.totals else None
        if claim and claim.printed not in report.claim.ja:
            yield problem("E-PRINTED", claim.at("printed"), printed=claim.printed, number=claim.tenths)
        for evaluation in report.evaluations.values():
            told = (evaluation.plan.ja, evaluation.progress.ja, evaluation.next.ja)
            for value in evaluation.values:
                yield from _printed(value, *told)
            for one in evaluation.rounds:
                for value in one.values:
                    yield from _printed(value, evaluation.plan.ja, one.progress.ja, one.next.ja)


def _printed(value: Value, plan: str, progress: str, ahead: str) -> Iterator[Problem]:
    told: list[Typed] = []
    told.append((value, "target", value.target, value.target_printed, plan))
    told.append((value, "actual", value.actual, value.actual_printed, progress))
    if value.forecast:
        told.append((value.forecast, "value", value.forecast.value, value.forecast.printed, ahead))
    if value.comparison:
        told.append((value.comparison, "value", value.comparison.value, value.comparison.printed, progress))
    for one in told:
        yield from _same(one)


def statistics(prefecture: Prefecture) -> Iterator[Problem]:
    """The numbers of a plan's statistics stand in the text of their topic."""
    state = prefecture.plan.state if prefecture.plan else None
    for chapter in state.chapters if state else ():
        for topic in chapter.topics:
            text = f"{topic.text.ja}\n{topic.footnotes.ja}"
            for statistic in topic.statistics:
                for point in statistic.points:
                    yield from _same((point, "value", point.value, point.printed, text))


def _same(typed: Typed) -> Iterator[Problem]:
    """A typed number is the one that is printed, and what is printed stands in the text."""
    record, key, number, printed, text = typed
    if number is None:
        return
    if not printed or printed not in text:
        own = f"{key}_printed" if f"{key}_printed" in record.places else "printed"
        yield problem("E-PRINTED", record.at(own), printed=printed, number=number)
    elif printed_number(printed) != number:
        yield problem("E-PRINTED", record.at(key), printed=printed, number=number)


def line_counts(prefecture: Prefecture) -> Iterator[Problem]:
    """A translated official text has as many lines as the original, with the same marks."""
    for record in records(prefecture):
        for key, text in texts(record):
            if key not in OFFICIAL:
                continue
            for lang, said in text.translations.items():
                ours, theirs = ([line.mark for line in lines(words)] for words in (text.ja, said))
                if ours != theirs:
                    place = record.at(key)
                    yield problem("W-LINES", place, lang=lang, ours=len(ours), theirs=len(theirs))

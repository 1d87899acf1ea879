"""The lines of an evaluation that nobody has written yet, with a short comment on what goes where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxplan.model import Evaluation, Indicator, Initiative, Plan, Report, Value

EMPTY, NOTHING = Evaluation(), Value()


def empty_evaluation(
    initiative: Initiative, before: Evaluation | None, plan: Plan, report: Report | None
) -> Iterator[str]:
    """Yield the lines of one initiative's evaluation; number and departments are those of the year before."""
    last = before or EMPTY
    yield f"  # {initiative.title.ja}"
    yield f"  {initiative.id}:"
    yield f"    number: {last.number}" if last.number is not None else "    number:"
    yield from _grade(last, plan, "    ")
    yield "    departments:"
    yield from (f"      - {name}" for name in last.departments)
    if last.plan_label:
        yield f"    # 計画の種類: kpi（指標）か goal（目標）。前の年度は {last.plan_label}"
        yield "    plan_label:"
    yield from ("    # 計画: 次の行から、一行に一つ", "    plan: |")
    yield from ("    # 進捗", "    progress: |", "    # 今後の取組等", "    next: |")
    names = [value.id for value in last.values] if before else [one.id for one in initiative.indicators]
    if names:
        yield "    values:"
        yield from empty_values(names, initiative.indicators, last.values, "      ")
    for number, one in enumerate(report.rounds if report and last.rounds else ()):
        yield from ("    rounds:",) if number == 0 else ()
        yield from (f"      # {one.title.ja}", f"      {one.id}:")
        yield from _grade(last, plan, "        ")
        yield from ("        # この回の進捗", "        progress: |")


def _grade(last: Evaluation, plan: Plan, lead: str) -> Iterator[str]:
    """Yield the grade to come and why there is none; a plan without grades keeps the reason of last year."""
    if plan.scale is None:
        yield from (f"{lead}ungraded: {last.ungraded}",) if last.ungraded else ()
    elif last.ungraded == "by_indicator":
        yield f"{lead}ungraded: by_indicator"
    else:
        marks, best = "・".join(grade.id for grade in plan.scale.grades), plan.scale.grades[0].id
        yield f"{lead}# 評価: {marks} のどれか。決まったら、次の行を「grade: {best}」のように書き換える"
        yield f"{lead}ungraded: not_yet"


def empty_values(
    names: Iterable[str], indicators: Iterable[Indicator], last: Iterable[Value], lead: str
) -> Iterator[str]:
    """Yield the lines of indicators' values to come, with the words of the year before as comments."""
    known = {one.id: one for one in indicators}
    before = {one.id: one for one in last}
    for name in names:
        told, indicator = before.get(name, NOTHING), known.get(name)
        if indicator:
            unit = f"（単位: {indicator.unit.ja}）" if indicator.unit else ""
            yield f"{lead}# {indicator.name.ja}{unit}"
        yield f"{lead}{name}:"
        own = f"{lead}  "
        yield f"{own}# 目標値: 数字だけ。書いたら no_target の行を消す{_before(told.target_printed)}"
        yield from (f"{own}target:", f"{own}target_printed:", f"{own}no_target: not_published")
        yield f"{own}# 実績値: 数字だけ。書いたら no_actual の行を消す{_before(told.actual_printed)}"
        yield from (f"{own}actual:", f"{own}actual_printed:", f"{own}no_actual: not_published")
        yield f"{own}# 時点: 2025-03 のように{_before(told.as_of_printed)}"
        yield from (f"{own}as_of:", f"{own}as_of_printed:")
        if told.grade:
            yield from (f"{own}# 指標の評価", f"{own}grade:")


def _before(printed: str) -> str:
    return f"（前の年度: {printed}）" if printed else ""

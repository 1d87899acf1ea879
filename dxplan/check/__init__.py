"""What no single file can know: references, published totals against rows, typed numbers against the wording.

Each check is a function from the whole to problems; a new check is one function and one line in CHECKS. What
can be seen in one prefecture is looked for there, by itself; what only all of them show, in what they tell of
themselves (`Known`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dxplan import drafts
from dxplan.findings import Findings
from dxplan.load import Loaded
from dxplan.model import Prefecture, Site
from dxplan.problems import Problem, has_errors

from . import measures, places, plans, reasons, references, reports, themes, wording, years
from .references import Known, known
from .reports import QUARTERS

__all__ = ["CHECKS", "QUARTERS", "SUMS", "Known", "check", "check_all", "check_prefecture", "known"]

Check = Callable[[Prefecture], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    places.folders,
    places.codes,
    references.circles,
    plans.groups,
    plans.goals_of_the_world,
    reasons.grades,
    reasons.numbers,
    reasons.amounts,
    reasons.policies,
    reasons.dates,
    reasons.blanks,
    reports.grades,
    reports.numbers,
    reports.unfilled,
    reports.owners,
    reports.grids,
    reports.doubtful,
    reports.same_titles,
    wording.numbers,
    wording.statistics,
    wording.line_counts,
    years.states,
    years.events,
    measures.units,
    measures.cumulative,
    drafts.unpublished,
)
SUMS: tuple[Check, ...] = (reports.totals,)


def check(loaded: Loaded, told: Sequence[Problem] = ()) -> list[Problem]:
    """Return every problem that shows only when all files are read; `told` is what reading them said."""
    prefectures = loaded.site.prefectures if loaded.site else ()
    own = {one.id: one for one in prefectures}
    scopes = sorted({scope for scope, _ in loaded.findings.defined if scope} | own.keys())
    common = known("", None, loaded.findings)
    every = [common, *(known(scope, own.get(scope), loaded.findings) for scope in scopes)]
    found = check_all(loaded.site, every, loaded.findings)
    for one in prefectures:
        found += check_prefecture(one.id, one, loaded.findings, common, told)
    return found


def check_prefecture(
    name: str, one: Prefecture | None, findings: Findings, common: Known, told: Sequence[Problem] = ()
) -> list[Problem]:
    """Return what is wrong within one prefecture; `told` is what reading its files said.

    Sums are compared only where nothing else is wrong: a row that was not understood would spoil them all.
    """
    found = list(references.within(known(name, one, findings), findings, common))
    if one is None:
        return found
    for each in CHECKS:
        found.extend(each(one))
    every = (*told, *findings.problems, *found)
    if not has_errors(each for each in every if each.place.file.startswith(f"{name}/")):
        for each in SUMS:
            found.extend(each(one))
    return found


def check_all(site: Site | None, known: Sequence[Known], findings: Findings) -> list[Problem]:
    """Return what only all prefectures together show, from what each is known to hold."""
    return [*references.between(known, findings), *places.same_codes(known), *themes.yardsticks(site, known)]

"""What no single file can know: references, published totals against rows, typed numbers against the wording.

Each check is a function from the whole to problems; a new check is one function and one line in CHECKS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dxplan import drafts
from dxplan.load import Loaded
from dxplan.model import Prefecture
from dxplan.problems import Problem, has_errors

from . import plans, reasons, references, reports, themes, wording
from .reports import QUARTERS

__all__ = ["CHECKS", "QUARTERS", "SUMS", "check"]

Check = Callable[[Prefecture], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
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
    drafts.unpublished,
)
SUMS: tuple[Check, ...] = (reports.totals,)


def check(loaded: Loaded, told: Sequence[Problem] = ()) -> list[Problem]:
    """Return every problem that shows only when all files are read; `told` is what reading them said.

    Sums are compared only where nothing else is wrong: a row that was not understood would spoil them all.
    """
    found = [*references.references(loaded), *themes.yardsticks(loaded.site)]
    for prefecture in loaded.site.prefectures if loaded.site else ():
        for one in CHECKS:
            found.extend(one(prefecture))
        all_told = (*told, *loaded.problems, *found)
        if not has_errors(one for one in all_told if one.place.file.startswith(f"{prefecture.id}/")):
            for one in SUMS:
                found.extend(one(prefecture))
    return found

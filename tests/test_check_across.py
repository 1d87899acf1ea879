"""Slips that show only where several files come together are caught, and what is right passes."""

from __future__ import annotations

import pytest

from .checking import (
    BODIES,
    GAP,
    GROUPED,
    HARBOUR,
    HEADQUARTERS,
    LAST,
    POINT,
    REPORT,
    ROUND,
    SCHEDULE,
    STATE,
    THEME,
    VERSE,
    VERSE_IN_ENGLISH,
    WHY,
    WHY_IN_ENGLISH,
    YEAR,
    found,
)
from .contents import Edit


@pytest.mark.parametrize(
    ("edits", "code", "file", "line"),
    [
        (((STATE, "", POINT.format(value=12, printed="13隻")),), "E-PRINTED", STATE, 18),
        (((STATE, "", POINT.format(value=13, printed="12隻")),), "E-PRINTED", STATE, 17),
        (((HEADQUARTERS, "", BODIES.format(above="upper")),), "E-CIRCLE", HEADQUARTERS, 6),
        (
            ((WHY, "", VERSE), (WHY_IN_ENGLISH, "", VERSE_IN_ENGLISH.format(between=", "))),
            "W-LINES",
            WHY,
            4,
        ),
        (
            (GROUPED, (HARBOUR, "    title: 港の手続\n", "    title: 港の手続\n    group: rooms\n")),
            "E-REF",
            HARBOUR,
            7,
        ),
        (
            (
                (REPORT, "source: report-2023", ROUND),
                (
                    YEAR,
                    "    grade: ○",
                    "    grade: ○\n    rounds:\n      autumn:\n        grade: ○\n        ungraded: cannot",
                ),
            ),
            "E-GRADE",
            YEAR,
            50,
        ),
        (
            (
                (REPORT, "source: report-2023", ROUND),
                (YEAR, "    grade: ○", "    grade: ○\n    rounds:\n      autumn:\n        grade: A"),
            ),
            "E-ENUM",
            YEAR,
            50,
        ),
        (
            (
                (REPORT, "source: report-2023", ROUND),
                (
                    YEAR,
                    "    plan: |\n      ・紙",
                    GAP,
                ),
            ),
            "E-REASON",
            YEAR,
            36,
        ),
    ],
)
def test_a_slip_across_files_is_caught(edits: tuple[Edit, ...], code: str, file: str, line: int) -> None:
    """What shows only where several files, or a new one, come together is told at its line."""
    told = [one for one in found(*edits) if one.code != "W-TRANSLATION-BEHIND"]
    assert [(one.code, one.place.file, one.place.line) for one in told] == [(code, file, line)]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        ((STATE, "", POINT.format(value=12, printed="12隻")),),
        ((HEADQUARTERS, "", BODIES.format(above="lower").replace("    parent: lower\n", "")),),
        ((WHY, "", VERSE), (WHY_IN_ENGLISH, "", VERSE_IN_ENGLISH.format(between="\n    "))),
        (("themes.yaml", "", THEME.format(record="minato/berth-booking", one="")),),
        (
            (REPORT, "source: report-2023", ROUND),
            (
                YEAR,
                "    grade: ○",
                "    grade: ○\n    rounds:\n      autumn:\n        ungraded: by_indicator",
            ),
        ),
        ((YEAR, "        target: 60\n", "        grade: △\n        target: 60\n"),),
        ((REPORT, "totals:", "note: 。\ntotals:"),),
        ((YEAR, "        target: 60\n        target_printed: 60%\n", "        no_target: not_set\n"),),
        ((YEAR, "        target: 60\n", "        target: 60.0\n"),),
        ((YEAR, "・オンラインで受けた予約 R5：60%", "・オンラインで受けた予約 R5：６０％（60%）"),),
        (
            (
                SCHEDULE,
                "        doubtful: |\n          ・案内の配布",
                "        doubtful: |\n          ・ 案内の配布",
            ),
        ),
        ((LAST, "    ungraded: new", "    ungraded: cannot"),),
    ],
)
def test_what_is_right_passes(edits: tuple[Edit, ...]) -> None:
    """The checks are silent about other ways to write what is right."""
    assert found(*edits) == []

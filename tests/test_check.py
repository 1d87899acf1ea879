"""What no single file can know: each check catches its slip at its place."""

from __future__ import annotations

import pytest

from dxplan.check import CHECKS, SUMS

from .checking import (
    ENGLISH,
    HARBOUR,
    LAST,
    PLAN,
    POLICIES,
    REPORT,
    SCHEDULE,
    THEME,
    YEAR,
    found,
)
from .contents import Edit


@pytest.mark.parametrize(
    ("slip", "code", "line"),
    [
        (
            (YEAR, "      - ports\n    plan: |\n      ・オン", "      - port\n    plan: |\n      ・オン"),
            "E-REF",
            6,
        ),
        ((YEAR, "  ferry-times:\n", "  ferry-time:\n"), "E-REF", 45),
        ((YEAR, "      online-bookings:\n", "      online-booking:\n"), "E-REF", 15),
        ((PLAN, "title: みなと県デジタル計画\nsource: plan-2022", "title: 計画\nsource: plan"), "E-REF", 2),
        ((SCHEDULE, "          - berth-booking\n", "          - berth\n"), "E-REF", 14),
        ((YEAR, "    number: 3\n    grade: ○", "    number: 3\n    grade: B"), "E-ENUM", 47),
        ((LAST, "    ungraded: new", "    note: 。"), "E-GRADE", 7),
        ((LAST, "    ungraded: new", "    grade: ○\n    ungraded: new"), "E-GRADE", 7),
        ((REPORT, "  initiatives: 4", "  initiatives: 5"), "E-TOTAL", 5),
        ((REPORT, "    - mark: ◎\n      count: 1", "    - mark: ◎\n      count: 2"), "E-TOTAL", 8),
        ((REPORT, "      share: 25.0\n    - mark: ○", "      share: 25.1\n    - mark: ○"), "E-TOTAL", 9),
        ((REPORT, "    tenths: 5", "    tenths: 6"), "E-TOTAL", 23),
        ((YEAR, "    number: 3", "    number: 1"), "E-DUPID", 46),
        ((YEAR, "        target_printed: 60%", "        target_printed: 61%"), "E-PRINTED", 17),
        ((YEAR, "        actual: 1250", "        actual: 1520"), "E-PRINTED", 41),
        ((YEAR, "          printed: 80%", "          printed: 90%"), "E-PRINTED", 24),
        ((YEAR, "        target: 1000\n        target_printed: 1,000枚\n", ""), "E-REASON", 39),
        ((YEAR, "        target: 60\n", "        target: 60\n        no_target: not_set\n"), "E-REASON", 16),
        (
            (SCHEDULE, "        doubtful: |\n          ・案内", "        doubtful: |\n          ●案内"),
            "E-DOUBTFUL",
            20,
        ),
        (
            (HARBOUR, "title: 紙の申請書の削減\n", "title: 紙の申請書の削減\n        same_title: tablets\n"),
            "E-SAME",
            17,
        ),
        ((ENGLISH, "      ・A guide was put up at the counter.\n", ""), "W-LINES", 9),
        ((ENGLISH, "      ・A guide", "      ●A guide"), "W-LINES", 9),
        ((HARBOUR, "id: ferry-times\n", "id: ferry-times\n        sdgs:\n          - '18'\n"), "E-ENUM", 24),
        ((HARBOUR, "id: ferry-times\n", "id: ferry-times\n        parent: ferry-times\n"), "E-CIRCLE", 23),
        ((HARBOUR, "id: ferry-times\n", "id: ferry-times\n        same_as: ferry-times\n"), "E-CIRCLE", 23),
        (("minato/prefecture.yaml", "name: 港湾課", "name: 港湾課\n    parent: ports"), "E-CIRCLE", 8),
        (
            (HARBOUR, "    initiatives:\n", "    policies:\n      - id: new\n    initiatives:\n"),
            "E-POLICY",
            8,
        ),
        (
            (
                HARBOUR,
                "    initiatives:\n",
                POLICIES,
            ),
            "E-POLICY",
            11,
        ),
        (
            (HARBOUR, "direction: at_least\n", "baseline:\n              as_of: 2022\n"),
            "E-AMOUNT",
            15,
        ),
        (
            (
                HARBOUR,
                "direction: at_least\n",
                "long_term:\n              value: 1\n              missing: not_set\n",
            ),
            "E-AMOUNT",
            15,
        ),
        (
            (YEAR, "        target: 60\n", "        target: 60\n        start:\n          printed: '5'\n"),
            "E-AMOUNT",
            18,
        ),
        ((YEAR, "        target: 60\n", "        grade: A\n        target: 60\n"), "E-ENUM", 16),
        ((YEAR, "    grade: ○", "    grade: ○\n    rounds:\n      autumn:\n        grade: ○"), "E-REF", 49),
        (
            (
                "themes.yaml",
                "",
                THEME.format(record="minato/berth", one=""),
            ),
            "E-REF",
            6,
        ),
        (("themes.yaml", "", THEME.format(record="berth-booking", one="")), "E-REF", 6),
        (
            (
                "themes.yaml",
                "",
                THEME.format(record="minato/tablets", one="\n          - minato/paper-sheets"),
            ),
            "E-YARDSTICK",
            11,
        ),
    ],
)
def test_a_slip_is_caught(slip: Edit, code: str, line: int) -> None:
    """One slip gives one problem, at the line where it was made."""
    told = [one for one in found(slip) if one.code != "W-TRANSLATION-BEHIND"]
    assert [(one.code, one.place.line) for one in told] == [(code, line)]


@pytest.mark.parametrize(
    ("slip", "line"),
    [
        ((YEAR, "  ferry-times:\n", "  ferry-time: # 新\n"), "  ferry-times: # 新"),
        (
            (YEAR, "      - ports\n    plan: |\n      ・オン", "      - porst\n    plan: |\n      ・オン"),
            None,
        ),
        ((SCHEDULE, "          - berth-booking\n", '          - "berth-bookin"\n'), None),
        (
            (SCHEDULE, "          - berth-booking\n", "          - berth-bookin\n"),
            "          - berth-booking",
        ),
        ((SCHEDULE, "          - berth-booking\n", "          - berth\n"), None),
    ],
)
def test_an_id_that_is_certain_is_put_right(slip: Edit, line: str | None) -> None:
    """The right line is given when one id alone can have been meant, else nothing."""
    assert [one.fix for one in found(slip) if one.code == "E-REF"] == [line]


@pytest.mark.parametrize(
    ("typed", "fix"), [("◯", "grade: ○"), ("〇", "grade: ○"), ("✕", "grade: ×"), ("B", None)]
)
def test_a_grade_in_another_circle_is_put_right(typed: str, fix: str | None) -> None:
    """Marks that look alike are one mark; other marks are not guessed."""
    slip = (YEAR, "    number: 3\n    grade: ○", f"    number: 3\n    grade: {typed}")
    assert [one.fix for one in found(slip) if one.code == "E-ENUM"] == [fix]


def test_checks_are_told_apart() -> None:
    """Each check stands in the list once and says what it holds."""
    every = (*CHECKS, *SUMS)
    assert len(set(every)) == len(every)
    assert all(one.__doc__ for one in every)

"""Published totals are counted again: the real ones come out, and a changed grade breaks them."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

from dxplan.load import load
from dxplan.source import read_sources

from .checking import (
    REPORT,
    found,
)
from .contents import REAL, edit, read


def test_totals_say_both_sums() -> None:
    """A total that does not come out names the published number and the computed one, in both languages."""
    (told,) = found((REPORT, "  initiatives: 4", "  initiatives: 5"))
    for sentence in (told.ja, told.en):
        assert "5" in sentence
        assert "4" in sentence


def test_akita_comes_out_as_published() -> None:
    """The rows of Akita's FY2023 report give A 17, B 60, C 5 of 82: the document itself is the test."""
    files, _ = read_sources(REAL)
    site = load(files).site
    assert site is not None
    akita = next(one for one in site.prefectures if one.id == "akita")
    report = next(one for one in akita.reports if one.year == 2023)
    grades = [one.grade for one in report.evaluations.values()]
    assert {mark: grades.count(mark) for mark in "ABC"} == {"A": 17, "B": 60, "C": 5}
    assert report.totals is not None
    published = [(one.id, one.count, one.share) for one in report.totals.grades]
    assert published == [("A", 17, Decimal("20.7")), ("B", 60, Decimal("73.2")), ("C", 5, Decimal("6.1"))]
    assert report.totals.initiatives == len(grades) == 82


def test_a_changed_grade_breaks_akitas_totals(tmp_path: Path) -> None:
    """One grade of Akita from C to A: five published sums no longer come out, each told at its line."""
    shutil.copytree(REAL, tmp_path / "content")
    edit(
        tmp_path / "content",
        ("akita/2023/government.yaml", "    number: 3\n    grade: C", "    number: 3\n    grade: A"),
    )
    told = read(tmp_path / "content")[2]
    assert {one.code for one in told} == {"E-TOTAL"}
    lines = (REAL / "akita/2023/report.yaml").read_text(encoding="utf-8").splitlines()
    typed = [lines[one.place.line - 1].strip() for one in told if one.place.file == "akita/2023/report.yaml"]
    assert typed == ["count: 17", "share: 20.7", "count: 5", "share: 6.1", "tenths: 9"]
    assert "18" in told[0].ja

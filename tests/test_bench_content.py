"""Content invented for measurements is content: it checks clean, builds, and comes out the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.schema import LANGUAGES

from .bench.content import Size, content, lay, main
from .bench.invented.written import quoted
from .contents import read
from .tools import build

SMALL_SIZE = Size(prefectures=2, initiatives=6, years=2)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with little invented content."""
    return lay(tmp_path_factory.mktemp("bench") / "content", SMALL_SIZE)


def test_nothing_is_wrong_with_it(laid: Path) -> None:
    """It has no problem of any kind: totals agree with rows, every translation is there and in time."""
    _, loaded, problems = read(laid)
    assert problems == []
    assert loaded.site is not None
    assert [one.id for one in loaded.site.prefectures] == ["hokkaido", "aomori"]
    for one in loaded.site.prefectures:
        assert [report.year for report in one.reports] == [2024, 2023]
        assert [len(report.evaluations) for report in one.reports] == [6, 6]
        assert all(report.totals and report.totals.grades for report in one.reports)
        assert any(evaluation.values for evaluation in one.reports[0].evaluations.values())


def test_it_builds(laid: Path, tmp_path: Path) -> None:
    """Every initiative has its page in every language, with the words of its reports."""
    done = build(tmp_path / "site", "--strict", content=laid)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted((tmp_path / "site").rglob("initiatives/*/index.html"))
    assert len(pages) == 2 * 6 * (1 + len(LANGUAGES))
    page = (tmp_path / "site/aomori/initiatives/online-procedures/index.html").read_text(encoding="utf-8")
    assert "行政手続のオンライン利用率 R6" in page


def test_the_seed_decides() -> None:
    """The same seed gives the same bytes, another seed others; a prefecture does not depend on how many."""
    first, again, other = (dict(content(SMALL_SIZE, seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    more = dict(content(Size(3, 6, 2), 1))
    assert {name: data for name, data in more.items() if name.startswith("aomori/")} == {
        name: data for name, data in first.items() if name.startswith("aomori/")
    }


def test_most_sentences_are_told_once() -> None:
    """Texts differ as real ones do: most bullets stand once, some are shared."""
    files = dict(content(Size(1, 60, 3), 1))
    told = [
        line.strip()
        for name, data in files.items()
        if "/20" in name and ".en." not in name
        for line in data.decode().splitlines()
        if line.strip().startswith("・")
    ]
    assert 0.85 < len(set(told)) / len(told) < 1


def test_the_command_writes_a_new_folder(tmp_path: Path) -> None:
    """The command writes what the function does, and leaves a folder that is there alone."""
    asked = ["--prefectures", "2", "--initiatives", "6", "--years", "2"]
    assert main([str(tmp_path / "content"), *asked]) == 0
    files = {path.relative_to(tmp_path / "content").as_posix(): path.read_bytes()
             for path in (tmp_path / "content").rglob("*") if path.is_file()}  # fmt: skip
    assert files == dict(content(SMALL_SIZE, 1))
    with pytest.raises(SystemExit):
        main([str(tmp_path / "content"), *asked])


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("80%", "80%"),
        ("%", '"%"'),
        ("05", '"05"'),
        ("1066", "1066"),
        ("2024-03", "2024-03"),
        ("1 概要", "1 概要"),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("件", "件"),
    ],
)
def test_words_are_quoted_where_yaml_would_misread_them(words: str, written: str) -> None:
    """A value stands as it is, or in quotes."""
    assert quoted(words) == written

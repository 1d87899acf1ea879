"""What the commands say of folders, places and names that were not quite what they want."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from dxplan.watch import watching
from dxplan.writable import MARKER

from .contents import CASES, SMALL, lay, small
from .terminal import YEAR, run


def test_compare_wants_folders_of_content(tmp_path: Path) -> None:
    """A built site or any other folder is refused, and which folder is wanted is said."""
    site = tmp_path / "site"
    site.mkdir()
    assert "site.yaml" in run("compare", SMALL, site).stderr
    (site / MARKER).write_text("", encoding="utf-8")
    done = run("compare", SMALL, site)
    assert done.returncode == 2
    assert "できあがったサイト" in done.stderr
    assert done.stdout == ""


def test_compare_says_when_content_is_broken(tmp_path: Path) -> None:
    """What could be read is compared; that the rest could not is said beside it."""
    content = small(tmp_path, (YEAR, "    number: 3", "\tnumber: 3"))
    done = run("compare", SMALL, content)
    assert done.returncode == 0
    assert "読めたところだけ" in done.stderr
    assert "only what could be read" in run("compare", SMALL, content, "--lang", "en").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("excel", "export", "--prefecture", "みなと県", "--year", "2023"), "みなと県は minato です"),
        (("translate", "--prefecture", "みなと"), "みなとは minato です"),
        (("excel", "export", "--prefecture", "minato", "--year", "令和8"), "minato 2023"),
    ],
)
def test_a_prefecture_by_its_name(arguments: tuple[str, ...], said: str) -> None:
    """Who types a prefecture's name is told its id."""
    done = run(*arguments, "--content", SMALL)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_report_that_grades_nothing(tmp_path: Path) -> None:
    """A year with a report and no evaluations is not called missing."""
    content = lay(CASES / "plan-only", tmp_path / "content")
    reports = sorted(content.glob("*/*/report.yaml"))
    own = [path for path in reports if not path.is_relative_to(content / "minato")]
    place, year = own[0].parent.parent.name, own[0].parent.name
    done = run("excel", "export", "--prefecture", place, "--year", year, "--content", content)
    assert done.returncode == 2
    assert "取組ごとの評価がありません" in done.stderr


def test_a_file_that_only_changes_its_encoding(tmp_path: Path) -> None:
    """When no line had to be mended, only the files are counted."""
    content = small(tmp_path)
    path = content / "about.md"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    assert "1 ファイルを UTF-8 に直しました。" in run("check", "--fix-encoding", "--content", content).stdout


def test_the_watcher_keeps_its_english_to_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the library that watches has to say of full queues reaches nobody."""
    with watching((tmp_path,)):
        logger = logging.getLogger("watchdog.observers.inotify")
        assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("watchdog").handlers)
        logger.warning("Inotify queue overflowed")
    assert "Inotify" not in "".join(capsys.readouterr())

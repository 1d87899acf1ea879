"""`check --fix` on the command line: what it tells, what it writes, and nothing else of content/ changes."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

import build
from dxplan.commands import main

from .contents import SMALL, small
from .terminal import YEAR, hold, run


def check_in(content: Path, *more: str) -> tuple[int, str]:
    """Return the exit code and the output of `check` with more words."""
    done = run("check", "--content", content, *more)
    return done.returncode, done.stdout


def test_fix_shows_what_it_did(tmp_path: Path) -> None:
    """The line as it was and as it is stand there with file and line; nothing is left, so all is well."""
    content = small(tmp_path, (YEAR, "    number: 3", "\tnumber：3"))
    code, told = check_in(content, "--fix")
    assert code == 0
    assert f"{YEAR}:46:1: 直しました [E-TAB] [E-COLON]\n  前  46 |     number：3\n" in told
    assert "\n  後  46 |     number: 3\n" in told
    assert told.endswith("1 行を直しました（1 ファイル）。\n")
    assert {name: data for name, (data, _) in hold(content).items()} == {
        name: data for name, (data, _) in hold(SMALL).items()
    }
    before = hold(content)
    assert check_in(content, "--fix") == (0, "機械的に直せるところはありませんでした。\n")
    assert hold(content) == before


def test_fix_tells_what_remains(tmp_path: Path) -> None:
    """What asks for a guess is told as `check` tells it, and ends with 1."""
    content = small(tmp_path, (YEAR, "    number: 3\n    grade: ○", "    number：3\n    grade: B"))
    code, told = check_in(content, "--fix", "--lang", "en")
    assert code == 1
    assert "mended [E-COLON]" in told
    assert f"{YEAR}:47:12: error [E-ENUM]" in told
    assert "grade: B" in (content / YEAR).read_text(encoding="utf-8")


def test_fix_of_some_files(tmp_path: Path) -> None:
    """With paths only those files are mended; a path that is none ends with 2 and changes nothing."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    before = hold(content)
    assert run("check", "--content", content, "--fix", "nowhere.yaml").returncode == 2
    assert check_in(content, "--fix", "minato/plan")[0] == 0
    assert hold(content) == before
    assert check_in(content, "--fix", "--quiet", "minato/2023") == (0, "")
    assert hold(content).keys() == before.keys()
    assert hold(content) != before


def test_encoding_only_when_asked(tmp_path: Path) -> None:
    """A file of another encoding is rewritten by --fix-encoding alone, and says what it was taken for."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    (content / YEAR).write_bytes((content / YEAR).read_text(encoding="utf-8").encode("cp932"))
    before = hold(content)
    assert check_in(content, "--fix")[0] == 1
    assert hold(content) == before
    code, told = check_in(content, "--fix-encoding")
    assert code == 1
    assert "[E-ENC]\n  前  文字コードが Shift_JIS（ANSI）です\n  後  UTF-8\n" in told
    assert check_in(content, "--fix", "--fix-encoding")[0] == 0
    assert (content / YEAR).read_bytes() == (SMALL / YEAR).read_bytes()


def test_data_for_programs_stays_alone(tmp_path: Path) -> None:
    """With --format json the repairs are told on the other stream."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    done = run("check", "--content", content, "--fix", "--format", "json")
    assert json.loads(done.stdout)["problems"] == []
    assert "直しました" in done.stderr


def test_what_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the system refuses, the person is told, and every file is as it was."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    before = hold(content)

    def refuse(_path: Path, _to: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["check", "--content", str(content), "--fix"], build.build, build.read) == 1
    assert capsys.readouterr().err
    assert hold(content) == before


def test_a_name_from_a_mac(tmp_path: Path) -> None:
    """A file whose name is spelt in parts is mended in its place."""
    apart = unicodedata.normalize("NFD", "が.yaml")
    content = small(tmp_path)
    (content / apart).write_bytes("note：1\n".encode())
    assert check_in(content, "--fix")[0] == 1
    assert (content / apart).read_bytes() == b"note: 1\n"
    assert sorted(path.name for path in content.iterdir() if path.suffix == ".yaml").count(apart) == 1


def test_a_line_that_is_left_is_named(tmp_path: Path) -> None:
    """A line that would still be wrong when mended is named with its file, and told as `check` tells it."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number: 3\n    number：4"))
    before = hold(content)
    code, told = check_in(content, "--fix")
    assert code == 1
    assert f"{YEAR}: 47 行目は、直してもまだ読めないため、そのままにしました。\n" in told
    assert f"{YEAR}:47:11: エラー [E-COLON]" in told
    assert hold(content) == before

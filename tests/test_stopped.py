"""Work that is cut short: by Ctrl+C, or by a reader who has seen enough. Nobody meets our machinery."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import build
from dxplan.commands import main
from dxplan.edit import write_all

from .contents import ROOT, SMALL, small
from .terminal import hold


def stop(*_: object, **__: object) -> None:
    """Do what Ctrl+C does."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("command", ["check", "translate", "schema"])
def test_ctrl_c_is_one_plain_line(
    command: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is stopped says so in one line, and ends as other programs do."""
    for name in ("commands.checking.examine", "edit.write_all", "edit.stamp"):
        monkeypatch.setattr(f"dxplan.{name}", stop)
    assert main([command, "--content", str(SMALL), "--lang", lang], build.build, stop) == 130
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "途中でやめました。\n" if lang == "ja" else "Stopped.\n")


def test_ctrl_c_in_a_build_tells_of_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build that is stopped says whether the site is still the old one."""
    out = tmp_path / "site"
    out.mkdir()
    assert main(["--out", str(out)], stop, build.read) == 130
    assert capsys.readouterr().err == "途中でやめました。サイトは前のままです。\n"

    def late(*_: object, **__: object) -> None:
        (tmp_path / "new").mkdir()
        (tmp_path / "new").rename(out)
        stop()

    assert main(["--out", str(out)], late, build.read) == 130
    assert capsys.readouterr().err == "途中でやめました。サイトは新しくなりました。\n"


def test_ctrl_c_writes_all_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Content is as it was when writing is stopped between two files."""
    content = small(tmp_path)
    before = hold(content)
    replace = Path.replace

    def second(path: Path, target: Path) -> Path:
        if target.name == "new.yaml":
            stop()
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", second)
    with pytest.raises(KeyboardInterrupt):
        write_all(content, {"about.md": b"other", "new/new.yaml": b"a: 1\n"})
    assert {name: data for name, (data, _) in hold(content).items()} == {
        name: data for name, (data, _) in before.items()
    }
    assert not (content / "new").exists()


def test_a_reader_who_has_seen_enough() -> None:
    """`check | head` ends without a word, however much there was still to say."""
    end, start = os.pipe()
    os.close(end)
    command = [sys.executable, str(ROOT / "build.py"), "check", "--format", "json", "--content", str(SMALL)]
    done = subprocess.run(command, stdout=start, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    os.close(start)
    assert (done.returncode, done.stderr) == (141, "")

"""What nobody foresaw ends a command in one plain sentence, never in a programmer's words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .contents import ROOT, SMALL
from .sites import held

BUILD = """
import os, signal, sys
from pathlib import Path
import build
from dxplan import charts, commands, drawings
from dxplan.charts import engine
def full(*_):
    raise OSError(28, "No space left on device")
build.HERE = Path(sys.argv[1])
commands.HERE = Path(sys.argv[1])
{break_it}
asked = ["--quiet", "--content", sys.argv[2], "--out", sys.argv[3], *sys.argv[4:]]
sys.exit(commands.main(asked, build.build, build.read))
"""
BREAKS = {
    "nothing": "",
    "the engine crashes": "engine.draw.__globals__['engine'] = lambda: os.kill(os.getpid(), signal.SIGKILL)",
    "the engine is not there": "sys.modules['vl_convert'] = None",
    "a mistake of ours": "drawings.charts.draw = lambda *_, **__: 1 // 0",
    "no room for a drawing": "charts.draw.__globals__['keep'] = full",
    "Pagefind is not there": "sys.modules['pagefind_bin'] = None",
}


def built(folder: Path, broken: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Build the small site in a process in which something is broken."""
    program = BUILD.format(break_it=BREAKS[broken])
    given = [str(folder), str(SMALL), str(folder / "site"), *more]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", program, *given],
        env=around,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("broken", "lang", "said"),
    [
        ("the engine crashes", "ja", "処理が途中で止まりました"),
        ("the engine is not there", "ja", "プログラムの不具合で止まりました"),
        ("a mistake of ours", "en", "The program failed"),
        ("no room for a drawing", "ja", "空き"),
        ("Pagefind is not there", "ja", "pip install pagefind-bin"),
    ],
)
def test_a_broken_part_is_one_plain_sentence(broken: str, lang: str, said: str, tmp_path: Path) -> None:
    """The old site stands, the next build works, and what a programmer needs is in a file."""
    assert built(tmp_path, "nothing").returncode == 0
    before = held(tmp_path / "site")
    shutil.rmtree(tmp_path / ".cache")
    ended = built(tmp_path, broken, "--lang", lang, "--base-url", "https://example.org/other/")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert said in ended.stderr, ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") <= 2
    assert held(tmp_path / "site") == before
    if broken in {"the engine is not there", "a mistake of ours"}:
        assert "Traceback" in (tmp_path / ".cache/fault").read_text(encoding="utf-8")
    assert built(tmp_path, "nothing", "--base-url", "https://example.org/other/").returncode == 0
    assert held(tmp_path / "site") != before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "site"]

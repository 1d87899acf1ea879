"""The preview while somebody edits: what is built, said and reloaded, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dxplan.early import Early
from dxplan.serve import ServeFailed, serve

from . import preview
from .contents import ROOT
from .preview import FRAME, PATIENCE, Desk, ask, lines

desk = preview.desk  # the fixture


def test_an_edit_during_the_first_build_is_not_lost(desk: Desk) -> None:
    """The watch stands before the build reads, so what is saved while it runs is built next."""

    def edit(words: str) -> None:
        if words == "一":
            desk.type("二")

    desk.on_build = edit
    with desk.served():
        assert [desk.built.get(timeout=PATIENCE) for _ in range(2)] == ["一", "二"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("wrong", FRAME),
        ("crash", "ZeroDivisionError: division by zero"),
        ("exit", "SystemExit: 3"),
        ("mute", "AttributeError"),
        ("disk", "空きがありません。\n(full)"),
    ],
)
def test_it_outlives_every_fault(words: str, said: str, desk: Desk) -> None:
    """Whatever a build does, the last good page stays, the fault is said, and the next save is built."""
    with desk.served() as address:
        news = (line for line in lines(address) if line.startswith("data"))
        first = next(news)
        for _ in range(3):
            desk.type(words)
            told = next(line for line in news if '"message": ""' not in line)
            assert first.split(",")[0] == told.split(",")[0]  # the version stays
            assert "Traceback" not in told
            assert "<h1>一</h1>" in ask(address, "/").body.decode()
            while said not in desk.said.get(timeout=PATIENCE):
                pass
            desk.type("一")
            assert next(line for line in news if '"message": ""' in line) == first
        news.close()


def test_a_build_that_changes_nothing_reloads_nothing(desk: Desk) -> None:
    """Pages are told another version only when the site is another."""
    with desk.served() as address:
        news = (line for line in lines(address) if line.startswith("data"))
        first = next(news)
        desk.type("一")
        assert next(news) == first
        desk.type("二")
        assert next(line for line in news if line != first).split(",")[1] == first.split(",")[1]
        news.close()


def test_what_was_saved_is_shown_before_the_build(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Early hears which files changed before the build begins; when it breaks, that is said as of a build."""
    heard: list[tuple[list[Path], bool]] = []

    def hurry(_: Early, changed: list[Path]) -> None:
        heard.append((changed, desk.built.empty()))
        if desk.source.read_text(encoding="utf-8") == "二":
            raise ZeroDivisionError

    monkeypatch.setattr(Early, "hurry", hurry)
    with desk.served(Early(desk.source.parent)):
        assert desk.built.get(timeout=PATIENCE) == "一"
        desk.type("二")
        while "ZeroDivisionError" not in desk.said.get(timeout=PATIENCE):
            pass
        desk.type("三")
        assert desk.built.get(timeout=PATIENCE) == "三"
    assert heard[0] == ([], True)
    assert all(desk.source in changed and first for changed, first in heard[1:3])


def test_a_taken_port_is_explained(desk: Desk) -> None:
    """Before anything is built the editor learns that the port is taken, and which to try."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeFailed) as failed:
            serve(desk.build, [desk.source.parent], desk.site, port=port)
    assert failed.value.problem.code == "E-PORT"
    assert f"ポート {port} はほかのプログラムが使っています。--port 8000" in failed.value.problem.ja
    assert f"port {port} is taken" in failed.value.problem.en
    assert desk.built.empty()
    with pytest.raises(ServeFailed, match="65536"):
        serve(desk.build, [desk.source.parent], desk.site, port=65536)


def test_the_site_is_not_among_what_is_watched(desk: Desk) -> None:
    """Each build would start the next."""
    with pytest.raises(ServeFailed) as failed:
        serve(desk.build, [desk.folder], desk.site)
    assert failed.value.problem.code == "E-OUT"


SERVED = """
import signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from dxplan.serve import serve
from tests.preview import Result
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background was born deaf to it
out = Path(sys.argv[2])
out.mkdir()
(out / "in").mkdir()
serve(lambda: Result(True), [out / "in"], out / "site", port=0, say=lambda line: print(line, flush=True))
"""


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    """Ctrl+C is how it ends: exit code 0, no traceback."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", SERVED, str(ROOT), str(tmp_path / "desk")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "")

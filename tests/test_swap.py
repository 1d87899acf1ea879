"""The new site in the old one's place: whole or not at all, also when killed, refused or out of room."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dxplan import swap
from dxplan.write import WriteFailed, staging, write_site

from .contents import ROOT
from .sites import NEW, OLD, held, stamps

KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from dxplan import swap
from dxplan.write import write_site
from tests.sites import NEW
if sys.argv[4] == "two renames":
    swap.exchange = lambda one, two: False
steps = 0
def count(event, args):
    global steps
    if event.startswith(("open", "os.", "shutil.")):
        steps += 1
        if steps == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
write_site({}, Path(sys.argv[2] + "-warm"))
sys.addaudithook(count)
write_site(NEW, Path(sys.argv[2]))
sys.stdout.write(str(steps))
"""


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_killed_at_any_moment_the_site_is_whole(way: str, tmp_path: Path) -> None:
    """SIGKILL before this or that file operation: the old or the new site stands, the next build works."""

    def run(name: str, at: int) -> subprocess.CompletedProcess[str]:
        write_site(OLD, tmp_path / name)
        command = [sys.executable, "-c", KILLED, str(ROOT), str(tmp_path / name), str(at), way]
        return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")

    steps = int(run("whole", 0).stdout)
    assert held(tmp_path / "whole") == NEW
    seen = set()
    for at in range(1, steps + 1, max(1, steps // 12)):
        out = tmp_path / f"site{at}"
        assert run(out.name, at).returncode == -signal.SIGKILL
        if way == "exchange" or out.exists():
            assert held(out) in (OLD, NEW)
        seen.add("old" if not out.exists() or held(out) == OLD else "new")
        assert write_site(OLD, out).unchanged >= 2  # none of it is lost
        assert held(out) == OLD
        assert not out.with_name(out.name + ".new").exists()
    assert seen == {"old", "new"}


def test_killed_between_two_renames_the_old_site_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders cannot be exchanged there is a moment without a site; the next start ends it."""
    out, work = tmp_path / "site", tmp_path / "site.new"
    write_site(OLD, out)
    work.mkdir()
    (work / "lock").touch()
    out.rename(work / "old")

    def stopped() -> None:
        with staging(out) as stage:
            stage.put(NEW)
            assert held(out) == OLD
            raise InterruptedError

    with pytest.raises(WriteFailed):
        stopped()
    assert held(out) == OLD
    assert not work.exists()


def test_a_folder_that_cannot_be_put_in_place_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the second of two renames fails, the first is undone."""
    out = tmp_path / "site"
    write_site(OLD, out)
    real = Path.rename

    def rename(old: Path, new: Path) -> Path:
        if old.name == "site" and old.parent.name == "site.new":
            raise PermissionError(errno.EACCES, "a reader has it open")
        return real(old, new)

    monkeypatch.setattr(swap, "exchange", lambda _one, _two: False)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(WriteFailed) as failed:
        write_site(NEW, out)
    assert failed.value.problem.code == "E-DENIED"
    assert held(out) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_patience_with_open_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows forbids to rename a folder while a file in it is open; that passes, so it is tried again."""
    tries: Iterator[OSError | None] = iter([PermissionError("open"), PermissionError("open"), None])
    real = Path.rename

    def rename(old: Path, new: Path) -> Path:
        if fault := next(tries):
            raise fault
        return real(old, new)

    monkeypatch.setattr(swap, "PATIENCE", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "rename", rename)
    write_site(OLD, tmp_path / "site")
    assert held(tmp_path / "site") == OLD


def test_a_lock_removed_meanwhile_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a file that its holder then removes must not believe to hold the lock of its name."""
    path = tmp_path / "work/lock"
    real, removals = swap._lock, iter([path.unlink])

    def lock(descriptor: int) -> None:
        for remove in removals:
            remove()
        real(descriptor)

    monkeypatch.setattr(swap, "_lock", lock)
    with swap.locked(path):
        assert path.exists()
    assert not path.parent.exists()


LIMITED = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from dxplan.write import WriteFailed, write_site
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_site({"index.html": b"new", "large.json": bytes(10000)}, Path(sys.argv[2]))
except WriteFailed as failed:
    sys.stdout.buffer.write(str(failed).encode())
"""


def test_no_room_leaves_the_old_site(tmp_path: Path) -> None:
    """When the system takes no more bytes in the middle, that is said plainly and the old site stands."""
    write_site(OLD, tmp_path / "site")
    before = stamps(tmp_path / "site")
    command = [sys.executable, "-c", LIMITED, str(ROOT), str(tmp_path / "site")]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    assert "ディスクの空きが足りません" in said
    assert "the disk is full" in said
    assert stamps(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (errno.ENOSPC, "E-FULL"),
        (errno.EROFS, "E-DENIED"),
        (errno.EACCES, "E-DENIED"),
        (errno.EXDEV, "E-FIXED"),
        (errno.EBUSY, "E-FIXED"),
        (errno.EIO, "E-WRITE"),
    ],
)
def test_a_fault_of_the_system_is_explained(
    code: int, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind of refusal at the swap has its own advice, and none of them costs the old site."""
    write_site(OLD, tmp_path / "site")

    def exchange(_one: Path, _two: Path) -> bool:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(swap, "exchange", exchange)
    with pytest.raises(WriteFailed) as failed:
        write_site(NEW, tmp_path / "site")
    assert failed.value.problem.code == name
    assert failed.value.problem.severity == "error"
    assert held(tmp_path / "site") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_this_system_can_exchange_folders(tmp_path: Path) -> None:
    """On the system of the tests the one-step swap really is taken, and reports what it cannot do."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        (folder / folder.name).touch()
    assert swap.exchange(one, two) is True
    assert (one / "two").exists()
    assert (two / "one").exists()
    with pytest.raises(FileNotFoundError):
        swap.exchange(one, tmp_path / "three")

"""Writing the site: exactly the given files, whole or not at all, never over what is not ours."""

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dxplan import swap, writable
from dxplan.writable import MARKER
from dxplan.write import WriteFailed, Written, write_site

ROOT = Path(__file__).resolve().parent.parent
OLD = {"index.html": b"old", "akita/index.html": b"same", "akita/2022/index.html": b"gone", "a.css": b"same"}
NEW = {"index.html": b"new", "akita/index.html": b"same", "akita/2023/index.html": b"come", "a.css": b"same"}


def held(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder, without our mark; an empty folder or a link is seen too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"(no file)"
        for path in folder.rglob("*")
        if path.name != MARKER and not (path.is_dir() and any(path.iterdir()))
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return which inode each entry is, and when it was last written."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in (folder, *folder.rglob("*"))}


@pytest.fixture(params=["exchange", "two renames"])
def out(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the site goes, on a system that can exchange folders and on one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda _one, _two: False)
    return tmp_path / "site"


def test_site_is_exactly_the_files(out: Path) -> None:
    """New, changed, unchanged and removed files are told apart, and nothing is left beside the site."""
    assert write_site(OLD, out) == Written(tuple(sorted(OLD)), (), 0)
    assert held(out) == OLD
    assert write_site(NEW, out) == Written(
        ("akita/2023/index.html", "index.html"), ("akita/2022/index.html",), 2
    )
    assert held(out) == NEW
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_nothing_changed_touches_nothing(out: Path) -> None:
    """A second build with the same files leaves every inode and date, the folder's own too."""
    write_site(OLD, out)
    before = stamps(out)
    assert write_site(dict(reversed(OLD.items())), out) == Written((), (), len(OLD))
    assert stamps(out) == before


def test_unchanged_files_keep_their_date(out: Path) -> None:
    """A browser or a mirror need not fetch again what did not change."""
    write_site(OLD, out)
    os.utime(out / "a.css", ns=(10**18, 10**18))
    write_site(NEW, out)
    assert (out / "a.css").stat().st_mtime_ns == 10**18
    assert (out / "a.css").stat().st_nlink == 1


def test_unchanged_files_are_copied_where_links_are_not_known(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a memory stick without hard links the result is the same, dates included."""

    def refuse(_new: Path, _old: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_site(OLD, out)
    os.utime(out / "a.css", ns=(10**18, 10**18))
    assert write_site(NEW, out).unchanged == 2
    assert held(out) == NEW
    assert (out / "a.css").stat().st_mtime_ns == 10**18


def test_what_is_put_into_the_site_by_hand_goes(out: Path, tmp_path: Path) -> None:
    """Stray files, links and empty folders are no part of the list, so they are no part of the site."""
    write_site(OLD, out)
    (tmp_path / "secret").write_bytes(b"same")
    (out / "stray.txt").write_text("x", encoding="utf-8")
    (out / "empty").mkdir()
    (out / "a.css").unlink()
    (out / "a.css").symlink_to(tmp_path / "secret")
    assert write_site(OLD, out) == Written(("a.css",), ("empty/", "stray.txt"), len(OLD) - 1)
    assert held(out) == OLD
    assert not (out / "a.css").is_symlink()
    assert (tmp_path / "secret").read_bytes() == b"same"


def bundle(body: bytes) -> Callable[[Path], None]:
    """Return an index that writes one file and checks that the pages are there already."""

    def index(staged: Path) -> None:
        assert (staged / "index.html").is_file()
        (staged / "pagefind").mkdir()
        (staged / "pagefind/entry.json").write_bytes(body)

    return index


def test_an_index_belongs_to_the_site(out: Path) -> None:
    """What the index adds is compared like every file: equal bundles keep inode and date, gone ones go."""
    assert "pagefind/entry.json" in write_site(OLD, out, bundle(b"1")).changed
    before = stamps(out)
    assert write_site(OLD, out, bundle(b"1")) == Written((), (), len(OLD) + 1)
    assert stamps(out) == before
    assert write_site(NEW, out, bundle(b"1")).unchanged == 3
    assert stamps(out)[str(out / "pagefind/entry.json")] == before[str(out / "pagefind/entry.json")]
    assert write_site(NEW, out, bundle(b"2")).changed == ("pagefind/entry.json",)
    assert write_site(NEW, out).removed == ("pagefind/entry.json",)
    assert held(out) == NEW


def test_a_failing_index_leaves_the_old_site(out: Path) -> None:
    """Whatever stops the index, also the person at the keyboard, nothing is half done."""
    write_site(OLD, out)
    before = stamps(out)

    def index(_staged: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(NEW, out, index)
    assert stamps(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["site"]


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from dxplan import swap
from dxplan.write import write_site
from tests.test_write import NEW
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

    def index(_staged: Path) -> None:
        assert held(out) == OLD
        raise InterruptedError

    with pytest.raises(WriteFailed):
        write_site(NEW, out, index)
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


def test_one_build_at_a_time(out: Path) -> None:
    """A second build at the same moment is told so in both languages; afterwards it works."""

    def index(_staged: Path) -> None:
        with pytest.raises(WriteFailed) as failed:
            write_site(NEW, out)
        assert failed.value.problem.code == "E-BUSY"
        assert "別の build.py" in failed.value.problem.ja
        assert "another build" in failed.value.problem.en

    write_site(OLD, out, index)
    assert held(out) == OLD
    write_site(NEW, out)
    assert held(out) == NEW


def test_a_dead_builds_lock_does_not_hold(out: Path) -> None:
    """The lock is the system's, so a lock file that a killed process left is no lock."""
    work = out.with_name("site.new")
    (work / "site/akita").mkdir(parents=True)
    (work / "site/akita/index.html").write_bytes(b"half a sit")
    (work / "lock").touch()
    write_site(OLD, out)
    assert held(out) == OLD
    assert not work.exists()


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


def refused(out: Path, *guard: Path) -> str:
    """Return the code with which a folder is refused, after showing that nothing in it changed."""
    before = sorted(out.iterdir()) if out.is_dir() else None
    with pytest.raises(WriteFailed) as failed:
        write_site(OLD, out, guard=guard)
    assert (sorted(out.iterdir()) if out.is_dir() else None) == before
    assert str(out) in failed.value.problem.ja
    assert str(failed.value) == f"{failed.value.problem.ja}\n({failed.value.problem.en})"
    return failed.value.problem.code


def test_foreign_folders_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in --out never costs anybody a folder."""
    papers, content = tmp_path / "papers", tmp_path / "project/content"
    for folder in (papers, content, tmp_path / "empty"):
        folder.mkdir(parents=True)
    (papers / "2023.docx").touch()
    (content / "site.yaml").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "home/clerk"))
    monkeypatch.chdir(papers)
    assert refused(papers) == "E-OUT"
    assert refused(papers / "2023.docx") == "E-OUT"
    assert refused(Path()) == "E-OUT"
    assert refused(Path(tmp_path.anchor)) == "E-OUT"
    assert refused(tmp_path / "home/clerk") == "E-OUT"
    assert refused(tmp_path / "home") == "E-OUT"
    assert refused(ROOT) == "E-OUT"
    assert refused(content, content) == "E-OUT"
    assert refused(content / "site", content) == "E-OUT"
    assert refused(content.parent, content) == "E-OUT"
    write_site(OLD, tmp_path / "empty", guard=[content])
    assert held(tmp_path / "empty") == OLD


def test_a_checkout_of_the_published_branch_is_refused(tmp_path: Path) -> None:
    """Our mark is published too, so a checkout of gh-pages has it; its .git must not be lost."""
    write_site(OLD, tmp_path / "pages")
    (tmp_path / "pages/.git").mkdir()
    assert refused(tmp_path / "pages") == "E-OUT"


def test_a_foreign_working_folder_is_refused(tmp_path: Path) -> None:
    """Somebody's own `site.new` is not emptied."""
    write_site(OLD, tmp_path / "site")
    shutil.copytree(tmp_path / "site", tmp_path / "site.new")
    with pytest.raises(WriteFailed) as failed:
        write_site(NEW, tmp_path / "site")
    assert failed.value.problem.code == "E-OUT"
    assert held(tmp_path / "site.new") == held(tmp_path / "site") == OLD


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    """`site` may point to another place; the folder there is replaced, the link is not."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    write_site(OLD, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert held(tmp_path / "elsewhere") == OLD


BAD = [
    *("", "/etc/passwd", "../x", "a/../x", "a//b", "./a", "a/", "a\\b", "C:/x", "c:x", "a\0b", "a\nb"),
    *("con", "akita/NUL", "aux.html", "com1/index.html", "lpt¹.txt", "CONOUT$", "what?.html", "a*b", "a|b"),
    *("a.", "a. /b", "a ", '"', "<x>", "\ud800", MARKER),
]


@pytest.mark.parametrize("name", BAD, ids=ascii)
def test_names_that_some_system_cannot_hold(name: str, tmp_path: Path) -> None:
    """What leaves the site, or cannot be cloned on Windows, is refused before anything is written."""
    with pytest.raises(WriteFailed) as failed:
        write_site({"index.html": b"", name: b""}, tmp_path / "site")
    assert failed.value.problem.code == "E-NAME"
    assert failed.value.problem.ja.isprintable()
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    "names",
    [
        ("akita/index.html", "Akita/data.csv"),
        ("a.html", "A.HTML"),
        ("か\u3099.html", "が.html"),
        ("straße", "STRASSE"),
        ("akita", "akita/index.html"),
        ("akita/index.html", "AKITA"),
    ],
    ids=ascii,
)
def test_names_that_meet(names: tuple[str, str], tmp_path: Path) -> None:
    """Two names that a Mac or Windows takes for one are refused, and a file where a folder must be."""
    with pytest.raises(WriteFailed) as failed:
        write_site(dict.fromkeys(names, b""), tmp_path / "site")
    assert failed.value.problem.code == "E-NAME"
    assert not any(tmp_path.iterdir())


def test_names_that_only_look_alike(tmp_path: Path) -> None:
    """Ordinary names pass: Japanese ones, dots in front, a reserved word as a part of a word."""
    files = dict.fromkeys([".nojekyll", "秋田/一覧.csv", "console/index.html", "a/nul-b.html", "a.b/c"], b"x")
    write_site(files, tmp_path / "site")
    assert held(tmp_path / "site") == files


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


def test_the_folder_above_is_made_or_its_absence_explained(tmp_path: Path) -> None:
    """`--out a/b/site` needs no folder made by hand; below a file it cannot be."""
    write_site(OLD, tmp_path / "a/b/site")
    assert held(tmp_path / "a/b/site") == OLD
    (tmp_path / "file").touch()
    with pytest.raises(WriteFailed) as failed:
        write_site(OLD, tmp_path / "file/site")
    assert failed.value.problem.code == "E-WRITE"


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


def test_the_mark_is_harmless() -> None:
    """What is published as our mark says what it is, and nothing of the machine that built."""
    assert writable.MARK.decode("ascii").startswith("Written by `python build.py`.")
    assert io.BytesIO(writable.MARK).readline() == writable.MARK

"""Writing the site: exactly the given files, what did not change untouched, one build at a time."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dxplan import swap
from dxplan.write import WriteFailed, Written, write_site

from .sites import NEW, OLD, held, stamps


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

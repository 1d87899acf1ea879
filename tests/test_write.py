"""Writing the site: exactly the given files, what did not change untouched, one build at a time."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from dxplan import swap
from dxplan.write import WriteFailed, Written, staging, write_site

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

    def refuse(_old: str, _new: str) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", refuse)
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


def put(out: Path, *several: Mapping[str, bytes]) -> Written:
    """Put files into one new site, part by part."""
    with staging(out) as stage:
        for files in several:
            stage.take(stage.put(files))
        return stage.end()


def stopped(out: Path, why: BaseException) -> None:
    """Stop while a new site is put together."""
    with staging(out) as stage:
        stage.put(NEW)
        raise why


def test_a_site_is_put_together_from_parts(out: Path) -> None:
    """Files of every part are compared alike: equal ones keep inode and date, gone ones go."""
    index = {"pagefind/entry.json": b"1"}
    assert "pagefind/entry.json" in put(out, OLD, index).changed
    before = stamps(out)
    assert put(out, index, OLD) == Written((), (), len(OLD) + 1)
    assert stamps(out) == before
    assert put(out, NEW, index).unchanged == 3
    assert stamps(out)[str(out / "pagefind/entry.json")] == before[str(out / "pagefind/entry.json")]
    assert put(out, NEW, {"pagefind/entry.json": b"2"}).changed == ("pagefind/entry.json",)
    assert put(out, NEW).removed == ("pagefind/entry.json",)
    assert held(out) == NEW


def test_a_part_that_stands_is_kept_without_its_bytes(out: Path) -> None:
    """Files of the old site stay by their names, if each is as it was written; else none is taken."""
    with staging(out) as stage:
        seals = stage.put(OLD)
        stage.take(seals)
        stage.end()
    with staging(out) as stage:
        assert stage.keep(seals)
        assert stage.end() == Written((), (), len(OLD))
    with staging(out) as stage:
        assert stage.keep({name: seals[name] for name in ("index.html", "a.css")})
        assert stage.end().removed == tuple(sorted(OLD.keys() - {"index.html", "a.css"}))
    os.utime(out / "index.html", (1, 1))  # an archive may lose dates: what is in the file counts
    with staging(out) as stage:
        assert stage.keep({name: seals[name] for name in ("index.html", "a.css")})
    for touched in (lambda file: file.write_bytes(b"else"), Path.unlink):
        write_site(OLD, out)
        with staging(out) as stage:
            seals = stage.put(OLD)
        touched(out / "index.html")
        with staging(out) as stage:
            assert not stage.keep(seals)
            assert not any(stage.folder.rglob("*.html"))


def test_no_file_of_the_old_site_is_written_into(out: Path) -> None:
    """A name that is put twice stops the build: the first may be the old site's own file."""
    write_site(OLD, out)
    with pytest.raises(WriteFailed):
        put(out, OLD, {"a.css": b"other"})
    assert held(out) == OLD


def test_two_parts_cannot_hold_names_that_some_system_takes_for_one(out: Path) -> None:
    """Each part by itself is fine; together they are refused."""
    with pytest.raises(WriteFailed) as failed:
        put(out, {"a/index.html": b"1"}, {"A/index.html": b"2"})
    assert failed.value.problem.code == "E-NAME"
    assert not out.exists()


def test_whoever_stops_a_build_leaves_the_old_site(out: Path) -> None:
    """Whatever stops it, also the person at the keyboard, nothing is half done."""
    write_site(OLD, out)
    before = stamps(out)
    with pytest.raises(KeyboardInterrupt):
        stopped(out, KeyboardInterrupt())
    assert stamps(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_one_build_at_a_time(out: Path) -> None:
    """A second build at the same moment is told so in both languages; afterwards it works."""

    write_site(OLD, out)
    with staging(out):
        with pytest.raises(WriteFailed) as failed:
            write_site(NEW, out)
        assert failed.value.problem.code == "E-BUSY"
        assert "別の build.py" in failed.value.problem.ja
        assert "another build" in failed.value.problem.en
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

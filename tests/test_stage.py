"""A stage that stays from one build to the next: what is left in it shows in no site."""

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.entries import looks
from dxplan.write import Seal, WriteFailed, replace_files, staging, write_site

from .sites import OLD, held


def test_a_file_that_another_hand_replaced_meanwhile_is_the_one_that_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview may show a page before its build puts it: the stage that stayed holds an older file."""
    monkeypatch.setattr("dxplan.stage.LARGE", 0)
    out = tmp_path / "site"
    for body in (b"1", b"2", b"3"):
        write_site(OLD | {"index.html": body}, out)
    with staging(out) as stage:
        replace_files({"a.css": b"new"}, out)
        stage.take(stage.put(OLD | {"a.css": b"new"}))
        stage.end()
    assert held(out) == OLD | {"a.css": b"new"}


def test_a_folder_that_cannot_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look at a large site is another process's, what the system refuses there is said as ever."""
    monkeypatch.setattr("dxplan.stage.LARGE", 0)
    out = tmp_path / "site"
    for body in (b"1", b"2"):
        write_site(OLD | {"index.html": body}, out)

    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "refused", str(folder))

    monkeypatch.setattr("dxplan.write.looks", refuse)
    with pytest.raises(WriteFailed) as failed:
        write_site(OLD, out)
    assert failed.value.problem.code == "E-DENIED"
    assert held(out) == OLD | {"index.html": b"2"}


def test_a_link_that_looks_like_the_file_is_none(tmp_path: Path) -> None:
    """Same size, same date: still another thing than what was put."""
    out, name = tmp_path / "site", "akita/index.html"
    with staging(out) as stage:
        seals = stage.put(OLD)
        stage.take(seals)
        stage.end()
    (out / name).unlink()
    (out / name).symlink_to("a.so")  # as long as what the file held
    os.utime(out / name, ns=(seals[name].time, seals[name].time), follow_symlinks=False)
    assert looks(out)[1][name] == (seals[name].size, seals[name].time)
    with staging(out) as stage:
        assert not stage.keep(seals)


def test_a_date_that_was_lost_is_known_from_then_on(tmp_path: Path) -> None:
    """A file that was kept by what it holds looks as it looks now, not as it was sealed."""
    out = tmp_path / "site"
    with staging(out) as stage:
        seals = stage.put(OLD)
        stage.take(seals)
        stage.end()
    os.utime(out / "index.html", (1, 1))
    with staging(out) as stage:
        assert stage.keep(seals)
        stage.end()
    assert stage.looks == looks(out)[1]


NAMES = ("index.html", "a/index.html", "a/b/index.html", "a/b", "b", "b/c.css", "c/d/e/f.json")
SITES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([b"1", b"2", b"33"]), min_size=1).filter(
    lambda files: not any(other.startswith(f"{name}/") for name in files for other in files)
)


@settings(max_examples=40, deadline=None)
@given(sites=st.lists(st.tuples(SITES, st.booleans()), min_size=2, max_size=8))
def test_a_stage_that_stays_makes_the_same_sites(
    tmp_path_factory: pytest.TempPathFactory, sites: list[tuple[dict[str, bytes], bool]]
) -> None:
    """A stage begins with what an older site, or a build that was stopped, left there; no file shows it."""
    out = tmp_path_factory.mktemp("large") / "site"
    seals: Mapping[str, Seal] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dxplan.stage.LARGE", 0)
        for files, stops in sites:
            before = held(out) if out.exists() else {}
            with contextlib.suppress(WriteFailed), staging(out) as stage:
                same = seals.keys() == files.keys() and stage.keep(seals)
                if not same:
                    stage.take(stage.put(files))
                if stops:
                    raise InterruptedError
                seals = dict(stage.seals)
                stage.end()
            assert (held(out) if out.exists() else {}) == (before if stops or same else files)
            empty = [path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())]
            assert empty == []


def test_a_stage_that_stays_costs_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is filled, a build with one new file links and writes that one alone."""
    monkeypatch.setattr("dxplan.stage.LARGE", 0)
    out = tmp_path / "site"
    files = {f"{at}/index.html": b"%d" % at for at in range(50)}
    for at in range(3):
        write_site(files | {"index.html": b"%d" % at}, out)
    touched: list[str] = []
    real = os.link

    def linked(old: str, new: str) -> None:
        touched.append(new)
        real(old, new)

    monkeypatch.setattr("os.link", linked)
    assert write_site(files | {"index.html": b"new"}, out).changed == ("index.html",)
    assert touched == []
    assert held(out) == files | {"index.html": b"new"}

"""What was just edited is shown before all else, in the bytes that the whole build makes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dxplan import memory
from dxplan.early import Early
from dxplan.load import Scope, load_scope
from dxplan.problems import Problem
from dxplan.scopes import by_scope
from dxplan.source import SourceFile, listed, read_file, read_listed
from dxplan.write import replace_files

from .desk import DEEDS, Desk

REPORT = "minato/2023/harbour.yaml"
EDIT = ("・窓口に案内を置いた。", "・窓口と船着き場に案内を置いた。")
PAGES = {f"{root}minato/initiatives/berth-booking/index.html" for root in ("", "en/")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a site that has been built."""
    return Desk(tmp_path / "desk", random.Random(1))


def edit(desk: Desk, name: str, old: str, new: str) -> None:
    """Change words of a file that stand there once."""
    text = (desk.content / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (desk.content / name).write_text(text.replace(old, new), encoding="utf-8")


def saved(desk: Desk, early: Early, *names: str) -> dict[str, bytes]:
    """Do what `serve` does when files were saved; return the site."""
    early.hurry([desk.content / name for name in names])
    return desk.built(desk.folder / "site", desk.folder, early=early)[1]


def begun(desk: Desk) -> tuple[Early, list[dict[str, bytes]]]:
    """Return a memory that knows nothing yet, and where it puts what it shows."""
    shown: list[dict[str, bytes]] = []
    return Early(desk.content, lambda files: shown.append(dict(files))), shown


def watched(desk: Desk) -> tuple[Early, list[dict[str, bytes]]]:
    """Return a memory that has met the site once, and where it puts what it shows."""
    early, shown = begun(desk)
    (desk.content / "about.md").write_text("# 別の題\n別の文。\n", encoding="utf-8")  # all is made once
    saved(desk, early, "about.md")
    assert shown == []
    return early, shown


def test_the_page_of_an_edited_evaluation_is_shown_first(desk: Desk) -> None:
    """In both languages, as the whole build makes it; no other page is drawn twice."""
    early, shown = watched(desk)
    edit(desk, REPORT, *EDIT)
    site = saved(desk, early, REPORT)
    (first,) = shown
    assert first.keys() >= PAGES
    assert len(first) < 10
    assert {name: site[name] for name in first} == first
    assert "船着き場に案内" in first["minato/initiatives/berth-booking/index.html"].decode()


@pytest.mark.parametrize("edited", [(), ("kasumi/prefecture.yaml",)], ids=["all stands", "one is made"])
def test_the_first_edit_of_what_was_kept_is_shown_too(edited: tuple[str, ...], desk: Desk) -> None:
    """A prefecture that no build has read, since it stands, is known by what its files held."""
    early, shown = begun(desk)
    for name in edited:
        edit(desk, name, "office: 総務部情報政策課", "office: 総務部情報課")
    saved(desk, early, *edited)
    edit(desk, REPORT, *EDIT)
    site = saved(desk, early, REPORT)
    (first,) = shown
    assert first.keys() >= PAGES
    assert {name: site[name] for name in first} == first


def test_what_all_pages_share_waits_for_the_build(desk: Desk) -> None:
    """With another template or another text of the whole site nothing is shown early; after that, again."""
    early, shown = watched(desk)
    edit(desk, REPORT, *EDIT)
    early.hurry([desk.content / REPORT, desk.content / "about.md"])
    early.hurry([desk.content / REPORT])
    saved(desk, early, REPORT)
    early.hurry([desk.content / "minato", desk.content / ".about.md.swp"])  # what editors leave on the way
    early.hurry([desk.layouts / "base.html"])
    edit(desk, REPORT, *reversed(EDIT))
    saved(desk, early, REPORT)
    assert shown == []
    edit(desk, REPORT, *EDIT)
    saved(desk, early, REPORT)
    assert shown[0].keys() >= PAGES


def test_nothing_is_shown_while_a_file_is_wrong(desk: Desk) -> None:
    """A slip shows no page; mended, what changed since is shown."""
    early, shown = watched(desk)
    edit(desk, REPORT, "・窓口に案内を置いた。", "・港に案内を置いた。\n\t:")
    saved(desk, early, REPORT)
    assert shown == []
    edit(desk, REPORT, "・港に案内を置いた。\n\t:", "・港に案内を置いた。")
    saved(desk, early, REPORT)
    assert shown[0].keys() >= PAGES


def test_a_file_that_is_as_it_was_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a prefecture that was met, one edit reads one file."""
    early, _ = watched(desk)
    names: list[str] = []
    real = read_file

    def read(name: str, data: bytes) -> tuple[SourceFile, list[Problem]]:
        names.append(name)
        return real(name, data)

    monkeypatch.setattr(memory, "read_file", read)
    edit(desk, REPORT, *EDIT)
    saved(desk, early, REPORT)
    assert names == [REPORT]


def test_what_is_remembered_is_what_is_read(desk: Desk) -> None:
    """After whatever edit, files say the same from memory as from the disk, and the same is wrong."""
    known = memory.Memory()
    for _ in range(60):
        desk.chance.choice(DEEDS)(desk)
        for name, paths in by_scope(listed(desk.content)).items():
            files, problems = known.read(paths)
            assert (files, problems) == read_listed(paths)
            mine, own = known.scope(name, files), load_scope(name, files)
            assert (mine.prefecture, mine.texts, mine.top) == (own.prefecture, own.texts, own.top)
            assert mine.findings.defined == own.findings.defined
            assert codes(mine) == codes(own)


def codes(scope: Scope) -> set[tuple[str, str, int]]:
    """Return what is wrong in a scope, and where."""
    return {(one.code, one.place.file, one.place.line) for one in scope.findings.problems}


def test_files_of_a_preview_are_replaced_one_by_one(tmp_path: Path) -> None:
    """Only files that stand there and hold something else; none is made, and nothing is left beside them."""
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "a/index.html").write_bytes(b"old")
    (site / "same.html").write_bytes(b"same")
    told = replace_files({"a/index.html": b"new", "same.html": b"same", "none.html": b"1"}, site)
    assert told == ("a/index.html",)
    assert (site / "a/index.html").read_bytes() == b"new"
    assert not (site / "none.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]

"""What was just edited is shown before all else, in the bytes that the whole build makes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dxplan import early as rooms
from dxplan.early import Early
from dxplan.problems import Problem
from dxplan.source import SourceFile, read_file
from dxplan.write import replace_files

from .desk import Desk

REPORT = "minato/2023/harbour.yaml"
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


def watched(desk: Desk) -> tuple[Early, list[dict[str, bytes]]]:
    """Return a memory that has met the site once, and where it puts what it shows."""
    shown: list[dict[str, bytes]] = []
    early = Early(lambda files: shown.append(dict(files)))
    (desk.content / "about.md").write_text("# 別の題\n別の文。\n", encoding="utf-8")  # all is made once
    desk.built(desk.folder / "site", desk.folder, early=early)
    assert shown == []
    return early, shown


def test_the_page_of_an_edited_evaluation_is_shown_first(desk: Desk) -> None:
    """In both languages, as the whole build makes it; no other page is drawn twice."""
    early, shown = watched(desk)
    edit(desk, REPORT, "・窓口に案内を置いた。", "・窓口と船着き場に案内を置いた。")
    _, site = desk.built(desk.folder / "site", desk.folder, early=early)
    (first,) = shown
    assert first.keys() >= PAGES
    assert len(first) < 10
    assert {name: site[name] for name in first} == first
    assert "船着き場に案内" in first["minato/initiatives/berth-booking/index.html"].decode()


def test_nothing_is_shown_while_a_file_is_wrong(desk: Desk) -> None:
    """A slip shows no page; mended, what changed since is shown."""
    early, shown = watched(desk)
    edit(desk, REPORT, "・窓口に案内を置いた。", "・港に案内を置いた。\n\t:")
    desk.built(desk.folder / "site", desk.folder, early=early)
    assert shown == []
    edit(desk, REPORT, "・港に案内を置いた。\n\t:", "・港に案内を置いた。")
    desk.built(desk.folder / "site", desk.folder, early=early)
    assert shown[0].keys() >= PAGES


def test_a_file_that_is_as_it_was_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a prefecture that was met, one edit reads one file."""
    early, _ = watched(desk)
    names: list[str] = []
    real = read_file

    def read(name: str, data: bytes) -> tuple[SourceFile, list[Problem]]:
        names.append(name)
        return real(name, data)

    monkeypatch.setattr(rooms, "read_file", read)
    edit(desk, REPORT, "・窓口に案内を置いた。", "・窓口と船着き場に案内を置いた。")
    desk.built(desk.folder / "site", desk.folder, early=early)
    assert names == [REPORT]


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

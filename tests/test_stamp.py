"""A build in which nothing has changed is known as such, and any change is noticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dxplan.entries import looks
from dxplan.stamp import Inputs, inputs, remember, stands

SAID = ["a warning"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with content, layouts, a site and the stamp of it."""
    for name, text in (("content/a.yaml", "a: 1\n"), ("layouts/a.html", "a"), ("site/a/index.html", "a")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    site = tmp_path / "site"
    remember(tmp_path / ".cache", made(tmp_path), site, looks(site)[1], SAID)
    return tmp_path


def made(place: Path, *asked: object) -> Inputs | None:
    """Return what a site of this place is made from."""
    return inputs(place / "content", place / "layouts", *asked)


def known(place: Path, *asked: object) -> bool:
    """Whether the site of this place is known to be as a build would make it."""
    said = stands(place / ".cache", made(place, *asked), place / "site")
    assert said in (SAID, None)
    return said is not None


def test_nothing_has_changed(place: Path) -> None:
    """The same inputs and untouched files; dates of the inputs say nothing."""
    os.utime(place / "content/a.yaml", (1, 1))
    assert known(place)


def linked(file: Path, other: Path) -> None:
    """Put a file elsewhere and a link to it in its place."""
    file.rename(other)
    file.symlink_to(other)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file edited": lambda place: (place / "content/a.yaml").write_text("a: 2\n"),
    "a file added": lambda place: (place / "content/b.yaml").write_text(""),
    "a file removed": lambda place: (place / "content/a.yaml").unlink(),
    "a file renamed": lambda place: (place / "content/a.yaml").rename(place / "content/b.yaml"),
    "a link for a file": lambda place: linked(place / "content/a.yaml", place / "a.yaml"),
    "a template edited": lambda place: (place / "layouts/a.html").write_text("b"),
    "a page edited": lambda place: (place / "site/a/index.html").write_text("b"),
    "a page of the same size": lambda place: os.utime(place / "site/a/index.html", (1, 1)),
    "a page removed": lambda place: (place / "site/a/index.html").unlink(),
    "a page for a link to it": lambda place: linked(place / "site/a/index.html", place / "a.html"),
    "an empty folder added": lambda place: (place / "site/b").mkdir(),
    "a page added": lambda place: (place / "site/b.html").write_text(""),
    "the site removed": lambda place: shutil.rmtree(place / "site"),
    "the stamp damaged": lambda place: (place / ".cache/stamp").write_bytes(b"stamp"),
    "the stamp removed": lambda place: (place / ".cache/stamp").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_noticed(change: Callable[[Path], object], place: Path) -> None:
    """Whatever was touched, the site is made again."""
    change(place)
    assert not known(place)


def test_another_address_or_place_is_another_site(place: Path) -> None:
    """What else a build was asked counts too, and where the site stands."""
    assert not known(place, "https://example.org/")
    (place / "site").rename(place / "other")
    assert not stands(place / ".cache", made(place), place / "other")


def test_the_program_counts(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that an older program made is made again; notes beside the program do not count."""
    monkeypatch.setattr("dxplan.stamp.PROGRAM", place / "program")
    (place / "program").mkdir()
    (place / "program/render.py").write_text("old")
    before = made(place)
    (place / "program/notes.txt").write_text("any")
    assert made(place) == before
    (place / "program/render.py").write_text("new")
    assert made(place) != before


def test_what_cannot_be_read_is_left_to_the_build(place: Path) -> None:
    """A link that leads nowhere stands for no site: the build tells what is wrong."""
    (place / "content/b.yaml").symlink_to(place / "none")
    assert not known(place)


def test_a_prefecture_has_a_name_of_its_own_for_what_it_is_made_from(place: Path) -> None:
    """It changes with its own files and with those of the whole site, not with another prefecture's."""
    for name in ("content/a/b.yaml", "content/c/d.yaml"):
        (place / name).parent.mkdir()
        (place / name).write_text("1")

    def names() -> tuple[str, str]:
        found = made(place)
        assert found is not None
        return found.of("a"), found.of("c")

    before = names()
    (place / "content/a/b.yaml").write_text("2")
    after = names()
    assert (after[0] == before[0], after[1] == before[1]) == (False, True)
    (place / "content/a.yaml").write_text("2")
    assert not set(names()) & set(after)

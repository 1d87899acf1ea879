"""The deploy, rehearsed: what is published is what was looked at, and nothing is after a step that failed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import build
from tests import links, verify
from tests.contents import REAL
from tests.hosting import hosted
from tests.rehearsal import BASE_URL, Rehearsal
from tests.sites import held

pytestmark = pytest.mark.browser

CHECK = "python build.py check --strict --format github"
BUILD = 'python build.py --strict --base-url "$BASE_URL"'
VERIFY = "python -m tests.verify site"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """Return the real content, published from nothing."""
    folder = tmp_path_factory.mktemp("deploy")
    return Rehearsal(folder / "first", folder / "kept").run()


def test_every_step_is_taken(published: Rehearsal) -> None:
    """The site goes through all steps, and stands where GitHub Pages serves it."""
    assert published.failed == "", published.said
    assert [step for step in published.taken if step in {CHECK, BUILD, VERIFY}] == [CHECK, BUILD, VERIFY]
    assert published.taken[-1] == "actions/deploy-pages"


def test_what_is_published_was_looked_at(published: Rehearsal) -> None:
    """The public folder is the site that was verified, in plain files that all may read, its links whole."""
    made = {name: body for name, body in held(published.work / "site").items() if not name.startswith(".")}
    assert held(published.pages) == made
    assert not [path for path in published.pages.rglob("*") if path.is_symlink()]
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in published.pages.rglob("*"))
    assert links.check(published.pages).problems == []
    assert f'<link rel="canonical" href="{BASE_URL}/">'.encode() in made["index.html"]


def test_a_reader_finds_a_way_under_the_folder_of_a_project(published: Rehearsal, browser: Browser) -> None:
    """Served under a folder as project pages are, the first steps of a reader work."""
    site = build.read(REAL)[1].site
    assert site is not None
    with hosted(published.pages, "/dx/") as address:
        assert list(verify.tried(address, published.pages, site, browser)) == []


def test_the_next_run_begins_with_what_was_kept(published: Rehearsal, tmp_path: Path) -> None:
    """With cache and site of the last run the same bytes are published."""
    again = Rehearsal(tmp_path, published.kept).run()
    assert again.failed == "", again.said
    assert held(again.pages) == held(published.pages)


def spoiled(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what replaces words of a file that stand there."""

    def change(work: Path) -> None:
        text = (work / name).read_text(encoding="utf-8")
        assert old in text
        (work / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def dead_link(work: Path) -> None:
    """Let every page lead nowhere."""
    with (work / "layouts/base.html").open("a", encoding="utf-8") as file:
        file.write('<a href="nowhere/">x</a>\n')


def broken_script(work: Path) -> None:
    """Let the search end in the middle of a line."""
    file = work / "layouts/search-index.js"
    file.write_bytes(file.read_bytes()[:-40])


@pytest.mark.parametrize(
    ("change", "failed"),
    [
        (spoiled("content/site.yaml", "licence:", "license:"), CHECK),
        (spoiled("content/akita/names.en.yaml", 'fingerprint: "', 'fingerprint: "0'), CHECK),
        (dead_link, VERIFY),
        (broken_script, VERIFY),
    ],
    ids=["a mistake", "a doubt", "a dead link", "a broken script"],
)
def test_after_a_step_that_failed_nothing_is_published(
    change: Callable[[Path], None], failed: str, published: Rehearsal, tmp_path: Path
) -> None:
    """Nothing is handed over, and what readers see stays as it was."""
    shutil.copytree(published.pages, tmp_path / "pages")
    stopped = Rehearsal(tmp_path, published.kept, change).run()
    assert (stopped.failed, stopped.artifact.exists()) == (failed, False), stopped.said
    assert held(stopped.pages) == held(published.pages)

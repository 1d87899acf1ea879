"""What measurements of many sizes stand on: the floor's pages, the edit that must show, the bare build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dxplan.schema import LANGUAGES

from .bench import floor, hugo, sized
from .bench.content import Size, lay
from .bench.measured import Run, run
from .bench.scale import a_page, of_size
from .bench.sized import BARE, CHECK, COLD, EDIT, FLOOR, WARM, Measured

LITTLE = Size(prefectures=1, initiatives=4, years=1)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with hardly any content."""
    return lay(tmp_path_factory.mktemp("scale") / "content", LITTLE)


def test_the_floor_writes_the_pages_asked_for(content: Path, tmp_path: Path) -> None:
    """As many pages, each of its size, filled with words of the content."""
    sizes = [20_000, 3_000, 50, 70_000, 9_000]
    (tmp_path / "plan.json").write_bytes(floor.plan(sizes, sized.KEYS))
    command = sized._python("floor", content, tmp_path / "out", tmp_path / "plan.json")
    done = run(command)
    pages = list((tmp_path / "out").rglob("*.html"))
    assert sorted(path.stat().st_size for path in pages) == sorted(sizes)
    assert all(
        "オンライン" in path.read_text("utf-8", "replace") for path in pages if path.stat().st_size > 60_000
    )
    assert len(sized.floors(done)) == 4
    assert done.seconds > 0
    assert done.cpu > 0


def test_hugo_is_given_the_same_texts_and_sizes(content: Path, tmp_path: Path) -> None:
    """Every text of the content stands in its data files, and pages come out about as large as asked."""
    sizes = [20_000, 40_000, 9_000]
    pages = list(hugo._pages(content, sizes, sized.KEYS))
    hugo.lay(tmp_path / "hugo", content, sizes, sized.KEYS)
    told = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "hugo/data").iterdir())
    assert len(pages) == len(sizes)
    assert told.count("times:") == len(sizes)
    words = json.dumps(pages, ensure_ascii=False)
    assert "行政手続のオンライン利用率 R6" in words
    assert "Share of procedures used online, FY2024" in words


def test_the_bare_build_draws_nothing_and_the_edit_shows(content: Path, tmp_path: Path) -> None:
    """Without charts and search every page is still there, and shows an edited line after the next build."""
    site = tmp_path / "site"
    build = sized._build(content, tmp_path / "home", site, "--bare")
    done = run(build)
    assert {"prefectures", "pages of all", "search", "writing"} < done.steps.keys()
    before = sized.pages_of(site)
    own = [name for name in before if "hokkaido/initiatives/online-procedures/" in name]
    assert len(own) == 1 + len(LANGUAGES)
    assert not list(site.glob("pagefind-*"))
    assert not list(site.glob("cards"))
    page, words = sized.edit(content, 0)
    run(build)
    assert words in (site / page).read_text(encoding="utf-8")
    after = sized.pages_of(site)
    assert before.keys() == after.keys()
    assert 0 < sum(before[name] != after[name] for name in before) < len(before)


def test_a_command_that_fails_is_told() -> None:
    """A measurement of something that did not go well is none."""
    with pytest.raises(RuntimeError, match="no such folder"):
        run(sized._python("part", "nowhere", "--content", "no-such-folder", "--lang", "en"))


def test_tables_tell_what_is_not_installed() -> None:
    """Every thing has its row with its ratio to the floor; without Hugo its row says so."""
    told = "pages 10 / 10  2.00 s\n"
    runs = {thing: [Run(4.0, 3.0, 50.0, "[1, 2, 3, 4]", told)] for thing in (BARE, COLD, WARM, EDIT, CHECK)}
    runs[FLOOR] = [Run(2.0, 3.0, 50.0, "[0.1, 0.2, 0.3, 0.4]", "")]
    measured = Measured(LITTLE, runs, files=9, content=1000, pages=100, written=1000, edited=3)
    lines = "\n".join(of_size(measured))
    assert "| Hugo, pages from data files | not installed |" in lines
    assert "| build, cold, everything | 4.00 | 2.00 | 3.00 | 1.00 | 50 | 25 |" in lines
    assert "| pages | 2.00 | 2.00 | 2.00 | 2.00 |" in lines
    start = {thing: Run(1.0, 1.0, 50.0, "", "") for thing in (BARE, COLD)}
    assert "| build, cold, everything | 1.00 | 30.00 (1.00) |" in "\n".join(a_page([measured], start))

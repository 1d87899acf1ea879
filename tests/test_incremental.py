"""A build from the caches is a clean build: after any edit, whole or joined from parts."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan import cores

from .desk import Desk, the_site_is_touched


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_any_edits_end_in_the_bytes_of_a_clean_build(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Edits, additions, deletions, renames, broken files, templates, styles: `tests/desk.py` does them."""
    Desk(tmp_path_factory.mktemp("desk"), random.Random(seed)).work(4)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a site that has been built."""
    return Desk(tmp_path / "desk", random.Random(1))


def page(desk: Desk, name: str) -> str:
    """Return a page of the site; nothing where there is none."""
    file = desk.folder / "site" / name / "index.html"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def test_a_title_reaches_every_page_that_shows_it(desk: Desk) -> None:
    """The record's own page, the lists, the report, the department, the data; and no old title is left."""
    path = desk.content / "minato/plan/harbour.yaml"
    text = path.read_text(encoding="utf-8")
    old = "岸壁予約のオンライン化"
    assert old in text
    path.write_text(text.replace(old, "岸壁の予約をネットで"), encoding="utf-8")
    desk.settle()
    assert "岸壁の予約をネットで" in page(desk, "minato/initiatives/berth-booking")
    site = {name: body for name, body in desk.before.items() if name.endswith((".html", ".csv"))}
    assert sum("岸壁の予約をネットで".encode() in body for body in site.values()) > 5


def test_the_page_of_a_deleted_record_goes(desk: Desk) -> None:
    """What is no longer in content answers under no address, and no list leads to it."""
    assert page(desk, "minato/2022")
    shutil.rmtree(desk.content / "minato/2022")
    desk.settle()
    assert not page(desk, "minato/2022")
    assert not [
        name for name, body in desk.before.items() if b"minato/2022/" in body and name.endswith(".html")
    ]


def test_an_added_prefecture_is_everywhere(desk: Desk) -> None:
    """Its own pages, the first page, the site map, and it goes again."""
    shutil.copytree(desk.content / "minato", desk.content / "hama")
    path = desk.content / "hama/prefecture.yaml"
    code = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("code:"))
    path.write_text(path.read_text(encoding="utf-8").replace(code, 'code: "46"'), encoding="utf-8")
    before = page(desk, "")
    desk.settle()
    assert page(desk, "hama/plan")
    assert 'href="hama/"' in page(desk, "")
    assert b"/hama/plan/" in desk.before["sitemap.xml"]
    shutil.rmtree(desk.content / "hama")
    desk.settle()
    assert page(desk, "") == before


def test_a_template_reaches_every_page(desk: Desk) -> None:
    """After an edit of the frame no page is as it was."""
    base = desk.layouts / "base.html"
    base.write_text(base.read_text(encoding="utf-8").replace("</footer>", "<hr></footer>"), encoding="utf-8")
    desk.settle()
    pages = {name: body for name, body in desk.before.items() if name.endswith(".html")}
    assert all(b"<hr></footer>" in body for body in pages.values())


def test_a_broken_file_leaves_the_site_and_is_forgotten_when_mended(desk: Desk) -> None:
    """While it is broken the old site stands; mended, all is as if it never was."""
    path = desk.content / "minato/2023/harbour.yaml"
    good, site = path.read_bytes(), desk.before
    path.write_text('- "\n\t: [', encoding="utf-8")
    desk.settle()
    assert desk.before == site
    path.write_bytes(good)
    desk.settle()
    assert desk.before == site


def test_a_touched_site_is_made_whole(desk: Desk) -> None:
    """What somebody does to the site by hand is gone after the next build."""
    for _ in range(4):
        the_site_is_touched(desk)
        desk.settle()


def test_a_warning_is_told_again_where_nothing_has_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the line that it is about; who is strict gets no site then either."""
    path = desk.content / "minato/2023/harbour.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("窓口に案内", "窓口と港に案内"), encoding="utf-8"
    )
    said, _ = desk.built(desk.folder / "site", desk.folder)
    assert said[0]
    assert said[1]
    monkeypatch.setattr("dxplan.write.staging", None)
    assert desk.built(desk.folder / "site", desk.folder)[0] == said
    assert desk.built(desk.folder / "site", desk.folder, strict=True)[0] == (False, said[1])


def test_one_edit_works_on_one_prefecture(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are not read again, and their files are the same files of the disk."""
    worked: list[str] = []
    real = cores.each

    def each(work, things, *more, **named):  # type: ignore[no-untyped-def]
        worked.extend(things)
        return real(work, things, *more, **named)

    monkeypatch.setattr("dxplan.parts.each", each)
    site = desk.folder / "site"
    before = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    path = desk.content / "minato/2023/harbour.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("窓口に案内", "窓口と港に案内"), encoding="utf-8"
    )
    desk.built(site, desk.folder)
    assert worked == ["minato"]
    after = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    others = [
        path for path in before if path.relative_to(site).parts[0] in {"sato", "kasumi", "charts", "cards"}
    ]
    same = [path for path in others if after.get(path) == before[path]]
    assert len(same) > 0.8 * len(others)


def test_parts_made_elsewhere_make_the_same_site(desk: Desk, tmp_path: Path) -> None:
    """Each prefecture built by itself in a folder of its own, then joined without its content being read."""
    parts = tmp_path / "parts"
    names = sorted(path.name for path in desk.content.iterdir() if path.is_dir())
    for name in names:
        (tmp_path / name).mkdir()
        (well, _), _ = desk.built(parts / name, tmp_path / name, only=name)
        assert well
        for path in (parts / name).rglob("*"):  # as an archive may bring them
            if path.is_file():
                path.touch()
    (tmp_path / "joined").mkdir()
    said, site = desk.built(tmp_path / "joined/site", tmp_path / "joined", finished=parts)
    assert said[0]
    assert site == desk.clean()[1]


def test_a_part_of_other_content_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    """What was made from an older state, or was touched on the way, is made anew."""
    parts = tmp_path / "parts"
    for name in ("minato", "sato"):
        (tmp_path / name).mkdir()
        assert desk.built(parts / name, tmp_path / name, only=name)[0][0]
    path = desk.content / "minato/2023/harbour.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("窓口に案内", "窓口と港に案内"), encoding="utf-8"
    )
    (parts / "sato/sato/index.html").write_text("touched", encoding="utf-8")
    (tmp_path / "joined").mkdir()
    said, site = desk.built(tmp_path / "joined/site", tmp_path / "joined", finished=parts)
    assert said[0]
    assert site == desk.clean()[1]

"""Where a site may be written and under which names: never over what is not ours, on any system."""

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan import writable
from dxplan.writable import MARKER
from dxplan.write import WriteFailed, write_site

from .contents import ROOT
from .sites import NEW, OLD, held


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


def test_the_folder_above_is_made_or_its_absence_explained(tmp_path: Path) -> None:
    """`--out a/b/site` needs no folder made by hand; below a file it cannot be."""
    write_site(OLD, tmp_path / "a/b/site")
    assert held(tmp_path / "a/b/site") == OLD
    (tmp_path / "file").touch()
    with pytest.raises(WriteFailed) as failed:
        write_site(OLD, tmp_path / "file/site")
    assert failed.value.problem.code == "E-WRITE"


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


@given(
    names=st.lists(
        st.text("aAz9-_./\\ \nか~", max_size=6) | st.sampled_from(["con", "a/NUL.x", "com1"]), unique=True
    )
)
def test_names_that_are_seen_at_once_to_be_good_are(names: list[str]) -> None:
    """Taking each apart finds nothing in them either."""
    if writable._plain(names):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writable, "_plain", lambda _: False)
            writable.refuse_names(names)


def test_names_that_only_look_alike(tmp_path: Path) -> None:
    """Ordinary names pass: Japanese ones, dots in front, a reserved word as a part of a word."""
    files = dict.fromkeys([".nojekyll", "秋田/一覧.csv", "console/index.html", "a/nul-b.html", "a.b/c"], b"x")
    write_site(files, tmp_path / "site")
    assert held(tmp_path / "site") == files


def test_the_mark_is_harmless() -> None:
    """What is published as our mark says what it is, and nothing of the machine that built."""
    assert writable.MARK.decode("ascii").startswith("Written by `python build.py`.")
    assert io.BytesIO(writable.MARK).readline() == writable.MARK

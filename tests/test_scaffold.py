"""New prefectures and whatever else is made: it checks without an error, or nothing is made at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.addresses import taken
from dxplan.edit import write_all
from dxplan.problems import has_errors
from dxplan.scaffold import Refused
from dxplan.scaffold.prefecture import new_prefecture
from dxplan.schema import modeline
from dxplan.values import is_placeholder
from dxplan.writable import EditFailed

from .contents import SMALL, edit, read, small
from .terminal import NEW, hold, run

RESERVED = ("themes", "en", "search", "assets", "sources", "data", "about", "charts", "pagefind-ja")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["year", "24", "--prefecture", "minato"], "西暦4桁"),
        (["year", "2024", "--prefecture", "minat"], "minato"),
        (["year", "2024", "--prefecture", "minato", "--source", "A b"], "ID に使えません"),
        ([*NEW[1:6], "--area", "port", "--id", "x"], "ports"),
        ([*NEW[1:4], "--field", "harbor", "--area", "ports", "--id", "x"], "harbour"),
        ([*NEW[1:], "--id", "X y"], "ID に使えません"),
        ([*NEW[1:], "--id", "ferry-times"], "harbour.yaml"),
        ([*NEW[1:], "--id", "x", "--year", "2030"], "new year"),
        (["prefecture", "minato", "--code", "03", "--name", "岩手県"], "もうあります"),
        (["year", "2030", "--prefecture", "minato"], "次の年度は 2024 です"),
        (["year", "2020", "--prefecture", "minato"], "--force"),
        (["year", "2024", "--prefecture", "みなと県"], "みなと県は minato です"),
        (["prefecture", "iwate", "--code", "99", "--name", "岩手県"], "岩手県のコードは 03 です"),
        (["prefecture", "iwate", "--code", "3", "--name", "岩手県"], "03"),
        (["prefecture", "tokyo", "--code", "04", "--name", "東京都"], "13"),
        (["prefecture", "iwate", "--code", "03", "--name", "いわて県"], "コード 03 は岩手のもの"),
        (["prefecture", "sendai", "--code", "99", "--name", "仙台市"], "--kind city"),
        (["prefecture", "sendai", "--code", "99100", "--name", "仙台市", "--kind", "市"], "市区町村コード"),
        (["prefecture", "iwate", "--code", "03", "--name", " "], "--name"),
        *((["prefecture", name, "--code", "03", "--name", "岩手県"], "住所と重なる") for name in RESERVED),
        (["prefecture", "../iwate", "--code", "03", "--name", "岩手県"], "ID に使えません"),
    ],
)
def test_what_cannot_be_made(arguments: list[str], said: str, tmp_path: Path) -> None:
    """What cannot be meant ends with 2, says why in both languages, and writes nothing."""
    content = small(tmp_path)
    before = hold(content)
    done = run("new", *arguments, "--content", content)
    assert done.returncode == 2
    assert said in done.stderr
    english = run("new", *arguments, "--content", content, "--lang", "en").stderr
    assert english
    assert english != done.stderr
    assert hold(content) == before


def test_errors_come_first(tmp_path: Path) -> None:
    """Nothing is made from content that could not be read: initiatives would be forgotten."""
    content = small(tmp_path, ("minato/2023/harbour.yaml", "    number: 3", "\tnumber: 3"))
    before = hold(content)
    done = run("new", "year", "2024", "--prefecture", "minato", "--content", content)
    assert done.returncode == 1
    assert "E-TAB" in done.stdout
    assert hold(content) == before


def test_no_folder_takes_the_place_of_a_page(tmp_path: Path) -> None:
    """Every folder and file at the root of a built site is a name that is refused, or a prefecture's."""
    assert run("--content", SMALL, "--out", tmp_path / "site", "--quiet").returncode == 0
    found = {path.name for path in (tmp_path / "site").iterdir() if path.is_dir()}
    assert found - {"minato"} <= taken(("en",))


@pytest.mark.parametrize(
    ("kind", "code", "name"), [("prefecture", "０３", "岩手県"), ("市", "03201", "盛岡市")]
)
def test_a_new_prefecture(kind: str, code: str, name: str, tmp_path: Path) -> None:
    """The folder checks without an error, and every placeholder is pointed at until it is replaced."""
    content = small(tmp_path)
    done = run(
        *("new", "prefecture", "iwate", "--code", code, "--name", name),
        *("--kind", kind, "--content", content),
    )
    assert done.returncode == 0, done.stderr
    assert "5つ" in done.stderr
    wanted = "03" if kind == "prefecture" else "03201"
    assert f'code: "{wanted}"' in (content / "iwate/prefecture.yaml").read_text(encoding="utf-8")
    told = [one for one in read(content)[2] if one.place.file.startswith("iwate/")]
    assert {one.code for one in told} == {"W-DRAFT", "W-PLACEHOLDER", "W-TRANSLATION-MISSING"}
    text = "".join(path.read_text(encoding="utf-8") for path in (content / "iwate").rglob("*.*"))
    left = [line for line in text.splitlines() if is_placeholder(line.partition(": ")[2] or line)]
    assert len(left) == len([one for one in told if one.code == "W-PLACEHOLDER"]) == 6
    for path in sorted((content / "iwate").rglob("*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        name = path.relative_to(content).as_posix()
        shape = {"prefecture": "prefecture", "sources": "sources", "plan": "plan"}.get(path.stem, "field")
        assert first == modeline(name, shape)
    assert run("new", "year", "2024", "--prefecture", "iwate", "--content", content).returncode == 0
    again = ("new", "initiative", "--prefecture", "iwate", "--field", "government", "--area", "first-area")
    assert run(*again, "--id", "one", "--year", "2024", "--content", content).returncode == 0
    assert not has_errors(read(content)[2])


def test_a_city_has_a_longer_code() -> None:
    """A city's code has five or six digits."""
    assert new_prefecture(None, "morioka", "03201", "盛岡市", "city").files
    with pytest.raises(Refused):
        new_prefecture(None, "morioka", "0320", "盛岡市", "city")


def test_all_files_or_none(tmp_path: Path) -> None:
    """When one file cannot be written, the others are as they were, and nothing is left beside them."""
    content = small(tmp_path)
    (content / "site.yaml.d").write_text("", encoding="utf-8")
    before = hold(content)
    files = {"about.md": b"new", "new/folder/a.yaml": b"a: 1\n", "site.yaml.d/x.yaml": b"x"}
    with pytest.raises(EditFailed) as failed:
        write_all(content, files)
    assert failed.value.problem.code == "E-SAVE"
    assert hold(content) == before
    assert not (content / "new").exists()
    assert write_all(content, {"about.md": before["about.md"][0]}) == []
    assert write_all(content, {"new/folder/a.yaml": b"a: 1\n"}) == ["new/folder/a.yaml"]
    edit(content, ("new/folder/a.yaml", "1", "2"))
    assert sorted(path.name for path in (content / "new/folder").iterdir()) == ["a.yaml"]

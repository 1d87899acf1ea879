"""New prefectures and whatever else is made: it checks without an error, or nothing is made at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.edit import EditFailed, write_all
from dxplan.problems import has_errors
from dxplan.scaffold import Refused
from dxplan.scaffold.prefecture import new_prefecture
from dxplan.schema import modeline
from dxplan.values import is_placeholder

from .contents import edit, read, small
from .terminal import NEW, hold, run


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
        (["prefecture", "iwate", "--code", "99", "--name", "岩手県"], "みなと県"),
        (["prefecture", "iwate", "--code", "3", "--name", "岩手県"], "03"),
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


@pytest.mark.parametrize("kind", ["prefecture", "city"])
def test_a_new_prefecture(kind: str, tmp_path: Path) -> None:
    """The folder checks without an error, and every placeholder is pointed at until it is replaced."""
    content = small(tmp_path)
    done = run(
        "new", "prefecture", "iwate", "--code", "03", "--name", "岩手県", "--kind", kind, "--content", content
    )
    assert done.returncode == 0, done.stderr
    told = [one for one in read(content)[2] if one.place.file.startswith("iwate/")]
    assert {one.code for one in told} == {"W-PLACEHOLDER", "W-TRANSLATION-MISSING"}
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

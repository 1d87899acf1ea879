"""New years, initiatives and prefectures: they check without an error, carry what is known, lose nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.edit import EditFailed, readable, write_all
from dxplan.load import initiatives
from dxplan.problems import has_errors
from dxplan.scaffold import Refused
from dxplan.scaffold.initiative import Wanted, new_initiative
from dxplan.scaffold.prefecture import new_prefecture
from dxplan.scaffold.year import new_source, source_of
from dxplan.schema import modeline
from dxplan.source import read_file
from dxplan.values import is_placeholder

from .contents import REAL, SMALL, edit, read
from .test_commands import hold, run, small

NEW = ("new", "initiative", "--prefecture", "minato", "--field", "harbour", "--area", "ports")


def codes(folder: Path, part: str = "") -> set[str]:
    """Return the codes of everything that is told of a folder or of a part of it."""
    return {one.code for one in read(folder)[2] if one.place.file.startswith(part)}


def real(tmp_path: Path) -> Path:
    """Return a copy of the real content."""
    return Path(shutil.copytree(REAL, tmp_path / "content"))


@pytest.mark.parametrize(("prefecture", "files"), [("akita", 5), ("fukushima", 15), ("aomori", 1)])
def test_a_new_year(prefecture: str, files: int, tmp_path: Path) -> None:
    """Every initiative has its place in the plan's order; nothing is wrong, what is left is said calmly."""
    content = real(tmp_path)
    before = hold(content)
    done = run("new", "year", "2024", "--prefecture", prefecture, "--content", content)
    assert (done.returncode, done.stdout) == (0, "")
    assert "次に" in done.stderr
    assert len(list((content / prefecture / "2024").iterdir())) == files
    _, loaded, problems = read(content)
    assert {one.code for one in problems} <= {"W-UNFILLED", "W-PLACEHOLDER"}
    assert len(problems) <= files + 3
    assert loaded.site is not None
    one = next(each for each in loaded.site.prefectures if each.id == prefecture)
    new, last = one.reports[:2]
    assert new.id == "2024"
    known = list(initiatives(one.plan))
    assert [name for name in known if name in new.evaluations] == known
    for name in known:
        mine, theirs = new.evaluations[name], last.evaluations[name]
        assert (mine.number, mine.departments) == (theirs.number, theirs.departments)
        assert [value.id for value in mine.values] == [value.id for value in theirs.values]
        assert not any((mine.grade, mine.plan, mine.progress))
    changed = {name for name, (data, _) in hold(content).items() if before.get(name, (b"",))[0] != data}
    assert {name for name in changed if "/2024/" not in name} == {f"{prefecture}/sources.yaml"}
    old = before[f"{prefecture}/sources.yaml"][0].splitlines()
    rest = iter((content / prefecture / "sources.yaml").read_bytes().splitlines())
    assert all(line in rest for line in old)


def test_the_plan_gives_the_order(tmp_path: Path) -> None:
    """A year's file lists the initiatives as the plan does, each below its title, first the editor's line."""
    content = small(tmp_path)
    assert run("new", "year", "2024", "--prefecture", "minato", "--content", content).returncode == 0
    lines = (content / "minato/2024/harbour.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../../.vscode/schema/year_field.json"
    names = [line.strip(" :") for line in lines if line.startswith("  ") and line[2] not in " #"]
    assert names == ["berth-booking", "paper-forms", "ferry-times"]
    assert lines[lines.index("  berth-booking:") - 1] == "  # 岸壁予約のオンライン化"


def test_a_title_on_several_lines(tmp_path: Path) -> None:
    """A title that was typed on two lines stays one comment."""
    title = "title: |\n          紙の\n          grade: 申請書の削減"
    content = small(tmp_path, ("minato/plan/harbour.yaml", "title: 紙の申請書の削減", title))
    done = run("new", "year", "2024", "--prefecture", "minato", "--content", content)
    assert done.returncode == 0, done.stdout
    assert not [
        one for one in read(content)[2] if one.place.file.startswith("minato/2024/h") and has_errors([one])
    ]


def test_a_year_is_never_overwritten(tmp_path: Path) -> None:
    """A folder that is there stays as it is, even an empty one."""
    content = small(tmp_path)
    (content / "minato/2025").mkdir()
    before = hold(content)
    for year in ("2023", "2025"):
        done = run("new", "year", year, "--prefecture", "minato", "--content", content)
        assert (done.returncode, done.stdout) == (2, "")
        assert "もうあります" in done.stderr
    assert hold(content) == before


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


def test_a_new_initiative(tmp_path: Path) -> None:
    """It stands at the end of its area's list; only its lines are new, in the plan and in the newest year."""
    content = small(tmp_path)
    before = hold(content)
    done = run(*NEW, "--id", "tide-gauge", "--title", "潮位: 公開 #1", "--year", "--content", content)
    assert done.returncode == 0, done.stderr
    assert codes(content) == {"W-TRANSLATION-MISSING", "W-UNFILLED"}
    _, loaded, _ = read(content)
    assert loaded.site is not None
    one = loaded.site.prefectures[0]
    _, area, initiative = initiatives(one.plan)["tide-gauge"]
    assert area.initiatives[-1] is initiative
    assert initiative.title.ja == "潮位: 公開 #1"
    assert list(one.reports[0].evaluations)[3] == "tide-gauge"
    changed = {name for name, (data, _) in hold(content).items() if before[name][0] != data}
    assert changed == {"minato/plan/harbour.yaml", "minato/2023/harbour.yaml"}
    for name in changed:
        rest = iter((content / name).read_bytes().splitlines(keepends=True))
        assert all(line in rest for line in before[name][0].splitlines(keepends=True))


STYLES = {
    "comments": """\
areas:
  - id: ports # a
    title: T
    initiatives: # b
      - id: a
        title: A
      # 終わり
    # 区切り

  - id: b
    title: B
""",
    "dash-at-key": """\
areas:
- id: ports
  title: T
  initiatives:
  - title: A
    id: a
- id: b
  title: B
""",
    "wide": """\
areas:
    -   id: ports
        title: T
        initiatives:
            -   id: a
                title: A
                note: |
                    x

    -   id: b
        title: B""",
    "none": "areas:\n  - id: ports\n    title: T\n    placements: []\n  - id: b\n    title: B\n",
    "empty": "areas:\n  - id: ports\n    initiatives:\n    title: T\n",
    "windows": "areas:\n  - id: ports\n    title: T\n    initiatives:\n      - id: a\n        title: A",
}


@pytest.mark.parametrize("style", STYLES)
def test_however_a_file_is_set(style: str, tmp_path: Path) -> None:
    """Comments, indentation and line ends stay as the editor likes them."""
    data = f"title: 港\nsource: plan-2022\n{STYLES[style]}".encode()
    data = data.replace(b"\n", b"\r\n") if style == "windows" else data
    content = small(tmp_path)
    (content / "minato/plan/harbour.yaml").write_bytes(data)
    sources, loaded, _ = read(content)
    held = readable(content)[1]
    made = new_initiative(loaded, sources, held, Wanted("minato", "harbour", "ports", "new-one", "新しい"))
    new = made.files["minato/plan/harbour.yaml"]
    rest = iter(new.split(b"\n"))
    assert all(line.rstrip(b"\r") in (one.rstrip(b"\r") for one in rest) for line in data.split(b"\n"))
    assert new.count(b"\r\n") == (new.count(b"\n") if style == "windows" else 0)
    assert not has_errors(read_file("minato/plan/harbour.yaml", new)[1])
    assert new.decode().index("new-one") < (new.decode() + "- id: b").index("id: b")


@pytest.mark.parametrize("initiatives_", ["[{id: a, title: A}]", "{}"])
def test_what_cannot_be_extended(initiatives_: str, tmp_path: Path) -> None:
    """A list between brackets is left to its editor."""
    content = small(tmp_path)
    area = f"  - id: ports\n    title: T\n    initiatives: {initiatives_}\n"
    text = f"title: 港\nsource: plan-2022\nareas:\n{area}"
    (content / "minato/plan/harbour.yaml").write_text(text, encoding="utf-8")
    sources, loaded, _ = read(content)
    wanted = Wanted("minato", "harbour", "ports", "new-one")
    with pytest.raises(Refused):
        new_initiative(loaded, sources, readable(content)[1], wanted)


SMALL_READ = read(SMALL)[:2]
TITLES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TITLES)
def test_any_title_is_read_again(title: str) -> None:
    """Whatever is typed as a title, the file reads, and says the same."""
    sources, loaded = SMALL_READ
    held = {name: (SMALL / name).read_bytes() for name in sources}
    wanted = Wanted("minato", "harbour", "ports", "new-one", title)
    new = new_initiative(loaded, sources, held, wanted).files["minato/plan/harbour.yaml"]
    assert read_file("minato/plan/harbour.yaml", new)[1] == []


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


def test_the_years_document() -> None:
    """The new document is called as the one of the year before."""
    _, loaded, _ = read(SMALL)
    assert loaded.site is not None
    assert source_of(loaded.site.prefectures[0].reports[0], "2024") == "report-2024"
    assert source_of(None, "2024") == "report-2024"


def test_a_document_that_is_there_is_cited(tmp_path: Path) -> None:
    """With --source an entry of sources.yaml is used, and the file stays as it is."""
    content = small(tmp_path)
    before = (content / "minato/sources.yaml").read_bytes()
    arguments = ("new", "year", "2024", "--prefecture", "minato", "--source", "plan-2022")
    assert run(*arguments, "--content", content).returncode == 0
    assert (content / "minato/sources.yaml").read_bytes() == before
    assert "source: plan-2022\n" in (content / "minato/2024/report.yaml").read_text(encoding="utf-8")
    sources, _ = readable(content)
    assert new_source(sources["minato/sources.yaml"], before, "plan-2022") == before


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

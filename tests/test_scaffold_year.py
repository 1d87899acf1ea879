"""New years: every initiative in the plan's order, what is known carried over, nothing overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dxplan.drafts import published
from dxplan.edit import readable
from dxplan.load import initiatives
from dxplan.problems import has_errors
from dxplan.scaffold.year import new_source, source_of
from dxplan.typed import fiscal_year_of

from .contents import REAL, SMALL, edit, read, small
from .terminal import hold, run


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
    assert {one.code for one in problems} <= {"W-DRAFT", "W-UNFILLED", "W-PLACEHOLDER"}
    assert len(problems) <= files + 4
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


@pytest.mark.parametrize("typed", ["２０２４", "令和6", "令和６年度", "R6", "r6", "2024年度"])
def test_a_year_may_be_written_in_every_way(typed: str, tmp_path: Path) -> None:
    """Full-width digits and eras are understood."""
    content = small(tmp_path)
    assert run("new", "year", typed, "--prefecture", "minato", "--content", content).returncode == 0
    assert (content / "minato/2024/report.yaml").is_file()


def test_a_year_far_from_the_others(tmp_path: Path) -> None:
    """With --force any year can be begun."""
    content = small(tmp_path)
    arguments = ("new", "year", "2030", "--prefecture", "minato", "--force", "--content", content)
    assert run(*arguments).returncode == 0
    assert fiscal_year_of("令和元年") == "2019"
    assert fiscal_year_of("平成31年度") == "2019"


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
    (content / "minato/2024").mkdir()
    before = hold(content)
    for year in ("2023", "2024"):
        done = run("new", "year", year, "--prefecture", "minato", "--content", content)
        assert (done.returncode, done.stdout) == (2, "")
        assert "もうあります" in done.stderr
    assert hold(content) == before


def test_the_years_document() -> None:
    """The new document is called as the one of the year before."""
    _, loaded, _ = read(SMALL)
    assert loaded.site is not None
    assert source_of(loaded.site.prefectures[0].reports[0], "2024") == "report-2024"
    assert source_of(None, "2024") == "report-2024"


def test_the_documented_steps_end_well(tmp_path: Path) -> None:
    """As docs/year.md says: placeholders replaced, not_yet made a grade: no error, and published."""
    content = small(tmp_path)
    assert run("new", "year", "2024", "--prefecture", "minato", "--content", content).returncode == 0
    _, loaded, _ = read(content)
    assert loaded.site is not None
    assert [one.id for one in published(loaded.site).prefectures[0].reports] == ["2023", "2022"]
    edit(
        content,
        ("minato/sources.yaml", "title: （ここに資料の題名）", "title: 令和6年度の実績"),
        ("minato/sources.yaml", "publisher: （ここに資料を出した組織）", "publisher: 情報課"),
        ("minato/2024/report.yaml", "title: （ここに報告の名前）", "title: 令和6年度の取組"),
    )
    for name in ("harbour", "learning"):
        path = content / f"minato/2024/{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert "\n    grade:" not in text
        path.write_text(text.replace("ungraded: not_yet", "grade: ○"), encoding="utf-8", newline="\n")
    _, loaded, problems = read(content)
    assert loaded.site is not None
    assert not has_errors(problems)
    assert not {one.code for one in problems} & {"W-DRAFT", "W-PLACEHOLDER"}
    assert [one.id for one in published(loaded.site).prefectures[0].reports] == ["2024", "2023", "2022"]


def test_a_placeholder_in_a_detail_is_not_shown(tmp_path: Path) -> None:
    """A title that is still to be written reads 準備中 on the site; nothing that is ready is hidden by it."""
    content = small(
        tmp_path, ("minato/plan/harbour.yaml", "title: 紙の申請書の削減", "title: （ここに取組の名前）")
    )
    _, loaded, _ = read(content)
    assert loaded.site is not None
    plan = published(loaded.site).prefectures[0].plan
    titles = {one.title.ja: one.title.into("en")[0] for _, _, one in initiatives(plan).values()}
    assert titles["準備中"] == "In preparation"
    assert len(titles) == 4


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

"""New initiatives: put at the end of their area, however the file is set, with any title."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.edit import readable
from dxplan.load import initiatives
from dxplan.problems import has_errors
from dxplan.scaffold import Refused
from dxplan.scaffold.initiative import Wanted, new_initiative
from dxplan.source import read_file

from .contents import SMALL, read, small
from .terminal import NEW, hold, run


def codes(folder: Path, part: str = "") -> set[str]:
    """Return the codes of everything that is told of a folder or of a part of it."""
    return {one.code for one in read(folder)[2] if one.place.file.startswith(part)}


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


def test_one_after_the_other(tmp_path: Path) -> None:
    """What is said of an initiative stays with it when the next one comes; the era's year is understood."""
    content = small(tmp_path)
    for name in ("one", "two"):
        done = run(*NEW, "--id", name, "--title", name, "--year", "令和5年度", "--content", content)
        assert done.returncode == 0, done.stderr
    lines = (content / "minato/plan/harbour.yaml").read_text(encoding="utf-8").splitlines()
    for name in ("one", "two"):
        at = lines.index(f"      - id: {name}")
        assert lines[at + 1].startswith("        # 名前の下に")
        assert lines[at + 2] == f"        title: {name}"

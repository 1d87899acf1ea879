"""Files become the site: each at its place, in order, and whatever is missing or strange is said, once."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.check import check
from dxplan.load import load
from dxplan.model import Prefecture, Text
from dxplan.schema import FILES as KINDS
from dxplan.schema import SHAPES, file_kind, sister_of
from dxplan.source import read_file

from .contents import SMALL, Edit, load_small

FILES = {
    path.relative_to(SMALL).as_posix(): path.read_bytes()
    for path in sorted(SMALL.rglob("*"))
    if path.is_file()
}
PLAN, HARBOUR = "minato/plan/plan.yaml", "minato/plan/harbour.yaml"
YEAR, NAMES = "minato/2023/harbour.yaml", "minato/names.en.yaml"


def minato(*edits: Edit, without: tuple[str, ...] = ()) -> Prefecture:
    """Return the one prefecture of the small site."""
    site = load_small(*edits, without=without).site
    assert site is not None
    return site.prefectures[0]


def codes(*edits: Edit, without: tuple[str, ...] = ()) -> list[str]:
    """Return the codes of what is wrong with the small site after edits, with the files they are told of."""
    loaded = load_small(*edits, without=without)
    found = [*loaded.problems, *check(loaded)]
    return sorted(f"{one.code} {one.place.file}" for one in found if one.severity == "error")


@pytest.mark.parametrize(
    ("path", "shape", "names"),
    [
        ("site.yaml", "site", {}),
        ("glossary.yaml", "glossary", {}),
        ("synonyms.yaml", "synonyms", {}),
        ("akita/prefecture.yaml", "prefecture", {"prefecture": "akita"}),
        ("akita/sources.yaml", "sources", {"prefecture": "akita"}),
        ("akita/plan/plan.yaml", "plan", {"prefecture": "akita"}),
        ("akita/plan/living.yaml", "field", {"prefecture": "akita", "field": "living"}),
        ("akita/2023/report.yaml", "report", {"prefecture": "akita", "year": "2023"}),
        ("akita/2023/schedule.yaml", "schedule", {"prefecture": "akita", "year": "2023"}),
        ("akita/2023/living.yaml", "year_field", {"prefecture": "akita", "year": "2023", "field": "living"}),
    ],
)
def test_what_a_file_is(path: str, shape: str, names: dict[str, str]) -> None:
    """The path alone says what a file holds."""
    known = file_kind(path)
    assert known is not None
    assert (known[0].shape, known[1]) == (shape, names)


@pytest.mark.parametrize(
    "path", ["akita.yaml", "akita/2023.yaml", "akita/23/report.yaml", "akita/a/b/c.yaml", ""]
)
def test_what_no_rule_knows(path: str) -> None:
    """A file at another place is none of ours."""
    assert file_kind(path) is None


@pytest.mark.parametrize(
    ("path", "sister"),
    [
        ("site.yaml", "site.en.yaml"),
        ("akita/prefecture.yaml", "akita/names.en.yaml"),
        ("akita/plan/living.yaml", "akita/plan/living.en.yaml"),
        ("about.md", "about.en.md"),
    ],
)
def test_where_translations_stand(path: str, sister: str) -> None:
    """English stands beside the Japanese; a prefecture's own names have a file that says so."""
    assert sister_of(path, "en") == sister


def test_a_prefecture_comes_together() -> None:
    """Fields stand in the plan's order, reports newest first, departments and sources by id."""
    one = minato()
    assert one.plan is not None
    assert (one.id, one.code, [field.id for field in one.plan.fields]) == (
        "minato",
        "99",
        ["harbour", "learning"],
    )
    assert [report.year for report in one.reports] == [2023, 2022]
    assert list(one.departments) == ["ports", "schools"]
    assert list(one.sources) == ["plan-2022", "report-2023"]
    assert list(one.reports[0].evaluations) == ["berth-booking", "paper-forms", "ferry-times", "tablets"]
    assert one.reports[0].schedule is not None
    assert one.reports[1].schedule is None


def test_the_order_is_the_plans() -> None:
    """Turning the order round turns the fields round, whatever their files are called."""
    one = minato((PLAN, "  - harbour\n  - learning\n", "  - learning\n  - harbour\n"))
    assert one.plan is not None
    assert [field.id for field in one.plan.fields] == ["learning", "harbour"]


def test_values_have_their_types_and_places() -> None:
    """A number is a number, a date as exact as it was given, and both know where they were typed."""
    value = minato().reports[0].evaluations["berth-booking"].values[0]
    assert (str(value.target), str(value.actual), str(value.as_of)) == ("60", "72", "2024-03")
    assert value.at("target")[:3] == (YEAR, 16, 17)
    assert value.at("no_target") == value.place


def test_translations_lie_over_the_japanese() -> None:
    """A text is in both languages; without English it is in Japanese and says so."""
    assert minato().name.into("en") == ("Minato Prefecture", "en")
    assert minato(without=("minato/names.en.yaml",)).name.into("en") == ("みなと県", "ja")
    assert minato((NAMES, "name: Minato Prefecture", 'name: ""')).name.into("en")[1] == "ja"


@pytest.mark.parametrize("said", ["", 'name: ""\n', "name:\n  - Minato\n"])
def test_a_translation_that_says_nothing_is_missing(said: str) -> None:
    """A key that is left out, empty or no text is told as missing, not passed over."""
    loaded = load_small((NAMES, "name: Minato Prefecture\n", said))
    assert [one.code for one in loaded.problems] == ["W-TRANSLATION-MISSING"]


def test_translations_stand_by_id() -> None:
    """A list of records is translated by id; the form of the original is refused, not overlooked."""
    edit = ("glossary.en.yaml", "terms:\n  berth:\n    ", "terms:\n  - id: berth\n    ")
    assert codes(edit) == ["E-TYPE glossary.en.yaml"]


def test_a_changed_original_leaves_its_translation_behind() -> None:
    """English made from other Japanese is kept and marked; one word is enough."""
    edit = ("minato/2023/learning.yaml", "・端末を配る。", "・端末をすべての子に配る。")
    told: Text = minato(edit).reports[0].evaluations["tablets"].plan
    assert told.into("en") == ("・Hand out tablets.", "en")
    assert told.behind == {"en"}
    assert minato().reports[0].evaluations["tablets"].plan.behind == frozenset()


def test_markdown_is_kept_with_its_translation() -> None:
    """Texts are known by their path without ending; the form guide is none of them."""
    site = load_small(("README.md", "", "# 記入のしかた\n")).site
    assert site is not None
    assert sorted(site.texts) == ["about", "minato/plan/plan"]
    assert site.texts["about"].into("en")[0].startswith("# About this site")


@pytest.mark.parametrize(
    "missing",
    [
        "site.yaml",
        "minato/prefecture.yaml",
        "minato/plan/plan.yaml",
        "minato/2022/report.yaml",
        "about.md",
    ],
)
def test_a_missing_file_is_named(missing: str) -> None:
    """A file that others need, or whose translation is there, is named once."""
    told = [one for one in codes(without=(missing,)) if not one.startswith("E-REF")]
    assert told == [f"E-NOFILE {missing}"]


@pytest.mark.parametrize("path", ["abuot.md", "minato/plan/notes.md", "minato/notes.yaml", "site.fr.yaml"])
def test_a_strange_file_is_named(path: str) -> None:
    """A file that no page would show is an error, not forgotten in silence."""
    assert codes((path, "", "title: x\n")) == [f"E-FILE {path}"]


def test_one_slip_is_told_once() -> None:
    """What follows from a slip is not told beside it."""
    assert codes((HARBOUR, "title: 港とくらし\n", "")) == [f"E-REQUIRED {HARBOUR}"]
    assert codes((PLAN, "title: みなと県デジタル計画\n", "")) == [f"E-REQUIRED {PLAN}"]
    assert codes((YEAR, "  ferry-times:\n", "  ferry-tiems:\n")) == [f"E-REF {YEAR}"]


def test_an_unreadable_file_is_told_once() -> None:
    """The ids of a file that cannot be read are not missed everywhere else."""
    files = {name: read_file(name, b"" if name == HARBOUR else data)[0] for name, data in FILES.items()}
    loaded = load(files)
    assert [one for one in [*loaded.problems, *check(loaded)] if one.severity == "error"] == []


def test_every_shape_is_reached() -> None:
    """No shape of the schema stands beside the files and their records."""
    reached = {kind.shape for kind in KINDS}
    waiting = sorted(reached)
    while waiting:
        below = {key.of for key in SHAPES[waiting.pop()].keys if key.of in SHAPES} - reached
        reached |= below
        waiting += sorted(below)
    assert reached == set(SHAPES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_loading_never_raises(data: st.DataObject) -> None:
    """Whatever happens to some lines of any file, the rest is understood and the problems are told."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].decode().splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["drop", "twice", "deeper", "shallower", "words", "list", "empty"]))
        line = lines[at]
        lines[at : at + 1] = {
            "drop": [],
            "twice": [line, line],
            "deeper": [f"  {line}"],
            "shallower": [line.removeprefix("  ")],
            "words": [
                line.partition(":")[0] + ": " + data.draw(st.text(st.characters(codec="utf-8"), max_size=12))
            ],
            "list": [line.partition(":")[0] + ":", "  - a", "  - b: c"],
            "empty": [line.partition(":")[0] + ":"],
        }[how] or [""]
    files = dict(FILES) | {name: "\n".join(lines).encode()}
    loaded = load({path: read_file(path, body)[0] for path, body in files.items()})
    assert all(one.place.file for one in [*loaded.problems, *check(loaded)])

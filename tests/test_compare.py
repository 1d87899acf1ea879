"""What a change of content does to the site is told whole, in words that the secretariat knows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.compare import Change, Changes, compare
from dxplan.summary import changes_summary

from .contents import REAL, SMALL, Edit, load_small, read

YEAR, FIELD = "minato/2023/harbour.yaml", "minato/plan/harbour.yaml"
NAMES = {"minato": "みなと県"}


def changes(*edits: Edit, without: tuple[str, ...] = ()) -> Changes:
    """Return what edits of the small site change."""
    return compare(load_small().site, load_small(*edits, without=without).site)


def told(found: Changes, lang: str = "ja") -> str:
    """Return the changes as a person reads them, with links to nowhere."""
    return changes_summary(found, NAMES, lambda _: "", "ja" if lang == "ja" else "en")


def of(found: Changes, how: str) -> list[tuple[str, str]]:
    """Return the kinds and words of the records that were added, changed or removed by themselves."""
    return [(one.shape, one.label) for one in found.records if one.how == how and not one.within]


def test_the_same_content_changes_nothing() -> None:
    """Content compared with itself has no changes, and that is said."""
    real = read(REAL)[1].site
    assert compare(real, real) == Changes((), ())
    assert told(Changes((), ())) == "## サイトで変わること\n\nサイトの内容は変わりません。\n"


def test_a_grade_is_told_before_and_after() -> None:
    """A grade that changes stands in the table of grades and at its evaluation."""
    found = changes((YEAR, "number: 3\n    grade: ○", "number: 3\n    grade: ◎"))
    (one,) = found.records
    assert (one.how, one.shape, one.label, one.year) == (
        "changed",
        "evaluation",
        "フェリー時刻の公開",
        "2023",
    )
    assert [(made.ja, made.before, made.after) for made in one.edits] == [("評価", "○", "◎")]
    assert "| みなと県 | 2023 | フェリー時刻の公開 | ○ | ◎ |" in told(found)
    assert "| みなと県 | 評価 |  | 1 |  |" in told(found)


def test_a_new_initiative_is_told_with_what_it_brings() -> None:
    """A new record is told once; what stands below it is counted and not listed."""
    new = (
        "      - id: tide-board\n        title: 潮位の表示\n        indicators:\n"
        "          - id: boards\n            name: 表示板の数\n            unit: 台\n      - id: ferry-times"
    )
    found = changes((FIELD, "      - id: ferry-times", new))
    assert of(found, "added") == [("initiative", "潮位の表示")]
    assert [one.shape for one in found.records] == ["initiative", "indicator"]
    assert "| みなと県 | 指標 | 1 |  |  |" in told(found)
    assert told(found).count("表示板") == 0


def test_a_file_taken_away_is_told() -> None:
    """Evaluations that are gone are told as removed, by the names of their initiatives."""
    found = changes(without=(YEAR,))
    assert set(of(found, "removed")) >= {("evaluation", "岸壁予約のオンライン化")}
    assert {one.how for one in found.records} == {"removed"}
    assert "- **削除** 評価「岸壁予約のオンライン化」（2023年度）" in told(found)


def test_a_record_that_moves_is_no_new_one() -> None:
    """An initiative that goes to another field is told as moved; its id is what it is known by."""
    block = "      - id: ferry-times\n        title: フェリー時刻の公開\n"
    site = load_small().site
    assert site
    moved = load_small(
        (FIELD, block, ""), ("minato/plan/learning.yaml", "    initiatives:\n", f"    initiatives:\n{block}")
    )
    found = compare(site, moved.site)
    assert [(one.how, one.shape, one.label) for one in found.records] == [
        ("changed", "initiative", "フェリー時刻の公開")
    ]
    assert found.records[0].edits[0].ja == "場所"


def test_numbers_and_words_are_told_by_their_keys() -> None:
    """A number and a sentence that change are told by the names of their keys, with both states."""
    found = changes(
        (YEAR, "        actual: 72\n", "        actual: 75\n"),
        (YEAR, "・窓口に案内を置いた。", "・窓口に大きな案内を置いた。"),
    )
    said = told(found)
    assert "指標の値「岸壁予約のオンライン化 / オンラインで受けた予約の割合」（2023年度）：" in said
    assert "：実績値「72」 → 「75」" in said
    assert "(FY2023): actual 「72」 → 「75」" in told(found, "en")
    assert "大きな" in said
    assert "進捗" in said


def test_a_translation_that_falls_behind_is_told() -> None:
    """Words that change in Japanese only leave their translation behind, and it is named."""
    found = changes((YEAR, "・窓口に案内を置いた。", "・窓口に札を置いた。"))
    assert [(one.shape, one.label) for one in found.behind] == [("evaluation", "岸壁予約のオンライン化")]
    assert "### 訳が古くなる記録" in told(found)
    assert "### Translations now behind" in told(found, "en")


def test_a_translation_that_changes_is_told() -> None:
    """Words that change in English only are told as such."""
    name = "minato/names.en.yaml"
    text = (SMALL / name).read_text(encoding="utf-8")
    office = next(line for line in text.splitlines() if line.startswith("name: "))
    found = changes((name, office, f"{office} (new)"))
    assert [(made.key, made.lang) for one in found.records for made in one.edits] == [("name", "en")]
    assert "名前の訳" in told(found)


def test_texts_are_told() -> None:
    """A Markdown text that changes is named."""
    site = load_small().site
    text = (SMALL / "about.md").read_text(encoding="utf-8")
    found = compare(site, load_small(("about.md", text, f"{text}\nおわり\n")).site)
    assert [(one.how, one.label) for one in found.records] == [("changed", "about.md")]
    assert "文書「about.md」" in told(found)


def test_what_was_added_one_way_is_removed_the_other() -> None:
    """Comparing the other way round turns additions into removals of the same records."""
    one, other = load_small().site, load_small(without=(YEAR, "minato/2023/schedule.yaml")).site
    there, back = compare(one, other), compare(other, one)
    assert {(c.shape, c.label) for c in there.records if c.how == "removed"} == {
        (c.shape, c.label) for c in back.records if c.how == "added"
    }
    assert len(there.records) == len(back.records) > 5


NAMES_OF_FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.*") if path.is_file())


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(NAMES_OF_FILES)), st.sampled_from(["ja", "en"]))
def test_any_files_may_be_missing(gone: set[str], lang: str) -> None:
    """Whatever is missing on either side, both ways are told without fail, and as each other's reverse."""
    one, other = load_small().site, load_small(without=tuple(gone)).site
    there, back = compare(one, other), compare(other, one)
    assert told(there, lang)
    assert told(back, lang)
    kinds = [
        [(c.how, c.shape, c.label) for c in found.records if c.how != "changed"] for found in (there, back)
    ]
    turned = {"added": "removed", "removed": "added"}
    assert sorted(kinds[0]) == sorted((turned[how], shape, label) for how, shape, label in kinds[1])


def test_a_change_keeps_its_place() -> None:
    """Every change names the file and line where the record is typed."""
    found: tuple[Change, ...] = changes((YEAR, "    number: 3", "    number: 4")).records
    assert [one.place[:2] for one in found] == [(YEAR, 46)]

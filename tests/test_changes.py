"""What changed is computed from both reports, and what cannot be compared is named, not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from dxplan.changes import ENDED, relisted, year_changes
from dxplan.model import Department, Evaluation, Report, Text, Value
from dxplan.stories import Stories, tell
from dxplan.story import DOWN, NEW, UP

from .contents import CASES, REAL, lay, read
from .documents import page


def stories(content: Path, which: str) -> Stories:
    """Return the stories of one prefecture of a folder of content."""
    site = read(content)[1].site
    assert site is not None
    return tell(next(one for one in site.prefectures if one.id == which))


def test_akita(built: Path) -> None:
    """11 rose, 5 fell, 57 stayed, 9 are new, none ended; nothing but grades stands in both reports."""
    (year,) = year_changes(stories(REAL, "akita"))
    assert {how: len(told) for how, told in year.moved.items()} == {UP: 11, DOWN: 5, NEW: 9, ENDED: 0}
    assert (year.same, year.silent) == (57, ("targets", "titles", "departments"))
    for root in ("", "en/"):
        shown = page(built, f"{root}akita/changes/")
        assert len([one for one in shown.of_class("contents") for _ in one.all("li")]) == 11 + 5 + 9
        links = {one.attributes["href"] for one in shown.first("main").all("a")}
        assert "../initiatives/dx-advisers/" in links or len(links) > 25


def test_one_year_says_so(built: Path) -> None:
    """Fukushima has one report, Aomori none on initiatives: both say so; neither invents a change."""
    assert year_changes(stories(REAL, "fukushima")) == ()
    assert "報告が令和5年度（2023年度）だけなので" in page(built, "fukushima/changes/").first("main").words
    assert "年度の報告がまだない" in page(built, "aomori/changes/").first("main").words
    assert "no change from year to year" in page(built, "en/aomori/changes/").first("main").words


def test_plans_and_repetitions(built: Path) -> None:
    """Aomori's 13 changed wordings lead to their places; Fukushima's rows in other words stand beside."""
    there = [one.attributes["href"] for one in page(built, "aomori/changes/").all("a")]
    assert sum(href.startswith("../plan/history/#change-") for href in there) == 13
    found = relisted(stories(REAL, "fukushima"))
    assert {one.key for one in found} == {"title", "summary", "plan"}
    assert all(one.before.ja != one.after.ja for one in found)
    assert len(list(page(built, "fukushima/changes/").of_class("story"))) == len(found)


def test_all_prefectures_stand_on_one_page(built: Path) -> None:
    """/changes/ leads to each prefecture's own page, and every page leads to it."""
    links = {one.attributes["href"] for one in page(built, "changes/").all("a")}
    assert {f"../{name}/changes/" for name in ("akita", "aomori", "fukushima")} <= links
    footer = page(built, "akita/plan/").first("footer")
    assert "../../changes/" in {one.attributes["href"] for one in footer.all("a")}


def test_every_kind_of_change(tmp_path: Path) -> None:
    """A case in which a target, a title and a department change and an initiative is no longer listed."""
    (year,) = year_changes(stories(lay(CASES / "changed", tmp_path / "content"), "minato"))
    assert [one.story.id for one in year.moved[ENDED]] == ["tablets"]
    (target,) = year.targets
    assert [target.before.target, target.after.target] == [50, 60]
    assert [one.story.id for one in year.titles] == ["berth-booking"]
    (departments,) = year.departments
    assert [text.ja for text in (*departments.before, *departments.after)] == ["学校課", "港湾課"]
    assert year.silent == ()
    assert year.every == 7


def test_what_one_report_does_not_tell_is_no_change(tmp_path: Path) -> None:
    """A target, a title or a department of which one year says nothing has not changed."""
    told = stories(lay(CASES / "small", tmp_path / "content"), "minato")
    (year,) = year_changes(told)
    assert (year.targets, year.titles, year.departments) == ((), (), ())
    assert year.silent == ("targets", "titles", "departments")


def test_departments_in_another_order_are_the_same() -> None:
    """The order in which departments are printed is no change; a name more is one."""
    base = stories(CASES / "small/content", "minato")

    def between(*names: str) -> int:
        told = Evaluation(id="berth-booking", departments=("ports", "schools"), values=(_value(),))
        reports: Mapping[int, Evaluation] = {
            2023: told,
            2022: Evaluation(id="berth-booking", departments=names, values=(_value(),)),
        }
        made = tuple(
            Report(id=str(year), title=Text("報告"), source="report-2023", evaluations={told.id: one})
            for year, one in reports.items()
        )
        prefecture = base.prefecture
        known = {name: Department(id=name, name=Text(name)) for name in ("ports", "schools")}
        changed = type(prefecture)(
            id=prefecture.id,
            code="99",
            name=prefecture.name,
            plan=prefecture.plan,
            reports=made,
            departments=known,
        )
        return len(year_changes(tell(changed))[0].departments)

    assert between("schools", "ports") == 0
    assert between("ports") == 1


def _value() -> Value:
    return Value(id="online-bookings", target=Decimal(50))

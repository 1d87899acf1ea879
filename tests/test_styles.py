"""The style sheets as they are delivered: each holds the sheets that it is named after."""

from __future__ import annotations

from pathlib import Path

from dxplan.styles import delivered, lean, style_sheets

from .documents import addresses, page
from .tools import ROOT

LAYOUTS = ROOT / "layouts"


def test_a_sheet_holds_what_it_is_named_after() -> None:
    """Each delivered sheet is the sheets of its name, one after the other, and each sheet is delivered."""
    sheets = {name: lean(css) for name, css in style_sheets(LAYOUTS).items()}
    made = delivered(LAYOUTS)
    for name, css in made.items():
        assert css.decode() == "".join(sheets[part] for part in name.split("-"))
    assert {part for name in made for part in name.split("-")} == set(sheets)


def test_sheets_come_with_and_without_charts(tmp_path: Path) -> None:
    """A kind of page that names two sheets gets one, and another one for pages of it that have charts."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/one.html").write_text('{% set styles = ["a", "b"] %}', encoding="utf-8")
    (tmp_path / "styles/site").mkdir(parents=True)
    for name in ("a", "b", "charts", "site/1"):
        (tmp_path / f"styles/{name}.css").write_text(f".{name[-1]} {{}}", encoding="utf-8")
    assert set(delivered(tmp_path)) == {"site", "charts", "a-b", "a-b-charts"}
    assert delivered(tmp_path)["a-b"] == b".a{}\n.b{}\n"


def test_pages_link_at_most_two(built: Path) -> None:
    """The site's sheet first, then at most one more."""
    for address in addresses(built):
        linked = [one.attributes["href"] for one in page(built, address).all("link", rel="stylesheet")]
        assert linked[0].endswith("assets/site.css"), address
        assert len(linked) <= 2, address

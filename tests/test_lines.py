"""Where the records of a page are typed: a link to each line when the repository is known, else nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dxplan.styles import style_sheets

from .contents import ROOT, SMALL, edit
from .tools import build

REPOSITORY = "https://github.com/a/b"
LINES = re.compile(
    rf'<small class="at-line"><a href="{REPOSITORY}/blob/HEAD/content/([^"#]+)#L(\d+)" rel="external">'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small site, built with a repository."""
    folder = tmp_path_factory.mktemp("lines")
    content = Path(shutil.copytree(SMALL, folder / "content"))
    edit(content, ("site.yaml", 'repository: ""', f"repository: {REPOSITORY}/"))
    done = build(folder / "site", content=content)
    assert done.returncode == 0, done.stdout
    return folder / "site"


def typed(name: str, line: str) -> str:
    """Return a line of a file of the small site, by its number."""
    return (SMALL / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_records_lead_to_their_lines(site: Path) -> None:
    """Every entry of a report leads to the line where its evaluation begins, in both languages."""
    for page in ("minato/2023/index.html", "en/minato/2023/index.html"):
        html = (site / page).read_text(encoding="utf-8")
        found = dict.fromkeys(LINES.findall(html))
        assert ("minato/2023/harbour.yaml", "3") in found
        entries = html.count('<article class="entry"')
        assert entries > 1
        assert len(found) >= entries
        assert all(typed(*one).startswith("    ") for one in found)


def test_each_kind_of_page_with_several_records_has_them(site: Path) -> None:
    """Wherever policies, statistics or yardsticks stand on a page, their lines are there."""
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert sum(bool(LINES.search(html)) for html in pages.values()) >= 2
    for html in pages.values():
        for name, line in LINES.findall(html):
            assert typed(name, line).strip()


def test_a_page_leads_to_its_own_record(site: Path) -> None:
    """The page of one initiative leads to the line where that is typed."""
    (page,) = site.glob("minato/*/ferry-times/index.html")
    found = re.findall(rf'"{REPOSITORY}/blob/HEAD/content/([^"#]+)#L(\d+)"', page.read_text(encoding="utf-8"))
    assert found
    assert "ferry-times" in typed(*found[-1])


@pytest.mark.parametrize("name", ["berth-booking", "ferry-times"])
def test_the_page_of_an_initiative_leads_to_its_evaluations(name: str, site: Path) -> None:
    """Beside a year's grade or report is the way to the line of that evaluation, once, in both languages."""
    for page in (f"minato/initiatives/{name}", f"en/minato/initiatives/{name}"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        found = [one for one in LINES.findall(html) if one[0] == "minato/2023/harbour.yaml"]
        assert len(found) == 1
        assert typed(found[0][0], str(int(found[0][1]) - 1)) == f"  {name}:"


def test_without_repository_there_are_none(tmp_path: Path) -> None:
    """The small site, which names no repository, has neither these links nor the words for them."""
    done = build(tmp_path / "site", content=SMALL)
    assert done.returncode == 0, done.stdout
    for page in (tmp_path / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "at-line" not in html
        assert "/blob/HEAD/" not in html


def test_paper_has_none() -> None:
    """On paper the links are not shown."""
    css = style_sheets(ROOT / "layouts")["site"]
    printed = css[css.index("@media print") :]
    assert re.search(r"\.at-line[^{}]*\{ display: none", printed)

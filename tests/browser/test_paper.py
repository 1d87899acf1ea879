"""What is read on paper, a plan, a report, an initiative: whole, nothing cut, no controls, tables opened."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.documents import Element, squeezed
from tests.documents import page as page_of
from tests.tools import program

from .kinds import DETAILED, DRAWN, PLANNED, examples
from .visits import Visit, visiting

pytestmark = pytest.mark.browser
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>')
SHEET = re.compile(r'<page width="([\d.]+)"')
EDGE = 18 / 25.4 * 72 - 3  # the margin in points, less a hair
HALF = 7  # a bracket at either end of a line is set without the empty half of its box
NUMBER = re.compile(r"^\d+ / \d+\s*$", re.MULTILINE)  # of a sheet, in the middle of what runs over it
READ = ("h1", "h2", "h3", "h4", "h5", "li", "th", "td", "dt", "dd", "p")
LEAST = 0.98
PAPERS = (
    *("report", DETAILED, "plan", f"plan, {PLANNED}", f"field, {PLANNED}", "philosophy", "goals", "history"),
    *("state", "headquarters", "charter", "meeting", "months", "themes", DRAWN, "behind", "coverage"),
)


def printed(visit: Visit, folder: Path, *arguments: str) -> str:
    """Return what pdftotext reads from the page as printed on A4."""
    reader = program("pdftotext", "apt-get install poppler-utils", "pdftotext")
    file = folder / "page.pdf"
    visit.page.pdf(path=file, prefer_css_page_size=True)
    done = subprocess.run([reader, *arguments, file, "-"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def plain(text: str) -> str:
    """Return a text without white space and brackets, in the letters that a PDF's look-alikes stand for.

    Brackets are left out because `q` brings its own, which stand in no file.
    """
    return re.sub(r"[「」]", "", squeezed(unicodedata.normalize("NFKC", text)))


def leaves(main: Element) -> list[Element]:
    """Return the titles and texts of a page that hold no others.

    Links to files are left out: paper has the page's address. So is a word with ruby, which stands above it.
    """
    return [
        one
        for one in main.all(*READ)
        if not any(one.all(*READ, "ruby"))
        and "chart-links" not in one.classes
        and one.attributes.get("id") != "dataset"
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_holds_what_the_screen_holds(
    kind: str, lang: str, built: Path, served: str, browser: Browser, tmp_path: Path
) -> None:
    """All titles and texts are on the paper, inside its margins; no control is; closed tables are open."""
    address = examples(built)[kind, lang]
    with visiting(browser, served + address) as visit:
        words = printed(visit, tmp_path, "-raw")
        boxes = printed(visit, tmp_path, "-bbox")
        visit.page.emulate_media(media="print")
        assert visit.seen("controls") == []
    paper = plain(NUMBER.sub("", words))
    main = page_of(built, address).first("main")
    public = page_of(built, address).first("link", rel="canonical").attributes["href"]
    assert plain(public) in plain(words.split("\f")[0])  # where the paper is from, on its first sheet
    wanted = [element.words for element in leaves(main)]
    missing = [text for text in wanted if plain(text) not in paper]
    assert len(missing) <= (1 - LEAST) * len(wanted), missing
    assert [one.words for one in main.all("h1", "h2", "h3", "h4") if plain(one.words) not in paper] == []
    width = float(SHEET.findall(boxes)[0])
    assert round(width / 72 * 25.4) == 210
    assert [
        word
        for left, right, word in WORD.findall(boxes)
        if float(left) < EDGE - HALF * (word[0] in "「（『")
        or float(right) > width - EDGE + HALF * (word[-1] in "」）』、。")
    ] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_paper_report_names_every_initiative(
    lang: str, built: Path, served: str, browser: Browser, tmp_path: Path
) -> None:
    """The 82 titles of the list stand in the printed report."""
    root = "" if lang == "ja" else "en/"
    rows = page_of(built, f"{root}akita/initiatives/").first("table", id="initiatives").first("tbody")
    titles = [row.first("th").words for row in rows.all("tr")]
    with visiting(browser, f"{served}{root}akita/2023/") as visit:
        words = printed(visit, tmp_path, "-raw")
    paper = plain(words)
    assert len(titles) == 82
    assert [title for title in titles if plain(title) not in paper] == []

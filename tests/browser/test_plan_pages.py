"""The pages in which a plan tells more of itself: the poem, the charter, changes, months; and the map."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.documents import addresses, template
from tests.documents import page as page_of

from .kinds import LANGUAGES, examples
from .visits import visiting

pytestmark = pytest.mark.browser
PREFECTURES = 47
SMALLEST_TARGET = 24  # pixels, WCAG 2.5.8
SMALLEST_LETTER = 12
PHONE = 360
CUT = """(tiles, smallest) => tiles.filter((tile) => {
  const name = document.createTreeWalker(tile, NodeFilter.SHOW_TEXT).nextNode();
  const around = document.createRange();
  around.selectNodeContents(name);
  const lines = [...around.getClientRects()];
  const [box, size] = [tile.getBoundingClientRect(), parseFloat(getComputedStyle(tile).fontSize)];
  return size < smallest || lines.length * size > box.height
    || lines.some((line) => line.left < box.left - 0.1 || line.right > box.right + 0.1);
}).map((tile) => tile.textContent)"""
LANG_ROOT = {"ja": "", "en": "en/"}
# A link and, on the page that it leads to, the next; then what the reader came for.
WAYS = {
    "the poem": (".tiles a[href$='aomori/']", "main a[href$='philosophy/'] >> nth=0", ".verse li >> nth=0"),
    "a theme": (".tags a >> nth=0", "", "main .contents a >> nth=0"),
    "all themes": ("main a[href$='themes/']", "main .cards a >> nth=0", "main .contents a >> nth=0"),
    "what is behind": ("main a[href$='behind/']", "main .cards a >> nth=0", "main .grade >> nth=0"),
}


def readings(verse: Locator) -> list[list[str]]:
    """Return the lines of both readings of a poem, also of one that is not shown."""
    return [reading.locator("li").all_text_contents() for reading in verse.locator("> div").all()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_poem_stands_both_ways_without_script(
    lang: str, built: Path, served: str, browser: Browser
) -> None:
    """Both readings can be read, the second being the first line by line from its end; nothing to press."""
    with visiting(browser, served + examples(built)["philosophy", lang], script=False) as visit:
        verse = visit.page.locator(".verse")
        down, up = readings(verse)
        assert len(down) > 2
        assert up == down[::-1]
        assert verse.locator("li:visible").count() == 2 * len(down)
        assert visit.page.locator("main button").count() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_poem_is_turned_by_its_button(
    lang: str, built: Path, served: str, browser: Browser, axe: str
) -> None:
    """One reading at a time; the button says what it will show, and leads the focus to what it has shown."""
    with visiting(browser, served + examples(built)["philosophy", lang]) as visit:
        page, verse = visit.page, visit.page.locator(".verse")
        down, up = verse.locator("> div").all()
        words = {name: str(verse.get_attribute(f"data-{name}")) for name in ("down", "up")}
        button = page.locator(".verse + button")
        lines = readings(verse)
        assert lines[1] == lines[0][::-1]
        expect(down).to_be_visible()
        expect(up).to_be_hidden()
        expect(button).to_have_text(words["up"])
        button.focus()
        for key, shown, gone, next_words in (("Enter", up, down, "down"), ("Space", down, up, "up")):
            page.keyboard.press(key)
            expect(shown).to_be_visible()
            expect(gone).to_be_hidden()
            expect(button).to_have_text(words[next_words])
            expect(shown.locator("h3")).to_be_focused()
            expect(shown.locator("h3")).to_be_in_viewport(ratio=1)
            assert visit.seen("focus")["faults"] == []
            assert visit.audit(axe) == []
            page.keyboard.press("Tab")
            expect(button).to_be_focused()
        assert [*visit.faults, *visit.refused()] == []


@pytest.mark.parametrize("width", [1280, PHONE, 320])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_of_tiles(lang: str, width: int, built: Path, served: str, browser: Browser) -> None:
    """47 tiles, large enough, apart, no name cut; those with documents lead to them and say of what kind."""
    root = LANG_ROOT[lang]
    with visiting(browser, served + root) as visit:
        visit.width(width)
        page = visit.page
        tiles = page.locator(".tiles > .tile")
        assert tiles.count() == PREFECTURES
        boxes = tiles.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
        assert min(min(box["width"], box["height"]) for box in boxes) >= SMALLEST_TARGET
        assert all(box["left"] >= 0 and box["right"] <= width for box in boxes)
        assert [(one, other) for one, other in combinations(boxes, 2) if meet(one, other)] == []
        assert tiles.evaluate_all(CUT, SMALLEST_LETTER) == []
        kinds = page.locator(".tile-key li").evaluate_all(
            "all => Object.fromEntries(all.map((one) => [one.firstElementChild.classList[1], one.innerText]))"
        )
        links = page.locator(".tiles a")
        told = links.evaluate_all("all => all.map((one) => [one.href, one.closest('.tile').classList[1]])")
        for link, (href, look) in zip(links.all(), told, strict=True):
            name = page_of(built, href.removeprefix(served)).first("h1").words
            expect(link).to_have_role("link")
            said = str(link.aria_snapshot()).split('"')[1]
            prefecture, _, kind = said.partition(": ")
            assert prefecture in name
            assert kind == kinds[look]
        wanted = [
            f"{served}{one}" for one in addresses(built) if template(page_of(built, one)) == "prefecture"
        ]
        assert {href for href, _ in told} == {one for one in wanted if ("/en/" in one) == (lang == "en")}


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    """Return whether two boxes share more than a hair's breadth."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 0.1 and down > 0.1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_article_has_an_address(lang: str, built: Path, served: str, browser: Browser) -> None:
    """The address of an article, which its own heading links to, brings it to the top of a phone's window."""
    address = examples(built)["charter", lang]
    articles = [one.attributes["id"] for one in page_of(built, address).of_class("article")]
    assert len(articles) > 1
    with visiting(browser, served + address) as visit:
        visit.width(PHONE)
        for name in articles:
            visit.page.goto(f"{served}{address}#{name}")
            article = visit.page.locator(f"article#{name}")
            expect(article.locator("h3 a")).to_have_attribute("href", f"#{name}")
            expect(article.locator("h3")).to_be_in_viewport(ratio=1)
            assert article.evaluate(
                "one => one.matches(':target') && one.getBoundingClientRect().top < 40"
            ), name
        assert visit.faults == []


def test_what_changed_is_not_told_by_colour_alone(built: Path, served: str, browser: Browser) -> None:
    """Words that went are struck through, words that came are underlined."""
    with visiting(browser, served + examples(built)["history", "ja"]) as visit:
        for tag, line in (("del", "line-through"), ("ins", "underline")):
            lines = visit.page.locator(f"main {tag}").evaluate_all(
                "all => all.map((one) => getComputedStyle(one).textDecorationLine)"
            )
            assert set(lines) == {line}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_months_on_a_phone(lang: str, built: Path, served: str, browser: Browser) -> None:
    """Each month is a block; what is planned stands in it once with its body's name, and nothing is empty."""
    with visiting(browser, served + examples(built)["months", lang]) as visit:
        visit.width(PHONE)
        rows = visit.page.locator("table.stack tbody tr")
        assert rows.count() % 12 == 0
        assert visit.page.locator("table.stack tbody th:visible").count() == rows.count()
        heads = visit.page.locator("table.stack thead th").all_text_contents()
        cells = visit.page.locator("table.stack tbody td").evaluate_all(
            """all => all.filter((one) => one.getClientRects().length).map((one) => [
              one.closest("table").tHead.rows[0].cells[one.cellIndex].textContent, one.dataset.label,
              getComputedStyle(one, "::before").content, one.innerText.trim(),
              one.getBoundingClientRect().right <= innerWidth])"""
        )
        filled = [
            one
            for one in page_of(built, examples(built)["months", lang]).all("td")
            if "events" in [name for each in one.all("ul") for name in each.classes]
        ]
        assert len(cells) == len(filled)
        for head, label, shown, text, inside in cells:
            assert head in heads
            assert (label, shown, inside) == (head, f'"{head}"', True)
            assert text
        assert visit.seen("sideways") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("goal", WAYS)
def test_two_taps_from_home(goal: str, lang: str, served: str, browser: Browser) -> None:
    """On a phone, with the menu closed, one or two links lead from the first page to what is asked for."""
    *links, wanted = WAYS[goal]
    with visiting(browser, f"{served}{LANG_ROOT[lang]}") as visit:
        visit.width(PHONE)
        for link in filter(None, links):
            before = visit.page.url
            visit.page.locator(link).click()
            expect(visit.page).not_to_have_url(before)
        expect(visit.page.locator(wanted)).to_be_visible()
        assert visit.page.locator("html").get_attribute("lang") == lang
        assert [*visit.faults, *visit.refused()] == []

"""The eyes of the bars: a page full of faults, each of which must be counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.documents import page
from tests.hosting import hosted

from .look import look
from .markup import markup
from .tree import tree
from .visits import visiting
from .weight import weigh

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
FAULTY, STYLE = ((HERE / f"faulty.{kind}").read_text(encoding="utf-8") for kind in ("html", "css"))


def test_every_fault_is_counted(tmp_path: Path, browser: Browser, axe: str) -> None:
    """What the bars ask for is really found, and named."""
    for name, text in (("index.html", FAULTY), ("faulty.css", STYLE), ("404.html", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with hosted(tmp_path) as address:
        with visiting(browser, address) as visit:
            spoken = tree(visit)
            seen = look(visit, axe)
        weighed = weigh(browser, address)
    for name, sign in (
        ("aaa", ".pale"),
        ("small-24", "甲"),
        ("spacing", "間隔を広げると切れてしまう文字 is cut off"),
        ("zoom", "狭い画面で消える文 is lost"),
        ("motion", "動く文 moves"),
        ("tiny", "小さい文字 9 px"),
        ("height", "とても長い行"),
        ("measure", "em"),
        ("marks", "a mark of 1."),
        ("labels", '"乙" of 2.'),
        ("forced", "<button>  has no outline"),
        ("sideways", "px wide"),
    ):
        assert sign in " · ".join(seen[name].told), (name, seen[name])
    assert seen["body"].value == 14
    assert seen["dark"].value > 0.9
    assert seen["measure"].value > 40
    for said in ("an image without a name", "1 tables, 0 told as such", "button without a name"):
        assert said in spoken
    assert any("also says" in one and "乙" in one for one in spoken)
    assert weighed["requests"].value == 2
    assert 0 < weighed["unused-style"].value < len(STYLE) / 1000


def test_every_fault_of_the_markup_is_counted(tmp_path: Path) -> None:
    """A page without names, policy, languages and data is told of as such."""
    (tmp_path / "index.html").write_text(FAULTY, encoding="utf-8")
    found = markup("", page(tmp_path, ""))
    for name, sign in (
        ("outline", "h1 before h3"),
        ("outline", "a drawing without a name"),
        ("outline", "data:, without alt"),
        ("tables", "without th"),
        ("beside", "c without a table"),
        ("csp", "no policy"),
        ("lang", "hreflang"),
        ("lang", "the switch leads elsewhere"),
        ("strange", "This is a whole"),
        ("eras", "令和5年"),
        ("meta", "no description"),
        ("graph", "no og:title"),
        ("feed", "0 feeds"),
        ("offered", "no data"),
        ("cited", "no way"),
        ("dataset", "no Dataset"),
    ):
        assert any(sign in one for one in found[name].told), (name, found[name])

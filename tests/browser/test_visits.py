"""The eyes of the other tests: a page full of faults, each of which they must see."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.hosting import hosted

from .visits import visiting

pytestmark = pytest.mark.browser
FAULTY = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>悪い例</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="a.css">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self' data: http:">
<script type="module" src="a.js"></script></head>
<body><main><h1>悪い例</h1><h3>飛ばした見出し</h3><p class="pale">薄い文字</p><p class="wide">横に長い</p>
<details><summary>開く</summary><img src="missing.png"></details><img src="http://elsewhere.invalid/" alt="">
<p onclick="never()">押せない</p>
<figure id="chart"><div class="chart-view"><svg viewBox="0 0 100 100" width="100" height="100">
<text x="5" y="50" font-size="12">重なる言葉</text><text x="20" y="50" font-size="12">重なる言葉</text>
<text x="80" y="90" font-size="12">はみ出す</text>
<text x="5" y="20" font-size="8">小</text></svg></div></figure>
<a href="#" class="markless">印のない行き先</a>
<button class="tiny">甲</button><button class="tiny">乙</button></main></body></html>"""
STYLE = ".pale { color: #ccc; background: #fff } .wide { width: 900px } .markless { outline: 0 !important } "
STYLE += ".tiny { width: 12px; height: 12px; padding: 0; overflow: hidden }"
SCRIPT = "console.warn('言うこと'); fetch('http://elsewhere.invalid/x').catch(() => 0); null.no;"


def test_every_fault_is_seen(tmp_path: Path, browser: Browser, axe: str) -> None:
    """What the other tests ask for is really told, one line each."""
    for name, text in (("index.html", FAULTY), ("a.css", STYLE), ("a.js", SCRIPT), ("404.html", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with hosted(tmp_path) as address, visiting(browser, address) as visit:
        visit.seen("openAll")
        told = "\n".join([*visit.audit(axe, doubts=True), *visit.seen("labels"), *visit.refused()])
        visit.width(320)
        told += "\n".join(visit.seen("sideways"))
        visit.page.keyboard.press("Tab")  # to the summary
        visit.page.keyboard.press("Tab")
        assert visit.seen("focus") == {"name": "<a> 印のない行き先", "faults": ["without a mark"]}
        told += "\n".join(visit.faults)
    for sign in (
        *(
            "heading-order",
            "color-contrast: .pale",
            "image-alt",
            "target-size: button",
            '重なる言葉" meet',
            'はみ出す" leaves',
        ),
        *(
            '小" is 8.00 px',
            "908 px wide",
            "404: http://127",
            "console: 言うこと",
            "script: ",
            "CSP: script-src-attr",
        ),
        *("CSP: connect-src refused http://elsewhere.invalid", "another host: http://elsewhere.invalid/"),
    ):
        assert sign in told, told

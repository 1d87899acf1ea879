"""Takes every picture of README and docs/ anew: `python -m tests.screenshots`. Builds, and wants Chromium.

docs/pictures/editor.png is not among them: it needs Monaco, which nothing else here uses.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from .contents import ROOT
from .hosting import hosted
from .pictures import drawing, site, summaries, workbook
from .tools import ALONE, build, chromium

FRONT = {"screenshot.png": "en/", "screenshot.ja.png": ""}
WINDOW = {"width": 1280, "height": 1120}


def main() -> int:
    """Take the pictures one after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        for take in (front, site.take, workbook.take, summaries.take, drawing.take):
            take(browser)
        browser.close()
    return 0


def front(browser: Browser) -> None:
    """Write docs/screenshot*.png, the first page in both languages."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "site")
        build(built).check_returncode()
        with hosted(built) as address:
            for name, path in FRONT.items():
                page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
                page.goto(address + path)
                page.screenshot(path=ROOT / "docs" / name)
                page.close()


if __name__ == "__main__":
    sys.exit(main())

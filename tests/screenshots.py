"""Takes the READMEs' pictures anew: `python -m tests.screenshots`. Builds the site, and wants Chromium."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from .conftest import ALONE
from .contents import ROOT
from .hosting import hosted
from .tools import build, chromium

PICTURES = {"screenshot.png": "en/", "screenshot.ja.png": ""}
WINDOW = {"width": 1280, "height": 1120}


def main() -> int:
    """Build, open both first pages, and write docs/screenshot*.png."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        build(site).check_returncode()
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        with hosted(site) as address:
            for name, path in PICTURES.items():
                page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
                page.goto(address + path)
                page.screenshot(path=ROOT / "docs" / name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

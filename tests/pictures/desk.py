"""A desk for the pictures: a copy of the real content to be edited, the program run on it, an open page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tests.contents import REAL, ROOT, Edit, edit

HERE = Path(__file__).parent
PICTURES = ROOT / "docs/pictures"
WIDE = 1000  # pixels: what a document on GitHub shows without making it much smaller
REPOSITORY = "https://github.com/example/dx"
AT_GITHUB = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "example/dx", "GITHUB_SHA": "0"}


def copied(folder: Path, *edits: Edit) -> Path:
    """Return a new folder with a copy of the real content and edits made there."""
    return edit(Path(shutil.copytree(REAL, folder)), *edits)


def command(*arguments: str | Path) -> list[str]:
    """Return the words that run the program, each line told as soon as it is known."""
    return [sys.executable, "-u", str(ROOT / "build.py"), *map(str, arguments)]


def told(folder: Path, *arguments: str | Path) -> str:
    """Return what the program prints in a folder, run as a job at GitHub runs it."""
    surroundings = {**os.environ, **AT_GITHUB}
    done = subprocess.run(
        command(*arguments), cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", check=False
    )
    if not done.stdout:
        raise RuntimeError(f"build.py said nothing: {done.stderr}")
    return done.stdout


def opened(browser: Browser, width: int = WIDE, height: int = 700) -> Page:
    """Return an empty page in Japanese."""
    size: ViewportSize = {"width": width, "height": height}
    return browser.new_page(viewport=size, locale="ja-JP", color_scheme="light", reduced_motion="reduce")


def whole(browser: Browser, page: str, name: str) -> None:
    """Write the picture of a page of HTML from its top to the end of its body."""
    frame = (HERE / "frame.html").read_text(encoding="utf-8")
    shown = opened(browser)
    shown.set_content(frame.replace("<!-- here -->", page))
    shown.evaluate("document.fonts.ready")
    shown.locator("body").screenshot(path=PICTURES / name)
    shown.close()

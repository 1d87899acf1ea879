"""The plan of a screen that cannot be opened from here: GitHub's own editor, as boxes and numbers of ours."""

from __future__ import annotations

from playwright.sync_api import Browser

from .desk import HERE, whole


def take(browser: Browser) -> None:
    """Write web-editor.png."""
    whole(browser, (HERE / "web-editor.html").read_text(encoding="utf-8"), "web-editor.png")

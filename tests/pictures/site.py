"""Pictures of the site for those who edit it: the links to a record's file, and the message of a slip."""

from __future__ import annotations

import base64
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.contents import edit

from .desk import PICTURES, REPOSITORY, command, copied, opened, whole

RECORD, REPORT = "akita/initiatives/cashless-payment/", "akita/2023/"
HOME = ("site.yaml", 'repository: ""', f"repository: {REPOSITORY}")
SLIP = ("akita/2023/government.yaml", "    number: 3\n    grade: C", "    number: 3\n    grade：C")
LINKS = "① ページのいちばん下から、元の記録が開く", "② 年度の報告では、「元の行」から、その取組の行が開く"
IN_FRAME = 958  # pixels that frame.html leaves to a picture within one
PATIENCE = 60_000  # milliseconds for a build


def take(browser: Browser) -> None:
    """Write edit-link.png and overlay.png."""
    with tempfile.TemporaryDirectory() as folder:
        content = copied(Path(folder, "content"), HOME)
        with _served(content, Path(folder, "site")) as address:
            page = opened(browser, IN_FRAME)
            page.goto(address + RECORD)
            foot = _marked(page, page.locator(".site-footer a").first, (60, 130))
            page.goto(address + REPORT)
            row = _marked(page, page.locator("#cashless-payment .at-line a"), (75, 172))
            whole(browser, _steps(foot, row), "edit-link.png")
            page.set_viewport_size({"width": 1040, "height": 680})
            page.goto(address + RECORD)
            edit(content, SLIP)
            expect(page.locator("#live-message")).to_be_visible(timeout=PATIENCE)
            page.screenshot(path=PICTURES / "overlay.png")
            page.close()


@contextmanager
def _served(content: Path, out: Path) -> Iterator[str]:
    """Yield the address at which `serve` shows the content of a folder."""
    serve = command("serve", "--quiet", "--content", content, "--out", out, "--port", "0")
    with subprocess.Popen(serve, stdout=subprocess.PIPE, encoding="utf-8") as program:
        try:
            address = re.search(r"http://[\d.:]+/", program.stdout.readline() if program.stdout else "")
            if not address:
                raise RuntimeError("serve does not show the site")
            yield address[0]
        finally:
            program.terminate()


def _marked(page: Page, link: Locator, around: tuple[int, int]) -> bytes:
    """Return the picture of a link in a frame with so many pixels of the page above and below it."""
    link.evaluate("one => { one.style.outline = '3px solid #c0392b'; one.style.outlineOffset = '2px'; }")
    top = link.evaluate("one => one.getBoundingClientRect().top + scrollY") - around[0]
    clip = {"x": 0, "y": top, "width": IN_FRAME, "height": sum(around)}
    return page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]


def _steps(*shots: bytes) -> str:
    """Return pictures below each other, each with what it shows."""
    images = [base64.b64encode(shot).decode() for shot in shots]
    return "".join(
        f'<p class="step">{words}</p><img class="shot" alt="" src="data:image/png;base64,{image}">'
        for words, image in zip(LINKS, images, strict=True)
    )

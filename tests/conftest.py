"""What tests share: the real site, built once; a server that shows it; a browser that opens it.

What is not installed is said with the command that installs it. Locally those tests are skipped and listed at
the end; where CI is set they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .hosting import hosted

ROOT = Path(__file__).parents[1]
PLACE = "https://example.org/dx/"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ROOT / "tests/browser/node_modules"
ALONE = (  # the browser asks nobody anything, and resolves no name
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--disable-default-apps --no-first-run --disable-extensions --disable-dev-shm-usage"
).split()


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark of the tests that open pages known."""
    config.addinivalue_line("markers", "browser: opens pages in a real browser")


def build(out: Path, *arguments: str, content: Path = ROOT / "content") -> subprocess.CompletedProcess[str]:
    """Run the program as an editor does and return how it ended."""
    program = [sys.executable, str(ROOT / "build.py"), "--content", str(content), "--out", str(out)]
    return subprocess.run(
        [*program, "--base-url", PLACE, "--quiet", *arguments], capture_output=True, encoding="utf-8", check=False
    )


def absent(what: str, how: str) -> NoReturn:
    """Skip a test for want of something, or fail it where everything has to be there."""
    said = f"{what} is not installed: {how}"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Let one of several test processes in, the others after it; where the system has no such lock, all."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real content's site; several processes of one run share it. Do not write there."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    site, done = shared / "site", shared / "site.done"
    with _one_at_a_time(shared / "site.lock"):
        if not done.exists():
            result = build(site)
            assert result.returncode == 0, result.stdout + result.stderr
            done.touch()
    return site


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """Yield the address of the real site, under /dx/ as on GitHub Pages."""
    with hosted(built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a Chromium: the one that CHROMIUM names, or the system's."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else BROWSERS
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        absent("Chromium", "apt-get install chromium, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ALONE)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield an empty page 1280 pixels wide, with nothing remembered from other tests."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core."""
    path = PACKAGES / "axe-core/axe.min.js"
    if not path.exists():
        absent("axe-core", "npm install --prefix tests/browser")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu_checker() -> list[str]:
    """Return the command that starts the Nu HTML checker."""
    java, jar = shutil.which("java"), PACKAGES / "vnu-jar/build/dist/vnu.jar"
    if java is None:
        absent("Java", "apt-get install default-jre-headless")
    if not jar.exists():
        absent("The Nu HTML checker", "npm install --prefix tests/browser")
    return [java, "-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar)]

"""What tests share: the real site, built once; a server that shows it; a browser that opens it.

What is not installed is said with the command that installs it. Locally those tests are skipped and listed at
the end; where CI is set they fail.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .contents import REAL
from .hostile import harmed
from .hosting import hosted
from .tools import ALONE, build, chromium, package, program

pytest.register_assert_rewrite("tests.checking", "tests.preview", "tests.workbooks")  # they tell in full


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark of the tests that open pages known."""
    config.addinivalue_line("markers", "browser: opens pages in a real browser")


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Let one of several test processes in, and the others after it."""
    import fcntl

    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real content's site. Do not write there: the processes of a run share it."""
    return _shared(tmp_path_factory, "site", _real)


@pytest.fixture(scope="session")
def harmed_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site whose every string carries harm; its content lies beside it, in harmed."""
    return _shared(tmp_path_factory, "harmed-site", _harmed)


def _shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a site that is made once, whichever process of the run wants it first."""
    own = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" not in os.environ or os.name != "posix":
        return _made(own / name, make)
    with _one_at_a_time(own.parent / f"{name}.lock"):
        return _made(own.parent / name, make)


def _made(site: Path, make: Callable[[Path], None]) -> Path:
    done = site.with_suffix(".done")
    if not done.exists():
        make(site)
        done.touch()
    return site


def _real(site: Path, content: Path = REAL) -> None:
    result = build(site, content=content)
    assert result.returncode == 0, result.stdout + result.stderr


def _harmed(site: Path) -> None:
    _real(site, harmed(REAL, site.with_name("harmed")))


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """Yield the address of the real site, under /dx/ as on GitHub Pages."""
    with hosted(built) as address:
        yield address


@pytest.fixture(scope="session")
def harmed_served(harmed_built: Path) -> Iterator[str]:
    """Yield the address of the site whose every string carries harm."""
    with hosted(harmed_built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a Chromium."""
    found = chromium()
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
    return package("axe-core", "axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu_checker() -> list[str]:
    """Return the command that starts the Nu HTML checker; it may ask this machine's own server."""
    java = program("Java", "apt-get install default-jre-headless", "java")
    jar = package("The Nu HTML checker", "vnu-jar/build/dist/vnu.jar")
    return [java, "-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar)]

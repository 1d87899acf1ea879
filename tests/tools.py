"""What the tests run: the program itself, and those of others; what is absent is said with its remedy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]
PLACE = "https://example.org/dx/"
PACKAGES = ROOT / "tests/browser/node_modules"
ALONE = [  # the browser asks nobody anything, and knows no host but this machine
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def build(out: Path, *arguments: str, content: Path = ROOT / "content") -> subprocess.CompletedProcess[str]:
    """Build a site as an editor does and return how it ended."""
    program = [sys.executable, str(ROOT / "build.py"), "--content", str(content), "--out", str(out)]
    given = [*program, "--base-url", PLACE, "--quiet", *arguments]
    return subprocess.run(given, capture_output=True, encoding="utf-8", check=False)


def absent(what: str, how: str) -> NoReturn:
    """Skip a test for want of something, or fail it where everything has to be there."""
    said = f"{what} is not installed: {how}"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


def program(what: str, how: str, *names: str) -> str:
    """Return the first of several programs that this machine has."""
    return next(filter(None, map(shutil.which, names)), None) or absent(what, how)


def fontless(folder: Path) -> dict[str, str]:
    """Return surroundings in which the system has no font, told of in a folder. Windows does not ask them."""
    (folder / "fonts").mkdir()
    told = folder / "fonts.conf"
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    told.write_text(f"{head}<fontconfig><dir>{folder / 'fonts'}</dir></fontconfig>", encoding="utf-8")
    return {"FONTCONFIG_FILE": str(told)}


def chromium() -> str:
    """Return the browser: the one that CHROMIUM names, or the system's."""
    named = os.environ.get("CHROMIUM")
    return program(
        "Chromium", "apt-get install chromium, or name it in CHROMIUM", *([named] if named else BROWSERS)
    )


def package(what: str, file: str) -> Path:
    """Return a file of one of the npm packages that the tests use."""
    path = PACKAGES / file
    return path if path.exists() else absent(what, "npm install --prefix tests/browser")

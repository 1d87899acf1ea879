"""What is looked at before a site is published: a good site passes, a damaged one never does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import verify
from tests.contents import ROOT

pytestmark = pytest.mark.browser


def cut(site: Path) -> None:
    """End a script early."""
    file = site / "assets/search.js"
    file.write_bytes(file.read_bytes()[:-200])


def remove(site: Path) -> None:
    """Take a page away."""
    shutil.rmtree(site / "akita/initiatives/cashless-payment")


def invent(site: Path) -> None:
    """Add a page of an initiative that content has not."""
    shutil.copytree(site / "akita/initiatives/cashless-payment", site / "akita/initiatives/cashless")


@pytest.mark.parametrize("damage", [cut, remove, invent])
def test_a_damaged_site_has_faults(
    damage: Callable[[Path], None], built: Path, browser: Browser, tmp_path: Path
) -> None:
    """Whatever is missing, broken or of nothing is told."""
    site = Path(shutil.copytree(built, tmp_path / "site"))
    damage(site)
    assert verify.faults(site, browser)


@pytest.mark.parametrize(("add", "code"), [("", 0), ("akita/initiatives/nothing", 1)])
def test_only_a_whole_site_is_published(add: str, code: int, built: Path, tmp_path: Path) -> None:
    """The command that stands before publishing says so by how it ends."""
    site = built
    if add:
        site = Path(shutil.copytree(built, tmp_path / "site"))
        shutil.copytree(site / "akita/initiatives/cashless-payment", site / add)
    command = [sys.executable, "-m", "tests.verify", str(site)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert (ended.stdout == "0 faults\n") == (code == 0)

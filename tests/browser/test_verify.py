"""What is looked at before a site is published: a good site passes, a damaged one never does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import verify

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
def test_a_damaged_site_is_not_published(damage: Callable[[Path], None], built: Path, tmp_path: Path) -> None:
    """Whatever is missing, broken or of nothing is told, and the command fails."""
    site = Path(shutil.copytree(built, tmp_path / "site"))
    damage(site)
    assert verify.main([str(site)]) == 1


def test_the_real_site_is_published(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong with what the content makes."""
    assert verify.main([str(built)]) == 0
    assert capsys.readouterr().out == "0 faults\n"

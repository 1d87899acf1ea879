"""All pages under the Nu HTML checker, asked of the server so that their policies are judged too."""

from __future__ import annotations

from pathlib import Path

from tests.documents import addresses

from .nu import nu


def test_the_nu_checker_finds_nothing(built: Path, served: str, nu_checker: list[str]) -> None:
    """No error and no warning on any page."""
    faults = nu(nu_checker, [served + address for address in addresses(built)])
    assert not faults, "\n".join(faults)


def test_the_nu_checker_was_listening(tmp_path: Path, nu_checker: list[str]) -> None:
    """A page with a fault is not passed."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="ja"><title>x</title><small><p>x</p></small></html>', encoding="utf-8"
    )
    assert [one.startswith("error: ") for one in nu(nu_checker, [str(page)])] == [True]

"""All pages under the Nu HTML checker, asked of the server so that their policies are judged too."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.documents import addresses


def test_the_nu_checker_finds_nothing(built: Path, served: str, nu_checker: list[str]) -> None:
    """No error and no warning on any page."""
    pages = [served + address for address in addresses(built)]
    program = [*nu_checker, "--format", "json", "--stdout", "--exit-zero-always", *pages]
    told = subprocess.run(program, check=True, capture_output=True, encoding="utf-8").stdout
    messages = json.loads(told)["messages"]
    faults = {
        f"{one['message']} {one.get('extract', '')!r} at {one['url']}:{one.get('lastLine', 0)}": one["type"]
        for one in messages
        if one["type"] != "info" or one.get("subType") == "warning"
    }
    assert not faults, "\n".join(faults)


def test_the_nu_checker_was_listening(tmp_path: Path, nu_checker: list[str]) -> None:
    """A page with a fault is not passed."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="ja"><title>x</title><small><p>x</p></small></html>', encoding="utf-8"
    )
    program = [*nu_checker, "--format", "json", "--stdout", "--exit-zero-always", str(page)]
    told = subprocess.run(program, check=True, capture_output=True, encoding="utf-8").stdout
    assert [one["type"] for one in json.loads(told)["messages"]] == ["error"]

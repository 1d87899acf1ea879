"""Templates kept as code: used when they are whole and of the same template, else compiled again."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from dxplan.compiled import Compiled


def said(folder: Path, template: str) -> str:
    """Return what an environment with the folder makes of a template."""
    loader = jinja2.DictLoader({"a.html": template})
    environment = jinja2.Environment(loader=loader, autoescape=True, bytecode_cache=Compiled(folder))
    return environment.get_template("a.html").render(word="い")


def test_code_is_kept_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is compiled."""
    assert said(tmp_path, "{{ word }}") == "い"

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(jinja2.Environment, "_generate", never)
    assert said(tmp_path, "{{ word }}") == "い"


def test_another_template_is_compiled(tmp_path: Path) -> None:
    """An edited template is never answered with old code."""
    assert said(tmp_path, "{{ word }}") == "い"
    assert said(tmp_path, "{{ word }}{{ word }}") == "いい"


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_damage_is_noticed(damage: bytes | None, tmp_path: Path) -> None:
    """A file that is cut, changed or empty is no code."""
    assert said(tmp_path, "{{ word }}") == "い"
    (kept,) = tmp_path.iterdir()
    body = kept.read_bytes()
    kept.write_bytes(body[:-1] + b"?" if damage is None else damage)
    assert said(tmp_path, "{{ word }}") == "い"


def test_another_program_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code of another Jinja, or of other settings, is not used."""
    said(tmp_path, "{{ word }}")
    monkeypatch.setattr("dxplan.compiled.Compiled.makers", "other")
    said(tmp_path, "{{ word }}")
    assert len(list(tmp_path.iterdir())) == 2

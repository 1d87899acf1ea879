"""Templates as code: they say what Jinja says; kept, they are used when whole and of the same template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dxplan.compiled import Compiled, Environment

SEVERAL = {
    "page.html": """{% from "part.html" import quoted, framed %}<p title="{{ it }}">{{ it }}{{ [it] }}</p>
{{ quoted(it) }}{% call framed(it) %}{{ it }}{{ it|upper }}{% endcall %}{% set told %}{{ it }}{% endset %}
{{ told }}{{ it ~ "<" }}{% if it %}{{ it if it else "&" }}{% endif %}{{ "<b>" }}{{ "<b>"|safe }}""",
    "part.html": """{% macro quoted(it) %}<q>{{ it }}</q>{% endmacro %}
{% macro framed(it) %}<div>{{ it }}{{ caller() }}</div>{% endmacro %}""",
}


class Named(str):
    """A word that is no plain one."""

    __slots__ = ()


class Drawn:
    """A thing that is HTML when it is asked."""

    def __html__(self) -> str:
        """Return HTML."""
        return "<i>&</i>"


@given(
    st.text("a&<>\"'い", max_size=5)
    | st.builds(Named, st.text("&<", max_size=2))
    | st.builds(Markup, st.sampled_from(["<b>い</b>", "&amp;", ""]))
    | st.integers()
    | st.none()
    | st.builds(Drawn)
)
def test_pages_say_what_jinja_says(it: Any) -> None:
    """Whatever is put into a page: what Jinja's own code puts there, escaped or not."""
    loader = jinja2.DictLoader(SEVERAL)
    own, plain = (kind(loader=loader, autoescape=True) for kind in (Environment, jinja2.Environment))
    assert own.get_template("page.html").render(it=it) == plain.get_template("page.html").render(it=it)


def test_what_is_not_there_is_our_mistake() -> None:
    """A name that nobody gave stops the page, as an output and as a macro."""
    for text in ("{{ lost }}", "{{ it.lost }}", "{% from 'part.html' import lost %}{{ lost() }}"):
        loader = jinja2.DictLoader({**SEVERAL, "a.html": text})
        environment = Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
        with pytest.raises(jinja2.UndefinedError, match="lost"):
            environment.get_template("a.html").render(it="い")


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

"""What every template, style and script of layouts/ must hold, on files and on the gallery of all parts."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest

from dxplan.styles import lean, style_sheets
from tests.fixtures import gallery

LAYOUTS = Path(__file__).parents[1] / "layouts"
TEMPLATES = sorted(LAYOUTS.rglob("*.html"))


@pytest.fixture(scope="module", params=["ja", "en"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the gallery's HTML in one language."""
    out = tmp_path_factory.mktemp("gallery")
    gallery.write(out)
    lang: str = request.param
    return (out / lang / "index.html").read_text("utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_nothing_inline(template: Path) -> None:
    """No template carries what the CSP forbids: a style attribute or element, a handler, an inline script."""
    text = template.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    scripts = re.findall(r"<script([^>]*)>", text)
    assert all("src=" in script or "application/ld+json" in script for script in scripts)


def test_readme_names_every_macro() -> None:
    """A part that README.md imports from is named there with all its macros."""
    readme = (LAYOUTS / "README.md").read_text("utf-8")
    imported = re.findall(r'from "(parts/[\w-]+\.html)" import ([\w, ]+)', readme)
    for part, names in imported:
        text = (LAYOUTS / part).read_text("utf-8")
        macros = re.findall(r"{% macro (\w+)\(", text)
        assert sorted(name.strip() for name in names.split(",")) == sorted(macros), part


def test_style_is_light() -> None:
    """All sheets together stay under 12 kB on the wire and ask for nothing else."""
    css = "".join(style_sheets(LAYOUTS).values())
    assert len(gzip.compress(css.encode(), 9, mtime=0)) < 12_000
    assert not re.search(r"@import|url\(|@font-face", css)


@pytest.mark.parametrize("name", style_sheets(LAYOUTS))
def test_a_lean_style_says_the_same(name: str) -> None:
    """What is published has every word and string of the style sheet, but for comments and white space."""
    css = style_sheets(LAYOUTS)[name]
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for what in (r'"[^"\n]*"', r"[^\s:;,{}]+"):
        assert re.findall(what, lean(css)) == re.findall(what, bare)
    assert len(lean(css)) < len(bare)


def test_gallery_is_well_formed(shown: str) -> None:
    """One h1, one main, no id twice, no label or description without its target."""
    assert shown.count("<h1") == shown.count("<main") == 1
    ids = Counter(re.findall(r'\sid="([^"]+)"', shown))
    assert [name for name, count in ids.items() if count > 1] == []
    wanted = re.findall(r'(?:aria-labelledby|aria-describedby|data-list|for)="([^"]+)"', shown)
    assert [name for name in wanted if name not in ids] == []


def test_grades_are_never_colour_alone(shown: str) -> None:
    """A grade's mark always stands inside words: of its meaning, or of what became of it."""
    grades = re.findall(r'<span class="grade">(.+?)</span>(?!</span>)', shown)
    assert grades
    for grade in grades:
        words = re.sub(r"<b.*?</b>|<[^>]+>|[→\s]", "", grade)
        assert words, grade

"""The real site: every wording of the content is on it, and no English page lacks its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .contents import REAL
from .documents import addresses, page, squeezed

JAPANESE = re.compile(r"[ぁ-ヺ々一-鿿]")
NOT_SHOWN = frozenset({"fingerprint", "repository", "base_url"})
MARKS = "・●▲◆◎◇○■□※→↔ \u3000"


def values_of(node: Any, key: str = "") -> Iterator[str]:
    """Yield the texts of a tree of content, line by line, that a reader is to find."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in NOT_SHOWN:
                yield from values_of(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from values_of(value, key)
    else:
        yield from filter(None, (line.strip(MARKS) for line in str(node).splitlines()))


def markdown_lines(text: str) -> Iterator[str]:
    """Yield the words of a Markdown text without its marks."""
    for line in text.splitlines():
        bare = re.sub(r"\[([^\]]*)\]\([^)]*\)|\*\*|`", r"\1", line).strip("#-*|>1234567890. ")
        yield from (cell.strip() for cell in bare.split("|") if cell.strip(" -:"))


def told(ending: Callable[[Path], bool], content: Path = REAL) -> dict[str, str]:
    """Return every line of content in the files that are wanted, with the file that says it."""
    found: dict[str, str] = {}
    for path in sorted(content.rglob("*.*")):
        name = path.relative_to(content).as_posix()
        if not ending(path) or path.name in {"synonyms.yaml", "README.md"}:
            continue
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        tree = yaml.load(text, Loader=yaml.CBaseLoader) if path.suffix == ".yaml" else None
        for line in values_of(tree) if path.suffix == ".yaml" else markdown_lines(text):
            found.setdefault(squeezed(line), name)
    return found


@cache
def words_of(site: Path, lang: str) -> str:
    """Return all that the pages of a language say, without white space."""
    own = [one for one in addresses(site) if one.startswith("en/") == (lang == "en")]
    heads = [page(site, one).first("meta", name="description").attributes["content"] for one in own]
    return squeezed("\n".join([page(site, one).first("body").text for one in own] + heads))


def test_every_japanese_wording_is_on_the_site(built: Path) -> None:
    """Each line of Japanese in the content is found, letter for letter, on some page."""
    lines = told(lambda path: path.suffix in {".yaml", ".md"} and not path.stem.endswith(".en"))
    said = words_of(built, "ja")
    assert [
        f"{name}: {line}" for line, name in lines.items() if JAPANESE.search(line) and line not in said
    ] == []
    assert sum(1 for line in lines if JAPANESE.search(line)) > 500


def test_every_english_wording_is_on_the_site(built: Path) -> None:
    """Each line of English in the content is found on some English page."""
    lines = told(lambda path: path.stem.endswith(".en"))
    said = words_of(built, "en")
    assert [f"{name}: {line}" for line, name in lines.items() if line not in said] == []
    assert len(lines) > 500


def test_no_english_page_lacks_its_text(built: Path) -> None:
    """Nothing on an English page is marked as not translated, or as made from older words."""
    for address in addresses(built):
        for mark in ("untranslated", "behind"):
            faults = [one.words for one in page(built, address).first("body").of_class(mark)]
            assert faults == [], f"{address}: {mark}"

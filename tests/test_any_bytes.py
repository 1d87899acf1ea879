"""Whatever bytes stand in content/, reading returns; whatever words are written in good YAML come back."""

from __future__ import annotations

import json
import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as some

from dxplan.problems import format_github, format_json, format_text
from dxplan.source import read_file
from dxplan.source.encoding import CONTROL
from dxplan.source.folding import BLANKS

from .slips import outline

# What YAML, keyboards and people put where it does not belong.
PIECES = [
    *(
        "：",
        "　",
        "\u00a0",
        "\t",
        "- ",
        "-",
        ": ",
        ":",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "|",
        ">",
        "#",
        " #",
        "&a",
        "*a",
    ),
    *(
        "!x",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\r",
        "\x00",
        "\u2028",
        "<<<<<<< a\n",
        "=======\n",
        ">>>>>>> b\n",
        "---\n",
    ),
    *(
        "...\n",
        "? ",
        "%",
        "@",
        "\\",
        "｜",
        "－",
        "▲",
        "あ",
        "\ufeff",
        "<<: ",
        "a: ",
        "key: |\n",
        "null",
        "か\u3099",
        "b",
    ),
]
FEW = settings(max_examples=300, derandomize=True, deadline=None)


def tell(data: bytes) -> None:
    """Read a file and say what is wrong with it in every way; places and corrections must make sense."""
    file, problems = read_file("a.yaml", data)
    assert file.root is not None or problems
    for one in problems:
        assert 1 <= one.place.line <= len(file.lines)
        assert one.place.column >= 1
        assert one.place.length >= 1
        assert one.fix is None or "\n" not in one.fix
    for told in (format_text(problems, lambda _: file.lines), format_github(problems), format_json(problems)):
        assert told.encode("utf-8") is not None


@FEW
@given(some.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """No bytes raise."""
    tell(data)


@FEW
@given(some.text(max_size=200))
def test_any_text(text: str) -> None:
    """No text raises, half characters included."""
    tell(text.encode("utf-8", "surrogatepass"))


@settings(FEW, max_examples=600)
@given(some.lists(some.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture(text: str) -> None:
    """No mixture of what means something in YAML raises."""
    tell(text.encode())


def _kept(text: str) -> str:
    """Return text as reading gives it back."""
    return unicodedata.normalize("NFC", text).rstrip(BLANKS)


KEYS = some.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
WORDS = some.text(some.characters(exclude_categories=["Cs", "Cn"]), max_size=30).filter(
    lambda text: not CONTROL.search(text) and not re.search(r"[\r\n\t]", text)
)
TREES = some.recursive(
    WORDS,
    lambda below: (
        some.dictionaries(KEYS, below, min_size=1, max_size=4) | some.lists(below, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def _written(tree: object, depth: int = 0) -> str:
    """Return YAML as we ask people to write it, with every word in quotes."""
    if isinstance(tree, str):
        return " " + json.dumps(tree, ensure_ascii=False) + "\n"
    marks = [f"{key}:" for key in tree] if isinstance(tree, dict) else ["-" for _ in list(tree)]  # type: ignore[call-overload]
    below = list(tree.values()) if isinstance(tree, dict) else list(tree)  # type: ignore[call-overload]
    parts = zip(marks, below, strict=True)
    return "\n" * bool(depth) + "".join(" " * depth + mark + _written(one, depth + 2) for mark, one in parts)


def _as_kept(tree: object) -> object:
    if isinstance(tree, str):
        return _kept(tree)
    if isinstance(tree, dict):
        return {key: _as_kept(value) for key, value in tree.items()}
    return [_as_kept(value) for value in tree]  # type: ignore[attr-defined]


@FEW
@given(some.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_quoted_words_come_back(tree: dict[str, object]) -> None:
    """Ids, words, lists and records that are written come back as they were."""
    file, problems = read_file("a.yaml", _written(tree).encode())
    assert problems == []
    assert outline(file.root) == _as_kept(tree)


@FEW
@given(some.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=6), KEYS)
def test_long_texts_come_back(lines: list[str], key: str) -> None:
    """The lines of a text below a bar come back one by one, whatever signs they hold."""
    written = f"{key}: |\n" + "".join(f"  {line}\n" for line in lines) + "next: 1\n"
    file, problems = read_file("a.yaml", written.encode())
    assert {one.code for one in problems} <= {"W-TEXTKEY"}
    kept = [_kept(line) for line in lines]
    assert outline(file.root) == {key: "\n".join(kept).strip("\n"), "next": "1"} or not kept[0]

"""Whatever is typed into the cells of a workbook, content then says the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.excel.cells import clean
from dxplan.source import Mapping, Scalar, read_file

from .contents import small
from .workbooks import GRADES, NAME, VALUES, YEAR, exported, fill, imported

PIECES = [
    *(
        "・",
        "- ",
        "# ",
        "a: b",
        " #",
        "\n",
        "\n\n",
        "  ",
        " ",
        "　",
        "|",
        '"',
        "'",
        "\\",
        "=",
        "@",
        "%",
        "漢",
    ),
    *("か\u3099", "\t", "\x0b", "\r\n", "---", "<<<<<<< HEAD", "~", "null", "{", "["),
]
PUT_TOGETHER = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
ANY = st.text(st.characters(codec="utf-8"), max_size=40) | PUT_TOGETHER


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of the small site and its workbook."""
    folder = tmp_path_factory.mktemp("any")
    exported(small(folder))
    return folder


@given(ANY, ANY)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(sent: Path, text: str, words: str) -> None:
    """Whatever is typed into cells, content then says the same, and all else stays."""
    text, words = _xml(text), _xml(words)
    work = sent / "work"
    shutil.rmtree(work, ignore_errors=True)
    content = Path(shutil.copytree(sent / "content", work / "content"))
    book = Path(shutil.copy(sent / "out" / NAME, work / NAME))
    told = {"進捗": ("berth-booking", text), "補足": ("ferry-times", text)}
    for heading, (name, value) in told.items():
        fill(book, GRADES, heading, name, value=value)
    fill(book, VALUES, "実績の表記", "paper-sheets", value=words)
    done = imported(content, book)
    assert "何も書き換えませんでした" not in done.beside
    assert read(content, "berth-booking", "progress") == clean(text, long=True)
    assert read(content, "ferry-times", "note") == clean(text, long=True)
    assert read(content, "paper-forms", "values", "paper-sheets", "actual_printed") == clean(
        words, long=False
    )
    assert read(content, "paper-forms", "plan") == "・紙の申請書を1,000枚以下にする。"
    assert imported(content, book).out == ""


def _xml(text: str) -> str:
    """Return a text without what openpyxl refuses to put into a cell."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return str(ILLEGAL_CHARACTERS_RE.sub("", text)).replace("\ufffe", "").replace("\uffff", "")


def read(content: Path, *path: str) -> str:
    """Return what the small site's file says at the end of a path of keys."""
    file, problems = read_file(YEAR, (content / YEAR).read_bytes())
    assert not [one for one in problems if one.severity == "error"]
    node = file.root
    for name in ("evaluations", *path):
        assert isinstance(node, Mapping)
        if name not in node.entries:
            return ""
        node = node.entries[name][1]
    assert isinstance(node, Scalar)
    return node.text

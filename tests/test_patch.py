"""Values changed by position: only their lines change, and reading again gives exactly the new value."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.patch import Patch, patched, set_value
from dxplan.problems import has_errors
from dxplan.source import Mapping, Scalar, read_file

TEXT = """\
# 先頭の注
evaluations:
  one:
    number: 1   # 資料の番号
    grade: B

    plan: |
      ・一行目
      # これは文の一部

      ・三行目
    # 次の記録の注
  two:
    grade: A
"""
ORDER = ("number", "grade", "ungraded", "plan", "progress")


def record(text: str, name: str = "one") -> tuple[object, Mapping]:
    """Return a file and one of its records."""
    file, problems = read_file("a.yaml", text.encode())
    assert not has_errors(problems)
    assert isinstance(file.root, Mapping)
    whole = file.root.entries["evaluations"][1]
    assert isinstance(whole, Mapping)
    found = whole.entries[name][1]
    assert isinstance(found, Mapping)
    return file, found


def change(text: str, key: str, value: str, name: str = "one") -> str:
    """Return a text with one value changed."""
    file, mapping = record(text, name)
    return patched(text.encode(), [set_value(file, mapping, key, value, ORDER)]).decode()  # type: ignore[arg-type]


def value_of(text: str, key: str, name: str = "one") -> str | None:
    """Return what a key says."""
    entry = record(text, name)[1].entries.get(key)
    return entry[1].text if entry and isinstance(entry[1], Scalar) else None


@pytest.mark.parametrize(
    ("key", "value", "gone", "come"),
    [
        ("grade", "A", "    grade: B\n", "    grade: A\n"),
        ("number", "2", "    number: 1   # 資料の番号\n", "    number: 2   # 資料の番号\n"),
        ("ungraded", "new", "    grade: B\n", "    grade: B\n    ungraded: new\n"),
        ("grade", "", "    grade: B\n", ""),
        (
            "plan",
            "一行だけ",
            "    plan: |\n      ・一行目\n      # これは文の一部\n\n      ・三行目\n",
            "    plan: 一行だけ\n",
        ),
        (
            "progress",
            "・a\n・b: c",
            "      ・三行目\n",
            "      ・三行目\n    progress: |\n      ・a\n      ・b: c\n",
        ),
    ],
)
def test_only_its_lines_change(key: str, value: str, gone: str, come: str) -> None:
    """A changed, new or removed value touches its own lines; comments and all else stay."""
    assert TEXT.count(gone) == 1
    assert change(TEXT, key, value) == TEXT.replace(gone, come)


def test_line_ends_and_mark_stay() -> None:
    """A file with CRLF and a byte order mark keeps both, in new lines too."""
    data = ("\ufeff" + TEXT.replace("\n", "\r\n")).encode()
    file, problems = read_file("a.yaml", data)
    assert not has_errors(problems)
    _, mapping = record(TEXT)
    done = patched(data, [set_value(file, mapping, "progress", "x\ny", ORDER)])
    assert done.startswith(b"\xef\xbb\xbf")
    assert done.count(b"\n") == done.count(b"\r\n") == TEXT.count("\n") + 3


def test_a_last_line_without_end_is_ended() -> None:
    """An entry added at the end of a file that does not end its last line stands on a line of its own."""
    assert patched(b"a: 1", [Patch(2, 1, ("b: 2",))]) == b"a: 1\nb: 2\n"


def test_lines_put_at_one_place_keep_their_order() -> None:
    """What is inserted at the same line stands there in the order in which it was asked for."""
    patches = (Patch(2, 1, ("b: 2",)), Patch(2, 1, ("c: 3",)), Patch(2, 2, ("d: 4",)))
    assert patched(b"a: 1\nx: 0\n", patches) == b"a: 1\nb: 2\nc: 3\nd: 4\n"


def test_the_mark_stays_at_the_top() -> None:
    """A line put before the first one comes after the byte order mark."""
    assert patched(b"\xef\xbb\xbfa: 1\r\n", [Patch(1, 0, ("b: 2",))]) == b"\xef\xbb\xbfb: 2\r\na: 1\r\n"


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1)


@given(WORDS)
def test_any_words_come_back(words: str) -> None:
    """Whatever words are written on one line, the same are read, and nothing else changes."""
    told = unicodedata.normalize("NFC", " ".join(words.split())) or "x"
    text = change(TEXT, "grade", told)
    assert value_of(text, "grade") == told
    assert value_of(text, "plan") == value_of(TEXT, "plan")
    assert value_of(text, "grade", "two") == "A"

"""Problems as people, GitHub and programs read them: aligned, complete, in plain words."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

from dxplan.codes import codes
from dxplan.frames import frame, visible
from dxplan.problems import (
    Place,
    explain,
    format_github,
    format_json,
    format_text,
    has_errors,
    in_order,
    problem,
)

from .expected import ROOT

LINES = {"a.yaml": ("title：電子申請の推進", "grade: A", "grade: B"), "b.yaml": ("x: 1",)}


def lines_of(file: str) -> tuple[str, ...]:
    """Return the lines of a file of these tests."""
    return LINES.get(file, ())


def width(text: str) -> int:
    """Return how many cells a text takes where Japanese fonts draw it."""
    wide = [unicodedata.east_asian_width(char) in "WFA" for char in text if not unicodedata.combining(char)]
    return len(wide) + sum(wide)


FRAMES = [
    ("title：電子申請", 6, 1, ["  7 | title：電子申請", "    |      ＾"]),
    ("    plan: ・率 R5: 80%", 16, 1, ["  7 |     plan: ・率 R5: 80%", "    |           　　   ^"]),
    ("titel:", 1, 5, ["  7 | titel:", "    | ^^^^^"]),
    ("▲①x", 3, 1, ["  7 | ▲①x", "    | 　　^"]),
    ("か\u3099き: x", 3, 1, ["  7 | か\u3099き: x", "    | 　＾"]),
    ("\tx: 1", 1, 1, ["  7 |     x: 1", "    | ^^^^"]),
    ("\tx: 1", 2, 1, ["  7 |     x: 1", "    |     ^"]),
    ("a\x1b[31mb", 2, 1, ["  7 | a␛[31mb", "    |  ^"]),
    ("a\u202eb", 2, 1, ["  7 | a\ufffdb", "    |  ＾"]),
    ("ab", 9, 4, ["  7 | ab", "    |   ^"]),
    ("ab", 0, 0, ["  7 | ab", "    | ^"]),
    ("ab", 2, 50, ["  7 | ab", "    |  ^"]),
]


@pytest.mark.parametrize(("line", "column", "length", "shown"), FRAMES)
def test_frame(line: str, column: int, length: int, shown: list[str]) -> None:
    """The line stands as typed, the caret under its place, wide characters padded with wide blanks."""
    assert frame(line, 7, column, length) == shown


@pytest.mark.parametrize("line", ["x" * 5_000, "あ" * 5_000, "あx" * 2_500])
@pytest.mark.parametrize("column", [1, 60, 2_500, 5_000])
def test_frame_of_a_long_line(line: str, column: int) -> None:
    """Of a long line the part around the caret is shown, and the caret still stands under it."""
    shown, caret = frame(line, 12, column, 3)
    assert len(shown) < 120
    at = len(caret) - len(caret.rstrip("^＾"))
    before = caret[:-at]
    assert line[column - 1 : column - 1 + at] in shown
    assert width(before) == width(shown[: len(before)])


def test_visible() -> None:
    """Signs that a terminal would obey become pictures; Japanese stays."""
    assert visible("電子　申請\x00\x1b\x7f\u2028\ud800") == "電子　申請␀␛\ufffd\ufffd\ufffd"


def test_text_has_the_shape_of_the_handbook() -> None:
    """Path, line and column; severity; code; sentence; frame; corrected line; the other language."""
    found = [problem("E-COLON", Place("a.yaml", 1, 6), "title: 電子申請の推進")]
    assert format_text(found, lines_of).split("\n\n")[0].splitlines() == [
        (
            "a.yaml:1:6: エラー [E-COLON] 項目名の後ろのコロンが全角「：」です。"
            "半角「:」と半角スペースに直してください。"
        ),
        "  1 | title：電子申請の推進",
        "    |      ＾",
        "  修正例: title: 電子申請の推進",
        '  (The colon after the key is full-width. Type ":" and a space.)',
    ]
    assert (
        format_text(found, lines_of, "en").splitlines()[0].startswith("a.yaml:1:6: error [E-COLON] The colon")
    )


def test_text_shows_both_places() -> None:
    """What two lines say is shown twice, each with its frame."""
    place, first = Place("a.yaml", 3, 1, 5), Place("a.yaml", 2, 1, 5)
    told = format_text([problem("E-DUP", place, also=[first], key="grade", count=2, first=2)], lines_of)
    assert "  3 | grade: B\n    | ^^^^^\n  関連する行: a.yaml:2:1\n  2 | grade: A\n    | ^^^^^\n" in told


@pytest.mark.parametrize(
    ("typed", "fix", "shown"),
    [
        ("    a：x", "    a: x", "  修正例: a: x"),
        ("　a: x", "  a: x", "  修正例:   a: x"),
        ("\ta: x", "  a: x", "  修正例:   a: x"),
    ],
)
def test_indentation_is_shown_when_it_is_the_fix(typed: str, fix: str, shown: str) -> None:
    """A corrected line stands without its indentation, unless that is what was corrected."""
    told = format_text([problem("E-COLON", Place("x", 1), fix)], lambda _: (typed,))
    assert shown in told.splitlines()


def test_text_shows_ten_of_a_file() -> None:
    """Of many problems of a file ten are shown, errors before warnings, and the rest is counted."""
    many = [problem("W-NULL", Place("a.yaml", 1, column), found="~") for column in range(1, 9)]
    many += [problem("E-COLON", Place("a.yaml", 2, column)) for column in range(1, 9)]
    told = format_text([*many, problem("E-EMPTY", Place("b.yaml"))], lines_of)
    assert told.count("[E-COLON]") == 8
    assert told.count("[W-NULL]") == 2
    assert "a.yaml: このファイルには、ほかに 6 件あります。" in told
    assert told.index("[E-COLON]") < told.index("[E-EMPTY]") < told.index("[W-NULL]")
    assert told.endswith("エラー 9 件、注意 8 件（2 ファイル）\n")


def test_totals() -> None:
    """The last line counts, also when there is nothing to count."""
    one = [problem("E-EMPTY", Place("a.yaml"))]
    assert format_text([], lines_of) == "問題は見つかりませんでした。\n"
    assert format_text([], lines_of, "en") == "No problems found.\n"
    assert format_text(one, lines_of, "en").endswith("1 error, 0 warnings in 1 file\n")


def test_order() -> None:
    """Errors come first; all stand by file, line and column, each once, in whatever order they were found."""
    found = [
        problem("E-COLON", Place(*at))
        for at in [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 3), ("b", 1, 1)]
    ]
    assert [one.place[:3] for one in in_order(found)] == [("a", 2, 3), ("a", 2, 9), ("a", 10, 1), ("b", 1, 1)]


def test_github_escapes() -> None:
    """No words of content end a command or a property of it: percent, line ends, colons and commas."""
    place = Place("a,b:c%.yaml", 3, 5, 2)
    told = format_github([problem("E-QUOTE", place, 'a: "%"\n', sign="%")], "content")
    assert told.startswith("::error file=content/a%2Cb%3Ac%25.yaml,line=3,col=5,endColumn=7,title=E-QUOTE::")
    assert told.count("\n") == 1
    assert "「%25」" in told
    assert told.rstrip("\n").endswith('%0A修正例: a: "%25"')


def test_github_shows_every_file_first() -> None:
    """GitHub drops all but ten: the first problem of each file comes before the second of any."""
    found = [problem("E-COLON", Place(file, line)) for file in "abc" for line in range(1, 8)]
    found += [problem("W-NULL", Place("d", 1), found="~")]
    told = re.findall(r"::(\w+) file=content/(\w),line=(\d+)", format_github(found))
    assert told[:3] == [("error", "a", "1"), ("error", "b", "1"), ("error", "c", "1")]
    assert len([one for one in told if one[0] == "error"]) == 10
    assert told[-1] == ("warning", "d", "1")


def test_json_holds_all() -> None:
    """Programs get every problem with both sentences, whatever characters it holds."""
    found = [problem("E-DUP", Place("a", 2), "\ud800", [Place("b", 1)], key="x", count=2, first=1)] * 2
    found += [problem("W-NULL", Place("a", line), found="~") for line in range(30)]
    whole = json.loads(format_json(found).encode())
    assert (whole["errors"], whole["warnings"], len(whole["problems"])) == (1, 30, 31)
    one = next(one for one in whole["problems"] if one["code"] == "E-DUP")
    assert (one["file"], one["line"], one["severity"]) == ("a", 2, "error")
    assert one["also"] == [{"file": "b", "line": 1, "column": 1, "length": 1}]


def test_severity() -> None:
    """A warning is no error, unless the caller is strict."""
    assert not has_errors([problem("W-NULL", Place("a"), found="~")])
    assert has_errors([problem("W-NULL", Place("a"), severity="error", found="~")])


def test_words() -> None:
    """Words are put in; a part without its word is left out; a word that must be there is asked for."""
    place = Place("a")
    told = problem("V-KEY", place, key="titel", suggestion="title", record="取組")
    assert told.ja.startswith("「titel」という項目はありません。「title」の書き間違いではありませんか？")
    assert "書き間違い" not in problem("V-KEY", place, key="x", suggestion="", record="").ja
    assert "一覧" in problem("E-TYPE", place, title="部局", expected="list").ja
    assert "\n" not in problem("W-NULL", place, found="a\nb\x1b").ja
    assert "…」" in problem("W-NULL", place, found="長" * 500).ja
    with pytest.raises(KeyError):
        problem("W-NULL", place)
    with pytest.raises(KeyError):
        problem("E-NONE", place)


def test_words_of_content_are_no_template() -> None:
    """Braces and brackets in content stay what they are."""
    assert "{key} ⟦{x}⟧" in problem("W-NULL", Place("a"), found="{key} ⟦{x}⟧").ja


@pytest.mark.parametrize("name", codes())
def test_code_is_explained(name: str) -> None:
    """Every code has a sentence and an explanation in both languages, in words of people."""
    code = codes()[name]
    told = explain(name.lower())
    assert code.long_ja in told
    assert code.long_en in told
    assert told.index(code.long_en) < explain(name, "en").index(code.long_ja) + len(told)
    assert re.search("[ぁ-ん]", code.ja + code.long_ja)
    assert not re.search("[ぁ-ん]", re.sub(r"\[\w+=.*?\]", "", code.en + code.long_en))
    assert code.ja.endswith("。") or code.ja.endswith(("⟧", "{allowed}"))
    assert not re.search(
        "スカラー|マッピング|シーケンス|トークン|パーサ|無効|不正|invalid|scalar|token", str(code)
    )


def test_unknown_code() -> None:
    """An unknown code brings the nearest ones."""
    assert "E-COLON" in explain("E-COLN")
    assert "E-COLON" in explain("colon", "en")


def test_every_code_in_use_is_known() -> None:
    """The program tells of nothing that the catalogue does not hold."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "dxplan").rglob("*.py")))
    told = set(re.findall(r'"((?:E|W|V)-[A-Z][A-Z0-9-]+)"', text))
    assert {name for name in told if not any(known.startswith(name) for known in codes())} == set()

"""Reading content/: every trap of YAML gets its answer, every slip its line, and no bytes make it fail."""

from __future__ import annotations

import codecs
import json
import unicodedata
from pathlib import Path

import pytest

from dxplan.problems import format_text, has_errors
from dxplan.source import Mapping, Scalar, read_file, read_sources
from dxplan.source.encoding import MOST

from .expected import ROOT, compare
from .slips import SLIPS, Slip, cases, harmless, meant, outline

CASES = ROOT / "tests" / "cases" / "reading"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
REAL = {str(path): path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.yaml"))}

KANA = set(map(chr, range(ord("ぁ"), ord("ヶ"))))


def said(text: str | bytes) -> list[tuple[str, int]]:
    """Return the codes and lines that are told of a file."""
    data = text if isinstance(text, bytes) else text.encode()
    return [(one.code, one.place.line) for one in read_file("a.yaml", data)[1]]


def value(text: str | bytes, key: str = "a") -> str:
    """Return the text of a key of a file that has nothing wrong with it."""
    file, problems = read_file("a.yaml", text if isinstance(text, bytes) else text.encode())
    assert problems == []
    assert isinstance(file.root, Mapping)
    found = file.root.entries[key][1]
    assert isinstance(found, Scalar)
    return found.text


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    """What is told of a case, and what is read of it all the same, stays as it was."""
    files, problems = read_sources(CASES / name / "content")
    told = format_text(problems, lambda path: files[path].lines if path in files else ())
    trees = {path: outline(file.root) for path, file in files.items()}
    compare(CASES / name / "expected" / "problems.txt", told)
    compare(CASES / name / "expected" / "trees.json", json.dumps(trees, ensure_ascii=False, indent=1) + "\n")
    assert bool(problems) != name.startswith("good-")


def test_good_and_bad_are_many() -> None:
    """There are about as many cases that pass as cases that do not: what is right must not be refused."""
    good = sum(name.startswith("good-") for name in NAMES)
    assert good * 2 > len(NAMES) - good


def test_real_content_reads() -> None:
    """Nothing is wrong with how the real content is written, and each file remembers its own text."""
    files, problems = read_sources(ROOT / "content")
    assert problems == []
    assert list(files) == sorted(files)
    for name, file in files.items():
        assert file.text == (ROOT / "content" / name).read_text(encoding="utf-8")
        assert (file.root is None) == name.endswith(".md")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_slip_is_found(slip: Slip) -> None:
    """The first line that is told of is the mistyped one; mechanical slips come back as they were meant."""
    found = [case for case in cases(slip, REAL, 6) if not harmless(case)]
    assert found
    for case in found:
        told = said(case.text)
        assert told, case.text
        assert min(line for _, line in told) == case.line
        assert not slip.mechanical or meant(case)


ENCODINGS = [
    ("cp932", "E-ENC", "Shift_JIS"),
    ("euc_jp", "E-ENC", "EUC-JP"),
    ("iso2022_jp", "E-ENC", "JIS"),
    ("utf-16", "E-UTF16", "UTF-16"),
    ("utf-16-le", "E-UTF16", "UTF-16"),
    ("utf-16-be", "E-UTF16", "UTF-16"),
]


@pytest.mark.parametrize(("encoding", "code", "name"), ENCODINGS)
def test_encoding_is_named(encoding: str, code: str, name: str) -> None:
    """A file in another encoding says which, once, and is read all the same."""
    text = "title: 電子申請の推進\nnote: |\n  ・オンライン化を進める。\n  ・対象：県の手続\n"
    file, problems = read_file("a.yaml", text.encode(encoding))
    assert [one.code for one in problems] == [code]
    assert name in problems[0].ja
    assert file.text == text
    assert file.root is not None


def test_encoding_is_guessed_from_one_line() -> None:
    """Of the real content's lines with kana, 99 in 100 tell Shift_JIS from EUC-JP by themselves."""
    lines = sorted({line for text in REAL.values() for line in text.split("\n") if set(line) & KANA})
    tried = [f"#{line}".encode(name, "ignore") for line in lines for name in ("cp932", "euc_jp")]
    meant = [f"#{line}".encode(name, "ignore").decode(name) for line in lines for name in ("cp932", "euc_jp")]
    read = [read_file("a.md", data)[0].text for data in tried]
    assert sum(one == other for one, other in zip(read, meant, strict=True)) >= len(tried) * 0.99


def test_encoding_problem_stands_at_its_line() -> None:
    """The first line that is not UTF-8 is named, and other slips of the file as well."""
    data = "title: plan\nname: 秋田県\ngrade：A\n".encode("cp932")
    assert said(data) == [("E-ENC", 2), ("E-COLON", 3)]


def test_broken_bytes() -> None:
    """A wound in UTF-8 is told at its line; what is no text at all is not read on."""
    assert said("title: 計画\n".encode() + "name: 秋".encode()[:-1] + b"\nb: 1\n") == [("E-BYTES", 2)]
    assert said(b"\xff\xfe\xfd\x80\x81") == [("E-ENC", 1)] or has_errors(
        read_file("a", b"\xff\xfe\xfd\x80")[1]
    )
    assert said(b"a: \xed\xa0\x80\n") == [("E-CTRL", 1)]


@pytest.mark.parametrize("data", [codecs.BOM_UTF8 + b"a: b\n", codecs.BOM_UTF8 * 2 + b"a: b\n"])
def test_marks_at_the_start(data: bytes) -> None:
    """One byte order mark or two are passed over."""
    assert value(data) == "b"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """The line ends of every system are read, and lines counted as an editor counts them."""
    file, problems = read_file("a.yaml", end.join(["a: |", "  ・一つ", "  ・二つ", "b：1", ""]).encode())
    assert [(one.code, one.place.line) for one in problems] == [("E-COLON", 4)]
    assert outline(file.root) == {"a": "・一つ\n・二つ", "b": "1"}
    assert file.lines == ("a: |", "  ・一つ", "  ・二つ", "b：1", "")


@pytest.mark.parametrize(
    "sign", [*"\x00\x01\x08\x0b\x0c\x1b\x7f\x85\x9f\u2028\u2029\u202e\u2066\ufeff\ufffe\uffff"]
)
def test_control_characters(sign: str) -> None:
    """An invisible character is named by its number at its line, and the line offered without it."""
    file, problems = read_file("a.yaml", f"a: 1\nb: 電{sign}子\nc: 3\n".encode())
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("E-CTRL", 2, 5)]
    assert f"U+{ord(sign):04X}" in problems[0].ja
    assert problems[0].fix == "b: 電子"
    assert outline(file.root) == {"a": "1", "b": "電子", "c": "3"}


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\u2028", "\\e"])
def test_control_characters_in_disguise(escape: str) -> None:
    """A control character written as an escape is one all the same; half a character is no escape."""
    assert said(f'a: "x{escape}"\n') == [("E-CTRL", 1)]
    assert said('a: "\\ud800"\n') == [("E-ESC", 1)]


def test_one_form_of_unicode() -> None:
    """Text, keys and names of files that a Mac takes apart are put together; lines stay as typed."""
    apart = unicodedata.normalize("NFD", "が: ガイド\n")
    file, problems = read_file("a.yaml", apart.encode())
    assert outline(file.root) == {"が": "ガイド"}
    assert problems == []
    assert "\n".join(file.lines) == apart


def test_names_of_files(tmp_path: Path) -> None:
    """Names are put together too; two that look the same are a problem, a link is not followed."""
    apart = unicodedata.normalize("NFD", "が.yaml")
    (tmp_path / "が.yaml").write_bytes(b"a: 1\n")
    (tmp_path / apart).write_bytes(b"a: 2\n")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "が.yaml")
    (tmp_path / "folder.yaml").mkdir()
    files, problems = read_sources(tmp_path)
    assert list(files) == ["link.yaml", "が.yaml"]
    assert sorted(one.code for one in problems) == ["E-DUPFILE", "E-READ"]


def test_too_much(tmp_path: Path) -> None:
    """A file that is too big or too long is not read, and says so."""
    (tmp_path / "big.yaml").write_bytes(b"a: " + b"x" * 2_000_000)
    (tmp_path / "long.yaml").write_bytes(b"# x\n" * 20_001)
    files, problems = read_sources(tmp_path)
    assert [(one.place.file, one.code) for one in problems] == [
        ("big.yaml", "E-SIZE"),
        ("long.yaml", "E-SIZE"),
    ]
    assert [file.root for file in files.values()] == [None, None]


def test_too_much_together(tmp_path: Path) -> None:
    """Of a folder that holds too much the rest is not read, which is told once; other folders are."""
    for folder, count in (("akita", 5), ("aomori", 1), ("", 3)):
        (tmp_path / folder).mkdir(exist_ok=True)
        for number in range(count):
            (tmp_path / folder / f"{number}.yaml").write_bytes(b"a: " + b"x" * 1_900_000)
    files, problems = read_sources(tmp_path)
    assert [(one.place.file, one.code) for one in problems] == [
        ("2.yaml", "E-MUCH"),
        ("akita/2.yaml", "E-MUCH"),
    ]
    assert [one.ja.partition("の")[0] for one in problems] == ["「content」", "「akita」"]
    unread = [name for name, file in files.items() if file.root is None]
    assert unread == ["2.yaml", "akita/2.yaml", "akita/3.yaml", "akita/4.yaml"]


BOMBS = {
    "brackets": (b"a: " + b"[" * 100_000, "E-DEPTH"),
    "braces": (b"{" * 100_000, "E-DEPTH"),
    "dashes": (b"- " * 50_000, "E-DEPTH"),
    "aliases": (b"a: &a [*a,*a]\n" * 10_000, "E-ALIAS"),
    "repeated keys": (b"a: 1\n" * 19_000, "E-DUP"),
    "tabs": (b"\ta: 1\n" * 19_000, "E-TAB"),
    "quotes": (b'a: "x\n' * 19_000, "E-UNCLOSED"),
    "controls": (b"a\x0b\n" * 19_000, "E-CTRL"),
    "nothing but zeros": (b"\x00" * 1_000_000, "E-CTRL"),
    "one long line": ("あ".encode() * 500_000, "E-TOP"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str) -> None:
    """What would stop another reader is told in a bounded number of problems."""
    data, code = BOMBS[name]
    told = said(data)
    assert told[0][0] == code
    assert len(told) <= MOST * 2


def test_places() -> None:
    """Every key and value knows its line and column in characters, and how long it is."""
    root = read_file("a.yaml", "題名: 電子申請\nb:\n  - x\n  - |\n    あ\n".encode())[0].root
    assert isinstance(root, Mapping)
    (key, title), (_, listed) = root.entries.values()
    assert key == ("a.yaml", 1, 1, 2)
    assert title.place == ("a.yaml", 1, 5, 4)
    assert [item.place[1:] for item in getattr(listed, "items")] == [(3, 5, 1), (4, 5, 1)]  # noqa: B009
    assert [item.block for item in getattr(listed, "items")] == [False, True]  # noqa: B009


def test_digest_is_of_the_bytes() -> None:
    """The same bytes have the same digest, others another."""
    one, same, other = (read_file("a.yaml", data)[0].digest for data in (b"a: 1\n", b"a: 1\n", b"a: 1\r\n"))
    assert one == same != other

"""Bytes of a file become text, whatever program saved them; what is not UTF-8 is named and still read.

Nothing here raises. Line ends become "\\n", a byte order mark is dropped, characters stay as they were typed.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dxplan.problems import Place, Problem, problem

UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
LEGACY = ("cp932", "euc_jp")
LEVEL_1_END = b"\x98\x72"  # in Shift_JIS the 2,965 common kanji stand before the rare ones
MOST = 1_000  # problems of one kind that are told of one file; nobody reads more
ENOUGH = 20_000  # characters that are looked at to guess an encoding
JIS = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
# Line ends that only some programs know, marks that turn the direction of writing, and what Unicode forbids.
CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
CONTROL = re.compile(f"[{CONTROLS}]")
CLEAN = re.compile(  # the rest, spelt out: matching what is allowed takes half the time
    r"[\t\n -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*+"
)
NAMES = {
    "\x00": "空文字 NUL",
    "\x0b": "垂直タブ",
    "\x0c": "改ページ",
    "\x1b": "エスケープ",
    "\x7f": "DEL",
    "\x85": "改行の代わりの文字",
    "\u2028": "改行の代わりの文字",
    "\u2029": "改行の代わりの文字",
    "\ufeff": "BOM",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what was wrong with its bytes; `readable` when it is what somebody typed."""

    text: str
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def decode(file: str, data: bytes) -> Decoded:
    """Return the text of a file's bytes and, when they are not UTF-8, the problem at the first wrong line."""
    found = _decode(file, data)
    return Decoded(_plain_ends(found.text), found.problems, found.readable)


def in_utf8(file: str, data: bytes) -> bytes | None:
    """Return the same text in UTF-8, line ends kept; nothing when it is so already or no guess is sure."""
    found = _decode(file, data)
    text = found.text
    if not found.problems or not found.readable or "\ufffd" in text:
        return None
    sure = found.problems[0].code == "E-UTF16" or _likeness(text[:ENOUGH]) > 0
    return text.encode("utf-8") if sure else None


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode(file: str, data: bytes) -> Decoded:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return _not_utf8(file, data, wrong.start)
    if "\x00" in text and (wide := _wide_without_mark(data)):
        return _utf16(file, data, wide)
    if "\x1b" in text and JIS.search(data):
        return _legacy(file, data, "iso2022_jp", data.index(b"\x1b"))
    return Decoded(text.lstrip("\ufeff"))


def _not_utf8(file: str, data: bytes, first: int) -> Decoded:
    wide = UTF16.get(data[:2]) or _wide_without_mark(data)
    if wide:
        return _utf16(file, data, wide)
    with contextlib.suppress(UnicodeDecodeError):
        return Decoded(data.decode("utf-8", "surrogatepass"))  # half a character, found among the controls
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    good = sum(char > "\x7f" for char in replaced) - broken
    guesses = [(name, text) for name in LEGACY if (text := _strict(data, name)) is not None]
    guesses += [("utf-8", replaced)] if good else []
    encoding, _ = max(guesses, key=lambda guess: _likeness(guess[1][:ENOUGH]), default=("", ""))
    if good > broken or encoding == "utf-8":  # a wound in UTF-8, not another encoding
        return Decoded(replaced, tuple(_broken_lines(file, replaced)))
    if encoding:
        return _legacy(file, data, encoding, first)
    found = problem("E-ENC", _place(file, data, first), encoding="unknown")
    return Decoded(replaced, (found,), readable=False)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if re.search("[\x80-\x9f\uf8f0-\uf8f3]", text) else text  # what Shift_JIS never holds


def _legacy(file: str, data: bytes, encoding: str, first: int) -> Decoded:
    found = problem("E-ENC", _place(file, data, first), encoding=encoding)
    return Decoded(data.decode(encoding, "replace"), (found,))


def _utf16(file: str, data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    return Decoded(text, (problem("E-UTF16", Place(file)),))


def _wide_without_mark(data: bytes) -> str | None:
    """Return which UTF-16 it is when every second byte of a good part is zero, as in ASCII keys."""
    if len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    few = len(data) // 20 + 1
    if odd >= few > even:
        return "utf-16-le"
    return "utf-16-be" if even >= few > odd else None


def _likeness(text: str) -> int:
    """Return how much a text looks like Japanese as it is written: common characters against rare ones.

    EUC-JP read as Shift_JIS comes out as half-width kana, Shift_JIS read as EUC-JP as rare kanji.
    """
    return sum(_commonness(char) for char in text if char > "\x7f")


def _commonness(char: str) -> int:
    if "ぁ" <= char <= "ヶ" or char in "、。ー・「」（）：％":
        return 3
    if not ("一" <= char <= "龥" or "０" <= char <= "ｚ"):
        return -3
    encoded = char.encode("cp932", "replace")
    return 2 if encoded <= LEVEL_1_END else -1


def _place(file: str, data: bytes, first: int) -> Place:
    """Return the place of the first byte that is not UTF-8: what stands before it in its line is ASCII."""
    before = data[:first].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    return Place(file, before.count(b"\n") + 1, len(line) + 1)


def _broken_lines(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(_plain_ends(text).split("\n"), 1):
        if "\ufffd" in line:
            yield problem("E-BYTES", Place(file, number, line.index("\ufffd") + 1))


def strip_controls(file: str, lines: list[str]) -> Iterator[Problem]:
    """Take invisible control characters out of the lines, in place; yield a problem for each such line."""
    count = 0
    for index, line in enumerate(lines):
        found = CONTROL.search(line)
        if not found:
            continue
        lines[index] = CONTROL.sub("", line)
        count += 1
        if count <= MOST:
            place = Place(file, index + 1, found.start() + 1)
            yield problem("E-CTRL", place, lines[index], (), None, **control_words(found[0]))


def control_words(char: str) -> dict[str, str]:
    """Return how the message about a control character calls it."""
    name = f"U+{ord(char):04X}"
    known = NAMES.get(char)
    return {"character": f"{name}（{known}）" if known else name, "character_en": name}

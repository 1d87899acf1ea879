"""Spellings that mean the same fold to the same, in Python and in the browser alike."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from dxplan.fold import code, fold, stem, tokens

from .search.asking import asked, texts

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "fixtures/fold.json").read_text(encoding="utf-8")
)
CUT = [(lang, text, wanted) for lang, rows in VECTORS["tokens"].items() for text, wanted in rows]
SAME = [
    ("ＲＰＡ", "RPA"),
    ("ﾃﾚﾜｰｸ", "テレワーク"),
    ("キャッシュレス", "きゃっしゅれす"),
    ("サーバ", "サーバー"),
    ("インターフェイス", "インタフェース"),
    ("ヴァーチャル", "バーチャル"),
    ("移住・交流", "移住交流"),
    ("1,066", "1066"),
    ("３ヶ所", "3か所"),
]


@pytest.mark.parametrize(("text", "wanted"), VECTORS["fold"])
def test_fold(text: str, wanted: str) -> None:
    """Width, case, kana, long vowels, old characters and digit groups make no difference."""
    assert fold(text) == wanted


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word(one: str, other: str) -> None:
    """Two spellings of one word are cut into the same tokens."""
    assert tokens(one, "ja") == tokens(other, "ja")


@pytest.mark.parametrize(("lang", "text", "wanted"), CUT)
def test_tokens(lang: str, text: str, wanted: list[str]) -> None:
    """Words and numbers stay whole, Japanese is cut into pairs, English words lose their endings."""
    assert tokens(text, lang) == wanted


@pytest.mark.parametrize(("word", "wanted"), VECTORS["stem"])
def test_stem(word: str, wanted: str) -> None:
    """The forms of an English word, British or American, have one stem."""
    assert stem(word) == wanted


@pytest.mark.parametrize(("token", "wanted"), VECTORS["code"])
def test_code(token: str, wanted: str) -> None:
    """A token becomes one ASCII word."""
    assert code(token) == wanted


@given(st.text())
def test_width_never_matters(text: str) -> None:
    """A text and its compatibility form fold alike."""
    assert fold(unicodedata.normalize("NFKC", text)) == fold(text)


@given(st.lists(st.text(st.sampled_from("ab1漢字かな"), min_size=1), min_size=2, max_size=6))
def test_no_code_begins_another(words: list[str]) -> None:
    """Among all codes none is the beginning of another, so an indexer that completes words finds only one."""
    codes = {code(token) for word in words for token in tokens(word, "ja")}
    assert not [(one, other) for one in codes for other in codes if one != other and other.startswith(one)]


@pytest.mark.browser
def test_the_browser_says_the_same(page: Page, served: str) -> None:
    """fold.js makes of every shared vector what fold.py makes of it."""
    for what in ("fold", "stem", "code"):
        given_, wanted = zip(*VECTORS[what], strict=True)
        assert asked(page, served, what, list(given_)) == list(wanted), what
    for lang, rows in VECTORS["tokens"].items():
        given_, wanted = zip(*rows, strict=True)
        assert asked(page, served, "tokens", list(given_), lang) == list(wanted), lang


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_browser_says_the_same_of_all_content(lang: str, page: Page, built: Path, served: str) -> None:
    """Every title and passage of the site is folded and cut alike in both languages of the program."""
    said = texts(built, lang)
    assert asked(page, served, "fold", said) == [fold(text) for text in said]
    assert asked(page, served, "tokens", said, lang) == [tokens(text, lang) for text in said]
    assert asked(page, served, "strayed", said, lang) == []


@pytest.mark.browser
def test_the_browser_says_the_same_of_every_character(page: Page, served: str) -> None:
    """Every character that a Japanese keyboard can type (JIS) folds alike, alone and among others."""
    pairs = (bytes([high, low]) for high in range(0x81, 0xFD) for low in range(0x40, 0xFD))
    typed = [pair.decode("cp932", "ignore") for pair in pairs]
    said = [text for one in typed if len(one) == 1 for text in (one, f"カ{one}い", f"a{one}1")]
    assert len(said) > 20_000
    assert asked(page, served, "fold", said) == [fold(text) for text in said]

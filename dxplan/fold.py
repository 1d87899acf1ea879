"""Spellings that a reader takes for the same are made the same, and text is cut into what search compares.

layouts/fold.js says the same rules again for the browser, in the same order; tests/fixtures/fold.json holds
both to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

JAPANESE = "ぁ-ゖゝゞ々〆〇㐀-䶿一-鿿\U00020000-\U0003ffff"
KANA = "ぁ-ゖ"
KANJI = "㐀-䶿一-鿿"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST = 35  # characters of a latin word that count; its length is written as one digit of base 36

_FOREIGN = dict(zip(("", *"ァィェォぁぃぇぉ"), "ブバビベボバビベボ", strict=True))
_OLD = (
    "髙﨑邊邉澤廣國學體會應縣櫻濱齋齊圓區醫藝驛鐵靜實榮經濟產藥"
    "發來當續證檢險驗權點變戰總觀聽勞舊附聯衞燈箇ヶヵゖゕς"
)
_NEW = (
    "高崎辺辺沢広国学体会応県桜浜斎斉円区医芸駅鉄静実栄経済産薬"
    "発来当続証検険験権点変戦総観聴労旧付連衛灯かかかかかσ"
)
_KATAKANA = {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F5)}
_LARGE = dict(zip("ぁぃぅぇぉっゃゅょゎぢづ", "あいうえおつやゆよわじず", strict=True))
_LETTERS = {old: _LARGE.get(new, new) for old, new in {**_LARGE, **_KATAKANA}.items()}
_TABLE = str.maketrans({**_LETTERS, **dict(zip(_OLD, _NEW, strict=True))})

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


# No rule looks back: browsers of 2022 cannot, and both languages say the same rules.
RULES_BEFORE: tuple[Rule, ...] = (
    (re.compile("[\u00c0-\u024f]"), lambda m: _plain(m[0])),  # é is e
    (re.compile("[‐‑‒–—―−]"), lambda _: "-"),
    (re.compile(r"([0-9]),(?=[0-9]{3}(?![0-9]))"), lambda m: m[1]),  # 1,066 is 1066
    (re.compile(r"([a-z])['’]s(?![a-z])"), lambda m: m[1]),
    (re.compile(r"(^|[^a-z0-9])no\.?(?=[0-9])"), lambda m: f"{m[1]}no "),  # №3 is No. 3
    (re.compile("[ヴゔ]([ァィェォぁぃぇぉ]?)"), lambda m: _FOREIGN[m[1]]),
    (re.compile("フォ|ふぉ"), lambda _: "ほ"),  # プラットフォーム is プラットホーム
)
RULES_AFTER: tuple[Rule, ...] = (
    (re.compile("ー+"), lambda _: ""),  # サーバー is サーバ
    (re.compile(f"([{KANA}])-+(?=[{KANA}])"), lambda m: m[1]),
    (re.compile("([えけせてねへめれげぜでべぺ])い"), lambda m: m[1]),  # メイン is メーン
    (re.compile(f"([{JAPANESE}])[・「」『』“”]+(?=[{JAPANESE}])"), lambda m: m[1]),
    # 健(検)診 is 健診 and 検診
    (re.compile(f"([{KANJI}])\\(([{KANJI}])\\)([{KANJI}])"), lambda m: f"{m[1]}{m[3]} {m[2]}{m[3]}"),
)

PIECE = re.compile(f"[{JAPANESE}]+|[0-9]+\\.[0-9]+(?![.a-z0-9])|[a-z0-9]+(?:-[a-z0-9]+)*")

# What an English word loses or changes at its end, one after the other. Lighter than Porter's rules on
# purpose: the same few lines run in the browser, where the words are marked in the excerpt.
STEMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"([a-z]{2})(?:ies|ied)$", r"\1y"),
        (r"(ss|sh|ch|x|z)es$", r"\1"),
        (r"([a-z][^siu])s$", r"\1"),
        (r"^([a-z]*[aeiouy][a-z]+)(?:ing|ed)$", r"\1"),
        (r"^([a-z]{4,})ly$", r"\1"),
        (r"^([a-z]{5,})ment$", r"\1"),
        (r"([st])ion$", r"\1"),
        (r"([a-z]{2})e$", r"\1"),
        (r"[iy][sz]at$", "iz"),
        (r"([a-z]{3})[iy]s$", r"\1iz"),
        (r"([a-z]{3})our$", r"\1or"),
        (r"([a-z]{2})tr$", r"\1ter"),
        (r"([a-z]{2})nc$", r"\1ns"),
        (r"([b-df-hj-np-tv-z])\1$", r"\1"),
    )
)


@lru_cache(maxsize=1 << 13)
def fold(text: str) -> str:
    """Return a text in the one spelling that all its spellings share."""
    text = unicodedata.normalize("NFKC", text).lower()
    for pattern, instead in RULES_BEFORE:
        text = pattern.sub(instead, text)
    text = text.translate(_TABLE)
    for pattern, instead in RULES_AFTER:
        text = pattern.sub(instead, text)
    return text


def tokens(text: str, lang: str) -> list[str]:
    """Return what is compared of a text: words, numbers, Japanese in pairs and a run's last character."""
    found: list[str] = []
    for piece in PIECE.findall(fold(text)):
        if piece[0] > "z":
            found += (piece[at : at + 2] for at in range(len(piece)))
            continue
        parts = piece.split("-")
        found += (_word(part, lang) for part in parts)
        if len(parts) > 1 and re.search("[a-z]", piece):
            found.append(_word("".join(parts), lang))
    return found


def _word(word: str, lang: str) -> str:
    return stem(word) if lang == "en" and word.isalpha() and len(word) > 2 else word


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return the part that the forms of an English word share: payments, payment; digitise, digitization."""
    for pattern, instead in STEMS:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=1 << 16)
def code(token: str) -> str:
    """Return a token as an ASCII word that no indexer cuts or folds, and that begins no other such word.

    A pair of Japanese characters is `q` and three digits of base 36 for each (000 for none), so that `q` and
    the first three find every pair that begins with one character. Another word is `w`, its length, itself.
    """
    if token[0] > "z":
        return "q" + "".join(_digits(ord(letter)) for letter in token).ljust(6, "0")
    word = token.replace(".", "p")[:LONGEST]
    return f"w{DIGITS[len(word)]}{word}"


def _digits(number: int) -> str:
    high, low = divmod(number % 36**3, 36)
    return DIGITS[high // 36] + DIGITS[high % 36] + DIGITS[low]

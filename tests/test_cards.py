"""The pictures for sharing: the same bytes everywhere, in our own letters alone, small."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxplan import cards
from dxplan.cards import Card, Kind
from dxplan.charts.theme import FONTS
from dxplan.pages.tiles import TILES

from .contents import ROOT
from .tools import fontless

GRADES = (
    Kind(17, "A", "計画を上回る", "above"),
    Kind(60, "B", "計画どおり", "on"),
    Kind(5, "C", "計画を下回る", "below"),
)
CARD = Card(
    "都道府県DX計画のあゆみ", "秋田県のDX計画", "秋田県DX推進計画", "82件のうち77件が計画どおり。", GRADES
)
PRINTED = """
import hashlib
from tests.test_cards import CARD
from dxplan import cards
print(hashlib.sha256(cards.draw({"a": CARD})["a"]).hexdigest())
"""


def test_same_bytes_again() -> None:
    """The same card drawn twice is the same picture, and small."""
    first, second = (cards.draw({"a": CARD})["a"] for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")
    assert len(first) <= 60_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fontconfig to point elsewhere")
def test_same_bytes_without_fonts(tmp_path: Path) -> None:
    """A machine without any font, in another language and time zone, draws the same picture."""
    bare = {**fontless(tmp_path), "HOME": str(tmp_path), "LANG": "C", "TZ": "Pacific/Kiritimati"}
    run = [sys.executable, "-c", PRINTED]
    done = subprocess.run(run, cwd=ROOT, env=os.environ | bare, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(cards.draw({"a": CARD})["a"]).hexdigest()


def test_only_our_own_letters_are_set() -> None:
    """Every text of a drawing has letters of our font alone: no other font could add anything."""
    odd = Card(
        "辻\U000e0100😀",
        "秋田県",
        "計画😀",
        "文😀",
        (Kind(1, "😀", "意味😀", "on"), Kind(2, "B", "計画", "on")),
    )
    drawing = cards.svg(odd)
    assert "秋田県" in drawing
    assert "😀" not in drawing
    assert drawing.count("<rect") == 3 + 3 + 2  # page and rules, squares, key


def test_a_headline_that_cannot_be_set_gives_no_card() -> None:
    """Rather none than one in a stranger's letters, or without a headline."""
    assert cards.draw({"a": Card("site", "😀")}) == {}


def test_the_font_has_what_it_must() -> None:
    """Kana, Latin, the signs of grades, the names of all 47 prefectures; an own name, at most 1.5 MB."""
    names = "".join(tile.ja + tile.en for tile in TILES)
    assert cards.settable(f"{names}都道府県あんアンーＡＺ０９（）「」、。・◎○△×→％–“”’éō")
    assert cards.FONT.stat().st_size <= 1_500_000
    assert "Dx Card" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert b"N\0o\0t\0o" not in cards.FONT.read_bytes().split(b"S\0I\0L")[-1]


def test_the_key_is_whole() -> None:
    """Where the meanings need too much room, the marks and the counts stand alone; no kind is left out."""
    many = tuple(Kind(3, mark, "とても長い意味の言葉がここにある", "on") for mark in "ABCDEF")
    drawing = cards.svg(Card("site", "県", kinds=many))
    assert "とても長い" not in drawing
    assert drawing.count(">3</text>") == len(many)


def test_squares_stay_on_the_card() -> None:
    """However many are counted, no square leaves the picture."""
    for count in (1, 82, 121, 500, 2000):
        drawing = cards.svg(Card("site", "県", "計画", "文", (Kind(count, "A", "意味", "above"),)))
        bottoms = [float(part.split('"')[0]) for part in drawing.split(' y="')[1:]]
        assert max(bottoms) < cards.HEIGHT


def test_what_is_said_aloud() -> None:
    """The words for who cannot see a card are those on it."""
    assert CARD.words == "秋田県のDX計画 – 秋田県DX推進計画 – 82件のうち77件が計画どおり。"


def test_a_damaged_picture_is_drawn_anew(tmp_path: Path) -> None:
    """What was kept is taken again, but not when it is damaged."""
    first = cards.draw({"a": CARD}, tmp_path)
    (kept,) = tmp_path.iterdir()
    assert cards.draw({"a": CARD}, tmp_path) == first
    kept.write_bytes(b"damaged")
    assert cards.draw({"a": CARD}, tmp_path) == first

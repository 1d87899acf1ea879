"""Words of the glossary in running text: the longest first, whole words, once a page, escaped."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from dxplan.model import Term, Text
from dxplan.problems import Place
from dxplan.terms import Noticed, glossary_of, with_ruby


def term(name: str, ja: str, en: str = "") -> Term:
    """Return a term with a wording in one or two languages."""
    return Term(id=name, place=Place(""), term=Text(ja, {"en": en} if en else {}), meaning=Text(ja))


TERMS = (
    term("cloud", "クラウド", "cloud"),
    term("government-cloud", "ガバメントクラウド", "Government Cloud"),
    term("ai", "AI", "AI"),
    term("stamps", "証紙"),
)


def told(words: str, lang: str = "ja") -> tuple[Markup, list[str]]:
    """Return words as a page of a language tells them, and the terms that it explains."""
    noticed = Noticed(glossary_of(TERMS, lang))
    return noticed.told(words, escape), [one.id for one in noticed.used]


@pytest.mark.parametrize(
    ("words", "lang", "found"),
    [
        ("ガバメントクラウドへ移す", "ja", ["government-cloud"]),
        ("クラウドとAIの活用", "ja", ["cloud", "ai"]),
        ("クラウドファンディング", "ja", []),
        ("AIR", "ja", []),
        ("生成AIを使う", "ja", ["ai"]),
        ("収入証紙", "ja", ["stamps"]),
        ("Clouds and the government cloud", "en", ["cloud", "government-cloud"]),
        ("fair air", "en", []),
        ("証紙", "en", []),
        ("", "ja", []),
    ],
)
def test_terms_are_found(words: str, lang: str, found: list[str]) -> None:
    """A term is found as a whole word, the longest first, and only in its own language."""
    html, used = told(words, lang)
    assert used == found
    assert html.striptags() == words


def test_once_a_page() -> None:
    """Only the first use leads to the explanation."""
    html, used = told("AI、AI、ＡＩ")
    assert used == ["ai"]
    assert html.count("<a ") == 1
    assert html.startswith('<a class="term" href="#term-ai">AI</a>')


def test_words_stay_escaped() -> None:
    """What stands around a term is as harmless as before."""
    html, _ = told("<b>AI</b>")
    assert html == '&lt;b&gt;<a class="term" href="#term-ai">AI</a>&lt;/b&gt;'


def test_without_a_glossary_nothing_is_marked() -> None:
    """The page of the glossary itself explains every term already."""
    assert Noticed(None).told("AI", escape) == "AI"


@pytest.mark.parametrize(
    ("words", "reading", "shown"),
    [
        ("証紙", "しょうし", "<ruby>証紙<rp>（</rp><rt>しょうし</rt><rp>）</rp></ruby>"),
        ("証紙", "", None),
        ("スマート農業", "すまーとのうぎょう", None),
        ("RPA", "あーるぴーえー", None),
    ],
)
def test_words_of_kanji_have_ruby(words: str, reading: str, shown: str | None) -> None:
    """A word of kanji alone has its reading above it; kana and letters are read as they stand."""
    assert with_ruby(words, reading) == shown

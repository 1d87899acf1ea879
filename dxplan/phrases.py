"""Words become HTML: official texts, phrases in their language, Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from . import language
from .model import Term, Text
from .terms import Say, joined, with_ruby
from .values import LINK

JAPANESE = re.compile(r"([\u3005-\u30ff\u3400-\u9fff「」『』]+)")
WIDE = 0x2E7F  # from here on, characters of Chinese and Japanese


def phrase(text: Text | str, lang: str) -> Markup:
    """Return words escaped; in a span that names their language and shows why, when it is not the page's."""
    if not isinstance(text, Text):
        return text if isinstance(text, Markup) else spoken(str(text), lang)
    words, said = text.into(lang)
    if said != lang:
        return _tagged("span", f' lang="{said}" class="untranslated"', escape(words))
    if lang in text.behind:
        return _tagged("span", ' class="behind"', spoken(words, lang))
    return spoken(words, lang)


def _tagged(tag: str, attributes: str, inner: Markup) -> Markup:
    """Return an element; `attributes` are our own words, `inner` is escaped already."""
    return Markup(f"<{tag}{attributes}>{inner}</{tag}>")  # noqa: S704


def term_name(term: Term, lang: str) -> Markup:
    """Return the wording of a term of the glossary; in Japanese with ruby where it has kanji alone."""
    ruby = with_ruby(term.term.ja, term.reading) if lang == "ja" else None
    return ruby or phrase(term.term, lang)


def each_line(text: Text, lang: str) -> list[Markup]:
    """Return the lines of a text, each ready to print by itself."""
    words, said = text.into(lang)
    own = [language.Line(line.mark, line.words) for line in language.lines(words)]
    told = [
        Text(line.mark + line.words, {lang: line.words} if said == lang else {}, text.behind) for line in own
    ]
    return [phrase(line, lang) for line in told]


@lru_cache(maxsize=1 << 15)
def spoken(words: str, lang: str) -> Markup:
    """Return words escaped; Japanese inside a text of another language says so to whoever reads it aloud."""
    if lang == "ja":
        return escape(words)
    runs = enumerate(map(escape, JAPANESE.split(words)))
    return joined(_tagged("span", ' lang="ja"', run) if at % 2 else run for at, run in runs)


def passage(text: Text | str, lang: str, told: Callable[[str, Say], Markup] | None = None) -> Markup:
    """Return an official text: runs of ・ lines as lists, other lines as paragraphs.

    `told` may mark what stands in the page's own language; it is given the words and how to say them.
    """
    words, said = text.into(lang) if isinstance(text, Text) else (text, lang)
    behind = isinstance(text, Text) and lang in text.behind
    foreign = ' class="behind"' if behind else ""
    if said != lang:
        foreign = f' lang="{said}" class="untranslated"'
    parts: list[Markup] = []

    def say(line: str) -> Markup:
        return spoken(line, said)

    for block in language.blocks(words):
        shown = [_line(line, block.bullets) for line in block.lines]
        lines = [told(line, say) if told and said == lang else say(line) for line in shown]
        if block.bullets:
            parts.append(_tagged("ul", foreign, joined(_tagged("li", "", line) for line in lines)))
        else:
            parts += (_tagged("p", foreign, line) for line in lines)
    return joined(parts)


def _line(line: language.Line, bullet: bool) -> str:  # noqa: FBT001  the one caller names what it passes
    return line.words if bullet or line.mark in {"", "<"} else f"{line.mark}{line.words}"


_markdown = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table").disable("image")


def _softbreak(tokens: Sequence[Token], at: int, *_: object) -> str:
    """Join folded Japanese lines without a space: no line break stands between two wide characters."""
    before, after = (tokens[place].content for place in (at - 1, at + 1))
    joins = before and after and ord(before[-1]) > WIDE and ord(after[0]) > WIDE
    return "" if joins else "\n"


_markdown.add_render_rule("softbreak", lambda _self, tokens, at, *_: _softbreak(tokens, at))
_markdown.validateLink = lambda url: bool(LINK.match(url.strip()))  # type: ignore[method-assign]


def markdown(text: Text | str, lang: str) -> Markup:
    """Return Markdown below its title as HTML: no raw HTML, no pictures, safe links alone."""
    words, said = text.into(lang) if isinstance(text, Text) else (text, lang)
    body = re.sub(r"\A# .*\n", "", words)
    behind = " behind" if isinstance(text, Text) and lang in text.behind else ""
    foreign = Markup(' lang="{}"').format(said) if said != lang else Markup("")
    html = Markup(_markdown.render(body))  # noqa: S704  markdown-it escapes everything with html off
    return Markup('<div class="prose{}"{}>{}</div>').format(behind, foreign, html)

"""Pages become HTML: the template environment, its filters, and Markdown. Pure, but for reading layouts/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from . import addresses, language
from .compiled import Compiled
from .model import Term, Text
from .pages import Page, Piece
from .terms import Glossary, Noticed, Say, glossary_of, with_ruby
from .values import LINK
from .words import Words

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'self'"
)
JAPANESE = re.compile(r"([\u3005-\u30ff\u3400-\u9fff「」『』]+)")
TAG = re.compile("<[^>]*>")
WIDE = 0x2E7F  # from here on, characters of Chinese and Japanese
Drawn = Mapping[str, Mapping[str, Any]]


class Said:
    """The site's own sentences as templates name them; as attributes they are found at once."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Hold sentences by name."""
        self.__dict__.update(words)

    def __getitem__(self, name: str) -> str:
        """Return a sentence by a name that was put together."""
        sentence: str = self.__dict__[name]
        return sentence


@dataclass(frozen=True)
class Templates:
    """The templates of one language, compiled once."""

    layouts: Path
    lang: str
    words: Words
    terms: Sequence[Term] = ()
    kept: Path | None = None  # where compiled templates may stand

    @cached_property
    def glossary(self) -> Glossary:
        """What finds the terms of the glossary in this language's texts."""
        return glossary_of(self.terms, self.lang)

    @cached_property
    def here(self) -> list[Noticed]:
        """The one page that is being rendered: what it has explained so far."""
        return [Noticed(None)]

    @cached_property
    def environment(self) -> jinja2.Environment:
        """The environment: escaping always on, an undefined name is our mistake and stops the build."""
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.layouts),
            auto_reload=False,
            bytecode_cache=Compiled(self.kept) if self.kept else None,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        lang, own = self.lang, self.words.of(self.lang)
        filters: dict[str, Callable[..., Any]] = {
            "t": lambda text: phrase(text, lang),
            "term": lambda term: term_name(term, lang),
            "plain": lambda text: text.into(lang)[0] if isinstance(text, Text) else str(text),
            "blocks": lambda text: passage(text, lang, self.here[-1].told),
            "each_line": lambda text: each_line(text, lang),
            "number": lambda value, unit: language.number(value, lang, unit.into(lang)[0]),
            "markdown": lambda text: markdown(text, lang),
            "link": link,
            "asset": asset,
            "year": lambda year: language.fiscal_year(year, lang),
            "short_year": lambda year: language.fiscal_year(year, lang, short=True),
            "span": lambda year: language.fiscal_span(year, lang),
            "date": lambda when: language.date(when, lang),
            "weight": weight,
            "untold_years": untold_years,
            "fill": lambda sentence, **values: sentence.format(**values),
            "counted": lambda name, number: own.get(f"{name}_one", own[name]) if number == 1 else own[name],
        }
        environment.filters.update(filters)
        environment.globals.update(w=Said(own), lang=lang, to=addresses)
        return environment

    def ready(self) -> None:
        """Load every template, so that processes forked from this one need not each compile them."""
        for name in self.environment.list_templates(extensions=["html"]):
            self.environment.get_template(name)

    def render(
        self, page: Page, frame: Mapping[str, Any], drawn: Drawn, noticed: Iterable[str] = ()
    ) -> bytes:
        """Return the bytes of a page; `frame` is what base.html needs, `drawn` its figures by id.

        `noticed` are terms of the glossary that pieces of the page have marked already.
        """
        template = self.environment.get_template(f"pages/{page.template}.html")
        here = self._begin(page.template == "glossary")
        here.used += [term for name in noticed for term in self.terms if term.id == name]
        text = template.render(page=frame, figures=drawn, noticed=here, **page.data)
        return (_tidy(text) + "\n").encode()

    def piece(self, piece: Piece, frame: Mapping[str, Any]) -> tuple[Markup, list[str]]:
        """Return a piece of a page as HTML, with the terms of the glossary that it marks, by their ids."""
        here = self._begin(piece.address == addresses.GLOSSARY)
        text = self.environment.get_template(f"shares/{piece.template}.html").render(page=frame, **piece.data)
        return Markup(_tidy(text)), [term.id for term in here.used]  # noqa: S704  templates escape every word

    def _begin(self, glossary: bool) -> Noticed:  # noqa: FBT001  both callers name what they compare
        """Begin a page: nothing is explained yet; in the glossary itself nothing needs to be."""
        self.here[:] = [Noticed(None if glossary else self.glossary)]
        return self.here[0]


def _tidy(text: str) -> str:
    """Return HTML without empty lines and without white space at the ends of lines."""
    return "\n".join([line.rstrip(" \t") for line in text.split("\n") if line and not line.isspace()]).strip()


def untold_years(shown: str) -> list[tuple[str, int]]:
    """Return the era years in HTML whose western year it says nowhere."""
    return language.untold_years(TAG.sub("", shown)) if language.ERA_YEAR.search(shown) else []


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
    return Markup("").join(_tagged("span", ' lang="ja"', run) if at % 2 else run for at, run in runs)


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
            parts.append(_tagged("ul", foreign, Markup("").join(_tagged("li", "", line) for line in lines)))
        else:
            parts += (_tagged("p", foreign, line) for line in lines)
    return Markup("").join(parts)


def _line(line: language.Line, bullet: bool) -> str:  # noqa: FBT001  the one caller names what it passes
    return line.words if bullet or line.mark in {"", "<"} else f"{line.mark}{line.words}"


_markdown = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")


def _softbreak(tokens: Sequence[Token], at: int, *_: object) -> str:
    """Join folded Japanese lines without a space: no line break stands between two wide characters."""
    before, after = (tokens[place].content for place in (at - 1, at + 1))
    joins = before and after and ord(before[-1]) > WIDE and ord(after[0]) > WIDE
    return "" if joins else "\n"


_markdown.add_render_rule("softbreak", lambda _self, tokens, at, *_: _softbreak(tokens, at))
_markdown.validateLink = lambda url: bool(LINK.match(url.strip()))  # type: ignore[method-assign]


def markdown(text: Text | str, lang: str) -> Markup:
    """Return Markdown below its title as HTML: no raw HTML, links only http, https, mailto or relative."""
    words, said = text.into(lang) if isinstance(text, Text) else (text, lang)
    body = re.sub(r"\A# .*\n", "", words)
    behind = " behind" if isinstance(text, Text) and lang in text.behind else ""
    foreign = Markup(' lang="{}"').format(said) if said != lang else Markup("")
    html = Markup(_markdown.render(body))  # noqa: S704  markdown-it escapes everything with html off
    return Markup('<div class="prose{}"{}>{}</div>').format(behind, foreign, html)


@jinja2.pass_context
def link(context: Context, address: str) -> str:
    """Return how this page links to an address of its own language."""
    return asset(context, addresses.in_language(address, context["page"]["lang"]))


@jinja2.pass_context
def asset(context: Context, path: str) -> str:
    """Return how this page links to a file from the root of the site."""
    frame = context["page"]
    return seen_from(frame["path"], path, frame["root_path"])


@jinja2.pass_context
def weight(context: Context, path: str) -> str:
    """Return how much a file that a page leads to is, in words."""
    return language.weight(context["page"]["sizes"][path])


def seen_from(page: str, target: str, root: str = "") -> str:
    """Return how a page links to a target: relative, or from the root of the host where that is given."""
    return root + target if root else addresses.relative(target, page)

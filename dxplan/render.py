"""Pages become HTML: the template environment and its filters. Pure, but for reading layouts/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from . import addresses, language
from .compiled import Compiled, Environment
from .model import Term, Text
from .pages import Page, Piece
from .phrases import each_line, markdown, passage, phrase, term_name
from .terms import Glossary, Noticed, glossary_of
from .words import Words

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'self'"
)
TAG = re.compile("<[^>]*>")
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
        environment = Environment(
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

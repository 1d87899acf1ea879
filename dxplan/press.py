"""What every page is made with, and how pages, pieces and pictures are made with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from . import addresses, cards, charts
from .cards import Card
from .cores import spread
from .drawings import draw
from .frame import frame, lines_of
from .model import Site
from .pages import Edition, Page, Share
from .render import Templates
from .scripts import scripts
from .sharing import Shared
from .styles import delivered
from .synonyms import Synonyms
from .words import Words

Files = dict[str, bytes]
WORTH = 20  # pages a process: they are rendered sooner than it takes to divide them


@dataclass(frozen=True)
class Press:
    """What every page is made with: the site's own records, its words, the layouts, its public address."""

    site: Site  # without prefectures
    words: Words
    layouts: Path
    base_url: str
    cache: Path

    @cached_property
    def templates(self) -> Mapping[str, Templates]:
        """The templates of each language."""
        kept = self.cache / "templates"
        return {
            lang: Templates(self.layouts, lang, self.words, self.site.glossary, kept)
            for lang in self.site.languages
        }

    @cached_property
    def synonyms(self) -> Mapping[str, Synonyms]:
        """The groups of words that mean the same, in each language."""
        return {lang: Synonyms(self.site.synonyms.get(lang, ()), lang) for lang in self.site.languages}

    def editions(self, site: Site, **given: Any) -> Iterator[Edition]:
        """Yield the site in each of its languages."""
        every = self.words.sentences
        for lang in site.languages:
            others = {other: every[other] for other in site.languages if other != lang}
            yield Edition(site, lang, every[lang], others, **given)


def assets(layouts: Path) -> Files:
    """Return the style sheets, the scripts and the icon."""
    files = {f"assets/{name}.css": css for name, css in delivered(layouts).items()}
    files["assets/icon.svg"] = (layouts / "icon.svg").read_bytes()
    return files | {f"assets/{name}": text for name, text in scripts(layouts).items()}


def shared_of(
    press: Press, wanted: Mapping[str, Card], news: Files, cores: int | None, **of_all: Any
) -> tuple[Files, Shared]:
    """Return the pictures for sharing, and what pages tell of them and of their feeds."""
    if not press.base_url:
        return {}, Shared(**of_all)
    pictures = cards.draw(wanted, press.cache / "cards", jobs=cores)
    return pictures, Shared(press.base_url, {name: wanted[name] for name in pictures}, list(news), **of_all)


def printed(
    press: Press,
    pages: Sequence[Page],
    shared: Shared,
    sizes: Mapping[str, int],
    linked_to: Callable[[Page], Markup],
    terms: Mapping[str, Iterable[str]],
    cores: int | None,
) -> Files:
    """Return pages with the files of their charts; `terms` are those that pieces mark, by page."""
    files, drawn = draw(pages, press.site, press.words, press.base_url, press.cache / "charts", cores)

    def rendered(page: Page) -> bytes:
        around = frame(page, press.site, press.words, shared)
        around |= {"linked": linked_to(page), "sizes": sizes}
        return press.templates[page.lang].render(page, around, drawn[page.path], terms.get(page.path, ()))

    for one in press.templates.values() if cores != 1 else ():
        one.ready()
    return files | {
        addresses.file_of(page.path): body
        for page, body in zip(pages, spread(rendered, pages, cores, WORTH), strict=True)
    }


def rendered_share(press: Press, share: Share, lang: str, cores: int | None) -> Share:
    """Return a share with its pieces as HTML; its charts are drawn and kept, for the pages of all."""
    wanted = [(figure.id, figure.chart, lang) for figure in share.figures]
    charts.draw(wanted, press.cache / "charts", jobs=cores)
    said, terms = dict[str, Markup](), dict[str, list[str]]()
    for name, piece in share.pieces.items():
        path = addresses.in_language(piece.address, lang)
        around = {"lang": lang, "path": path, "root_path": "", "lines": lines_of(press.site)}
        said[name], used = press.templates[lang].piece(piece, around)
        terms.setdefault(path, []).extend(used)
    return replace(share, pieces={}, said=said, terms={path: tuple(names) for path, names in terms.items()})

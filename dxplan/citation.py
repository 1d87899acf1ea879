"""How to cite a page: plain text that needs no script, with the page's documents and the terms of use."""

from __future__ import annotations

from collections.abc import Mapping

from . import language
from .model import Prefecture, Site, Source
from .pages import Page


def citation(page: Page, site: Site, w: Mapping[str, str], base_url: str, newest: int) -> str:
    """Return a citation in several lines: page and site, up to when, the address, the documents, the terms.

    `newest` is the newest fiscal year of which the site holds a report, 0 for none; a page of a prefecture
    tells of its own.

    There is no day of access in it: the site does not know the reader's clock. Nor an address, where the
    public one is not known.
    """
    lang = page.lang
    told = [w["cite_page"].format(title=page.heading, site=site.title.into(lang)[0])]
    newest = _newest(page.prefecture) if page.prefecture else newest
    told += [w["cite_until"].format(year=language.fiscal_year(newest, lang))] if newest else []
    told += [f"{base_url}{page.path}"] if base_url else []
    told += [_document(source, w, lang) for source in documents(page)]
    told += [site.terms.into(lang)[0]] if site.terms else []
    return "\n".join(told)


def documents(page: Page) -> list[Source]:
    """Return the documents that a page stands on; none for a page of all prefectures."""
    one = page.prefecture
    if one is None:
        return []
    own = getattr(page.record, "source", "")
    names = page.cites or ((own,) if own else _of_prefecture(one))
    return [one.sources[name] for name in dict.fromkeys(names) if name in one.sources]


def _of_prefecture(one: Prefecture) -> tuple[str, ...]:
    """Return the plan's document and the newest report's."""
    newest = tuple(report.source for report in one.reports[:1])
    return (*((one.plan.source,) if one.plan else ()), *newest)


def _newest(one: Prefecture) -> int:
    """Return the newest fiscal year that a report of a prefecture is about; 0 for none."""
    return max((report.year for report in one.reports), default=0)


def _document(source: Source, w: Mapping[str, str], lang: str) -> str:
    when = language.date(source.date, lang) if source.date else ""
    made = w["list_comma"].join(word for word in (source.publisher.into(lang)[0], when) if word)
    return w["cite_source"].format(title=source.title.into(lang)[0], made=made)

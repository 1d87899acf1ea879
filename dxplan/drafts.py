"""What is not published yet: years and prefectures whose names are still those that scaffolding left. Pure.

A placeholder「（ここに…）」is for the person who writes, never for one who reads the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from typing import Any

from .load import Scope
from .model import Prefecture, Report, Site, Text
from .model.walk import HELD, records
from .problems import Problem, problem
from .values import is_placeholder

SOON = Text("準備中", {"en": "In preparation"})  # what readers see where only a detail is missing


def published(site: Site) -> Site:
    """Return the site as readers may see it: without drafts, and no placeholder anywhere."""
    ready = [one for one in site.prefectures if not _is_draft(one)]
    hidden = {one.id for one in site.prefectures} - {one.id for one in ready}
    texts = {
        name: text
        for name, text in site.texts.items()
        if name.partition("/")[0] not in hidden and not is_placeholder(text.ja.strip())
    }
    whole = replace(site, prefectures=tuple(map(_without_drafts, ready)), texts=texts)
    calm: Site = _calm(whole)
    return calm


def alone(site: Site, scope: Scope) -> Site | None:
    """Return a site with one prefecture and its texts, as readers may see it; None while it is a draft."""
    if scope.prefecture is None:
        return None
    own = published(replace(site, prefectures=(scope.prefecture,), texts=scope.texts))
    return own if own.prefectures else None


def unpublished(prefecture: Prefecture) -> Iterator[Problem]:
    """Yield a warning for what is not on the site yet, however much of it is written."""
    if _is_draft(prefecture):
        yield problem("W-DRAFT", prefecture.at("name"), what=prefecture.name.ja)
        return
    for one in prefecture.reports:
        if _is_draft_report(prefecture, one):
            yield problem("W-DRAFT", one.at("title"), what=f"{one.year}年度", what_en=f"the year {one.year}")


def _is_draft(one: Prefecture) -> bool:
    plan = one.plan
    return _open(one.name) or (plan is not None and (_open(plan.title) or _open_source(one, plan.source)))


def _is_draft_report(one: Prefecture, report: Report) -> bool:
    return _open(report.title) or _open_source(one, report.source)


def _open(text: Text) -> bool:
    return is_placeholder(text.ja)


def _open_source(one: Prefecture, name: str) -> bool:
    known = one.sources.get(name)
    return known is not None and (_open(known.title) or _open(known.publisher))


def _without_drafts(one: Prefecture) -> Prefecture:
    """Return a prefecture without the years that are drafts, and without the documents of those alone."""
    reports = tuple(report for report in one.reports if not _is_draft_report(one, report))
    kept = replace(one, reports=reports)
    cited = {getattr(record, "source", "") for record in records(kept)}
    named = {name for name, source in one.sources.items() if name in cited or not _open(source.title)}
    return replace(kept, sources={name: source for name, source in one.sources.items() if name in named})


def _unfinished(value: Any) -> bool:
    """Whether a placeholder stands anywhere in a value."""
    if isinstance(value, Text):
        return _open(value)
    return any(map(_unfinished, _parts(value)))


def _parts(value: Any) -> tuple[Any, ...]:
    if type(value) is tuple:
        return value
    if isinstance(value, dict):
        return tuple(value.values())
    return tuple(getattr(value, name) for name in HELD[type(value)]) if is_dataclass(value) else ()


def _calm(value: Any) -> Any:
    """Return a value in which each placeholder has become a word for readers."""
    if not _unfinished(value):
        return value
    if isinstance(value, Text):
        return SOON
    if isinstance(value, dict):
        return {name: _calm(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_calm, value))
    return replace(value, **{name: _calm(getattr(value, name)) for name in HELD[type(value)]})

"""Open data: the same rows as CSV for spreadsheets and as JSON for programs, and the sitemap."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from . import addresses
from .model import Date, Site, Text
from .pages import Page
from .stories import Stories, tell

Row = Mapping[str, object]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def downloads(site: Site) -> dict[str, bytes]:
    """Return the data files of every prefecture by their path on the site."""
    files: dict[str, bytes] = {}
    for prefecture in site.prefectures:
        stories = tell(prefecture)
        for name, rows in (
            ("initiatives", list(_initiatives(stories, site.languages))),
            ("evaluations", list(_evaluations(stories, site.languages))),
            ("indicators", list(_indicators(stories, site.languages))),
        ):
            files[addresses.download(prefecture.id, name, "csv")] = as_csv(rows)
            files[addresses.download(prefecture.id, name, "json")] = as_json(rows)
    return files


def _both(name: str, text: Text, languages: Sequence[str]) -> dict[str, str]:
    """Return a column a language; a text without translation stays empty there."""
    return {
        f"{name}_{lang}": text.ja if lang == "ja" else text.translations.get(lang, "") for lang in languages
    }


def _joined(name: str, texts: Iterable[Text], languages: Sequence[str]) -> dict[str, str]:
    told = list(texts)
    return {
        f"{name}_{lang}": "; ".join(
            text.ja if lang == "ja" else text.translations.get(lang, "") for text in told
        )
        for lang in languages
    }


def _initiatives(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    prefecture = stories.prefecture
    for story in stories.all:
        named = (prefecture.departments[name].name for name in story.departments)
        grades = {
            f"grade_{report.id}": next((s.evaluation.grade for s in story.steps if s.report is report), "")
            for report in stories.graded_reports
        }
        yield {
            "prefecture": prefecture.id,
            "id": story.id,
            "part": story.field.part,
            "number": story.number,
            "field_code": story.field.code,
            **_both("field", story.field.title, languages),
            "area_code": story.area.code,
            **_both("area", story.area.title, languages),
            **_both("title", story.initiative.title, languages),
            **_both("summary", story.initiative.summary, languages),
            "parent": story.initiative.parent,
            "also_listed_under": " ".join(placed.area.id for placed in story.placed),
            **grades,
            "change": story.latest.change if story.latest else "",
            **_joined("departments", named, languages),
            "same_as": story.initiative.same_as,
            "same_title_as": story.initiative.same_title,
            "source": story.field.source,
        }


def _evaluations(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    prefecture = stories.prefecture
    for report in prefecture.reports:
        for story in stories.all:
            one = report.evaluations.get(story.id)
            if one is None:
                continue
            named = (prefecture.departments[name].name for name in one.departments)
            yield {
                "prefecture": prefecture.id,
                "fiscal_year": report.year,
                "initiative": story.id,
                "number": one.number,
                "grade": one.grade,
                "ungraded": one.ungraded,
                **_both("printed_title", one.printed_title, languages),
                **_joined("departments", named, languages),
                "plan_label": one.plan_label,
                **_both("plan", one.plan, languages),
                **_both("progress", one.progress, languages),
                **_both("next", one.next, languages),
                "source": story.source_of(report),
            }


def _indicators(stories: Stories, languages: Sequence[str]) -> Iterator[Row]:
    for story, measure in stories.measures():
        indicator, value = measure.indicator, measure.value
        yield {
            "prefecture": stories.prefecture.id,
            "initiative": story.id,
            "indicator": indicator.id,
            **_both("name", indicator.name, languages),
            **_both("unit", indicator.unit, languages),
            **_both("scope", indicator.scope, languages),
            "direction": indicator.direction,
            "cumulative": indicator.cumulative,
            **_both("since", indicator.since, languages),
            "fiscal_year": measure.report.year,
            "target": value.target,
            "target_printed": value.target_printed,
            "target_year": value.target_year,
            "qualifier": value.qualifier,
            "no_target": value.no_target,
            "actual": value.actual,
            "actual_printed": value.actual_printed,
            "no_actual": value.no_actual,
            "as_of": value.as_of,
            "as_of_printed": value.as_of_printed,
            "forecast": value.forecast.value if value.forecast else None,
            "forecast_by": value.forecast.by if value.forecast else None,
            **_both("comparison", value.comparison.name if value.comparison else Text(), languages),
            "comparison_value": value.comparison.value if value.comparison else None,
            "source": story.source_of(measure.report),
        }


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return UTF-8 with a byte order mark and CRLF, as Excel reads it; no cell can start a formula."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    if rows:
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return b"\xef\xbb\xbf" + lines.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json(rows: Sequence[Row]) -> bytes:
    """Return the rows as a JSON list; numbers stay numbers, dates are YYYY, YYYY-MM or YYYY-MM-DD."""
    return (json.dumps(rows, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Date):
        return str(value)
    raise TypeError(type(value).__name__)


def sitemap(pages: Iterable[Page], languages: Sequence[str], base_url: str) -> bytes:
    """Return the sitemap with every page and its other languages; empty without a public address."""
    if not base_url:
        return b""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    )
    lines = [f'{head} xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    for page in pages:
        if page.address == addresses.NOT_FOUND:
            continue
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" '
            f"href={quoteattr(base_url + addresses.in_language(page.address, lang))}/>"
            for lang in languages
        )
        lines.append(f"<url><loc>{escape(base_url + page.path)}</loc>{others}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()

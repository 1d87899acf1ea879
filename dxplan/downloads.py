"""Rows as CSV for spreadsheets and as JSON for programs, and the sitemap."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from . import addresses
from .model import Date
from .tables import Row

# https://owasp.org/www-community/attacks/CSV_Injection; a wide minus before a blank is the mark of a grade
FORMULA = re.compile(r"[=+\-@＝＋＠\t\r\n]|－\S").match


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
    return f"'{text}" if FORMULA(text) else text


def as_json(rows: Sequence[Row]) -> bytes:
    """Return the rows as a JSON list; numbers stay numbers, dates are YYYY, YYYY-MM or YYYY-MM-DD."""
    return (json.dumps(rows, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Date):
        return str(value)
    raise TypeError(type(value).__name__)


def sitemap(pages: Iterable[tuple[str, str]], languages: Sequence[str], base_url: str) -> bytes:
    """Return the sitemap with every page (its language, its address there) in all languages.

    It is empty without a public address.
    """
    if not base_url:
        return b""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    )
    lines = [f'{head} xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    for own, address in pages:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" '
            f"href={quoteattr(base_url + addresses.in_language(address, lang))}/>"
            for lang in languages
        )
        lines.append(
            f"<url><loc>{escape(base_url + addresses.in_language(address, own))}</loc>{others}</url>"
        )
    return "\n".join([*lines, "</urlset>", ""]).encode()

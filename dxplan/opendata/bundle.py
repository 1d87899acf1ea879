"""All open data of a prefecture in one zip, the same bytes on every machine.

Nothing in it is compressed: what comes out of a compressor depends on the version that is installed, what is
stored does not. Dates, rights and the maker's system are fixed for the same reason.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from dxplan.tables.meaning import about, title_of

from .dataset import Dataset, said

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: it stands for no date at all
UNIX, READABLE = 3, 0o100644 << 16


def bundle(of: Dataset, files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files given by their names, with a README and the terms in every language."""
    held = {"README.txt": _text(_readme(of)), "LICENSE.txt": _text(_terms(of)), **files}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(held):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, held[name])
    return made.getvalue()


def _text(lines: Iterator[str]) -> bytes:
    """Return lines as every editor on Windows reads them: UTF-8 with a byte order mark, CRLF."""
    return b"\xef\xbb\xbf" + "".join(f"{line}\r\n" for line in lines).encode()


def _readme(of: Dataset) -> Iterator[str]:
    for lang in of.site.languages:
        w = of.words.of(lang)
        yield from (of.title(lang), "", of.description(lang), "", w["data_csv_note"], w["data_formula_note"])
        yield from (w["data_schema_note"], w["data_cite"], "")
        if of.base:
            yield from (of.page(lang), "")
        yield from (f"- {name}.csv, {name}.json: {title_of(data.table, lang)}. {about(data.table, lang)}"
                    for name, data in of.data.items())  # fmt: skip
        yield from ("", w["sources"] + ":")
        yield from (f"- {one.id}: {said(one.title, lang)} ({said(one.publisher, lang)})"
                    for one in of.prefecture.sources.values())  # fmt: skip
        yield ""


def _terms(of: Dataset) -> Iterator[str]:
    for lang in of.site.languages:
        yield of.words.of(lang)["data_terms"]
        if of.site.terms:
            yield said(of.site.terms, lang)
        if of.licence:
            yield f"{of.licence.title(lang)} ({of.licence.name}) {of.licence.address}"
        yield ""

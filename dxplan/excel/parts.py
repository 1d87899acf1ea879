"""The parts of a workbook's zip, put so that the same content gives the same bytes.

What openpyxl cannot write is written here too: rows that still grow, numbers as text without a warning.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

THEN = (1980, 1, 1, 0, 0, 0)  # when every part of a workbook was made, as its zip says
CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FIXED = re.compile(rb'(<row [^>]*?) customHeight="1"')
CELL = re.compile(rb'<c r="([A-Z]+\d+)"')
END = b"</worksheet>"
AS_TEXT = b'<ignoredErrors><ignoredError sqref="A1:%b" numberStoredAsText="1" /></ignoredErrors>'


def settled(data: bytes) -> bytes:
    """Return a workbook of openpyxl's with its sheets settled, and without the times at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            about = zipfile.ZipInfo(name, THEN)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 0
            new.writestr(about, _part(name, old.read(name)))
    return out.getvalue()


def _part(name: str, part: bytes) -> bytes:
    if name == "docProps/core.xml":
        then = datetime(*THEN, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
        return CHANGED.sub(rb"\g<1>" + then, part)
    return _sheet(part) if name.startswith("xl/worksheets/") else part


def _sheet(part: bytes) -> bytes:
    """Return a sheet whose heights are where rows start, not fixed, and whose cells Excel takes as text.

    What is ignored stands after the page's setup (ECMA-376, CT_Worksheet); nothing of ours follows it.
    """
    part = FIXED.sub(rb"\g<1>", part)
    cells = CELL.findall(part)
    return part.replace(END, AS_TEXT % cells[-1] + END) if cells else part

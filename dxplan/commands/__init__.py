"""The command line: what can be asked and how the answer is shown.

Exit 0 good, 1 problems in content, 2 wrong usage.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from typing import Any

from dxplan.edit import EditFailed

from . import checking, comparing, desk, excel, scaffolding, site, translating
from .options import parser
from .spoken import language_of
from .told import WRONG_CONTENT, sentence

__all__ = ["main", "parser"]
COMMANDS: dict[str | None, Callable[..., int]] = {
    None: site.build_site,
    "check": checking.check,
    "serve": site.serve_site,
    "explain": checking.explain_code,
    "schema": desk.schema,
    "compare": comparing.compare_folders,
    "translate": translating.translate,
    "new": scaffolding.new,
    "excel": excel.exchange,
}


def main(arguments: Sequence[str], build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Do what the command line asks and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = parser(language_of(arguments)).parse_args(arguments)
    try:
        return COMMANDS[asked.command](asked, build, read)
    except EditFailed as failed:
        print(sentence(failed, asked.lang), file=sys.stderr)
        return WRONG_CONTENT

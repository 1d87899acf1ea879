"""`python build.py` and `serve`: the site made, the site shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from dxplan.codes import Lang
from dxplan.problems import format_text
from dxplan.progress import Progress

from .options import HERE
from .told import GOOD, WRONG_CONTENT, lines_of, sentence, show


class Shown(NamedTuple):
    """What `serve` tells of a build: whether the site is what content says, and what is wrong, in frames."""

    ok: bool
    message_text: str


def build_site(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    """Build the site."""
    from dxplan.search import SearchFailed
    from dxplan.write import WriteFailed

    progress = Progress(asked.lang, asked.quiet)
    if asked.clean:
        _forget()
    try:
        result = build(asked.content, asked.out, asked.base_url, progress, strict=asked.strict)
    except (WriteFailed, SearchFailed) as failed:
        print(sentence(failed, asked.lang), file=sys.stderr)
        return WRONG_CONTENT
    show(result.problems, result.sources, asked.lang)
    return GOOD if result.ok else WRONG_CONTENT


def _forget() -> None:
    import shutil

    shutil.rmtree(HERE / ".cache", ignore_errors=True)


def serve_site(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    """Build, show, watch and build again, until stopped."""
    from dxplan.search import SearchFailed
    from dxplan.serve import ServeFailed, serve
    from dxplan.write import WriteFailed

    progress = Progress(asked.lang, asked.quiet)
    address = asked.base_url or f"http://127.0.0.1:{asked.port}/"
    lang: Lang = asked.lang

    def again() -> Shown:
        try:
            result = build(asked.content, asked.out, address, progress, strict=asked.strict)
        except (WriteFailed, SearchFailed) as failed:
            return Shown(ok=False, message_text=sentence(failed, lang))
        return Shown(result.ok, format_text(result.problems, lines_of(result.sources), lang))

    try:
        serve(again, (asked.content, HERE / "layouts"), asked.out, port=asked.port)
    except ServeFailed as failed:
        print(sentence(failed, lang), file=sys.stderr)
        return WRONG_CONTENT
    return GOOD

"""`python build.py` and `serve`: the site made, the site shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from dxplan.codes import Lang
from dxplan.problems import format_text
from dxplan.progress import Progress

from .options import HERE
from .told import GOOD, WRONG_CONTENT, WRONG_USE, lines_of, sentence, show


class Shown(NamedTuple):
    """What `serve` tells of a build: whether the site is what content says, and what is wrong, in frames."""

    ok: bool
    message_text: str


def build_site(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    """Build the site."""
    from dxplan.pagefind import SearchFailed
    from dxplan.write import WriteFailed

    progress = Progress(asked.lang, asked.quiet)
    if asked.only and _is_unknown(asked.only, asked):
        return WRONG_USE
    if asked.parts and not asked.parts.is_dir():
        ja = f"「{asked.parts}」というフォルダはありません。--only で作った分のフォルダを指定してください。"
        en = f'There is no folder "{asked.parts}"; name the one that holds parts made with --only.'
        print(ja if asked.lang == "ja" else en, file=sys.stderr)
        return WRONG_USE
    if asked.clean:
        _forget()
    out = asked.out or (HERE / "parts" / asked.only if asked.only else HERE / "site")
    before = _which(out)
    try:
        result = build(
            asked.content, out, asked.base_url, progress,
            strict=asked.strict, only=asked.only, finished=asked.parts,
        )  # fmt: skip
    except (WriteFailed, SearchFailed) as failed:
        print(sentence(failed, asked.lang), file=sys.stderr)
        return WRONG_CONTENT
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_stopped(asked.lang, same=_which(out) == before)) from None
    show(result.problems, result.sources, asked.lang)
    return GOOD if result.ok else WRONG_CONTENT


def _is_unknown(name: str, asked: argparse.Namespace) -> bool:
    """Whether no folder of content has that name, which is then told."""
    from .translating import prefectures, unknown_prefecture

    known = prefectures(asked.content)
    if name not in known:
        print(unknown_prefecture(name, known, asked.lang), file=sys.stderr)
    return name not in known


def _which(out: Path) -> int:
    """Return what tells one written site from the next: each is a folder of its own; 0 for none."""
    return out.stat().st_ino if out.exists() else 0


def _stopped(lang: str, *, same: bool) -> str:
    """Return what became of the site when somebody pressed Ctrl+C."""
    if lang == "ja":
        return f"途中でやめました。サイトは{'前のままです' if same else '新しくなりました'}。"
    return f"Stopped. The site is {'as it was' if same else 'the new one'}."


def _forget() -> None:
    import shutil

    shutil.rmtree(HERE / ".cache", ignore_errors=True)


def serve_site(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    """Build, show, watch and build again, until stopped."""
    from dxplan.early import Early
    from dxplan.pagefind import SearchFailed
    from dxplan.serve import ServeFailed, serve
    from dxplan.write import WriteFailed

    progress = Progress(asked.lang, asked.quiet)
    address = asked.base_url or f"http://127.0.0.1:{asked.port}/"
    lang: Lang = asked.lang

    early = Early(asked.content)

    def again() -> Shown:
        try:
            result = build(asked.content, asked.out, address, progress, strict=asked.strict, early=early)
        except (WriteFailed, SearchFailed) as failed:
            return Shown(ok=False, message_text=sentence(failed, lang))
        return Shown(result.ok, format_text(result.problems, lines_of(result.sources), lang))

    try:
        serve(again, (asked.content, HERE / "layouts"), asked.out, port=asked.port, early=early)
    except ServeFailed as failed:
        print(sentence(failed, lang), file=sys.stderr)
        return WRONG_CONTENT
    return GOOD

"""`check` and `explain`: what is wrong with content, and what a code means."""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dxplan.codes import Lang
from dxplan.examined import examine
from dxplan.problems import format_github, format_json, has_errors
from dxplan.progress import Progress

from .comparing import summary
from .told import GOOD, WRONG_CONTENT, WRONG_USE, inside, is_of, sentence, show

DASH = re.compile("[ー―‐−–—]")  # what a Japanese keyboard gives for one
COMMON = ("E-COLON", "E-COLON2", "E-WSPACE", "E-TAB", "E-QUOTE", "E-DUP", "E-ENC", "V-KEY", "E-NUM", "E-ENUM",
          "E-DATE", "E-REF", "E-PRINTED", "E-TOTAL", "E-REASON", "W-PLACEHOLDER", "W-DRAFT", "W-UNFILLED",
          "W-TRANSLATION-MISSING", "W-TRANSLATION-BEHIND")  # fmt: skip


def check(asked: argparse.Namespace, _build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    """Check content and show what is wrong; write nothing but the repairs that are asked for."""
    names, sources, problems = examine(asked.content)
    lang: Lang = asked.lang
    wanted = [inside(path, asked.content) for path in asked.paths] or ["."]
    if asked.paths:
        strangers = [path for path, name in zip(asked.paths, wanted, strict=True) if not is_of(name, names)]
        if strangers:
            ja, en = (
                f"{strangers[0]}: content にないファイルです。",
                f"{strangers[0]}: not a file of content.",
            )
            print(ja if lang == "ja" else en, file=sys.stderr)
            return WRONG_USE
    if asked.fix or asked.fix_encoding:
        if not _mend(asked, wanted):
            return WRONG_CONTENT
        names, sources, problems = examine(asked.content)
    if asked.paths:
        problems = [one for one in problems if any(is_of(name, (one.place.file,)) for name in wanted)]
    if asked.format == "json":
        print(format_json(problems), end="")
    elif asked.format == "github":
        print(format_github(problems, inside(asked.content, Path.cwd()), lang), end="")
    elif asked.format == "summary":
        print(summary(asked, problems, len(names)), end="")
    elif problems:
        show(problems, sources, lang)
    else:
        named = "、".join(wanted) if asked.paths else ""
        what = (f"{named} に問題は", f" in {named}") if named else ("問題は", "")
        count = sum(any(is_of(name, (file,)) for name in wanted) for file in names)
        said = (f"{what[0]}ありません（{count}ファイル）。", f"No problems{what[1]} ({count} files).")
        Progress(lang, asked.quiet).say(*said)
    return WRONG_CONTENT if has_errors(problems) or (asked.strict and problems) else GOOD


def _mend(asked: argparse.Namespace, wanted: list[str]) -> bool:
    """Mend what can be mended without a guess and show it; return whether the files could be written."""
    from dxplan.writable import EditFailed

    from .mended import mend, show_mended

    try:
        found = mend(
            asked.content,
            lambda name: any(is_of(one, (name,)) for one in wanted),
            slips=asked.fix,
            encoding=asked.fix_encoding,
        )
    except EditFailed as failed:
        print(sentence(failed, asked.lang), file=sys.stderr)
        return False
    if not asked.quiet:
        show_mended(found, asked.lang, sys.stdout if asked.format == "text" else sys.stderr)
    return True


def explain_code(asked: argparse.Namespace, _build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    """Explain a code."""
    from dxplan.codes import codes
    from dxplan.problems import explain

    code = DASH.sub("-", unicodedata.normalize("NFKC", asked.code)).strip().upper()
    if not code:
        for name in COMMON:
            known = codes()[name]
            told = known.long_ja.partition("。")[0] + "。" if asked.lang == "ja" else known.long_en
            print(f"{name}: {told if asked.lang == 'ja' else told.partition('. ')[0].rstrip('.') + '.'}")
        return GOOD
    print(explain(code, asked.lang), end="")
    return GOOD if code in codes() else WRONG_USE

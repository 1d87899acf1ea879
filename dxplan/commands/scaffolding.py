"""`new`: a year, an initiative or a prefecture begun, so that nobody starts with an empty file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from dxplan.problems import has_errors
from dxplan.progress import Progress

from .told import GOOD, WRONG_CONTENT, WRONG_USE, show


def new(asked: argparse.Namespace, _build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Write the files of what is new and say what comes next; nothing that is there is overwritten."""
    from dxplan.edit import readable, write_all
    from dxplan.scaffold import Refused, never_over

    sources, loaded, problems = read(asked.content)
    place = f"{asked.prefecture}/" if loaded.site else ""
    wrong = [one for one in problems if has_errors([one]) and one.place.file.startswith(place)]
    if wrong:
        show(wrong, sources, asked.lang)
        Progress(asked.lang).say("先に上の誤りを直してください。", "Please mend these first.")
        return WRONG_CONTENT
    held = readable(asked.content)[1]
    try:
        made = MAKERS[asked.what](asked, sources, loaded, held)
        never_over(made, asked.content)
    except Refused as refused:
        print(refused.ja if asked.lang == "ja" else refused.en, file=sys.stderr)
        return WRONG_USE
    write_all(asked.content, made.files)
    for ja, en in zip(made.ja, made.en, strict=True):
        Progress(asked.lang, asked.quiet).say(ja, en)
    return GOOD


def _year(asked: argparse.Namespace, sources: Any, loaded: Any, held: dict[str, bytes]) -> Any:
    from dxplan.scaffold.year import Wanted, new_year

    wanted = Wanted(asked.prefecture, asked.year, asked.source, asked.force)
    return new_year(loaded.site, sources, held, wanted)


def _initiative(asked: argparse.Namespace, sources: Any, loaded: Any, held: dict[str, bytes]) -> Any:
    from dxplan.scaffold.initiative import Wanted, new_initiative

    wanted = Wanted(asked.prefecture, asked.field, asked.area, asked.id, asked.title, asked.year)
    return new_initiative(loaded, sources, held, wanted)


def _prefecture(asked: argparse.Namespace, _sources: Any, loaded: Any, _held: dict[str, bytes]) -> Any:
    from dxplan.scaffold.prefecture import new_prefecture

    return new_prefecture(loaded.site, asked.prefecture, asked.code, asked.name, asked.kind)


MAKERS: dict[str, Callable[..., Any]] = {"year": _year, "initiative": _initiative, "prefecture": _prefecture}

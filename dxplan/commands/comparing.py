"""`compare` and the summary of `check`: Markdown for a job's summary on GitHub, with links to the lines."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dxplan.problems import Place, Problem

from .told import GOOD, WRONG_CONTENT, WRONG_USE, inside


def compare_folders(asked: argparse.Namespace, _build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Print what changes on the site from one folder of content to another; write nothing."""
    from dxplan.compare import compare
    from dxplan.summary import changes_summary

    for folder in (asked.old, asked.new):
        if not folder.is_dir():
            _say(asked, f"フォルダがありません: {folder}", f"no such folder: {folder}")
            return WRONG_USE
    old, new = read(asked.old)[1].site, read(asked.new)[1].site
    for folder, site in ((asked.old, old), (asked.new, new)):
        if site is None:
            _say(asked, f"{folder}: サイトとして読み取れません。", f"{folder}: cannot be read as a site.")
            return WRONG_CONTENT
    prefectures = [one for site in (old, new) if site for one in site.prefectures]
    names = {one.id: one.name.into(asked.lang)[0] for one in prefectures}
    print(changes_summary(compare(old, new), names, lines_on_github(asked.new), asked.lang), end="")
    return GOOD


def _say(asked: argparse.Namespace, ja: str, en: str) -> None:
    """Print why nothing was compared."""
    print(ja if asked.lang == "ja" else en, file=sys.stderr)


def summary(asked: argparse.Namespace, problems: Sequence[Problem], files: int) -> str:
    """Return the problems that `check` found, as a table."""
    from dxplan.summary import problems_summary

    return problems_summary(problems, files, lines_on_github(asked.content), asked.lang)


def lines_on_github(content: Path) -> Callable[[Place], str]:
    """Return a function that gives a line's address in the commit that a job looks at; elsewhere nothing."""
    server, repository, commit = (
        os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")
    )
    folder = inside(content, Path.cwd())

    def link(place: Place) -> str:
        if not (server and repository and commit):
            return ""
        address = f"{server}/{repository}/blob/{commit}/{quote(f'{folder}/{place.file}')}"
        return f"{address}#L{place.line}" if place.line else address

    return link

"""`compare` and the summary of `check`: Markdown for a job's summary on GitHub, with links to the lines."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dxplan.problems import Place, Problem, has_errors
from dxplan.writable import MARKER

from .told import GOOD, WRONG_CONTENT, WRONG_USE, inside

GITHUB = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_HEAD_REF", "HEAD_REPOSITORY")


def compare_folders(asked: argparse.Namespace, _build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Print what changes on the site from one folder of content to another; write nothing."""
    from dxplan.compare import compare
    from dxplan.summary import changes_summary

    for folder in (asked.old, asked.new):
        if not folder.is_dir():
            _say(asked, f"フォルダがありません: {folder}", f"no such folder: {folder}")
            return WRONG_USE
        if not (folder / "site.yaml").is_file():
            ja = "content のフォルダではありません（site.yaml がありません）。"
            if (folder / MARKER).is_file():
                ja = "できあがったサイトです。もとになった content のフォルダを指定してください。"
            _say(asked, f"{folder}: {ja}", f"{folder}: not a folder of content (no site.yaml).")
            return WRONG_USE
    sites = []
    for folder in (asked.old, asked.new):
        _, loaded, problems = read(folder)
        if loaded.site is None:
            _say(asked, f"{folder}: サイトとして読み取れません。", f"{folder}: cannot be read as a site.")
            return WRONG_CONTENT
        wrong = sum(has_errors([one]) for one in problems)
        if wrong:
            ja = f"{folder}: エラーが {wrong} 件あるため、読めたところだけを比べました。"
            _say(asked, ja, f"{folder}: {wrong} errors; only what could be read was compared.")
        sites.append(loaded.site)
    old, new = sites
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
    """Return a function that gives a line's address where a job on GitHub runs; elsewhere nothing.

    A proposal's lines are those of its branch, where GitHub offers its pencil, in the proposer's own
    repository (HEAD_REPOSITORY, which the workflow hands over); other jobs have only their commit.
    """
    known = {name: os.environ.get(name, "") for name in GITHUB}
    server = known["GITHUB_SERVER_URL"]
    repository = known["HEAD_REPOSITORY"] or known["GITHUB_REPOSITORY"]
    state = known["GITHUB_HEAD_REF"] or known["GITHUB_SHA"]
    folder = inside(content, Path.cwd())

    def link(place: Place) -> str:
        if not (server and repository and state):
            return ""
        address = f"{server}/{quote(f'{repository}/blob/{state}/{folder}/{place.file}')}"
        return f"{address}#L{place.line}" if place.line else address

    return link

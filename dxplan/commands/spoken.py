"""A command line that explains itself in Japanese: argparse's own words too."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NoReturn

Say = Callable[[str, str], str]
HEADINGS = {"positional arguments": "指定するもの", "options": "オプション"}
MISTAKES = (
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: \2 は選べません。選べるもの: \3"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1: 後ろに値を書いてください"),
    (r"argument (.+?): invalid \S+ value: (.+)", r"\1: \2 は使えない値です"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1: 値 \2 は要りません"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 と \2 は一緒に使えません"),
    (r"the following arguments are required: (.+)", r"足りない指定があります: \1"),
    (r"unrecognized arguments: (.+)", r"知らない指定です: \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 は \2 のどれか分かりません"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that a command line asks for before it is understood: English after `--lang en`."""
    asked = "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)
    return "en" if asked else "ja"


def in_language(lang: str) -> Say:
    """Return what chooses between a Japanese and an English sentence."""
    return lambda ja, en: ja if lang == "ja" else en


class _Help(argparse.HelpFormatter):
    """Help whose own headings are Japanese."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Begin with how it is used."""
        super().add_usage(usage, actions, groups, prefix if prefix is not None else "使い方: ")

    def start_section(self, heading: str | None) -> None:
        """Begin a section under its Japanese heading."""
        super().start_section(HEADINGS.get(heading or "", heading))


class Japanese(argparse.ArgumentParser):
    """A command line whose help and mistakes are told in Japanese."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        """Take what any command line takes."""
        super().__init__(add_help=False, **{"formatter_class": _Help, **options})
        if add_help:
            self.add_argument("-h", "--help", action="help", help="この説明を出して終わる")

    def error(self, message: str) -> NoReturn:
        """Say what cannot be meant, and end with 2."""
        self.print_usage(sys.stderr)
        said = next((found for one in MISTAKES if (found := _said(message, *one))), message)
        self.exit(2, f"{self.prog}: 打ち方が違います。{said}\n")


def _said(message: str, pattern: str, japanese: str) -> str:
    found = re.fullmatch(pattern, message, re.DOTALL)
    return found.expand(japanese) if found else ""

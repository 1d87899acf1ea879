"""A command line that explains itself in Japanese: argparse's own words too."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NoReturn

UNKNOWN = r"invalid choice: '(.+?)' \(choose from (.+)\)|unrecognized arguments: .*?(-\S+)"
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


class English(argparse.ArgumentParser):
    """A command line that shows the usage of the command that was meant, and what may have been meant."""

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return what was asked; options that nobody knows are told by the command after which they stand."""
        asked, rest = self.parse_known_args(args, namespace)
        if rest:
            self.at(asked).error(f"unrecognized arguments: {' '.join(rest)}")
        return asked

    def at(self, asked: argparse.Namespace) -> argparse.ArgumentParser:
        """Return the command line of the command that was asked for."""
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  argparse has no other way
                below = action.choices.get(getattr(asked, action.dest, None) or "")
                return below.at(asked) if isinstance(below, English) else self
        return self

    def meant(self, message: str) -> str:
        """Return what was probably meant by a command or an option that is not there; nothing if unknown."""
        wrong = re.search(UNKNOWN, message)
        if wrong is None:
            return ""
        from dxplan.values import nearest

        known = re.findall(r"[\w-]+", wrong[2] or "") or list(self._option_string_actions)
        return nearest((wrong[1] or wrong[3].partition("=")[0]).lower(), known)

    def error(self, message: str) -> NoReturn:
        """Say what cannot be meant and what may have been, and end with 2."""
        meant = self.meant(message)
        super().error(f"{message}. Did you mean {meant}?" if meant else message)


class Japanese(English):
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
        meant = self.meant(message)
        said += f"。{meant} のことですか？" if meant else ""
        self.exit(2, f"{self.prog}: 打ち方が違います。{said}\n")


def _said(message: str, pattern: str, japanese: str) -> str:
    found = re.fullmatch(pattern, message, re.DOTALL)
    return found.expand(japanese) if found else ""

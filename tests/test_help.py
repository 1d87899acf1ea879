"""The help reads well in both languages: nothing is left in the other one, argparse's own words included."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from dxplan.commands import parser
from dxplan.commands.spoken import MISTAKES, language_of

from .terminal import run

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龥]")


def lines(line: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a command line and every command below it."""
    yield line
    for action in line._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from lines(below)


def helps(line: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """Yield what the help says of every option and command, with its name."""
    for action in line._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from ((str(one.dest), one.help or "") for one in action._choices_actions)
        else:
            yield action.dest, action.help or ""


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_everything_is_explained(lang: str) -> None:
    """Each command and option has its help on one line, in the language that was asked for."""
    told = [(one.prog, *pair) for one in lines(parser(lang)) for pair in helps(one)]
    assert len(told) > 60
    assert [one for one in told if not one[2] or "\n" in one[2]] == []
    assert [one for one in told if bool(JAPANESE.search(one[2])) != (lang == "ja")] == []


def test_no_word_of_the_other_language() -> None:
    """The whole help in Japanese has no English heading, and the English one no Japanese."""
    for one in lines(parser("ja")):
        text = one.format_help()
        assert text.startswith("使い方: ")
        assert not re.search(r"usage:|options:|positional|show this", text), one.prog
        assert not re.search(r"\b(DIR|CODE|NAME|YEAR|TITLE|PORT)\b", text), one.prog
    for one in lines(parser("en")):
        assert not JAPANESE.search(one.format_help()), one.prog


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "選べません"),
        (["chek"], "check のことですか？"),
        (["Check"], "check のことですか？"),
        (["server"], "serve のことですか？"),
        (["new", "yaer", "2024"], "year のことですか？"),
        (["--frob"], "知らない指定です: --frob"),
        (["excel", "export", "--prefecture", "a", "--year", "2023", "--bye", "x"], "--by のことですか？"),
        (["translate", "--ad", "--prefectuer", "x"], "使い方: build.py translate"),
        (["compare"], "足りない指定があります: 前, 後"),
        (["serve", "--port", "http"], "--port: 'http' は使えない値です"),
        (["serve", "--port"], "--port: 後ろに値を書いてください"),
        (["serve", "--strict=1"], "--strict: 値 '1' は要りません"),
        (["check", "--content", "nowhere"], "--content: フォルダがありません: nowhere"),
        (["--base-url", "x"], "URL ではありません"),
        (["check", "--f"], "のどれか分かりません"),
    ],
)
def test_mistakes_are_told_in_japanese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be meant is told in Japanese and ends with 2."""
    with pytest.raises(SystemExit) as ended:
        parser("ja").parse_args(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("使い方: ")
    assert said in told
    assert "argument" not in told


def test_english_for_those_who_ask() -> None:
    """`--lang en` counts wherever it stands, for the help and for mistakes."""
    assert run("--lang", "en", "--help").stdout.startswith("usage: ")
    assert run("check", "-h", "--lang=en").stdout.startswith("usage: ")
    assert run("--help").stdout.startswith("使い方: ")
    assert "unrecognized" in run("--frob", "--lang", "en").stderr
    assert "Did you mean serve?" in run("server", "--lang", "en").stderr
    assert [language_of(one) for one in ([], ["--lang"], ["--lang", "ja"], ["en"])] == ["ja"] * 4


def test_each_mistake_is_a_whole_pattern() -> None:
    """No pattern stands behind one that would take its sentences away."""
    general = [pattern for pattern, _ in MISTAKES].index(r"argument (.+?): (.+)")
    assert general == len(MISTAKES) - 1

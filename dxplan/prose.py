"""Markdown texts of content/ with their translations, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .findings import Findings
from .model import Text
from .problems import Place, problem
from .schema import LANGUAGES, sister_of
from .source import SourceFile
from .translations import FINGERPRINT
from .translations.front import front_of
from .translations.texts import TextPair, has_words, text_pair
from .values import LINK, is_placeholder

LINKED = re.compile(r"(?:\]\(|^ {0,3}\[[^\]]+\]:)\s*<?((?:[^\s()>]|\([^\s()]*\))+)")  # in Markdown
PICTURE = re.compile(r"(?<!\\)!(?=\[[^\]]*\][(\[])")
HEADING = re.compile(r"([＃#]*＃[＃#]*)[ \u3000]*(.*)")  # signs that were meant for a heading


def read_text(file: SourceFile, files: Mapping[str, SourceFile], findings: Findings) -> Text:
    """Return a Markdown text with its translations; what is wrong with them is told."""
    sisters = {lang: files.get(sister_of(file.path, lang)) for lang in LANGUAGES}
    told = {lang: text_pair(file, sister, lang) for lang, sister in sisters.items()}
    said = {lang: pair.body for lang, pair in told.items() if pair.body}
    behind = frozenset(lang for lang, pair in told.items() if pair.behind)
    _lines(file, findings)
    for number, line in enumerate(file.lines, start=1):
        if is_placeholder(line.strip()):
            findings.say(problem("W-PLACEHOLDER", Place(file.path, number), title="文"))
    for lang, sister in sisters.items():
        _translated(told[lang], sister, findings)
    return Text(file.text, said, behind)


def _translated(pair: TextPair, sister: SourceFile | None, findings: Findings) -> None:
    """Say what is wrong with the translation of a Markdown text."""
    if sister:
        _lines(sister, findings)
        for name, (place, _) in front_of(sister).keys.items():
            if name != FINGERPRINT:
                findings.say(problem("V-KEY", place, key=name, record="訳"))
    if not pair.body and has_words(pair.japanese):
        findings.say(problem("W-TRANSLATION-MISSING", pair.place, lang=pair.lang))
    elif pair.body and not pair.stamp:
        findings.say(problem("W-UNSTAMPED", pair.place, lang=pair.lang))
    elif pair.behind:
        findings.say(problem("W-TRANSLATION-BEHIND", pair.place, lang=pair.lang))


def _lines(file: SourceFile, findings: Findings) -> None:
    """Say which links are of a kind that no page may carry, where pictures and full-width signs stand."""
    for number, line in enumerate(file.lines, start=1):
        heading = HEADING.match(line)
        if heading:
            place = Place(file.path, number, 1, len(heading[1]))
            findings.say(problem("W-HEADING", place, f"{'#' * len(heading[1])} {heading[2]}"))
        for found in PICTURE.finditer(line):
            findings.say(problem("E-PICTURE", Place(file.path, number, found.start() + 1)))
        for found in LINKED.finditer(line):
            if not LINK.match(found[1]):
                place = Place(file.path, number, found.start(1) + 1, len(found[1]))
                findings.say(problem("E-LINK", place, link=found[1]))

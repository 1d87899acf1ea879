"""`translate`: finished translations stamped, the others counted, listed and prepared."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dxplan.problems import has_errors
from dxplan.progress import Progress
from dxplan.typed import prefecture_called

from .told import GOOD, WRONG_CONTENT, WRONG_USE, show

if TYPE_CHECKING:
    from dxplan.translations.survey import Part


def translate(asked: argparse.Namespace, _build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Stamp finished translations; with `--add` prepare the others; count and list what is left."""
    from dxplan.edit import add_translations, stamp
    from dxplan.source import read_sources
    from dxplan.translations.survey import survey

    progress = Progress(asked.lang, asked.quiet)
    known = prefectures(asked.content)
    if asked.prefecture and asked.prefecture not in known:
        called = prefecture_called(read(asked.content)[1].site, asked.prefecture)
        print(unknown_prefecture(asked.prefecture, known, asked.lang, called), file=sys.stderr)
        return WRONG_USE
    done = stamp(asked.content, asked.prefecture)
    progress.say(f"{done}件の訳に印を付けました。", f"{done} translations stamped.")
    for name in add_translations(asked.content, asked.prefecture) if asked.add else ():
        progress.say(f"訳す欄を加えました: {name}", f"prepared: {name}")
    sources, problems = read_sources(asked.content)
    wrong = [one for one in problems if has_errors([one]) and one.place.file.startswith(asked.prefecture)]
    parts = [one for one in survey(sources) if asked.prefecture in {"", one.prefecture}]
    for name in sorted({one.prefecture for one in parts}):
        progress.say(*_counted(name, [one for one in parts if one.prefecture == name]))
    for one in sorted(parts, key=lambda part: part.place):
        if one.missing or one.behind or one.unstamped:
            print(_listed(one, asked.lang))
    if wrong:
        show(wrong, sources, asked.lang)
        progress.say("読めないファイルは、そのままにしました。", "Files that cannot be read were left alone.")
    return WRONG_CONTENT if wrong else GOOD


def prefectures(content: Path) -> Sequence[str]:
    """Return the folders of content that hold a prefecture."""
    return sorted(path.parent.name for path in content.glob("*/prefecture.yaml"))


def unknown_prefecture(name: str, known: Sequence[str], lang: str, called: str = "") -> str:
    """Return the sentence for a prefecture that is not there: its id if it was named, or those that are."""
    if called:
        return f"{name}は {called} です。" if lang == "ja" else f'"{name}" is {called} here.'
    told = ", ".join(known)
    if lang == "ja":
        return f"「{name}」という都道府県のフォルダはありません。あるのは {told} です。"
    return f'There is no prefecture "{name}". Known: {told}.'


def _counted(name: str, parts: Iterable[Part]) -> tuple[str, str]:
    """Return the line that counts the texts of one prefecture, in Japanese and English."""
    told = [(one.texts, one.missing, one.behind) for one in parts]
    texts, missing, behind = (sum(numbers) for numbers in zip(*told, strict=True))
    done = texts - missing - behind
    ja = f"{name or 'サイト全体'}: 文 {texts:,}、訳あり {done:,}、訳なし {missing:,}、訳が古い {behind:,}"
    en = f"{name or 'site'}: {texts:,} texts, {done:,} translated, {missing:,} missing, {behind:,} behind"
    return ja, en


def _listed(one: Part, lang: str) -> str:
    """Return the line that tells where something is left to do, and what."""
    keys = ("、" if lang == "ja" else ", ").join(key.ja if lang == "ja" else key.en for key in one.keys)
    code, ja, en = (
        ("W-TRANSLATION-MISSING", "訳がない", "missing") if one.missing
        else ("W-TRANSLATION-BEHIND", "訳が古い", "behind") if one.behind
        else ("W-UNSTAMPED", "印がない", "no stamp")
    )  # fmt: skip
    what = ": ".join(part for part in (one.trail, keys) if part)
    return f"{one.place}: {ja if lang == 'ja' else en} [{code}] {what}".rstrip()

"""How repairs are told on the command line: each line as it was and as it is, and what was left as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from dxplan.codes import Lang
from dxplan.fix import Change, Mended, fix
from dxplan.frames import frame, visible
from dxplan.problems import MOST_SHOWN

WORDS = {
    "ja": {
        "mended": "直しました",
        "before": "前",
        "after": "後",
        "blank": "（空の行）",
        "more": "{file}: ほかに直した行: {lines}",
        "left": "{file}: {lines} 行目は、直してもまだ読めないため、そのままにしました。",
        "total": "{lines} 行を直しました（{files} ファイル）。",
        "recoded": "{files} ファイルを UTF-8 に直しました。",
        "none": "機械的に直せるところはありませんでした。",
    },
    "en": {
        "mended": "mended",
        "before": "before",
        "after": "after ",
        "blank": "(an empty line)",
        "more": "{file}: mended as well: lines {lines}",
        "left": "{file}: left as it was, it would still not read if mended: line {lines}",
        "total": "{lines} lines mended in {files} files.",
        "recoded": "{files} files rewritten in UTF-8.",
        "none": "There was nothing to mend without a guess.",
    },
}


def mend(content: Path, wanted: Callable[[str], bool], *, slips: bool, encoding: bool) -> list[Mended]:
    """Mend the wanted files and return what became of them; raises EditFailed when they cannot be written."""
    from dxplan.edit import write_all

    found = fix(content, wanted, slips=slips, encoding=encoding)
    write_all(content, {one.path: one.data for one in found if one.changes or one.encoding})
    return found


def show_mended(found: Sequence[Mended], lang: Lang, stream: TextIO) -> None:
    """Print what was changed, file by file, and how much it is."""
    words = WORDS[lang]
    for one in found:
        for line in _of_file(one, lang):
            print(line, file=stream)
    lines = sum(len(one.changes) for one in found)
    files = sum(bool(one.changes or one.encoding) for one in found)
    which = "none" if not files else "total" if lines else "recoded"
    print(words[which].format(lines=lines, files=files), file=stream)


def _of_file(one: Mended, lang: Lang) -> Iterator[str]:
    """Yield the lines that tell of one file."""
    words, file = WORDS[lang], visible(one.name)
    if one.encoding:
        was = one.encoding.ja.partition("。") if lang == "ja" else one.encoding.en.partition(". ")
        yield f"{one.encoding.place}: {words['mended']} [{one.encoding.code}]"
        yield f"  {words['before']}  {was[0]}"
        yield f"  {words['after']}  UTF-8"
        yield ""
    for change in one.changes[:MOST_SHOWN]:
        yield from _of_line(change, lang)
        yield ""
    if more := one.changes[MOST_SHOWN:]:
        yield words["more"].format(file=file, lines=", ".join(str(change.place.line) for change in more))
    if one.left:
        yield words["left"].format(file=file, lines=", ".join(map(str, one.left)))


def _of_line(change: Change, lang: Lang) -> Iterator[str]:
    """Yield a changed line: where it stands, how it was with a caret, how it is."""
    words, place = WORDS[lang], change.place
    codes = " ".join(f"[{code}]" for code in dict.fromkeys(one.code for one in change.problems))
    yield f"{place}: {words['mended']} {codes}"
    before, caret = frame(change.before, place.line, place.column, place.length)
    after, _ = frame(change.after or words["blank"], place.line, place.column)
    under = "　" * len(words["before"]) if lang == "ja" else " " * len(words["before"])
    yield f"  {words['before']}{before}"
    yield f"  {under}{caret}"
    yield f"  {words['after']}{after}"

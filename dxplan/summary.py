"""Markdown for the summary of a job on GitHub: every problem at its line, and what changes on the site.

What others typed is shown as plain text: no link, no mention and no HTML of theirs comes to life.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile

from .codes import Lang
from .compare import Change, Changes, Edit, How
from .frames import visible
from .problems import GRAVITY, Place, Problem, in_order
from .schema import SHAPES

MOST_BYTES = 1_000_000  # GitHub drops the whole summary of a step above 1 MiB
SHORT, AROUND = 60, 8  # characters of a change that are shown, and of what stands around it
HOW: dict[How, tuple[str, str]] = {
    "added": ("追加", "added"),
    "changed": ("変更", "changed"),
    "removed": ("削除", "removed"),
}
Link = Callable[[Place], str]


def problems_summary(problems: Iterable[Problem], files: int, link: Link, lang: Lang = "ja") -> str:
    """Return every problem as a row of a table, errors first, as many as GitHub keeps.

    `files` is how many files were read; `link` gives the address of a place, or nothing.
    """
    ordered = sorted(in_order(problems), key=lambda one: one.severity)
    ja = lang == "ja"
    if not ordered:
        return (
            f"## 確認の結果\n\n問題はありません（{files} ファイル）。\n"
            if ja
            else f"## Check\n\nNo problems ({files} files).\n"
        )
    counts = Counter(one.severity for one in ordered)
    errors, warnings = counts["error"], counts["warning"]
    head = [
        "## 確認の結果" if ja else "## Check",
        "",
        f"エラー {errors} 件、注意 {warnings} 件" if ja else f"errors: {errors}, warnings: {warnings}",
        "",
        "| 種類 | 場所 | 何が | 修正例 |" if ja else "| Kind | Place | What | Corrected |",
        "|---|---|---|---|",
    ]
    rows = [_row(one, link, lang) for one in ordered]
    more = (
        "（ほか {n} 件は `python build.py check` で見られます）"
        if ja
        else "({n} more: `python build.py check`)"
    )
    return _within(head, rows, f"\n{more}")


def _row(one: Problem, link: Link, lang: Lang) -> str:
    said = one.ja if lang == "ja" else one.en
    fix = plain(one.fix.strip()) if one.fix else ""
    where = _linked(one.place, link)
    return f"| {GRAVITY[one.severity][lang == 'en']} | {where} | {plain(said)} \\[{one.code}\\] | {fix} |"


def _within(head: Sequence[str], rows: Sequence[str], more: str) -> str:
    """Return the lines that fit into what GitHub keeps, and how many do not."""
    left = MOST_BYTES - sum(len(line.encode()) + 1 for line in (*head, more))
    shown: list[str] = []
    for row in rows:
        left -= len(row.encode("utf-8", "backslashreplace")) + 1
        if left < 0:
            break
        shown.append(row)
    rest = [more.format(n=len(rows) - len(shown))] if len(shown) < len(rows) else []
    return "\n".join([*head, *shown, *rest]) + "\n"


def plain(text: str) -> str:
    """Return text that Markdown shows as it was typed, on one line."""
    text = html.escape(visible(" ".join(text.split())), quote=False).replace("@", "&#64;")
    text = re.sub(r"([\\`*_\[\]|~#!])", r"\\\1", text)
    return re.sub(r"(?i)(https?|www)([:.])", r"\1&#8203;\2", text)


def _linked(place: Place, link: Link) -> str:
    shown = plain(f"{place.file}:{place.line}" if place.line else place.file)
    address = link(place)
    return f"[{shown}]({address})" if address else shown


def changes_summary(changes: Changes, names: Mapping[str, str], link: Link, lang: Lang = "ja") -> str:
    """Return what changes on the site: how many of what, grades, every record, translations now behind.

    `names` calls the prefectures by their ids.
    """
    ja = lang == "ja"
    head = ["## サイトで変わること" if ja else "## What changes on the site", ""]
    if not changes.records and not changes.behind:
        return "\n".join([*head, "サイトの内容は変わりません。" if ja else "Nothing."]) + "\n"
    rows = [*_counts(changes, names, lang), *_grades(changes, names, lang)]
    for name in dict.fromkeys(one.prefecture for one in changes.records):
        rows += ["", f"### {_prefecture(name, names, lang)}", ""]
        own = [one for one in changes.records if one.prefecture == name and not one.within]
        rows += [_told(one, link, lang) for one in own]
    if changes.behind:
        rows += ["", "### 訳が古くなる記録" if ja else "### Translations now behind", ""]
        rows += [f"- {_called(one, lang)}（{_linked(one.place, link)}）" for one in changes.behind]
    return _within(head, rows, "\n（ほか {n} 行）" if ja else "\n({n} more lines)")


def _prefecture(name: str, names: Mapping[str, str], lang: Lang) -> str:
    return plain(names.get(name, name)) or ("サイト全体" if lang == "ja" else "The whole site")


def _noun(shape: str, lang: Lang) -> str:
    if shape == "text":
        return "文書" if lang == "ja" else "text"
    return SHAPES[shape].ja if lang == "ja" else shape.replace("_", " ")


def _counts(changes: Changes, names: Mapping[str, str], lang: Lang) -> list[str]:
    """Return how many records of each kind come, change and go, with those that come and go within others."""
    counts = Counter((one.prefecture, one.shape, one.how) for one in changes.records)
    kinds = dict.fromkeys((one.prefecture, one.shape) for one in changes.records)
    if not kinds:
        return []
    titles = ["県", "種類"] if lang == "ja" else ["Prefecture", "Kind"]
    titles += [HOW[how][lang == "en"] for how in HOW]
    rows = [f"| {' | '.join(titles)} |", "|---|---|--:|--:|--:|"]
    for name, shape in kinds:
        numbers = [str(counts[name, shape, how] or "") for how in HOW]
        rows.append(f"| {_prefecture(name, names, lang)} | {_noun(shape, lang)} | {' | '.join(numbers)} |")
    return rows


def _grades(changes: Changes, names: Mapping[str, str], lang: Lang) -> list[str]:
    """Return the grades that change, before and after."""
    rows = []
    for one in changes.records:
        for edit in one.edits:
            if edit.key == "grade":
                cells = (
                    one.prefecture and _prefecture(one.prefecture, names, lang),
                    one.year,
                    plain(one.label),
                )
                rows.append(
                    f"| {' | '.join(cells)} | {plain(edit.before) or '–'} | {plain(edit.after) or '–'} |"
                )
    if not rows:
        return []
    ja = lang == "ja"
    titles = "| 県 | 年度 | 取組 | 前 | 後 |" if ja else "| Prefecture | Year | Initiative | Before | After |"
    return ["", "### 評価の変化" if ja else "### Grades", "", titles, "|---|---|---|---|---|", *rows]


def _called(one: Change, lang: Lang) -> str:
    year = f"（{one.year}年度）" if lang == "ja" else f" (FY{one.year})"
    return f"{_noun(one.shape, lang)}「{plain(one.label)}」{year if one.year else ''}"


def _told(one: Change, link: Link, lang: Lang) -> str:
    """Return a line of the list: what became of a record, where it stands, and its keys that changed."""
    edits = "、".join(_edit(edit, lang) for edit in one.edits)
    how, where = HOW[one.how][lang == "en"], _linked(one.place, link) if one.how != "removed" else ""
    colon = "：" if lang == "ja" else ": "
    said = f"- **{how}** {_called(one, lang)}{f'{colon}{edits}' if edits else ''}"
    return f"{said}（{where}）" if where else said


def _edit(edit: Edit, lang: Lang) -> str:
    title = edit.ja if lang == "ja" else edit.en
    if edit.lang:
        title += "の訳" if lang == "ja" else " (translation)"
    pair = _differing(edit.before, edit.after)
    close = not pair or (lang == "ja" and pair.startswith("「"))
    return f"{plain(title)}{'' if close else ' '}{pair}"


def _differing(before: str, after: str) -> str:
    """Return what stood there and what stands there now, as far as it is short enough to be read."""
    start = cut = 0
    if max(len(before), len(after)) > SHORT:
        same = _alike(before, after)
        start = max(0, same - AROUND)
        cut = max(0, _alike(before[same:][::-1], after[same:][::-1]) - AROUND)
    shown = [
        f"{'…' if start else ''}{text[start : len(text) - cut]}{'…' if cut else ''}"
        for text in (before, after)
    ]
    if any(len(text) > SHORT for text in shown):
        return ""
    return " → ".join(f"「{plain(text)}」" if text else "–" for text in shown)


def _alike(one: str, other: str) -> int:
    """Return how many characters at the beginning of two texts are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

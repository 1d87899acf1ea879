"""A problem in content is a value: where, how grave, what is wrong, and how to mend it. Nothing here raises.

The words come from the catalogue in codes.md; people read them as text, GitHub and programs as data.
"""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple

from .codes import Lang, codes
from .frames import frame, visible

Severity = Literal["error", "warning"]
Lines = Callable[[str], Sequence[str]]
MOST_SHOWN = 10  # problems of one file that a person is shown at once
MOST_ANNOTATIONS = 10  # of one kind that GitHub keeps for a step; the rest vanish in silence
GRAVITY = {"error": ("エラー", "error"), "warning": ("注意", "warning")}
LABELS = {
    "ja": ("修正例: ", "関連する行: ", "{file}: このファイルには、ほかに {count} 件あります。"),
    "en": ("corrected: ", "see also: ", "{file}: {count} more in this file."),
}


class Place(NamedTuple):
    """Where something stands in content/: 1-based line and column (in characters), and how long it is."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        """Return what editors and terminals turn into a link."""
        return f"{visible(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `ja` and `en` are whole sentences; `fix` is the corrected line, when we know it."""

    severity: Severity
    code: str
    place: Place
    ja: str
    en: str
    fix: str | None = None
    also: tuple[Place, ...] = ()


def problem(
    code: str,
    place: Place,
    fix: str | None = None,
    also: Iterable[Place] = (),
    severity: Severity | None = None,
    **words: object,
) -> Problem:
    """Return a problem in the catalogue's words; KeyError for an unknown code or a word left out."""
    known = codes()[code]
    ja, en = known.sentence("ja", words), known.sentence("en", words)
    return Problem(severity or known.severity, code, place, ja, en, fix, tuple(also))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, errors first, each by file, line and column, each one once."""
    return sorted(dict.fromkeys(problems), key=lambda one: (one.severity, one.place[:3], one.code, one.ja))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether anything must be mended before the site can be built."""
    return any(one.severity == "error" for one in problems)


def format_text(problems: Iterable[Problem], lines_of: Lines, lang: Lang = "ja") -> str:
    """Return what a person reads, errors first: at most ten problems a file with their frames, then totals.

    `lines_of` gives the lines of a file as typed, or nothing when it has none.
    """
    ordered = in_order(problems)
    files: dict[str, list[Problem]] = {}
    for one in ordered:
        files.setdefault(one.place.file, []).append(one)
    parts = []
    for one in in_order(one for found in files.values() for one in found[:MOST_SHOWN]):
        found = files[one.place.file]
        parts.append("\n".join(_told(one, lines_of, lang)))
        if found[MOST_SHOWN - 1 : MOST_SHOWN] == [one] and len(found) > MOST_SHOWN:
            more = len(found) - MOST_SHOWN
            parts.append(LABELS[lang][2].format(file=visible(one.place.file), count=more))
    return "\n\n".join([*parts, _totals(ordered, len(files), lang)]) + "\n"


def _told(one: Problem, lines_of: Lines, lang: Lang) -> list[str]:
    """Return the lines that tell one problem."""
    mended, also, _ = LABELS[lang]
    said, other = (one.ja, one.en) if lang == "ja" else (one.en, one.ja)
    told = [f"{one.place}: {GRAVITY[one.severity][lang == 'en']} [{one.code}] {said}"]
    told += _frame(one.place, lines_of)
    if one.fix:
        told.append(f"  {mended}{visible(_without_indent(one, lines_of))}")
    for place in one.also:
        told += [f"  {also}{place}", *_frame(place, lines_of)]
    return [*told, f"  ({other})"]


def _line(place: Place, lines_of: Lines) -> str:
    lines = lines_of(place.file)
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _frame(place: Place, lines_of: Lines) -> list[str]:
    line = _line(place, lines_of)
    return frame(line, place.line, place.column, place.length) if line.strip(" ") else []


def _without_indent(one: Problem, lines_of: Lines) -> str:
    """Return the corrected line; its indentation is shown only when that is what changed."""
    fix, typed = one.fix or "", _line(one.place, lines_of)
    bare = fix.lstrip(" ")
    same = typed[: len(typed) - len(typed.lstrip())] == fix[: len(fix) - len(bare)]
    return bare if same else fix


def _totals(problems: Sequence[Problem], files: int, lang: Lang) -> str:
    """Return the last line: how many of each, in how many files."""
    counts = Counter(one.severity for one in problems)
    errors, warnings = counts["error"], counts["warning"]
    if lang == "ja":
        told = f"エラー {errors} 件、注意 {warnings} 件（{files} ファイル）"
        return told if problems else "問題は見つかりませんでした。"
    told = f"{_many(errors, 'error')}, {_many(warnings, 'warning')} in {_many(files, 'file')}"
    return told if problems else "No problems found."


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def format_github(problems: Iterable[Problem], folder: str = "content", lang: Lang = "ja") -> str:
    """Return workflow commands that annotate lines of a pull request: each file's first problem first.

    GitHub keeps ten of each severity and drops the rest in silence: the job summary must hold them all.
    `folder` is where content stands in the repository.
    """
    ranks: Counter[str] = Counter()
    ranked: list[tuple[int, Problem]] = []
    for one in in_order(problems):
        ranked.append((ranks[one.place.file], one))
        ranks[one.place.file] += 1
    told = []
    for severity in ("error", "warning"):
        found = sorted((pair for pair in ranked if pair[1].severity == severity), key=lambda pair: pair[0])
        told += [_annotation(one, folder, lang) for _, one in found[:MOST_ANNOTATIONS]]
    return "".join(f"{line}\n" for line in told)


def _annotation(one: Problem, folder: str, lang: Lang) -> str:
    place = one.place
    said = one.ja if lang == "ja" else one.en
    fix = f"\n{LABELS[lang][0]}{one.fix.strip()}" if one.fix else ""
    where = {
        "file": f"{folder}/{place.file}".lstrip("/"),
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": one.code,
    }
    told = ",".join(f"{name}={_escaped(str(value), inside=True)}" for name, value in where.items())
    return f"::{one.severity} {told}::{_escaped(said + fix)}"


def _escaped(text: str, *, inside: bool = False) -> str:
    """Escape as GitHub's runner unescapes: https://github.com/actions/toolkit (core/src/command.ts)."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text


def format_json(problems: Iterable[Problem]) -> str:
    """Return every problem for programs, with both sentences; codes and names are stable."""
    listed = []
    for one in in_order(problems):
        told = asdict(one)
        told |= one.place._asdict() | {"also": [place._asdict() for place in one.also]}
        del told["place"]
        listed.append(told)
    counts = Counter(one["severity"] for one in listed)
    whole = {"problems": listed, "errors": counts["error"], "warnings": counts["warning"]}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def explain(code: str, lang: Lang = "ja") -> str:
    """Return the long explanation of a code, or which codes there are when it is unknown."""
    known = codes()
    name = code.strip().upper()
    if name not in known:
        close = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or list(known)
        listed = "、".join(close) if lang == "ja" else ", ".join(close)
        if lang == "ja":
            return f"「{visible(code)}」という番号はありません。次のどれかですか: {listed}\n"
        return f'There is no code "{visible(code)}". Did you mean: {listed}\n'
    one = known[name]
    parts = (one.long_ja, one.long_en) if lang == "ja" else (one.long_en, one.long_ja)
    return f"[{name}] {GRAVITY[one.severity][lang == 'en']}\n\n{parts[0]}\n\n{parts[1]}\n"

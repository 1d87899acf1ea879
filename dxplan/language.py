"""How things are said in each language: fiscal years, dates, numbers, lines of official text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from .model import Date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
ERAS = ((2019, "令和", "R"), (1989, "平成", "H"), (1926, "昭和", "S"))
BULLET, ARROW = "・", "→"
MARKS = "●▲◆◎◇○■□・※→↔<"
ERA_YEAR = re.compile(r"(令和|平成|昭和)\s?([0-9]{1,2}|[０-９]{1,2}|元)\s?年")
EIGHT_DIGITS, SIX_DIGITS, FOUR_DIGITS = 10**8, 10**6, 10**4
SCALES = {"億": EIGHT_DIGITS, "千万": 10**7, "百万": SIX_DIGITS, "万": FOUR_DIGITS, "千": 1000}


def era(year: int) -> tuple[str, str, int]:
    """Return era name, its letter and the year in it, for a Gregorian (fiscal) year from 1926 on."""
    for first, name, letter in ERAS:
        if year >= first:
            return name, letter, year - first + 1
    raise ValueError(f"no era for the year {year}")


def fiscal_year(year: int, lang: str, *, short: bool = False) -> str:
    """Return 令和5年度（2023年度） or R5; FY2023 in English. A fiscal year begins on 1 April."""
    if lang != "ja":
        return f"FY{year}"
    name, letter, of_era = era(year)
    if short:
        return f"{letter}{of_era}"
    return f"{name}{'元' if of_era == 1 else of_era}年度（{year}年度）"


def untold_years(text: str) -> list[tuple[str, int]]:
    """Return the era years in a text whose western year it says nowhere, in order: (平成30年, 2018)."""
    began = {name: first for first, name, _ in ERAS}
    found = {
        began[name] + (1 if of_era == "元" else int(of_era)) - 1: f"{name}{of_era}年"
        for name, of_era in ERA_YEAR.findall(text)
    }
    return [(found[year], year) for year in sorted(found) if str(year) not in text]


def fiscal_span(year: int, lang: str) -> str:
    """Return the months that a fiscal year covers."""
    if lang == "ja":
        return f"{year}年4月から{year + 1}年3月まで"
    return f"April {year} – March {year + 1}"


def date(when: Date, lang: str) -> str:
    """Return a date as exactly as it is known: 令和6年3月（2024年3月）, March 2024."""
    if lang != "ja":
        month = MONTHS[when.month - 1] if when.month else ""
        return " ".join(str(part) for part in (when.day or "", month, when.year) if part)
    tail = "".join(f"{part}{word}" for part, word in ((when.month, "月"), (when.day, "日")) if part)
    # The era changed on 1 May 2019; before that month the year 2019 is Heisei 31.
    old = when.year == ERAS[0][0] and when.month is not None and when.month < 5
    name, _, of_era = ("平成", "H", 31) if old else era(when.year)
    return f"{name}{'元' if of_era == 1 else of_era}年{tail}（{when.year}年{tail}）"


def plain(value: Decimal | float) -> str:
    """Return a number with digit groups and at most two decimals, without trailing zeros."""
    rounded = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{rounded:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def number(value: Decimal | float, lang: str, unit: str = "") -> str:
    """Return a number with its unit as readers say it: 162万PV, 1.62 million PV, 78.1%."""
    size, word = Decimal(str(value)), ""
    if lang == "ja" and abs(size) >= EIGHT_DIGITS:
        size, word = size / EIGHT_DIGITS, "億"
    elif lang == "ja" and abs(size) >= FOUR_DIGITS * 10:
        size, word = size / FOUR_DIGITS, "万"
    elif lang != "ja" and abs(size) >= SIX_DIGITS:
        size, word = size / SIX_DIGITS, " million"
    gap = "" if lang == "ja" or unit in {"", "%"} else " "
    return f"{plain(size)}{word}{gap}{unit}"


def weight(size: int) -> str:
    """Return the size of a file as people read it: 27 KB, 1.2 MB; a thousand bytes are 1 KB."""
    if size >= SIX_DIGITS:
        return f"{Decimal(size) / SIX_DIGITS:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"


def percent(part: int, whole: int) -> Decimal:
    """Return part of whole in percent, rounded half up to one decimal."""
    if not whole:
        return Decimal(0)
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def printed_number(text: str) -> Decimal | None:
    """Read the number of a printed form such as 1,066人, 162万PV, ３７％, ▲5件; None when there is none."""
    folded = re.sub(r"[−▲△](?=\d)", "-", unicodedata.normalize("NFKC", text).replace(",", ""))
    found = re.match(rf"[^\d\-]*(-?\d+(?:\.\d+)?)\s*({'|'.join(SCALES)})?", folded)
    if found is None:
        return None
    total = Decimal(found[1]) * SCALES.get(found[2], 1)
    if found[2]:  # 5万7千: what follows at once is added
        more = re.match(rf"(\d+)({'|'.join(SCALES)})", folded[found.end() :])
        total += Decimal(more[1]) * SCALES[more[2]] if more else 0
    return total


class Line(NamedTuple):
    """One line of an official text: its mark and its words."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring lines of one kind: bullets, or paragraphs."""

    bullets: bool
    lines: tuple[Line, ...]


def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text, each parted into mark and words; empty lines are dropped."""
    found: list[Line] = []
    for raw in text.splitlines():
        line = raw.strip(" \u3000")
        if not line:
            continue
        if line == ARROW and found:  # an arrow alone says that the line before it goes on
            found[-1] = found[-1]._replace(words=f"{found[-1].words} {ARROW}")
            continue
        mark = line[0] if line[0] in MARKS else ""
        found.append(Line(mark, line[1:].strip(" \u3000") if mark and mark != "<" else line))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def blocks(text: str) -> tuple[Block, ...]:
    """Return a text as runs of bullets (lines that begin with ・) and of paragraphs."""
    runs: list[tuple[bool, list[Line]]] = []
    for line in lines(text):
        bullet = line.mark == BULLET
        if not runs or runs[-1][0] != bullet:
            runs.append((bullet, []))
        runs[-1][1].append(line)
    return tuple(Block(bullet, tuple(run)) for bullet, run in runs)

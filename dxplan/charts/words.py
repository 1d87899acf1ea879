"""The small words that all charts share, in Japanese and English. Any other language is told in English."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from dxplan.language import MONTHS, percent

QUARTERS = {
    "ja": ("4～6月", "7～9月", "10～12月", "1～3月"),
    "en": ("Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar"),
}


def say(lang: str, ja: str, en: str) -> str:
    """Return the wording of the language."""
    return ja if lang == "ja" else en


def quarters(lang: str) -> tuple[str, ...]:
    """Return the names of a fiscal year's quarters, from April."""
    return QUARTERS["ja" if lang == "ja" else "en"]


def months(lang: str, *, full: bool = False) -> tuple[str, ...]:
    """Return the names of a fiscal year's months, from April; English ones in three letters, or `full`."""
    if lang == "ja":
        return tuple(f"{month}月" for month in (*range(4, 13), 1, 2, 3))
    return tuple(name if full else name[:3] for name in (*MONTHS[3:], *MONTHS[:3]))


def count(number: int, one: str, many: str) -> str:
    """Return an English count with its noun: no initiatives, 1 initiative, 1,066 initiatives."""
    if number == 1:
        return f"1 {one}"
    return f"{number:,} {many}" if number else f"no {many}"


def bare(number: int) -> str:
    """Return an English count without its noun: none, 1, 1,066."""
    return f"{number:,}" if number else "none"


def all_of(number: int, many: str) -> str:
    """Return an English phrase for all of several: both initiatives, all 82 initiatives."""
    return f"both {many}" if number == 2 else f"all {number:,} {many}"


def share(part: int, whole: int) -> str:
    """Return part of whole in percent, never 100% unless it is the whole nor 0% unless it is nothing."""
    said = percent(part, whole)
    if part < whole:
        said = min(said, Decimal("99.9"))
    if part:
        said = max(said, Decimal("0.1"))
    return f"{said.normalize():f}%"


def whole_percent(ratio: Decimal) -> str:
    """Return a ratio (1 = reached) in whole percent; one just short of 100 is not rounded up to it."""
    said = (ratio * 100).quantize(Decimal(1), ROUND_HALF_UP)
    if ratio < 1 <= said / 100:
        said = (ratio * 100).quantize(Decimal("0.1"), ROUND_FLOOR)
    return f"{said:,f}%"


def listed(items: list[str], lang: str) -> str:
    """Return items as a list in a sentence: AとBとC; A, B and C."""
    if lang == "ja":
        return "、".join(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def sentence(text: str) -> str:
    """Return an English sentence with a capital at its head."""
    return text[:1].upper() + text[1:]

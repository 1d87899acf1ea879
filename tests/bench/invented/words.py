"""What is said in both languages, filled from the lists of words.yaml by chance."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from dxplan.language import MONTHS

WORDS = Path(__file__).with_name("words.yaml")
SLOT = re.compile(r"\{(\w+)\}")


class Said(NamedTuple):
    """Words in Japanese and in English."""

    ja: str
    en: str


@cache
def words() -> dict[str, list[Any]]:
    """Return the lists of words by name."""
    found: dict[str, list[Any]] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return found


def say(choice: Random, kind: str, **given: Said) -> Said:
    """Return one entry of a list, its slots filled with what is given, else by chance."""
    ja, en, *_ = choice.choice(words()[kind])
    return fill(choice, Said(ja, en), **given)


def fill(choice: Random, said: Said, **given: Said) -> Said:
    """Return words with their slots filled, the same in both languages."""
    filled = {name: given.get(name) or drawn(choice, name) for name in SLOT.findall(said.ja)}
    return Said(
        SLOT.sub(lambda slot: filled[slot[1]].ja, said.ja),
        SLOT.sub(lambda slot: filled[slot[1]].en, said.en),
    )


def drawn(choice: Random, name: str) -> Said:
    """Return what fills a slot: a number, a month, or an entry of the list of its name."""
    if name == "number":
        number = str(choice.randint(2, 99))
        return Said(number, number)
    if name == "month":
        month = choice.randint(1, 12)
        return Said(f"{month}月", MONTHS[month - 1])
    return Said(*choice.choice(words()[name])[:2])


def bullets(several: list[Said]) -> Said:
    """Return sentences as an official text has them: a bullet a line."""
    return Said("\n".join(f"・{one.ja}" for one in several), "\n".join(f"・{one.en}" for one in several))


def slug(*several: str) -> str:
    """Return English words as an id."""
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(several).lower()))

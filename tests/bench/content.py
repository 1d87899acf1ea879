"""Writes a whole folder of invented content: up to 47 prefectures, each with a plan and yearly reports.

`python -m tests.bench.content OUT --prefectures 47 --initiatives 120 --years 5 --seed 1`. The same numbers
give the same bytes. Both languages are complete and stamped, and `check` finds nothing.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxplan.pages.tiles import TILES, Tile
from tests.contents import REAL

from .invented.prefecture import invented
from .invented.words import Said, words
from .invented.written import Record, files

LAST = 2024  # the newest fiscal year of every prefecture
SHARED = ("site.yaml", "site.en.yaml", "about.md", "about.en.md", "accessibility.md", "accessibility.en.md",
          "glossary.yaml", "glossary.en.yaml", "synonyms.yaml")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: prefectures, initiatives of each, yearly reports of each."""

    prefectures: int
    initiatives: int = 120
    years: int = 5


def lay(folder: Path, size: Size, seed: int = 1) -> Path:
    """Return a new folder with invented content; what belongs to no prefecture is the real content's."""
    for name, data in content(size, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def content(size: Size, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield every file by its path."""
    tiles = sorted(TILES, key=lambda tile: tile.code)[: size.prefectures]
    spanned = range(LAST - size.years + 1, LAST + 1)
    for name in SHARED:
        yield name, (REAL / name).read_bytes()
    yield from files("themes.yaml", _themes(tiles, size.initiatives))
    for tile in tiles:
        yield from invented(tile, seed, size.initiatives, spanned)


def _themes(tiles: Sequence[Tile], count: int) -> Record:
    """Return a theme for each initiative that every prefecture has, with one yardstick."""
    lead = Said("どの都道府県にもある取組です。", "Every prefecture has this initiative.")
    themes = []
    for name, ja, en, indicator, counted, counted_en, *_ in words()["common"][:count]:
        yardstick = {
            "id": indicator,
            "title": Said(counted, counted_en),
            "indicators": [f"{tile.en.lower()}/{indicator}" for tile in tiles],
        }
        records = [f"{tile.en.lower()}/{name}" for tile in tiles]
        theme = {"id": name, "title": Said(ja, en), "lead": lead, "records": records}
        themes.append({**theme, "yardsticks": [yardstick]})
    return {"themes": themes}


def main(arguments: Sequence[str]) -> int:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.content", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder that is not there yet")
    whole = Size(len(TILES))
    for name, default in dataclasses.asdict(whole).items():
        parser.add_argument(f"--{name}", type=int, default=default, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    if asked.out.exists():
        parser.error(f"{asked.out} is there already")
    lay(asked.out, Size(asked.prefectures, asked.initiatives, asked.years), asked.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

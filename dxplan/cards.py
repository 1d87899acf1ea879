"""The pictures that stand beside a link when somebody shares a page: words and squares in, PNG out.

A card is set in our own font alone, so it has the same bytes on every machine. What the font has no letter
for is left out rather than drawn with a stranger's: that line, and where it is the headline, the whole card.
Nothing here reads content.
"""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from .charts.engine import engine, versions
from .charts.grade import LOOKS
from .charts.text import width, wrap
from .charts.theme import FONTS, theme
from .cores import spread
from .store import keep, kept

FEW = 4  # pictures that are worth a process
WIDTH, HEIGHT = 1200, 630  # what every service crops to: 1.91 to 1
FONT, FAMILY = FONTS / "dx-card-bold.otf", "Dx Card"
SIDE, ROOM = 72, WIDTH - 2 * 72
HEADLINES = (80, 68, 58, 50)  # sizes to try, in pixels; the last may take two lines
TEXTS = (34, 32, 30)  # the first that fits one line; else the first, in several lines
FLOOR, CEILING = 524, 330  # where the squares end, and where they may begin
STEPS = (
    52,
    46,
    40,
    36,
    32,
    28,
    24,
    20,
    16,
    12,
    8,
)  # pixels from square to square, the first that fits is taken
TILE = 30
INK, SOFT = "ink", "muted"
Placing = tuple[int, int, str]  # of a tile: column and row from 1, and the look


@dataclass(frozen=True, slots=True)
class Kind:
    """Squares of one kind: how many, the mark in each, what it means, and its look (of the chart theme)."""

    count: int
    mark: str
    meaning: str
    look: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says: one sentence at most, one square for each thing counted, or a map of tiles."""

    site: str
    headline: str
    plan: str = ""
    sentence: str = ""
    kinds: tuple[Kind, ...] = ()
    tiles: tuple[Placing, ...] = ()

    @property
    def words(self) -> str:
        """The same for who cannot see it."""
        told = [word for word in (self.headline, self.plan, self.sentence) if word]
        return " – ".join(told)


def draw(
    cards: Mapping[str, Card], cache_folder: Path | None = None, *, jobs: int | None = None
) -> dict[str, bytes]:
    """Return the PNG of each card by its name; a card whose headline cannot be set is left out.

    `jobs` as in `charts.draw`.
    """
    drawings = {name: svg(card) for name, card in cards.items() if settable(card.headline)}
    found: dict[str, bytes] = {}
    wanted: list[str] = []
    for drawing in dict.fromkeys(drawings.values()):
        known = kept(cache_folder, _digest(drawing))
        if known is None:
            wanted.append(drawing)
        else:
            found[drawing] = known
    for drawing, made in zip(wanted, spread(_png, wanted, jobs, FEW, apart=jobs != 1), strict=True):
        keep(cache_folder, _digest(drawing), made)
        found[drawing] = made
    return {name: found[drawing] for name, drawing in drawings.items()}


def _digest(drawing: str) -> str:
    """Return the name of a picture: a hash of the drawing and of all that makes it a picture."""
    made_with = (*versions(), f"pillow {version('pillow')}", _font(), drawing)
    return hashlib.sha256("\n".join(made_with).encode()).hexdigest()


def _png(drawing: str) -> bytes:
    return _small(bytes(engine().svg_to_png(drawing, scale=1)))


def _small(png: bytes) -> bytes:
    """Return the same picture with a palette of its own colours: a tenth of the bytes."""
    from PIL import Image

    told = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        told, "PNG", optimize=True
    )
    return told.getvalue()


@cache
def _font() -> str:
    return hashlib.sha256(FONT.read_bytes()).hexdigest()


@cache
def letters() -> frozenset[int]:
    """Return every character that our font draws: what its character map, of format 12, holds."""
    data = FONT.read_bytes()
    tables = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        tables[tag] = offset
    groups = tables[b"cmap"] + struct.unpack_from(">L", data, tables[b"cmap"] + 8)[0]
    found: set[int] = set()
    for number in range(struct.unpack_from(">L", data, groups + 12)[0]):
        first, last, _ = struct.unpack_from(">LLL", data, groups + 16 + 12 * number)
        found.update(range(first, last + 1))
    return frozenset(found)


def settable(text: str) -> bool:
    """Whether our font has every letter of a text."""
    return all(ord(letter) in letters() for letter in text)


def svg(card: Card) -> str:
    """Return a card as SVG."""
    parts = [_rect(0, 0, WIDTH, HEIGHT, "paper"), _rect(0, 34, WIDTH, 2, INK), _rect(0, 40, WIDTH, 8, INK)]
    parts += _line(card.site, 104, 30, SOFT)
    room = ROOM - TILE * 13 if card.tiles else ROOM
    size = next((one for one in HEADLINES if width(card.headline, one, bold=True) <= room), HEADLINES[-1])
    baseline = 112.0
    for line in wrap(card.headline, room, size, bold=True):
        baseline += size * 1.2
        parts += _line(line, baseline, size, INK)
    baseline += 8
    for text, ink, lines in ((card.plan, SOFT, 2), (card.sentence, INK, 5 if card.tiles else 2)):
        tall = next((one for one in TEXTS if width(text, one, bold=True) <= room), TEXTS[0])
        for line in wrap(text, room, tall, bold=True, lines=lines) if text and settable(text) else ():
            baseline += tall * 1.4
            parts += _line(line, baseline, tall, ink)
        baseline += 10
    parts += _tiles(card.tiles) if card.tiles else _squares(card.kinds, max(baseline + 18, CEILING))
    size_of = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    family = f'font-family="{FAMILY}" font-weight="700"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size_of} {family}>{"".join(parts)}</svg>'


def _squares(kinds: Sequence[Kind], top: float) -> Iterable[str]:
    """Yield a square for each thing counted, best first, and the key below them."""
    every = sum(kind.count for kind in kinds)
    if not every:
        return
    fits = (step for step in STEPS if -(-every // int(ROOM / step)) * step <= FLOOR - top)
    step = next(fits, STEPS[-1])
    columns, at = int(ROOM / step), 0
    for kind in kinds:
        mark = (
            kind.mark if settable(kind.mark) and width(kind.mark, step * 0.5, bold=True) < step * 0.8 else ""
        )
        for _ in range(kind.count):
            x, y = SIDE + step * (at % columns), top + step * (at // columns)
            yield from _square(x, y, step * 0.88, kind.look, mark)
            at += 1
    yield from _key([kind for kind in kinds if kind.count])


def _key(kinds: Sequence[Kind]) -> Iterable[str]:
    """Yield what the squares mean, in one line: with meanings where there is room, else without."""
    for full in (True, False):
        told = []
        x = float(SIDE)
        for kind in kinds:
            mark = kind.mark if settable(kind.mark) else ""
            meaning = kind.meaning if settable(kind.meaning) and (full or not mark) else ""
            box, words = max(34.0, width(mark, 22, bold=True) + 12), f"{meaning} {kind.count:,}".strip()
            told += [*_square(x, 550, 34, kind.look, mark, box), *_line(words, 577, 28, INK, x + box + 12)]
            x += box + 12 + width(words, 28, bold=True) + 36
        if x - 36 <= WIDTH - SIDE:
            break
    yield from told


def _tiles(tiles: Sequence[Placing]) -> Iterable[str]:
    left, top = WIDTH - SIDE - TILE * 12, 120
    for column, row, look in tiles:
        yield from _square(left + TILE * (column - 1), top + TILE * (row - 1), TILE - 4, look, "")


def _square(
    x: float, y: float, size: float, look: str, mark: str, wide: float | None = None
) -> Iterable[str]:
    """Yield a square as charts draw it: filled, with an outline, its mark in the middle."""
    colours, line, box = theme().colours, max(size / 14, 2), wide or size
    tone = colours[f"{look}-line"]["light"] if f"{look}-line" in colours else colours[look]["light"]
    place = (
        f'x="{x + line / 2:.2f}" y="{y + line / 2:.2f}" width="{box - line:.2f}" height="{size - line:.2f}"'
    )
    dash = f' stroke-dasharray="{line * 2:.2f} {line:.2f}"' if look.startswith("none") else ""
    fill = colours[look]["light"] if look in LOOKS else colours["paper"]["light"]
    yield f'<rect {place} fill="{fill}" stroke="{tone}" stroke-width="{line:.2f}"{dash}/>'
    if mark:
        tall = size * 0.62 if wide else size * 0.58
        yield from _line(mark, y + size / 2 + tall * 0.36, tall, f"{look}-ink", x + box / 2, "middle")


def _rect(x: float, y: float, wide: float, high: float, paint: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{theme().colours[paint]["light"]}"/>'


def _line(
    text: str, y: float, size: float, paint: str, x: float = SIDE, anchor: str = "start"
) -> Iterable[str]:
    """Yield one line of text, if our font has its letters."""
    if text and settable(text):
        ink = quoteattr(theme().colours[paint]["light"])
        place = f'x="{x:.2f}" y="{y:.2f}" font-size="{size:.2f}" text-anchor="{anchor}"'
        yield f"<text {place} fill={ink}>{escape(text)}</text>"

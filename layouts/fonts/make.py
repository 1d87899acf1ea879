"""Makes the fonts beside this file: `python layouts/fonts/make.py REGULAR.ttc BOLD.ttc`.

Two know how wide each letter of Noto Sans CJK JP is and draw nothing but boxes. Charts are measured with
them, so a chart has the same bytes on every machine, whatever fonts it has. The third draws: the pictures for
sharing (`dxplan/cards.py`) are set in it. It has the letters of everyday Japanese and of European languages.
Browsers never load any of them. Both weights are in Debian's package fonts-noto-cjk. Needs fontTools; the
same input gives the same bytes.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FAMILY = "Dx Metrics"
STYLES = {400: "Regular", 700: "Bold"}
CARD = "Dx Card"
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028))
LETTERS = (*LATIN, *range(0x3041, 0x3100), *range(0xFF01, 0xFFE6))
ROWS = (*range(1, 9), 13, *range(16, 48))  # of JIS X 0208: signs, Greek, Cyrillic, ①, the kanji of level 1
CELLS = range(1, 95)
DRAWN_WITH = ("CFF ", "OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post")
NOTICE = "Advance widths from Noto Sans CJK JP, © 2014-2021 Adobe. SIL Open Font License 1.1: see OFL.txt"
LAST = 0xFFFF  # the Basic Multilingual Plane
EPOCH = 3_600_000_000  # a fixed date, in the font format's seconds since 1904
UNITS = 1000  # a full-width letter


def widths(font: TTFont) -> dict[int, int]:
    """Return the advance width of every character of the plane, in thousandths of a full-width letter."""
    advance, per_em = font["hmtx"], font["head"].unitsPerEm
    letters = ((code, advance[name][0]) for code, name in font.getBestCmap().items() if code <= LAST)
    return {code: width * UNITS // per_em for code, width in letters if width}


def box(width: int) -> object:
    """Return a glyph of this width. It needs an outline: the measuring engine passes over empty glyphs."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, -120))
    for corner in ((0, 880), (width, 880), (width, -120)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def many_to_one(codes: dict[int, str]) -> object:
    """Return a character map in format 13, which lets a whole range share one glyph and so stays small."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 0
    table.cmap = codes
    return table


def make(source: Path, weight: int, target: Path) -> None:
    """Write the metrics of one weight of a font collection's first (Japanese) font to `target`."""
    known = widths(TTFont(source, fontNumber=0))
    glyphs: dict[int, list[int]] = defaultdict(list)
    for code, width in known.items():
        glyphs[width].append(code)
    order = sorted(glyphs)
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", *(f"w{width}" for width in order)])
    builder.setupCharacterMap({})
    builder.font["cmap"].tables = [many_to_one({code: f"w{known[code]}" for code in sorted(known)})]
    builder.setupGlyf({".notdef": box(UNITS), **{f"w{width}": box(width) for width in order}})
    builder.setupHorizontalMetrics({".notdef": (UNITS, 0), **{f"w{width}": (width, 0) for width in order}})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    name = f"{FAMILY} {STYLES[weight]}"
    builder.setupNameTable(
        {
            "copyright": NOTICE,
            "familyName": FAMILY,
            "styleName": STYLES[weight],
            "uniqueFontIdentifier": name,
            "fullName": name,
            "psName": name.replace(" ", ""),
            "version": "Version 1",
        }
    )
    bold = weight > min(STYLES)
    builder.setupOS2(
        usWeightClass=weight, fsSelection=0x20 if bold else 0x40, usWinAscent=880, usWinDescent=120
    )
    builder.setupPost(keepGlyphNames=False)
    head = builder.font["head"]
    head.macStyle, head.created, head.modified = int(bold), EPOCH, EPOCH
    builder.font.recalcTimestamp = False
    builder.save(target)


def everyday() -> set[int]:
    """Return the letters that the drawing font has."""
    found = set(LETTERS)
    for row in ROWS:
        for cell in CELLS:
            sign = bytes((row + 0xA0, cell + 0xA0)).decode("euc_jis_2004", "ignore")
            found |= {ord(sign)} if len(sign) == 1 else set()
    return {code for code in found if code <= LAST}


def ranges(codes: dict[int, str]) -> object:
    """Return a character map in format 12 alone: the one that `dxplan/cards.py` reads."""
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 12, 0, 0, 0
    table.cmap = codes
    return table


def draw(source: Path, target: Path) -> None:
    """Write the everyday letters of a font collection's first font to `target`, under a name of our own."""
    font = TTFont(source, fontNumber=0, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[])
    options.drop_tables += [tag for tag in font.keys() if tag not in DRAWN_WITH]  # noqa: SIM118  no dict
    cut = subset.Subsetter(options)
    cut.populate(unicodes=sorted(everyday()))
    cut.subset(font)
    font["cmap"].tables = [ranges(dict(sorted(font.getBestCmap().items())))]
    names = font["name"]
    told = (NOTICE.replace("Advance widths", "Letters"), CARD, "Bold", f"{CARD} Bold", f"{CARD} Bold")
    for number, said in enumerate((*told, "Version 1", f"{CARD} Bold".replace(" ", ""))):
        names.setName(said, number, 3, 1, 0x409)
    inside = font["CFF "].cff
    inside.fontNames = [f"{CARD} Bold".replace(" ", "")]
    top = inside.topDictIndex[0]
    top.FullName, top.FamilyName, top.Notice = f"{CARD} Bold", CARD, told[0]
    font["head"].created = font["head"].modified = EPOCH
    font.save(target)


if __name__ == "__main__":
    for number, path in zip(STYLES, sys.argv[1:3], strict=True):
        make(Path(path), number, Path(__file__).with_name(f"dx-metrics-{STYLES[number].lower()}.ttf"))
    draw(Path(sys.argv[2]), Path(__file__).with_name("dx-card-bold.otf"))

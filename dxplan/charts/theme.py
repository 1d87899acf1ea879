"""What layouts/chart-theme.yaml says: sizes, and colours as CSS variables. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
THEME = LAYOUTS / "chart-theme.yaml"
FONTS = LAYOUTS / "fonts"
# Paper comes after the dark screen, because a dark screen prints too; a forced palette wins over both.
MEDIA = (
    ("light", ""),
    ("dark", "@media (prefers-color-scheme: dark)"),
    ("light", "@media print"),
    ("forced", "@media (forced-colors: active)"),
)


@cache
def theme() -> Theme:
    """Return the theme; a missing key is our own mistake and raises KeyError."""
    read = yaml.load(THEME.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    sizes = {name: int(size) for name, size in read["sizes"].items()}
    return Theme(int(read["width"]), read["font"], read["readers"], sizes, read["colours"])


def paint(name: str) -> str:
    """Return the CSS variable of a colour of the theme."""
    if name not in theme().colours:
        raise KeyError(name)
    return f"var(--ch-{name})"


def variables() -> str:
    """Return the colours as CSS custom properties, for light, dark, paper and forced palettes."""
    blocks = []
    for palette, media in MEDIA:
        lines = "".join(f"  --ch-{name}: {tones[palette]};\n" for name, tones in theme().colours.items())
        rule = f":root {{\n{lines}}}\n"
        blocks.append(f"{media} {{\n{rule}}}\n" if media else rule)
    return "".join(blocks)


@dataclass(frozen=True, slots=True)
class Theme:
    """Sizes in pixels, and the tones of every colour: light, dark, forced."""

    width: int
    font: str
    readers: str
    sizes: Mapping[str, int]
    colours: Mapping[str, Mapping[str, str]]

"""How charts look: colours that can be read and told apart, looks that follow standings, the fonts."""

from __future__ import annotations

from itertools import product

import pytest

from dxplan.charts import GradeLook
from dxplan.charts.grade import LOOKS, looks, moved, steps
from dxplan.charts.theme import FONTS, paint, theme, variables
from dxplan.styles import style_sheets

from .tools import ROOT


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""
    lights = []
    for colour in (one, other):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(
            sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
        )
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize(("palette", "look"), [*product(("light", "dark"), LOOKS)])
def test_grades_can_be_read(palette: str, look: str) -> None:
    """A mark is read on its fill (4.5), and a shape is seen on the page by its outline or its fill (3)."""
    colours = {name: tones[palette] for name, tones in theme().colours.items()}
    assert contrast(colours[look], colours[f"{look}-ink"]) >= 4.5
    assert max(contrast(colours["paper"], colours[name]) for name in (look, f"{look}-line")) >= 3


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_inks_can_be_read(palette: str) -> None:
    """Every ink is read on the page (4.5); neighbours in a bar differ without their hue (1.4)."""
    colours = {name: tones[palette] for name, tones in theme().colours.items()}
    for name in ("ink", "muted", "accent", "against"):
        assert contrast(colours["paper"], colours[name]) >= 4.5
    for one, other in (("above", "above-2"), ("above-2", "on"), ("on", "below"), ("on", "on-2")):
        assert contrast(colours[one], colours[other]) >= 1.4, (one, other)


def test_paper_is_light_and_forced_colours_win() -> None:
    """Paper takes the light colours again, after the dark ones; forced colours come last, by name."""
    blocks = variables().split(":root")
    assert blocks[1].split("}")[0] == blocks[3].split("}")[0]
    assert "prefers-color-scheme: dark" in blocks[1]
    assert "@media print" in blocks[2]
    assert "forced-colors: active" in blocks[3]
    assert "#" not in blocks[4]
    sheet = style_sheets(ROOT / "layouts")["charts"]
    assert sheet.startswith(variables())
    assert "--ch-" not in sheet.removeprefix(variables()).replace("var(--ch-", "").replace("(--ch-…)", "")


def test_unknown_colour_is_our_mistake() -> None:
    """A colour that the theme does not have stops the drawing."""
    with pytest.raises(KeyError):
        paint("sky")


SCALE = tuple(
    GradeLook(mark, "", standing)  # type: ignore[arg-type]
    for mark, standing in zip("SABCD－", ("above", "above", "on", "below", "below", "none"), strict=True)
)


def test_looks_follow_standings() -> None:
    """Any scale has looks: a second grade of one standing takes the second look, whatever its mark is."""
    assert looks(SCALE) == dict(
        zip("SABCD－", ("above", "above-2", "on", "below", "below-2", "none"), strict=True)
    )
    assert looks([GradeLook("順調", "", "on"), GradeLook("遅れ", "", "below")]) == {
        "順調": "on",
        "遅れ": "below",
    }
    assert set(looks(SCALE).values()) <= set(LOOKS)
    assert steps(SCALE) == {"S": 4, "A": 3, "B": 2, "C": 1, "D": 0}


@pytest.mark.parametrize(
    ("pair", "way"),
    [("BA", "up"), ("SD", "down"), ("CC", "same"), ("－A", "new"), ("A－", "gone"), ("－－", "ungraded")],
)
def test_moved(pair: str, way: str) -> None:
    """A grade goes up or down by its place in the scale; nothing is compared without two grades."""
    assert moved(pair[0], pair[1], steps(SCALE)) == way


def test_fonts_keep_their_licence() -> None:
    """The metrics fonts are small and carry another name than the font they were measured from."""
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for file in FONTS.glob("*.ttf"):
        data = file.read_bytes()
        assert len(data) < 20_000
        assert theme().font.encode("utf-16-be") in data

"""What can be measured of a page by looking at it: wide, narrow, dark, forced, spaced."""

from __future__ import annotations

from .bars import Found, Readings, faults
from .visits import Scheme, Visit

WIDE, NARROW, NARROWEST = 1280, 360, 320
# The rule tells of what lies between 4.5 and 7; below that color-contrast does.
ENHANCED = """
async () => {
  const told = await axe.run("main", { runOnly: ["color-contrast-enhanced"], resultTypes: ["violations"] });
  const say = (node) => `${node.target.join(" ")} ${node.any[0]?.message}`;
  return told.violations.flatMap((rule) => rule.nodes.map(say));
}
"""


def look(visit: Visit, axe: str) -> Readings:
    """Return what is measured by eye, at 1280 px and 360 px; the page stays narrow, light and open."""
    letters = visit.counted("letters")
    japanese = visit.page.evaluate("document.documentElement.lang") == "ja"
    visit.seen("openAll")
    wide = visit.counted("targets")
    visit.counted("remember")
    visit.page.evaluate(axe)
    pale = [*_pale(visit, "light"), *_pale(visit, "dark")]
    ground = visit.counted("ground")
    inks = [visit.counted("inks")]
    visit.page.emulate_media(color_scheme="light")
    inks.append(visit.counted("inks"))
    visit.width(NARROW)
    narrow, small = visit.counted("targets"), visit.counted("letters")
    sizes = visit.seen("labels")
    return {
        "aaa": faults(pale),
        "dark": Found(ground),
        "marks": Found(min(one["marks"] for one in inks), tuple(inks[0]["faults"] + inks[1]["faults"])),
        "labels": Found(min(one["labels"] for one in inks), tuple(inks[0]["faults"] + inks[1]["faults"])),
        "label-size": faults(sizes),
        "small-24": faults([*wide["under24"], *narrow["under24"]]),
        "small-44": Found(
            max(100 * len(one["under44"]) / max(one["total"], 1) for one in (wide, narrow)),
            (*wide["under44"], *narrow["under44"]),
        ),
        "motion": faults(visit.counted("motion")),
        "body": Found(letters["body"]),
        "tiny": faults([*letters["small"], *small["small"]]),
        "height": faults([*letters["tight"], *small["tight"]] if japanese else []),
        "measure": Found(letters["longest"] if japanese else 0, tuple(letters["long"])),
        **_forced(visit),
        **_squeezed(visit),
    }


def _pale(visit: Visit, scheme: Scheme) -> list[str]:
    visit.page.emulate_media(color_scheme=scheme)
    return [f"{scheme}: {one}" for one in visit.page.evaluate(ENHANCED)]


def _forced(visit: Visit) -> Readings:
    """Return what is lost where the system forces its colours, on white and on black."""
    lost = []
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme, forced_colors="active")
        told = [*visit.counted("outlines"), *visit.counted("inks")["faults"]]
        lost += [f"{scheme}: {one}" for one in told]
    visit.page.emulate_media(color_scheme="light", forced_colors="none")
    return {"forced": faults(lost)}


def _squeezed(visit: Visit) -> Readings:
    """Return what is lost at 320 px, which is 1280 px seen at 400 %, and what wider spacing cuts off."""
    visit.width(NARROWEST)
    lost, sideways = visit.counted("lost"), visit.seen("sideways")
    spaced = [f"320: {one}" for one in [*visit.counted("space"), *visit.seen("sideways")[:4]]]
    visit.width(WIDE)
    spaced += [f"1280: {one}" for one in [*visit.counted("space"), *visit.seen("sideways")]]
    visit.width(NARROW)
    return {"zoom": faults(lost), "sideways": faults(sideways), "spacing": faults(spaced)}

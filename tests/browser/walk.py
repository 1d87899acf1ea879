"""Goes through a page with the Tab key alone."""

from __future__ import annotations

from .visits import Visit

STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
MANY = 400


def walk(visit: Visit) -> list[str]:
    """Return what is wrong with the stops of a page as it stands, and whether some are never reached."""
    wanted = min(visit.page.locator(f":is({STOPS}):visible").count(), MANY)
    faults, stops = [], 0
    while stops < MANY:
        visit.page.keyboard.press("Tab")
        stop = visit.seen("focus")
        if stop is None:
            break
        stops += 1
        faults += [f"{stop['name']} {fault}" for fault in stop["faults"]]
    return faults if stops == wanted else [*faults, f"{stops} of {wanted} stops reached"]

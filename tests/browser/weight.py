"""What a page costs before anybody touches it: requests, bytes on the wire, code that nothing uses."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error

from .bars import Found, Readings
from .visits import visiting

SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
TO_THE_END = """
async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let at = 0; at < document.body.scrollHeight; at += innerHeight) { scrollTo(0, at); await frame(); }
  return window.shifts;
}
"""


class _Ledger:
    """The requests of a page by their kind, with their bytes on the wire, heads of answers among them."""

    def __init__(self, client: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self.bytes: Counter[str] = Counter()
        self.sheets: dict[str, int] = {}
        client.on("Network.responseReceived", self._answered)
        client.on("Network.loadingFinished", self._loaded)
        client.on("CSS.styleSheetAdded", self._styled)
        for name in ("Network", "Profiler", "DOM", "CSS"):
            client.send(f"{name}.enable")

    def _answered(self, told: dict[str, Any]) -> None:
        if told["response"]["url"].startswith("http"):
            self.kinds[told["requestId"]] = told["type"]
            self.addresses[told["requestId"]] = told["response"]["url"]

    def _loaded(self, told: dict[str, Any]) -> None:
        if told["requestId"] in self.kinds:
            self.bytes[told["requestId"]] = told["encodedDataLength"]

    def _styled(self, told: dict[str, Any]) -> None:
        self.sheets[told["header"]["styleSheetId"]] = int(told["header"]["length"])

    def kilobytes(self, *kinds: str) -> float:
        """Return the bytes of some kinds, or of all, in thousands."""
        wanted = [one for one, kind in self.kinds.items() if not kinds or kind in kinds]
        return sum(self.bytes[one] for one in wanted) / 1000


def weigh(browser: Browser, address: str) -> Readings:
    """Return the weights of a page that is opened for the first time, 360 px wide."""
    with visiting(browser, "about:blank") as visit:
        visit.width(360)
        visit.page.add_init_script(SHIFTS)
        client = visit.page.context.new_cdp_session(visit.page)
        ledger = _Ledger(client)
        client.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
        client.send("CSS.startRuleUsageTracking")
        visit.page.goto(address, wait_until="networkidle")
        asked = tuple(
            f"{ledger.kinds[one]} {url.rsplit('/', 1)[-1]}" for one, url in ledger.addresses.items()
        )
        weights = {
            "requests": Found(len(ledger.kinds), asked),
            "wire": Found(ledger.kilobytes()),
            "wire-worst": Found(ledger.kilobytes()),
            "script": Found(ledger.kilobytes("Script")),
            "script-worst": Found(ledger.kilobytes("Script")),
            "style": Found(ledger.kilobytes("Stylesheet")),
            "fonts": Found(ledger.kilobytes("Font")),
            "page": Found(ledger.kilobytes("Document")),
            "unused-script": Found(_unused_script(client)),
            "unused-style": Found(_unused_style(client, ledger)),
            "nodes": Found(visit.counted("nodes")),
        }
        return weights | {"shift": Found(visit.page.evaluate(TO_THE_END))}


def _unused_script(client: CDPSession) -> float:
    """Return the thousands of letters of scripts that never ran."""
    unused = 0
    for script in client.send("Profiler.takePreciseCoverage")["result"]:
        if not script["url"].startswith("http"):
            continue
        with suppress(Error):  # a script that is gone
            unused += _never(script["functions"])
    return unused / 1000


def _never(functions: list[dict[str, Any]]) -> int:
    """Return how many letters lie in ranges that did not run; an inner range says it of what it covers."""
    ranges = [one for function in functions for one in function["ranges"]]
    end = max((one["endOffset"] for one in ranges), default=0)
    ran = bytearray(b"\1" * end)
    for one in sorted(ranges, key=lambda one: one["startOffset"] - one["endOffset"]):  # the widest first
        mark = b"\1" if one["count"] else b"\0"
        ran[one["startOffset"] : one["endOffset"]] = mark * (one["endOffset"] - one["startOffset"])
    return ran.count(0)


def _unused_style(client: CDPSession, ledger: _Ledger) -> float:
    """Return the thousands of letters of style sheets outside the rules that were used."""
    used: dict[str, set[int]] = {sheet: set() for sheet in ledger.sheets}
    for rule in client.send("CSS.stopRuleUsageTracking")["ruleUsage"]:
        if rule["used"]:
            used.setdefault(rule["styleSheetId"], set()).update(
                range(int(rule["startOffset"]), int(rule["endOffset"]))
            )
    return sum(length - len(used[sheet]) for sheet, length in ledger.sheets.items()) / 1000

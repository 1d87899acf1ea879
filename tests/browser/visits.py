"""Opens pages and hears what happens: complaints, requests that fail or leave the site, CSP violations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

Scheme = Literal["light", "dark"]
SEEN, MEASURED = (
    (Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("seen.js", "measured.js")
)
OWN_SCHEMES = frozenset({"data", "blob"})
VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} refused ${event.blockedURI}`));
"""
AXE = """
async ([tags, doubts]) => {
  const checks = (node) => [...node.any, ...node.all, ...node.none];
  const say = (rule, nodes) => nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")} ${checks(node).map((check) => check.message).join("; ")}`);
  // No engine can judge a sign that is no letter, one letter alone (a grade's mark), or words on a drawing.
  const vain = new Set(["shortTextContent", "nonBmp"]);
  const judged = (node) => checks(node).some((check) => !vain.has(check.data?.messageKey))
    && !document.querySelector(node.target[0])?.closest("svg");
  const told = await axe.run(document, { runOnly: tags, resultTypes: ["violations", "incomplete"] });
  const unsure = told.incomplete.filter((rule) => doubts && rule.id === "color-contrast");
  return [...told.violations.flatMap((rule) => say(rule, rule.nodes)),
    ...unsure.flatMap((rule) => say(rule, rule.nodes.filter(judged)))];
}
"""
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def visiting(
    browser: Browser, address: str, *, script: bool = True, scheme: Scheme = "light", lawless: bool = False
) -> Iterator[Visit]:
    """Open a page 1280 pixels wide in a context of its own; `lawless`, no policy of its own holds it back."""
    window = {"width": 1280, "height": 900}
    with browser.new_context(
        viewport=window,  # type: ignore[arg-type]
        color_scheme=scheme,
        java_script_enabled=script,
        reduced_motion="reduce",
        bypass_csp=lawless,
    ) as context:
        visit = Visit(context.new_page(), address, script=script)
        visit.page.goto(address)
        yield visit


class Visit:
    """A page that is listened to; `faults` grows with whatever is heard."""

    def __init__(self, page: Page, address: str, *, script: bool) -> None:
        """Begin to listen."""
        self.page, self.script = page, script
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []
        page.add_init_script(VIOLATIONS)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        to = urlsplit(request.url)
        if to.scheme not in OWN_SCHEMES and to.netloc != self.host:
            self.faults.append(f"another host: {request.url}")

    def _failed(self, request: Request) -> None:
        dropped = request.failure == "net::ERR_ABORTED"  # the reader went on
        unwanted = not self.script and urlsplit(request.url).path.endswith(".js")
        if not dropped and not unwanted:
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 300 and response.status != 304:
            self.faults.append(f"{response.status}: {response.url}")

    def seen(self, name: str) -> Any:
        """Return what one of the questions of seen.js says of the page as it stands."""
        return self.page.evaluate(f"{SEEN}.{name}()")

    def counted(self, name: str) -> Any:
        """Return what one of the counts of measured.js says of the page as it stands."""
        return self.page.evaluate(f"{MEASURED}.{name}()")

    def width(self, pixels: int) -> None:
        """Make the window as wide."""
        self.page.set_viewport_size({"width": pixels, "height": 900})

    def note(self, where: str, faults: list[str]) -> None:
        """Take down faults found at a certain width or in a certain state."""
        self.faults += [f"{where}: {fault}" for fault in faults]

    def refused(self) -> list[str]:
        """Return what the content security policy refused."""
        return [f"CSP: {one}" for one in self.page.evaluate("window.violations")]

    def audit(self, axe: str, *, doubts: bool = False) -> list[str]:
        """Return the rules that axe-core finds broken; with `doubts` also the contrasts it cannot judge."""
        self.page.evaluate(axe)
        found: list[str] = self.page.evaluate(AXE, [AXE_TAGS, doubts])
        return found

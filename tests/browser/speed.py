"""How soon a page stands there on a slow line, beside a page of one line; and what Lighthouse says."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.hosting import hosted
from tests.tools import chromium, package, program

from .bars import Found, Readings
from .visits import visiting

LATENCY, DOWN, UP, TIMES = 150, 1.6e6 / 8, 750e3 / 8, 3
ONE_LINE = "<!doctype html><html lang=ja><meta charset=utf-8><title>一行</title><p>一行だけのページ。"
PAINTED = """
() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
  .observe({ type: "largest-contentful-paint", buffered: true }))
"""
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
SCORES = ("performance", "accessibility", "best-practices", "seo")


def painted(browser: Browser, address: str) -> float:
    """Return the milliseconds until the largest part of a page is painted, on 150 ms and 1.6 Mbit/s."""
    with visiting(browser, "about:blank") as visit:
        visit.width(360)
        client = visit.page.context.new_cdp_session(visit.page)
        client.send("Network.enable")
        line = {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP}
        client.send("Network.emulateNetworkConditions", line)
        visit.page.goto(address, wait_until="networkidle")
        return float(visit.page.evaluate(PAINTED))


def one_line(browser: Browser) -> float:
    """Return the same for a page of one line: the measure of the machine and the line."""
    with TemporaryDirectory() as folder:
        Path(folder, "index.html").write_text(ONE_LINE, encoding="utf-8")
        with hosted(Path(folder)) as plain:
            return median(painted(browser, plain) for _ in range(TIMES))


def beside(browser: Browser, address: str, least: float) -> Readings:
    """Return how many times longer than `least` milliseconds a page takes, the median of some tries."""
    share = median(painted(browser, address) for _ in range(TIMES)) / least
    return {"lcp": Found(share), "lcp-p95": Found(share)}


def lighthouse(address: str) -> Readings:
    """Return Lighthouse's four scores for a page on its telephone, LCP in s and blocking time in ms."""
    script = package("Lighthouse", "lighthouse/cli/index.js")
    node = program("Node", "apt-get install nodejs", "node")
    given = [node, str(script), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    around = {**os.environ, "CHROME_PATH": chromium()}
    done = subprocess.run(given, env=around, check=True, capture_output=True, encoding="utf-8")
    told = json.loads(done.stdout)
    short = [
        f"{name} {one.get('displayValue', '')}"
        for name, one in told["audits"].items()
        if one["score"] is not None and one["score"] < 1 and one["scoreDisplayMode"] == "binary"
    ]
    scores = {
        f"lh-{one}": Found(round(100 * told["categories"][one]["score"]), tuple(short)) for one in SCORES
    }
    painted_at = told["audits"]["largest-contentful-paint"]["numericValue"] / 1000
    blocked = told["audits"]["total-blocking-time"]["numericValue"]
    return scores | {"lh-lcp": Found(painted_at), "lh-blocking": Found(blocked)}

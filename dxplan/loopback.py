"""A web server for this machine alone: it answers with files of the site and tells open pages what is new.

It behaves as GitHub Pages does (folders, 404.html). To pages on their way, never on disk, it adds a script.
"""

from __future__ import annotations

import functools
import html
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

HOST = "127.0.0.1"
SCRIPT, EVENTS = "/__live.js", "/__live"
BEAT = 15.0  # seconds until a silent stream is tried, to notice a closed page
OCTETS = "application/octet-stream"
TYPES = {  # our own table: the system's differs between machines, and is often wrong on Windows
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
WAITING = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>準備中</title>
<h1>サイトはまだありません</h1><p>できあがると、ここに表示します。</p>
<p lang="en">There is no site yet.</p>""".encode()
MISSING = b"<!doctype html><meta charset=utf-8><title>404</title><h1>404</h1>"


@dataclass(slots=True)
class Live:
    """What open pages must know: which site stands, and what is wrong with the newest content."""

    version: str = ""
    message: str = ""
    _count: int = 0
    _ended: bool = False
    _told: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, version: str, message: str) -> None:
        """Set both and wake whoever listens."""
        with self._told:
            self.version, self.message = version, message
            self._count += 1
            self._told.notify_all()

    def end(self) -> None:
        """Let whoever listens go."""
        with self._told:
            self._ended = True
            self._told.notify_all()

    def news(self) -> Iterator[str]:
        """Yield the state as JSON, at once and whenever it is told; "" when it was not for long."""
        known = -1
        while not self._ended:
            with self._told:
                told = self._told.wait_for(functools.partial(self._newer, known), BEAT)
                known = self._count
                state = {"version": self.version, "message": self.message}
            yield json.dumps(state) if told else ""

    def _newer(self, known: int) -> bool:
        """Return whether somebody who knows the state of that count should wake."""
        return self._ended or self._count != known


def locate(site: Path, address: str) -> Path | None:
    """Return what a decoded address names in the site, a file or a folder; None for anything else.

    A link, another spelling that this system takes for the same name, or a way out of the site names nothing.
    """
    try:
        parts = [unquote(part, errors="strict") for part in address.split("/")[1:]]
    except UnicodeDecodeError:
        return None
    wanted = [*parts[:-1], parts[-1] or "index.html"]
    if any(part in {"", ".", ".."} or set(part) & set("/\\:\0") for part in wanted):
        return None
    try:
        path = site.resolve(strict=True).joinpath(*wanted)
        return path if str(path.resolve(strict=True)) == str(path) else None
    except (OSError, RuntimeError, ValueError):
        return None


def _read(path: Path | None) -> bytes | None:
    """Return what is in a file; None when there is none, or a new site without it came between."""
    try:
        return path.read_bytes() if path else None
    except OSError:
        return None


def with_script(page: bytes, version: str) -> bytes:
    """Return a page with our script at the end of its body."""
    tag = f'<script src="{SCRIPT}" data-version="{html.escape(version)}" defer></script>'.encode()
    end = page.rfind(b"</body>")
    return page + tag if end < 0 else page[:end] + tag + page[end:]


@contextmanager
def serving(site: Path, live: Live, port: int) -> Iterator[str]:
    """Serve the folder `site` while the block runs, and give its address; OSError when the port is taken.

    Port 0 takes any free one.
    """
    with _Server((HOST, port), functools.partial(_Answer, site, live)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}/"
        finally:
            live.end()
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """The server, without the defaults that are wrong here."""

    allow_reuse_address = sys.platform != "win32"  # there it would share the port with another program
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of pages that were closed while they loaded."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    """One connection of a browser on this machine."""

    server: _Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "dxplan", ""
    timeout = 60

    def __init__(self, site: Path, live: Live, *rest: Any) -> None:
        """Answer at once, as the base class does."""
        self.site, self.live = site, live
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Answer with a file of the site, our script, or the stream of news."""
        address, _, query = self.path.partition("?")
        version = self.live.version  # before the file is read: a page may be newer than it says, never older
        if not self._is_local():
            self._send(HTTPStatus.FORBIDDEN, b"this machine only")
        elif address == EVENTS:
            self._stream()
        elif address == SCRIPT:
            self._send(HTTPStatus.OK, Path(__file__).with_name("live.js").read_bytes(), ".js")
        elif (found := locate(self.site, address)) and found.is_dir():
            self._send(
                HTTPStatus.FOUND, b"", to=quote(unquote(address)) + "/" + ("?" + query if query else "")
            )
        elif found and (body := _read(found)) is not None:
            self._send(HTTPStatus.OK, body, found.suffix, version=version)
        elif self.site.is_dir():
            body = _read(locate(self.site, "/404.html")) or MISSING
            self._send(HTTPStatus.NOT_FOUND, body, ".html", version=version)
        else:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, WAITING, ".html", version=version)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def log_message(self, *_said: Any) -> None:
        """Keep the terminal for what the editor must read."""

    def _is_local(self) -> bool:
        """Return whether a page of ours asks, by our name: what is unpublished is for nobody else."""
        port = self.server.server_port
        names = {f"{name}:{port}" for name in (HOST, "localhost")} | (
            {HOST, "localhost"} if port == 80 else set()
        )
        host = self.headers.get_all("Host", [])
        origins = self.headers.get_all("Origin", [])
        return (
            len(host) == 1
            and host[0].lower() in names
            and all(origin.removeprefix("http://") in names for origin in origins)
        )

    def _send(
        self, status: HTTPStatus, body: bytes, suffix: str = ".txt", to: str = "", version: str = ""
    ) -> None:
        """Send one answer; nothing is kept by the browser."""
        if suffix == ".html":
            body = with_script(body, version)
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix.lower(), OCTETS))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if to:
            self.send_header("Location", to)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self) -> None:
        """Send the news as server-sent events until the page or the server goes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        for state in self.live.news():
            self.wfile.write(f"data: {state}\n\n".encode() if state else b":\n\n")

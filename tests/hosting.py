"""Serves a finished site on this machine as GitHub Pages does: under a folder, with index files and 404.html.

It sends no headers of its own, since GitHub Pages lets nobody set any.
"""

from __future__ import annotations

import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

PACKED = ("text/", "application/json", "application/xml", "image/svg+xml")  # as GitHub Pages packs them
LEVEL = 6
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


@cache
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, LEVEL, mtime=0)


class _Server(ThreadingHTTPServer):
    """Answers in threads; a browser that hangs up in the middle is not an event."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless the browser only left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers with the files of a folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, under: str, *args: Any) -> None:
        """Answer at once, as the base class does."""
        self.folder, self.under = folder, under
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer with a file, the index of a folder, a redirect to a folder, or the page for what is lost."""
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(self.under)
        if not path.startswith(self.under):
            self._answer(404, b"another site", "text/plain")
        elif file.is_dir() and not path.endswith("/"):
            self._answer(301, b"", "text/plain", f"{path}/")
        else:
            file = file / "index.html" if path.endswith("/") else file
            self._file(200, file) if file.is_file() else self._file(404, self.folder / "404.html")

    def _file(self, status: int, file: Path) -> None:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self._answer(status, file.read_bytes(), kind + charset)

    def _answer(self, status: int, body: bytes, kind: str, location: str = "") -> None:
        packed = kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(body) if packed else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path, under: str = "/dx/") -> Iterator[str]:
    """Yield the address of the site in a folder while it is served, packed as GitHub packs."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, folder, under))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{under}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

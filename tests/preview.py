"""The preview on trial: a small site, an editor's desk, and requests sent exactly as written."""

import http.client
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest

from dxplan.early import Early
from dxplan.serve import serve
from dxplan.write import WriteFailed, write_site

PATIENCE = 30.0  # seconds until a test that waits for something that never comes gives up
PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><link rel="icon" href="/tall.css">
<link rel="stylesheet" href="/tall.css"></head><body><h1>{words}</h1><p>下</p></body></html>"""
FRAME = "akita/site.yaml:1:6: エラー [E-COLON]\n  1 | title：<b>電子</b>\n    |      ＾\n  (full-width colon)"


@dataclass(frozen=True)
class Result:
    """What a build says of itself."""

    ok: bool
    message_text: str = ""


def page(words: str, lang: str = "ja") -> bytes:
    """Return a page with the policy that every page of the site has."""
    return PAGE.format(words=words, lang=lang).encode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site with a page in a folder, a 404 page and files of some types."""
    files = {
        "index.html": page("表紙"),
        "404.html": page("ありません"),
        "秋田/index.html": page("秋田"),
        "data.csv": "\ufeff番号\r\n".encode(),
        "a.js": b"1",
        "wasm.unknown": b"\0",
        "tall.css": b"",
    }
    write_site(files, tmp_path / "site")
    return tmp_path / "site"


@dataclass
class Answer:
    """What came back for one request."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Send one request exactly as written, without tidying its path."""
    server = urlsplit(address).netloc
    connection = http.client.HTTPConnection(server, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": server, **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


def lines(address: str) -> Iterator[str]:
    """Yield the lines of the stream of news."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", "/__live")
    with connection.getresponse() as stream:
        for line in stream:
            yield line.decode().strip()
    connection.close()


@dataclass
class Desk:
    """An editor's desk: content of one file, a build that copies it to a page, and a browser's address."""

    folder: Path
    said: "queue.Queue[str]" = field(default_factory=queue.Queue)
    built: "queue.Queue[str]" = field(default_factory=queue.Queue)
    on_build: Callable[[str], object] = lambda _words: None
    lang: str = "ja"

    @property
    def source(self) -> Path:
        """Return the file that is edited."""
        return self.folder / "content/a.yaml"

    @property
    def site(self) -> Path:
        """Return where the site is."""
        return self.folder / "site"

    def type(self, words: str) -> None:
        """Save new words, in one step."""
        (self.folder / "typed").write_text(words, encoding="utf-8")
        (self.folder / "typed").replace(self.source)

    def build(self) -> Result:
        """Make the page, fail, or break, as the words say."""
        words = self.source.read_text(encoding="utf-8")
        self.on_build(words)
        if words == "stop":
            raise KeyboardInterrupt
        if words == "crash":
            raise ZeroDivisionError("division by zero")
        if words == "exit":
            raise SystemExit(3)
        if words == "mute":
            return cast("Result", None)
        if words == "disk":
            raise WriteFailed("E-FULL", "site", "空きがありません。", "full")
        if words != "wrong":
            css = b"p { margin: 2500px 0; }"
            write_site({"index.html": page(words, self.lang), "tall.css": css}, self.site)
        self.built.put(words)
        return Result(words != "wrong", FRAME if words == "wrong" else "")

    @contextmanager
    def served(self, early: Early | None = None) -> Iterator[str]:
        """Serve until the block ends; give the address."""
        task = threading.Thread(
            target=serve,
            args=(self.build, [self.source.parent], self.site),
            kwargs={"port": 0, "say": self.said.put, "early": early},
            daemon=True,
        )
        task.start()
        line = ""
        while "http://" not in line:
            line = self.said.get(timeout=PATIENCE)
        try:
            yield line.split()[0]
        finally:
            self.on_build = lambda _words: None
            self.type("stop")
            task.join(PATIENCE)
            assert not task.is_alive()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with good content and no site yet."""
    (tmp_path / "content").mkdir()
    desk = Desk(tmp_path)
    desk.type("一")
    return desk

"""The preview: what it serves and to whom, what it notices, and what an editor sees in a real browser."""

import http.client
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dxplan import loopback, watch
from dxplan.loopback import Live, locate, serving
from dxplan.serve import ServeFailed, serve
from dxplan.write import WriteFailed, write_site

ROOT = Path(__file__).resolve().parent.parent
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


def test_pages_are_served_as_github_pages_does(site: Path) -> None:
    """A folder's index, the redirect to its slash with the query kept, and 404.html at any depth."""
    with serving(site, Live("v1"), 0) as address:
        assert "表紙" in ask(address, "/").body.decode()
        assert "秋田" in ask(address, "/%E7%A7%8B%E7%94%B0/?q=1").body.decode()
        moved = ask(address, "/%E7%A7%8B%E7%94%B0?q=%E7%A7%8B")
        assert (moved.status, moved.headers["Location"]) == (302, "/%E7%A7%8B%E7%94%B0/?q=%E7%A7%8B")
        for path in ("/nowhere", "/a/b/c/", "/index.html/"):
            assert ask(address, path).status == 404
        assert "ありません" in ask(address, "/a/b/c/").body.decode()
        (site / "404.html").unlink()
        assert ask(address, "/nowhere").status == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/data.csv", "text/csv; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/wasm.unknown", "application/octet-stream"),
        ("/__live.js", "text/javascript; charset=utf-8"),
        ("/nowhere", "text/html; charset=utf-8"),
    ],
)
def test_types_and_headers(path: str, kind: str, site: Path) -> None:
    """The browser is told what each file is, keeps nothing, and HEAD says the same without a body."""
    with serving(site, Live("v1"), 0) as address:
        got, head = ask(address, path), ask(address, path, "HEAD")
    assert got.headers["Content-Type"] == head.headers["Content-Type"] == kind
    assert got.headers["Content-Length"] == head.headers["Content-Length"] == str(len(got.body))
    assert got.headers["Cache-Control"] == "no-store"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert head.body == b""


def test_the_script_is_added_on_the_way_only(site: Path) -> None:
    """A served page carries the script and its version, other files and the folder on disk do not."""
    with serving(site, Live('v"1'), 0) as address:
        served = ask(address, "/").body.decode()
        tag = '<script src="/__live.js" data-version="v&quot;1" defer></script></body>'
        assert served.replace(tag, "</body>") == page("表紙").decode()
        assert served.count(tag) == 1
        assert ask(address, "/data.csv").body == "\ufeff番号\r\n".encode()
        assert b"__live" in ask(address, "/nowhere").body
    assert all(b"__live" not in path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert loopback.with_script(b"<p>no body", "1").startswith(b"<p>no body<script ")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret",
        "/..%2fsecret",
        "/%2e%2e/secret",
        "/x/../../secret",
        "/..\\secret",
        "/%5c..%5csecret",
        "/%2Fetc/passwd",
        "//etc/passwd",
        "/C:/x",
        "/link",
        "/folder/secret",
        "/a%00.js",
        "/%ff",
        "/./a.js",
        "/A.JS",
        "/a.js#x",
    ],
)
def test_nothing_but_the_site(path: str, site: Path) -> None:
    """No way up, no link out, no other spelling leads to anything."""
    (site.parent / "secret").write_text("secret", encoding="utf-8")
    (site / "link").symlink_to(site.parent / "secret")
    (site / "folder").symlink_to(site.parent)
    with serving(site, Live(), 0) as address:
        answer = ask(address, path)
    assert answer.status == 404
    assert b"secret" not in answer.body
    assert locate(site, path) is None or path == "//etc/passwd"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/", "/__live", "/__live.js", "/nowhere"])
def test_foreign_pages_get_nothing(path: str, headers: dict[str, str], site: Path) -> None:
    """A page of another site, or a name that somebody pointed at this machine, is refused."""
    with serving(site, Live(), 0) as address:
        assert ask(address, path, **headers).status == 403


def test_our_own_names_are_heard(site: Path) -> None:
    """The address and `localhost` both work, with our own Origin too."""
    with serving(site, Live(), 0) as address:
        port = urlsplit(address).port
        assert ask(address, "/", Host=f"localhost:{port}").status == 200
        assert ask(address, "/", Origin=address.rstrip("/")).status == 200
        assert ask(address, "/", "POST").status == 501
        assert ask(address, "http://evil.example/").status == 404


def test_it_listens_to_this_machine_only(site: Path) -> None:
    """The socket is bound to loopback; the network cannot reach it."""
    with serving(site, Live(), 0) as address:
        port = urlsplit(address).port
        table = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    listening = [row.split()[1] for row in table if row.split()[1].endswith(f":{port:04X}")]
    assert {place.split(":")[0] for place in listening} == {"0100007F"}


def test_before_there_is_a_site(tmp_path: Path) -> None:
    """Without any site the page says so, with the script that will bring the first one."""
    with serving(tmp_path / "site", Live(), 0) as address:
        answer = ask(address, "/akita/")
    assert answer.status == 503
    assert "サイトはまだありません" in answer.body.decode()
    assert b"/__live.js" in answer.body


def test_rubbish_does_not_stop_the_server(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half a request, a wrong one, or a page closed while it loads: the next one is answered all the same."""
    with serving(site, Live(), 0) as address:
        place = ("127.0.0.1", urlsplit(address).port or 0)
        for rubbish in (
            b"\x16\x03\x01\x02\x00",
            b"GET\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost",
        ):
            with socket.create_connection(place, timeout=PATIENCE) as connection:
                connection.sendall(rubbish)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1000)
        assert ask(address, "/").status == 200
    assert "Traceback" not in capsys.readouterr().err


def lines(address: str) -> Iterator[str]:
    """Yield the lines of the stream of news."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", "/__live")
    with connection.getresponse() as stream:
        for line in stream:
            yield line.decode().strip()
    connection.close()


def test_news_are_told_at_once_and_when_they_change(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page hears the state when it comes, each new one, and a sign of life between; the end ends it."""
    monkeypatch.setattr(loopback, "BEAT", 0.01)
    live = Live("v1")
    with serving(site, live, 0) as address:
        stream = lines(address)
        assert next(stream) == 'data: {"version": "v1", "message": ""}'
        assert next(line for line in stream if line) == ":"
        live.tell("v2", "一行目\n二行目")
        told = next(line for line in stream if line.startswith("data"))
        assert told == 'data: {"version": "v2", "message": "\\u4e00\\u884c\\u76ee\\n\\u4e8c\\u884c\\u76ee"}'
    assert all(line in {"", ":"} or line == told for line in stream)


# --- noticing


def soon(call: Callable[[], object]) -> None:
    """Run a call that must return by itself."""
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize("events", [True, False], ids=["with events", "without events"])
def test_every_kind_of_change_is_noticed(
    events: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits, new, moved and removed files, at any depth, also where the system reports nothing."""
    monkeypatch.setattr(watch, "LOOK", PATIENCE * 2 if events else 0.01)
    if not events:
        monkeypatch.setattr(watch, "_observe", lambda _paths, _bell: lambda: None)
    content = tmp_path / "content"
    (content / "akita").mkdir(parents=True)
    file = content / "akita/plan.yaml"
    changes: list[Callable[[], object]] = [
        lambda: file.write_text("a: 1", encoding="utf-8"),
        lambda: file.write_text("a: 2", encoding="utf-8"),
        lambda: file.rename(content / "plan.yaml"),
        lambda: (content / "plan.yaml").replace(content / "akita/plan.yaml"),
        lambda: shutil.copytree(content / "akita", content / "aomori/2024/deep"),
        lambda: (content / "aomori/2024/deep/plan.yaml").write_text("b", encoding="utf-8"),
        lambda: shutil.rmtree(content / "aomori"),
        lambda: (tmp_path / "one.css").write_text("c", encoding="utf-8"),
    ]
    (tmp_path / "one.css").touch()
    with watch.watching([content, tmp_path / "one.css", tmp_path / "missing"]) as wait:
        soon(wait)
        for change in changes:
            change()
            soon(wait)


def test_a_change_between_two_waits_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes while a build runs is found by the look that follows, even if no event tells of it."""
    monkeypatch.setattr(watch, "LOOK", PATIENCE * 2)
    monkeypatch.setattr(watch, "_observe", lambda _paths, _bell: lambda: None)
    with watch.watching([tmp_path]) as wait:
        soon(wait)
        (tmp_path / "a").write_text("1", encoding="utf-8")
        soon(wait)


def test_reading_is_no_change(tmp_path: Path) -> None:
    """A build reads everything it watches; that must not start the next one."""
    (tmp_path / "a").write_text("1", encoding="utf-8")
    bell = watch.Bell()
    stop = watch._observe([tmp_path], bell)
    try:
        (tmp_path / "a").read_text(encoding="utf-8")
        list(tmp_path.iterdir())
        (tmp_path / "b").touch()
        assert bell.wait(0, PATIENCE)
        before = watch.look([tmp_path])
        (tmp_path / "a").read_text(encoding="utf-8")
        assert watch.look([tmp_path]) == before
    finally:
        stop()


def test_a_save_in_several_steps_is_one() -> None:
    """Editors truncate, write and rename; we act when it is calm."""

    class Series(watch.Bell):
        """A bell that rings a fixed number of times more."""

        left = 3

        def wait(self, known: int, seconds: float) -> bool:
            """Count down."""
            assert (known, seconds) == (0, watch.CALM)
            self.left -= 1
            return self.left >= 0

    bell = Series()
    watch._settle(bell)
    assert bell.left == -1


# --- serving while editing


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
    def served(self) -> Iterator[str]:
        """Serve until the block ends; give the address."""
        task = threading.Thread(
            target=serve,
            args=(self.build, [self.source.parent], self.site),
            kwargs={"port": 0, "say": self.said.put},
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


def test_an_edit_during_the_first_build_is_not_lost(desk: Desk) -> None:
    """The watch stands before the build reads, so what is saved while it runs is built next."""

    def edit(words: str) -> None:
        if words == "一":
            desk.type("二")

    desk.on_build = edit
    with desk.served():
        assert [desk.built.get(timeout=PATIENCE) for _ in range(2)] == ["一", "二"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("wrong", FRAME),
        ("crash", "ZeroDivisionError: division by zero"),
        ("exit", "SystemExit: 3"),
        ("mute", "AttributeError"),
        ("disk", "空きがありません。\n(full)"),
    ],
)
def test_it_outlives_every_fault(words: str, said: str, desk: Desk) -> None:
    """Whatever a build does, the last good page stays, the fault is said, and the next save is built."""
    with desk.served() as address:
        news = (line for line in lines(address) if line.startswith("data"))
        first = next(news)
        for _ in range(3):
            desk.type(words)
            told = next(line for line in news if '"message": ""' not in line)
            assert first.split(",")[0] == told.split(",")[0]  # the version stays
            assert "Traceback" not in told
            assert "<h1>一</h1>" in ask(address, "/").body.decode()
            while said not in desk.said.get(timeout=PATIENCE):
                pass
            desk.type("一")
            assert next(line for line in news if '"message": ""' in line) == first
        news.close()


def test_a_build_that_changes_nothing_reloads_nothing(desk: Desk) -> None:
    """Pages are told another version only when the site is another."""
    with desk.served() as address:
        news = (line for line in lines(address) if line.startswith("data"))
        first = next(news)
        desk.type("一")
        assert next(news) == first
        desk.type("二")
        assert next(line for line in news if line != first).split(",")[1] == first.split(",")[1]
        news.close()


def test_a_taken_port_is_explained(desk: Desk) -> None:
    """Before anything is built the editor learns that the port is taken, and which to try."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeFailed) as failed:
            serve(desk.build, [desk.source.parent], desk.site, port=port)
    assert failed.value.problem.code == "E-PORT"
    assert f"ポート {port} はほかのプログラムが使っています。--port 8000" in failed.value.problem.ja
    assert f"port {port} is taken" in failed.value.problem.en
    assert desk.built.empty()
    with pytest.raises(ServeFailed, match="65536"):
        serve(desk.build, [desk.source.parent], desk.site, port=65536)


def test_the_site_is_not_among_what_is_watched(desk: Desk) -> None:
    """Each build would start the next."""
    with pytest.raises(ServeFailed) as failed:
        serve(desk.build, [desk.folder], desk.site)
    assert failed.value.problem.code == "E-OUT"


SERVED = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from dxplan.serve import serve
from tests.test_serve import Result
out = Path(sys.argv[2])
out.mkdir()
(out / "in").mkdir()
serve(lambda: Result(True), [out / "in"], out / "site", port=0, say=lambda line: print(line, flush=True))
"""


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    """Ctrl+C is how it ends: exit code 0, no traceback."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", SERVED, str(ROOT), str(tmp_path / "desk")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "")


# --- in a browser


@pytest.fixture
def view(browser: Browser) -> Iterator[Page]:
    """Return a page that fails the test on any error in its console and on any request to another host."""
    view = browser.new_page()
    view.set_default_timeout(PATIENCE * 1000)
    errors: list[str] = []
    view.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    view.on("pageerror", lambda error: errors.append(str(error)))
    view.on(
        "request", lambda request: errors.append(request.url) if "//127.0.0.1:" not in request.url else None
    )
    yield view
    view.close()
    assert [error for error in errors if not error.startswith("Failed to load resource")] == []


def test_a_save_reloads_the_page_where_it_is(desk: Desk, view: Page) -> None:
    """The new words come by themselves, and the editor still sees the place they were reading."""
    with desk.served() as address:
        view.goto(address)
        view.locator("p").scroll_into_view_if_needed()
        expect(view.locator("h1")).not_to_be_in_viewport()
        desk.type("二")
        expect(view.locator("h1")).to_have_text("二", timeout=PATIENCE * 1000)
        expect(view.locator("p")).to_be_in_viewport()
        expect(view.locator("h1")).not_to_be_in_viewport()
        view.goto("about:blank")


@pytest.mark.parametrize(
    ("lang", "title"), [("ja", "新しいページを作れませんでした。"), ("en", "could not be made")]
)
def test_an_error_lies_over_the_page_until_it_is_mended(
    lang: str, title: str, desk: Desk, view: Page
) -> None:
    """The frame stands over the last good page as text; undoing the slip removes it, mending it reloads."""
    desk.lang = lang
    with desk.served() as address:
        view.goto(address)
        view.evaluate("window.same = true")
        message = view.locator("#live-message")
        desk.type("wrong")
        expect(message.locator("pre")).to_have_text(FRAME, use_inner_text=True, timeout=PATIENCE * 1000)
        expect(message.locator("h2")).to_contain_text(title)
        assert message.locator("b").count() == 0
        assert message.locator("pre").text_content() == FRAME
        expect(view.locator("h1")).to_have_text("一")
        desk.type("一")
        expect(message).to_have_count(0, timeout=PATIENCE * 1000)
        assert view.evaluate("window.same")
        desk.type("wrong")
        message.locator("button").click()
        expect(message).to_have_count(0)
        view.reload()
        expect(message).to_be_visible(timeout=PATIENCE * 1000)
        desk.type("二")
        expect(view.locator("h1")).to_have_text("二", timeout=PATIENCE * 1000)
        expect(message).to_have_count(0)
        view.goto("about:blank")


def test_the_first_good_build_appears_by_itself(desk: Desk, view: Page) -> None:
    """Who opens the preview of broken content sees why there is no site, then the site."""
    desk.type("wrong")
    with desk.served() as address:
        view.goto(address)
        expect(view.locator("h1")).to_have_text("サイトはまだありません")
        expect(view.locator("#live-message pre")).to_contain_text("E-COLON", timeout=PATIENCE * 1000)
        desk.type("一")
        expect(view.locator("h1")).to_have_text("一", timeout=PATIENCE * 1000)
        view.goto("about:blank")

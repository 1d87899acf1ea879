"""What the preview serves: pages as GitHub Pages does, their types, the script on the way, the news."""

from pathlib import Path

import pytest

from dxplan import loopback
from dxplan.loopback import Live, serving

from . import preview
from .preview import ask, lines, page

site = preview.site  # the fixture


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


def test_before_there_is_a_site(tmp_path: Path) -> None:
    """Without any site the page says so, with the script that will bring the first one."""
    with serving(tmp_path / "site", Live(), 0) as address:
        answer = ask(address, "/akita/")
    assert answer.status == 503
    assert "サイトはまだありません" in answer.body.decode()
    assert b"/__live.js" in answer.body


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

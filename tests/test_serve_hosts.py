"""To whom the preview answers: this machine only, nothing but the site, and rubbish does not stop it."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dxplan.loopback import Live, locate, serving

from . import preview
from .preview import PATIENCE, ask

site = preview.site  # the fixture


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

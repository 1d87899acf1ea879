"""The follower of links: what it must see on sites with one fault each, and that the real site has none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .links import check, main
from .tools import ROOT

PLACE = "https://example.org/x/"
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def small(
    folder: Path, home: str = "", other: str = "", *, head: str = "", mapped: str | None = None
) -> Path:
    """Write a site of two pages that is in order but for what is put into it, and return its folder."""
    listed = (
        mapped
        if mapped is not None
        else "".join(f"<url><loc>{PLACE}{name}</loc></url>" for name in ("", "a/"))
    )
    files = {
        "index.html": page("", f'<a href="a/">a</a>{home}', head),
        "a/index.html": page("a/", f'<a href="../">home</a><p id="there">x</p>{other}'),
        "404.html": page("404.html", '<a href="/x/a/">a</a>', '<base href="/x/">', alternates=False),
        "assets/site.css": "b { background: url(dot.svg) } @import 'more.css';",
        "assets/more.css": "",
        "assets/dot.svg": "<svg/>",
        "assets/site.js": 'import { x } from "./part.js";',
        "assets/part.js": "export const x = 1;",
        "sitemap.xml": MAP.format(listed),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def page(address: str, body: str, head: str = "", *, alternates: bool = True) -> str:
    """Return a page with the links that every page has."""
    own = f'<link rel="canonical" href="{PLACE}{address}">'
    if alternates:
        own += f'<link rel="alternate" hreflang="ja" href="{PLACE}{address}">'
    return (
        f'<!doctype html><html lang="ja"><head><title>x</title>{own}{head}</head><body>{body}</body></html>'
    )


def test_a_site_in_order_passes(tmp_path: Path) -> None:
    """Relative links, fragments, styles, modules, the links of 404.html and public places are followed."""
    report = check(small(tmp_path, '<a href="a/#there">a</a><img srcset="assets/dot.svg 1x" alt="">'))
    assert report.problems == []
    assert report.count > 12


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('<a href="b/">x</a>', "index.html: b/ leads nowhere"),
        ('<a href="a">x</a>', "index.html: a redirects, its / is missing"),
        ('<a href="a/#here">x</a>', "index.html: a/#here has no #here"),
        ('<a href="#nowhere">x</a>', "index.html: #nowhere has no #nowhere"),
        ('<a href="A/">x</a>', "index.html: A/ leads nowhere"),
        ('<a href="../">x</a>', "index.html: ../ leaves the site"),
        ('<a href="/x/a/">x</a>', "index.html: /x/a/ is not relative"),
        (f'<a href="{PLACE}a/">x</a>', f"index.html: {PLACE}a/ is not relative"),
        ('<a href="a/index.html">x</a>', "index.html: a/index.html names index.html"),
        ('<form action="find/"></form>', "index.html: find/ leads nowhere"),
        ('<img src="no.png" alt="">', "index.html: no.png leads nowhere"),
        ('<img srcset="assets/dot.svg 1x, no.png 2x" alt="">', "index.html: no.png leads nowhere"),
        ('<button data-spec="no.json">x</button>', "index.html: no.json leads nowhere"),
        ('<svg fill="url(#no)"></svg>', "index.html: #no has no #no"),
        (
            f'<script type="application/ld+json">{{"url": "{PLACE}b/"}}</script>',
            f"index.html: {PLACE}b/ leads nowhere",
        ),
    ],
    ids=lambda value: value if value.startswith("index") else "",
)
def test_a_fault_in_a_page(written: str, fault: str, tmp_path: Path) -> None:
    """Each is told with its page, as it is written there."""
    assert check(small(tmp_path, written)).problems == [fault]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("assets/site.css", "b { background: url('no.svg') }", "assets/site.css: no.svg leads nowhere"),
        ("assets/site.css", '@import "no.css";', "assets/site.css: no.css leads nowhere"),
        ("assets/site.js", 'const x = import("./no.js");', "assets/site.js: ./no.js leads nowhere"),
    ],
)
def test_a_fault_in_a_style_or_a_script(file: str, text: str, fault: str, tmp_path: Path) -> None:
    """What styles and modules name is followed from where they stand."""
    small(tmp_path)
    (tmp_path / file).write_text(text, encoding="utf-8")
    assert check(tmp_path).problems == [fault]


def test_orphans_maps_and_public_places(tmp_path: Path) -> None:
    """A page without a way to it, not on the map, or whose canonical link is another's is told."""
    small(tmp_path)
    (tmp_path / "lost").mkdir()
    (tmp_path / "lost/index.html").write_text(page("a/", ""), encoding="utf-8")
    assert check(tmp_path).problems == [
        "lost/index.html: no page leads here",
        f"lost/index.html: canonical is ['{PLACE}a/']",
        f"{PLACE}lost/: its alternates do not name itself",
        f"sitemap.xml: {PLACE}lost/ is named 0 times",
    ]


def test_other_hosts_are_listed_and_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link to another host is no fault; it is shown with how often it stands there."""
    report = check(
        small(tmp_path, '<a href="https://example.com/y">y</a>', '<a href="https://example.com/y">y</a>')
    )
    assert report.problems == []
    assert report.external == {"https://example.com/y": ["index.html", "a/index.html"]}
    assert main([str(tmp_path)]) == 0
    assert "https://example.com/y (2 times)" in capsys.readouterr().out


def test_the_command(tmp_path: Path) -> None:
    """It ends with 1 on a fault and with 2 when it is not given a site."""
    small(tmp_path, '<a href="b/">x</a>')
    ended = [
        subprocess.run(
            [sys.executable, "-m", "tests.links", *given],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        for given in ([str(tmp_path)], [], [str(tmp_path / "a/no")])
    ]
    assert [one.returncode for one in ended] == [1, 2, 2]
    assert "index.html: b/ leads nowhere" in ended[0].stdout


def test_the_real_site(built: Path) -> None:
    """Every address in every file of the real site leads somewhere inside it."""
    report = check(built)
    assert report.problems == []
    assert report.count > 9000

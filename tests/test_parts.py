"""Parts of the site on the command line: one prefecture by itself, and all joined."""

from __future__ import annotations

from pathlib import Path

from .contents import SMALL
from .terminal import hold, run


def test_parts_made_by_themselves_are_joined(tmp_path: Path) -> None:
    """--only makes one prefecture's files, --parts takes them; an unknown name is wrong usage."""
    good = tmp_path / "good"
    assert run("--content", SMALL, "--out", good, "--quiet").returncode == 0
    part = tmp_path / "parts/minato"
    assert run("--content", SMALL, "--only", "minato", "--out", part, "--quiet").returncode == 0
    assert (part / "minato/index.html").is_file()
    assert not (part / "index.html").exists()
    done = run("--content", SMALL, "--parts", tmp_path / "parts", "--out", tmp_path / "site", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    joined, whole = (
        {name: told[0] for name, told in hold(site).items()} for site in (tmp_path / "site", good)
    )
    assert joined == whole
    done = run("--content", SMALL, "--parts", tmp_path / "none", "--out", tmp_path / "site")
    assert done.returncode == 2
    assert "というフォルダはありません" in done.stderr
    done = run("--content", SMALL, "--only", "minat", "--out", part)
    assert done.returncode == 2
    assert "「minat」という都道府県のフォルダはありません。あるのは minato です。" in done.stderr

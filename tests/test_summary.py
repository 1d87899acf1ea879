"""What GitHub shows of a comparison and of a check: whole or counted, with links, and never as HTML."""

from __future__ import annotations

import html as entities
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dxplan.commands.comparing import GITHUB as KNOWN_BY_JOBS
from dxplan.commands.comparing import lines_on_github
from dxplan.problems import Place, Problem, problem
from dxplan.summary import MOST_BYTES, plain, problems_summary

from .contents import ROOT, SMALL, edit
from .terminal import YEAR


def run(*arguments: str | Path, **around: str) -> subprocess.CompletedProcess[str]:
    """Run build.py from the repository's folder, as a job on GitHub does."""
    command = [sys.executable, "build.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=around, capture_output=True, encoding="utf-8", check=False)


GITHUB = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "0f"}


def test_the_command_compares_two_folders(tmp_path: Path) -> None:
    """`compare` prints what changes; lines are links where a job on GitHub runs."""
    new = edit(
        Path(shutil.copytree(SMALL, tmp_path / "new")),
        (YEAR, "number: 3\n    grade: ○", "number: 3\n    grade: ◎"),
    )
    done = run("compare", SMALL, new)
    assert done.returncode == 0
    assert "4 件あるため、読めたところだけを比べました。" in done.stderr  # published totals no longer agree
    assert "| ○ | ◎ |" in done.stdout
    assert "](" not in done.stdout
    done = run("compare", new, SMALL, **GITHUB)
    assert f"](https://github.com/a/b/blob/0f/tests/cases/site/small/content/{YEAR}#L" in done.stdout
    assert run("compare", SMALL, tmp_path / "none").returncode == 2
    (tmp_path / "empty").mkdir()
    done = run("compare", tmp_path / "empty", SMALL)
    assert (done.returncode, done.stdout) == (2, "")
    assert "site.yaml がありません" in done.stderr
    (tmp_path / "empty/site.yaml").write_text("title\n", encoding="utf-8")
    done = run("compare", tmp_path / "empty", SMALL)
    assert (done.returncode, done.stdout) == (1, "")
    assert "読み取れません" in done.stderr


def test_the_summary_of_check(tmp_path: Path) -> None:
    """`check --format summary` is a table of every problem with its line; without problems it says so."""
    content = edit(
        Path(shutil.copytree(SMALL, tmp_path / "content")), (YEAR, "    number: 3", "    number: 三")
    )
    done = run("check", "--content", content, "--format", "summary", **GITHUB)
    assert done.returncode == 1
    assert "エラー 1 件、注意 0 件" in done.stdout
    assert f"[{YEAR}:46]" in done.stdout
    assert f"{YEAR}#L46)" in done.stdout
    assert "\\[E-NUM\\]" in done.stdout
    assert "| 種類 | 場所 | 何が | 修正例 |" in done.stdout
    done = run("check", "--content", SMALL, "--format", "summary", "--lang", "en")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "## Check")


@pytest.mark.parametrize(
    ("around", "base"),
    [
        ({}, "a/b/blob/0f"),
        ({"GITHUB_HEAD_REF": "", "HEAD_REPOSITORY": ""}, "a/b/blob/0f"),
        ({"GITHUB_HEAD_REF": "fix/grade"}, "a/b/blob/fix/grade"),
        ({"GITHUB_HEAD_REF": "fix/grade", "HEAD_REPOSITORY": "c/d"}, "c/d/blob/fix/grade"),
        ({"GITHUB_HEAD_REF": "x)|<b>#評価"}, "a/b/blob/x%29%7C%3Cb%3E%23%E8%A9%95%E4%BE%A1"),
    ],
)
def test_lines_of_a_proposal_are_those_of_its_branch(
    around: dict[str, str], base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proposal's links lead to its branch, where the pencil works; whatever its name, it stays a link."""
    for name, value in {**dict.fromkeys(KNOWN_BY_JOBS, ""), **GITHUB, **around}.items():
        monkeypatch.setenv(name, value)
    link = lines_on_github(ROOT / "content")
    assert link(Place("a b/c.yaml", 7)) == f"https://github.com/{base}/content/a%20b/c.yaml#L7"


def planted(count: int, found: str) -> list[Problem]:
    """Return so many problems that quote what was typed."""
    return [problem("E-ID", Place("a/b.yaml", line), found=found) for line in range(1, count + 1)]


@pytest.mark.parametrize("count", [1, 4_000])
def test_the_summary_fits(count: int) -> None:
    """The summary holds every problem, or as many as GitHub keeps and how many more there are."""
    text = problems_summary(
        planted(count, "電子申請" * 20), 3, lambda place: f"https://example.org/#L{place.line}"
    )
    shown = text.count("| エラー |")
    assert len(text.encode()) <= MOST_BYTES
    assert shown == count or f"ほか {count - shown} 件" in text
    assert shown > 0


@given(st.text(max_size=40))
def test_what_others_typed_stays_text(typed: str) -> None:
    """Nothing typed in content becomes HTML, a link, a picture, a mention or another cell of the table."""
    html = MarkdownIt("commonmark").enable("table").render(f"| a | b |\n|---|---|\n| {plain(typed)} | c |\n")
    assert html.count("<td>") == 2
    assert set(re.findall(r"<(\w+)", html)) <= {"table", "thead", "tbody", "tr", "th", "td"}
    assert "@" not in plain(typed)


@given(
    st.sampled_from(
        ["<b>x</b>", "a|b", "[x](http://e.org)", "![x](y)", "`x`", "a\nb", "*x*", "~~x~~", "&lt;"]
    )
)
def test_signs_of_markdown_are_shown(typed: str) -> None:
    """A sign of Markdown is shown as it was typed."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(plain(typed))
    assert entities.unescape(html).replace("\u200b", "").strip() == f"<p>{' '.join(typed.split())}</p>"

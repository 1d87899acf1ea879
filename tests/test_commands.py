"""The command line as an editor uses it: exit codes, where a slip is told, and what stays untouched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .contents import REAL, ROOT, SMALL, Edit, small
from .terminal import YEAR, hold, run


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small site's content and the site built from it."""
    folder = tmp_path_factory.mktemp("good")
    done = run("--content", SMALL, "--out", folder / "site", "--strict", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder / "site"


SLIPS: dict[str, tuple[Edit, str, int, str]] = {
    "tab": ((YEAR, "    number: 3", "\tnumber: 3"), "E-TAB", 46, "タブ"),
    "full-width colon": ((YEAR, "    number: 3", "    number： 3"), "E-COLON", 46, "全角"),
    "repeated key": ((YEAR, "    number: 3", "    number: 3\n    number: 4"), "E-DUP", 47, "number"),
    "unknown key": ((YEAR, "    number: 3", "    nunber: 3"), "V-KEY", 46, "number"),
    "wrong grade": ((YEAR, "    number: 3\n    grade: ○", "    number: 3\n    grade: B"), "E-ENUM", 47, "◎"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_leaves_the_old_site(slip: str, tmp_path: Path, good: Path) -> None:
    """A slip ends the build with 1, is told in Japanese at its line, and the old site stays byte for byte."""
    change, code, line, word = SLIPS[slip]
    site = Path(shutil.copytree(good, tmp_path / "site"))
    before = hold(site)
    done = run("--content", small(tmp_path, change), "--out", site, "--quiet")
    assert done.returncode == 1
    told = [one for one in done.stdout.splitlines() if one.startswith(f"{YEAR}:{line}:")]
    assert told, done.stdout
    assert f"エラー [{code}]" in told[0]
    assert word in done.stdout
    assert f"  {line} | " in done.stdout
    assert hold(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_real_content_is_without_fault() -> None:
    """The real content has not even a warning."""
    done = run("check", "--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert "問題はありません" in done.stderr


def test_check_writes_nothing(tmp_path: Path) -> None:
    """Checking leaves the content as it is and no other file behind."""
    content = small(tmp_path)
    before = hold(tmp_path)
    assert run("check", "--content", content, folder=tmp_path).returncode == 0
    assert hold(tmp_path) == before


def test_problems_as_json(tmp_path: Path) -> None:
    """For programs every problem comes with code, place and both sentences, and nothing beside them."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number: x"))
    done = run("check", "--content", content, "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == told["errors"] == 1
    assert told["problems"][0]["code"] == "E-NUM"
    assert (told["problems"][0]["file"], told["problems"][0]["line"]) == (YEAR, 46)
    assert told["problems"][0]["ja"] != told["problems"][0]["en"]
    fine = run("check", "--content", SMALL, "--format", "json")
    assert (fine.returncode, json.loads(fine.stdout)["problems"]) == (0, [])


def test_problems_as_annotations(tmp_path: Path) -> None:
    """For GitHub a problem is an annotation at its line, under the folder's name in the repository."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number: x"))
    done = run("check", "--content", content, "--format", "github", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file=content/{YEAR},line=46,col=13,")
    assert len(done.stdout.splitlines()) == 1
    assert run("check", "--content", SMALL, "--format", "github").stdout == ""


def test_warnings_stop_only_the_strict(tmp_path: Path) -> None:
    """A missing translation is told and stops nothing, unless one asks for strictness."""
    content = small(tmp_path, ("minato/names.en.yaml", "name: Minato Prefecture\n", ""))
    assert run("check", "--content", content).returncode == 0
    assert run("check", "--content", content, "--strict").returncode == 1
    done = run("--content", content, "--out", tmp_path / "site", "--strict", "--quiet")
    assert done.returncode == 1
    assert "W-TRANSLATION-MISSING" in done.stdout
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("paths", "count"),
    [
        (["minato/2023"], 1),
        ([YEAR], 1),
        ([f"content/{YEAR}"], 1),
        (["minato/plan", "site.yaml"], 0),
        (["."], 1),
    ],
)
def test_only_some_files(paths: list[str], count: int, tmp_path: Path) -> None:
    """Paths, from here or from content, choose which problems are told; the others do not count."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number: x"))
    done = run("check", "--content", content, "--format", "json", *paths, folder=tmp_path)
    assert done.returncode == (1 if count else 0)
    assert len(json.loads(done.stdout)["problems"]) == count
    if not count:
        told = run("check", "--content", content, *paths, folder=tmp_path).stderr
        assert told == "minato/plan、site.yaml に問題はありません（9ファイル）。\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["--frobnicate"],
        ["check", "--format", "xml"],
        ["check", "--content", "nowhere"],
        ["check", "no-such-file.yaml"],
        ["--content", "nowhere"],
        ["--base-url", "example.org"],
        ["explain", "E-NOSUCH"],
        ["translate", "--prefecture", "nowhere"],
        ["serve", "--port", "http"],
    ],
)
def test_wrong_usage(arguments: list[str], tmp_path: Path) -> None:
    """What cannot be meant ends with 2, says so, and does nothing."""
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr or done.stdout
    assert list(tmp_path.iterdir()) == []


def test_options_before_and_after_the_command() -> None:
    """An option counts wherever it stands."""
    for arguments in (("--content", str(SMALL), "check"), ("check", "--content", str(SMALL))):
        assert "31" in run(*arguments).stderr


def test_a_code_is_explained() -> None:
    """A code is explained in the reader's language first, however it is typed."""
    assert "タブ" in run("explain", "e-tab").stdout.split("\n\n")[1]
    assert "Tabs" in run("explain", "E-TAB", "--lang", "en").stdout.split("\n\n")[1]
    assert run("explain", "Ｅ－ＴＡＢ").stdout == run("explain", "E-TAB").stdout
    common = run("explain")
    assert common.returncode == 0
    assert "E-COLON: " in common.stdout


def test_messages_in_english(tmp_path: Path) -> None:
    """The same problem is told in English to those who ask."""
    content = small(tmp_path, (YEAR, "    number: 3", "\tnumber: 3"))
    done = run("check", "--content", content, "--lang", "en")
    assert f"{YEAR}:46:1: error [E-TAB] " in done.stdout
    assert done.stdout.rstrip().endswith("1 error, 0 warnings in 1 file")


def test_the_public_address(tmp_path: Path) -> None:
    """--base-url is the place of canonical links and of the map, with or without a last slash."""
    out = tmp_path / "site"
    done = run("--content", SMALL, "--out", out, "--base-url", "https://example.org/dx", "--quiet")
    assert done.returncode == 0
    page = (out / "en/minato/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/dx/en/minato/">' in page
    assert "https://example.org/dx/en/minato/plan/</loc>" in (out / "sitemap.xml").read_text(encoding="utf-8")
    assert 'href="/' not in page
    assert 'href="/dx/assets/site.css"' in (out / "404.html").read_text(encoding="utf-8")
    assert "example.org/small" not in page


def test_without_a_public_address(tmp_path: Path) -> None:
    """A site that has no address yet names none."""
    out = tmp_path / "site"
    assert run("--content", SMALL, "--out", out, "--base-url", "", "--quiet").returncode == 0
    assert "canonical" not in (out / "index.html").read_text(encoding="utf-8")
    assert not (out / "sitemap.xml").exists()


def test_translations_are_stamped_once(tmp_path: Path) -> None:
    """Finished translations get their stamp, all other bytes stay; a second time there is nothing to do."""
    content = small(tmp_path)
    english = content / "minato/names.en.yaml"
    whole = english.read_bytes()
    english.write_bytes(b"".join(one for one in whole.splitlines(keepends=True) if b"fingerprint" not in one))
    assert run("check", "--content", content, "--strict").returncode == 1
    done = run("translate", "--content", content)
    assert (done.returncode, done.stdout) == (0, "")
    assert english.read_bytes() == whole
    before = hold(content)
    assert run("translate", "--content", content).returncode == 0
    assert hold(content) == before


def test_a_translation_that_is_behind_keeps_its_stamp(tmp_path: Path) -> None:
    """Stamping does not hide that the Japanese has changed: someone has to look at the translation first."""
    content = small(tmp_path, ("minato/2023/learning.yaml", "・端末を配る。", "・端末を貸す。"))
    before = hold(content)
    done = run("translate", "--content", content)
    assert "W-TRANSLATION-BEHIND" in done.stdout
    assert hold(content) == before


def test_the_form_guide_is_the_schemas(tmp_path: Path) -> None:
    """`schema` writes content/README.md, and it is the one that is kept."""
    content = small(tmp_path)
    assert "README.md を書き直しました" in run("schema", "--content", content).stderr
    assert "変わりはありません" in run("schema", "--content", content).stderr
    assert (content / "README.md").read_bytes() == (REAL / "README.md").read_bytes()
    assert run("check", "--content", content, "--strict").returncode == 0


def test_the_streams_are_utf_8(tmp_path: Path) -> None:
    """Japanese comes out whole where the system speaks another encoding."""
    content = small(tmp_path, (YEAR, "    number: 3", "\tnumber: 3"))
    command = [sys.executable, str(ROOT / "build.py"), "check", "--content", str(content)]
    around = {"PYTHONIOENCODING": "cp932", "LC_ALL": "C", "PATH": ""}
    done = subprocess.run(command, env=around, capture_output=True, check=False)
    assert done.returncode == 1
    assert "エラー [E-TAB]" in done.stdout.decode("utf-8")

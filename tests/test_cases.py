"""Each folder of tests/cases/site is a small site: what is said of it and read on it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from dxplan.problems import format_text, has_errors

from . import links, printing
from .contents import CASES, ROOT, lay, read
from .expected import compare
from .reading import as_read

NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
BUILT = [name for name in NAMES if (CASES / name / "pages.txt").exists()]
FOUND_IN = ("check/*", "load", "records", "values")  # the rooms whose problems need no slip of YAML


def built(content: Path, kept: Path) -> dict[str, bytes]:
    """Return the files of the site but the search, built from content without errors."""
    _, loaded, problems = read(content)
    assert loaded.site is not None
    assert not has_errors(problems)
    return printing.files(loaded.site, cache=kept)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, bytes]]:
    """What builds a case, once; all share a cache of charts."""
    folder = tmp_path_factory.mktemp("cases")

    @cache
    def once(name: str) -> dict[str, bytes]:
        """Return the files of the site of a case."""
        return built(lay(CASES / name, folder / name), folder / "cache")

    return once


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_a_case(name: str, tmp_path: Path) -> None:
    """Every problem of a case is told with these words, at this place, with this frame."""
    sources, _, problems = read(lay(CASES / name, tmp_path / "content"))
    told = format_text(problems, lambda path: sources[path].lines if path in sources else ())
    compare(CASES / name / "expected" / "problems.txt", told)
    if name in BUILT:
        assert not has_errors(problems)
    else:
        assert problems, "a case that need not build has something wrong with it"


@pytest.mark.parametrize("name", BUILT)
def test_what_is_read_on_a_case(name: str, site: Callable[[str], dict[str, bytes]]) -> None:
    """The listed pages and files of a case that builds hold these words."""
    files = site(name)
    for path in (CASES / name / "pages.txt").read_text(encoding="utf-8").splitlines():
        text = files[path].decode("utf-8-sig").replace("\r\n", "\n")
        page = path.endswith(".html")
        file = CASES / name / "expected" / "site" / (path.removesuffix(".html") + ".txt" if page else path)
        compare(file, as_read(text) if page else text)


@pytest.mark.parametrize("name", BUILT)
def test_links_of_a_case(name: str, tmp_path: Path, site: Callable[[str], dict[str, bytes]]) -> None:
    """No address on the site of a case leads nowhere, whatever its content lacks."""
    for path, body in site(name).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(body)
    assert links.check(tmp_path).problems == []


def test_small_is_whole() -> None:
    """The site that all cases are laid over has nothing wrong with it, and nothing untranslated."""
    assert read(CASES / "small" / "content")[2] == []


def test_every_check_has_a_case() -> None:
    """Each code that loading and checking can tell is told in some case."""
    told = "".join(file.read_text(encoding="utf-8") for file in sorted(CASES.glob("*/expected/problems.txt")))
    rooms = [path for room in FOUND_IN for path in sorted((ROOT / "dxplan").glob(f"{room}.py"))]
    code = "".join(path.read_text(encoding="utf-8") for path in rooms)
    said = set(re.findall(r'"([EVW]-[A-Z-]+)"', code))
    assert said
    assert said - set(re.findall(r"\[([EVW]-[A-Z-]+)\]", told)) == set()


def test_nothing_is_expected_in_vain() -> None:
    """Every file under expected/ is one that the tests compare."""
    for name in NAMES:
        expected = CASES / name / "expected"
        listed = CASES / name / "pages.txt"
        paths = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
        wanted = {"problems.txt"} | {f"site/{re.sub('[.]html$', '.txt', path)}" for path in paths}
        found = {file.relative_to(expected).as_posix() for file in expected.rglob("*") if file.is_file()}
        assert found == wanted, name

"""Same content, same bytes: in any folder, on any machine, in any order, from a cache or without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from dxplan.progress import Progress
from dxplan.write import write_site

from .contents import REAL, ROOT, SMALL
from .tools import fontless

PROGRAM = """
import build, os, sys
from pathlib import Path
from dxplan.commands import main
build.HERE = Path(sys.argv[1])
os.umask(int(os.environ.get("UMASK", "022"), 8))
if "ONE_CORE" in os.environ and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
sys.exit(main(sys.argv[2:], build.build, build.read))
"""
NAMES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*") if path.is_file())


def hold(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def dates(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return when each file and folder was written, and which file of the disk it is."""
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(folder.rglob("*"))}


def made(content: Path, out: Path, cache: Path) -> dict[str, bytes]:
    """Build in this process, with the caches of `cache`, and return the site."""
    before, build.HERE = build.HERE, cache
    try:
        result = build.build(content, out, None, Progress(quiet=True))
    finally:
        build.HERE = before
    assert result.ok, result.problems
    return hold(out)


def made_elsewhere(content: Path, out: Path, cache: Path, **surroundings: str) -> dict[str, bytes]:
    """Build in a new process with other surroundings and return the site."""
    command = [
        sys.executable,
        "-c",
        PROGRAM,
        str(cache),
        "--content",
        str(content),
        "--out",
        str(out),
        "--quiet",
    ]
    around = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    done = subprocess.run(
        command, env=around, cwd=out.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return hold(out)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small site, built clean."""
    folder = tmp_path_factory.mktemp("first")
    return made(SMALL, folder / "site", folder)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "3", "TZ": "UTC", "PYTHONUTF8": "0", "LC_ALL": "POSIX", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONHASHSEED": "4", "TZ": "Asia/Kathmandu", "UMASK": "077", "ONE_CORE": "1"},
    ],
    ids=lambda surroundings: surroundings["TZ"],
)
def test_other_surroundings(surroundings: dict[str, str], tmp_path: Path, first: dict[str, bytes]) -> None:
    """Time zone, language, rights of new files and the order of hashing leave no trace."""
    assert made_elsewhere(SMALL, tmp_path / "site", tmp_path, **surroundings) == first


@settings(max_examples=5, deadline=None)
@given(names=st.permutations(NAMES))
def test_order_of_files(
    names: list[str], tmp_path_factory: pytest.TempPathFactory, first: dict[str, bytes]
) -> None:
    """The order in which files were laid into the folder, and their dates, leave no trace."""
    folder = tmp_path_factory.mktemp("order")
    for at, name in enumerate(names):
        target = folder / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((SMALL / name).read_bytes())
        os.utime(target, (at, at))
    assert made(folder / "content", folder / "site", folder) == first


def test_a_damaged_cache_is_no_cache(tmp_path: Path, first: dict[str, bytes]) -> None:
    """Whatever lies in the cache, cut short or overwritten, the site is the same."""
    assert made(SMALL, tmp_path / "site", tmp_path) == first
    for at, path in enumerate(sorted((tmp_path / ".cache").rglob("*"))):
        if path.is_file():
            body = path.read_bytes()
            path.write_bytes(body[: len(body) // 2] if at % 2 else b"x" * len(body))
    assert made(SMALL, tmp_path / "site", tmp_path) == first


def test_real_content_twice(tmp_path: Path) -> None:
    """Clean builds of the real content are alike: with all cores and fonts, and with one core and no font.

    A third, with what the first one kept, rewrites nothing.
    """
    one = made_elsewhere(REAL, tmp_path / "site", tmp_path / "one", PYTHONHASHSEED="1")
    (tmp_path / "deeper").mkdir()
    other = fontless(tmp_path) | {
        "HOME": str(tmp_path),
        "PYTHONHASHSEED": "2",
        "UMASK": "027",
        "ONE_CORE": "1",
    }
    two = made_elsewhere(REAL, tmp_path / "deeper" / "other", tmp_path / "two", **other)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    before = dates(tmp_path / "site")
    made_elsewhere(REAL, tmp_path / "site", tmp_path / "one")
    assert dates(tmp_path / "site") == before
    (tmp_path / "one/.cache/stamp").unlink()  # now all is made again, and compared
    made_elsewhere(REAL, tmp_path / "site", tmp_path / "one")
    assert dates(tmp_path / "site") == before


def test_unchanged_files_are_not_written(tmp_path: Path) -> None:
    """After one edit only the files that show it are new."""
    files = {"index.html": b"a", "b/index.html": b"b"}
    write_site(files, tmp_path / "site")
    done = write_site({**files, "index.html": b"c"}, tmp_path / "site")
    assert (done.changed, done.removed, done.unchanged) == (("index.html",), (), 1)

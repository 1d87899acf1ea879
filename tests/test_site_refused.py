"""The real site is not built where its counts are no longer those of the documents."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from .contents import REAL
from .tools import build


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was written, and which file it is."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
    }


def test_a_changed_grade_stops_the_build(built: Path, tmp_path: Path) -> None:
    """The published totals no longer hold: the message names their line and the sums, the old site stays."""
    content, site = tmp_path / "content", tmp_path / "site"
    shutil.copytree(REAL, content)
    shutil.copytree(built, site)
    before = bytes_of(site), stamps(site)
    file = content / "akita/2023/government.yaml"
    head, grade, rest = file.read_text(encoding="utf-8").partition("    grade: B\n")
    assert grade
    file.write_text(f"{head}    grade: A\n{rest}", encoding="utf-8", newline="\n")
    ended = build(site, content=content)
    assert ended.returncode == 1
    lines = (content / "akita/2023/report.yaml").read_text(encoding="utf-8").splitlines()
    for count, sum_ in (("count: 17", 18), ("count: 60", 59)):
        at = lines.index(next(line for line in lines if line.strip() == count)) + 1
        said = re.search(
            rf"akita/2023/report\.yaml:{at}:\d+(.*?)(?=\n\S*\.yaml:|\Z)", ended.stdout, re.DOTALL
        )
        assert said, ended.stdout
        assert str(sum_) in said[1]
    assert (bytes_of(site), stamps(site)) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]

"""`check` by every core tells what reading everything in one process does, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan import cores
from dxplan.examined import examine

from .contents import CASES, ROOT, lay, read


@pytest.mark.parametrize("name", ["", *sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())])
def test_each_by_itself_is_all_at_once(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prefectures are examined by themselves, and what is told is the same; "" is the real content."""
    content = lay(CASES / name, tmp_path / "content") if name else ROOT / "content"
    sources, _, problems = read(content)
    about = {one.place.file for one in problems} & sources.keys()
    for forks in (True, False):
        monkeypatch.setattr(cores, "can_fork", lambda forks=forks: forks)
        names, told, found = examine(content)
        assert found == problems
        assert sorted(names) == sorted(sources)
        assert {file: told[file].lines for file in told} == {file: sources[file].lines for file in about}

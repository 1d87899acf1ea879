"""Folders of content for tests: the small site of tests/cases, and what cases and edits change of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import build
from dxplan.load import Loaded, load
from dxplan.problems import Problem
from dxplan.source import SourceFile, read_file

ROOT = Path(__file__).parent.parent
REAL = ROOT / "content"
CASES = Path(__file__).parent / "cases" / "site"
SMALL = CASES / "small" / "content"
Edit = tuple[str, str, str]  # a file, words of it, and what stands there instead


def lay(case: Path, folder: Path) -> Path:
    """Return a new folder with the content of a case: the small site, without and with what the case says."""
    shutil.copytree(SMALL, folder)
    absent = case / "absent.txt"
    for name in absent.read_text(encoding="utf-8").splitlines() if absent.exists() else ():
        (folder / name).unlink()
    if case / "content" != SMALL and (case / "content").exists():
        shutil.copytree(case / "content", folder, dirs_exist_ok=True)
    return folder


def edit(folder: Path, *edits: Edit) -> Path:
    """Replace words in files of a folder, each found exactly once, and return the folder."""
    for name, old, new in edits:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name}: {old!r} stands there {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return folder


def small(folder: Path, *edits: Edit) -> Path:
    """Return a copy of the small site's content with edits."""
    return edit(Path(shutil.copytree(SMALL, folder / "content")), *edits)


def read(folder: Path) -> tuple[dict[str, SourceFile], Loaded, list[Problem]]:
    """Return what the program understands of a folder, and everything it has to say."""
    return build.read(folder)


def load_small(*edits: Edit, without: tuple[str, ...] = ()) -> Loaded:
    """Return the small site as loaded, with edits made in memory; the files must be readable as YAML."""
    texts = {
        path.relative_to(SMALL).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SMALL.rglob("*"))
        if path.is_file()
    }
    for name, old, new in edits:
        text = texts.get(name, "")
        assert text.count(old) == 1 or not text, f"{name}: {old!r} stands there {text.count(old)} times"
        texts[name] = text.replace(old, new) if text else new
    files = {}
    for name, text in texts.items():
        if name not in without:
            files[name], found = read_file(name, text.encode())
            assert not found, found
    return load(files)

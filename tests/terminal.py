"""The program run as from a terminal, and what a folder holds before and after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .contents import ROOT

YEAR = "minato/2023/harbour.yaml"
NEW = ("new", "initiative", "--prefecture", "minato", "--field", "harbour", "--area", "ports")


def run(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run build.py as from a terminal."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def hold(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file of a folder with its bytes and its date."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

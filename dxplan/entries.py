"""What lies in a folder, known by one look at it. It opens no file and follows no link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

Look = tuple[int, int]  # how a file looks: its size, when it was written (ns)

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)


def lying(folder: Path | str, prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what lies in a folder at any depth with its name there; that of an empty folder ends in `/`."""
    with os.scandir(folder) as listed:
        for entry in listed:
            name = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield name, entry
                continue
            empty = True
            for each in lying(entry.path, name + "/"):
                empty = False
                yield each
            if empty:
                yield name + "/", entry


def numbers(folder: Path) -> dict[str, int]:
    """Return what lies in a folder with the number of the file of the disk, 0 for what is no file."""
    return {
        name: entry.inode() if entry.is_file(follow_symlinks=False) else 0 for name, entry in lying(folder)
    }


def looks(folder: Path) -> tuple[dict[str, int], dict[str, Look]]:
    """Return what `numbers` does, and how each thing looks."""
    found: dict[str, int] = {}
    seen: dict[str, Look] = {}
    for name, entry in lying(folder):
        stat = entry.stat(follow_symlinks=False)
        found[name] = stat.st_ino if entry.is_file(follow_symlinks=False) else 0
        seen[name] = stat.st_size, stat.st_mtime_ns
    return found, seen

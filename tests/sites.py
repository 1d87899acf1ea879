"""Two states of a small site, and what a folder holds of one."""

from pathlib import Path

from dxplan.writable import MARKER

OLD = {"index.html": b"old", "akita/index.html": b"same", "akita/2022/index.html": b"gone", "a.css": b"same"}
NEW = {"index.html": b"new", "akita/index.html": b"same", "akita/2023/index.html": b"come", "a.css": b"same"}


def held(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder, without our mark; an empty folder or a link is seen too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"(no file)"
        for path in folder.rglob("*")
        if path.name != MARKER and not (path.is_dir() and any(path.iterdir()))
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return which inode each entry is, and when it was last written."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in (folder, *folder.rglob("*"))}

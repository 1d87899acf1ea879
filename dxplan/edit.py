"""The only writer of content/. Files change as a whole or not at all, and no byte that need not.

What stands in the files is decided elsewhere (patch, translations, scaffold); here it is only written.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from .problems import Place, has_errors, problem
from .source import SourceFile, read_sources
from .translations.additions import added
from .translations.stamps import stamped
from .writable import EditFailed


def write_text(path: Path, text: str) -> bool:
    """Make a file hold this text; return whether that changed it."""
    return write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> bool:
    """Make a file hold these bytes; return whether that changed it. EditFailed when it cannot be written."""
    return bool(write_all(path.parent, {path.name: data}))


def write_all(content: Path, files: Mapping[str, bytes]) -> list[str]:
    """Make the files of a folder hold these bytes, all of them or none; return those that changed.

    Every file is written beside its place before the first takes it. EditFailed when that is not possible.
    """
    staged: dict[str, Path] = {}
    before: dict[str, bytes | None] = {}
    name = ""
    made: list[Path] = []
    try:
        for name, data in files.items():
            path = content / name
            if _held(path) == data:
                continue
            made += _make_folder(path.parent)
            staged[name] = path.with_name(f".{path.name}.{os.getpid()}.part")
            staged[name].write_bytes(data)
            if path.exists():
                shutil.copymode(path, staged[name])
        for name, part in staged.items():
            before[name] = _held(content / name)
            part.replace(content / name)
    except (OSError, KeyboardInterrupt) as wrong:
        for done, data_before in before.items():
            _put_back(content / done, data_before)
        for path in (*staged.values(), *reversed(made)):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if isinstance(wrong, KeyboardInterrupt):
            raise
        raise EditFailed(problem("E-SAVE", Place(name), path=name, reason=wrong.strerror or "")) from wrong
    return list(staged)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder with those above it and return the new ones, the highest first."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new[::-1]


def _put_back(path: Path, data: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if data is None:
            path.unlink()
        elif _held(path) != data:
            path.write_bytes(data)


def readable(content: Path) -> tuple[dict[str, SourceFile], dict[str, bytes]]:
    """Return the files of content/ that read without an error, and the bytes of every file."""
    sources, problems = read_sources(content)
    wrong = {one.place.file for one in problems if has_errors([one])}
    good = {path: file for path, file in sources.items() if path not in wrong}
    return good, {path: held for path in sources if (held := _held(content / path)) is not None}


def stamp(content: Path, prefecture: str = "") -> int:
    """Write into every whole translation that has no stamp from which words it was made; return how many.

    A stamp that no longer fits stays: the translation is behind until someone has revised it and taken
    the stamp out.
    """
    sources, held = readable(content)
    files, count = stamped(_of(prefecture, sources), held)
    write_all(content, files)
    return count


def add_translations(content: Path, prefecture: str = "") -> list[str]:
    """Put an empty entry, with the Japanese above it, wherever a translation is missing; return the files."""
    sources, held = readable(content)
    return write_all(content, added(_of(prefecture, sources), held))


def _of(prefecture: str, sources: Mapping[str, SourceFile]) -> dict[str, SourceFile]:
    """Return the files of one prefecture, or all."""
    return {
        path: file
        for path, file in sources.items()
        if path.startswith(f"{prefecture}/" if prefecture else "")
    }

"""Workbooks that came back become new bytes of files of content/: all of them, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dxplan.load import Files
from dxplan.model import Site
from dxplan.problems import has_errors
from dxplan.schema import sister_of
from dxplan.source import SourceFile, read_file

from .comparing import Change, compare
from .placing import rewritten
from .reading import OWNER, Filled, read_workbook
from .sisters import path_of, restamped, translations_gone
from .told import Told
from .year import year_of

WRONG = (
    "content のこのファイルに書き間違いがあります。先に python build.py check で直してください。",
    "This file of content has an error. Mend what `check` tells of it first, then import again.",
)
UNSURE = (
    "content のこのファイルは書き方が特別なため、自動では書き換えられません。手で直してください。",
    "This file of content is written in a way that cannot be changed by itself: change it by hand.",
)
MOVED = (
    "読み込みの間にファイルが変わりました。もう一度実行してください。",
    "The file has just changed. Run again.",
)


@dataclass(frozen=True, slots=True)
class Import:
    """What workbooks ask for, what there is to say of them, and the files as they would be."""

    changes: Sequence[Change]
    told: Sequence[Told]
    files: Mapping[str, tuple[bytes, SourceFile]]

    @property
    def refused(self) -> bool:
        """Whether anything stands in the way: then nothing may be written."""
        return any(one.grave for one in self.told)


def named(typed: Iterable[str]) -> Iterator[Path]:
    """Yield the workbooks that were meant: files, folders of them, and patterns that no shell filled in."""
    for one in typed:
        path = Path(one)
        if path.is_dir():
            yield from _books(path, "*.xlsx")
        elif path.exists() or not any(sign in path.name for sign in "*?["):
            yield path
        else:
            yield from _books(path.parent, path.name)


def _books(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder that were meant; what Excel keeps beside an open workbook is none."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith(OWNER))


def read_all(paths: Iterable[Path], content: Path, files: Files, site: Site) -> Import:
    """Return what the workbooks ask for of content/; nothing is written and nothing is raised."""
    rows: list[Filled] = []
    told: list[Told] = []
    for path in dict.fromkeys(paths):
        found, said = read_workbook(path)
        rows += found
        told += said
    changes, said = compare(rows, cache(lambda prefecture, year: year_of(site, files, prefecture, year)))
    done: dict[str, tuple[bytes, SourceFile]] = {}
    told += said
    for name in sorted({one.file for one in changes}):
        data = _bytes(content / name)
        after = rewritten(name, data, {path_of(one): one.after for one in changes if one.file == name})
        if hashlib.sha256(data).hexdigest()[: len(files[name].digest)] != files[name].digest:
            told.append(Told(name, "", "", *MOVED))
        elif after is None:
            wrong = has_errors(read_file(name, data)[1])
            told.append(Told(name, "", "", *(WRONG if wrong else UNSURE)))
        else:
            done[name] = after
    changes += _translations(list(translations_gone(changes, files)), content, files, done)
    return Import(changes, told, done)


def _translations(
    gone: Sequence[Change], content: Path, files: Files, done: dict[str, tuple[bytes, SourceFile]]
) -> list[Change]:
    """Take translations out of their files and return those that went; what cannot go is told by `check`."""
    went: list[Change] = []
    for name, lang in sorted({(one.file, one.lang) for one in gone}):
        japanese = next((file for _, file in done.values() if sister_of(file.path, lang) == name), None)
        own = [one for one in gone if one.file == name]
        if japanese:
            values = {path_of(one): "" for one in own} | restamped(own, files, japanese)
            after = rewritten(name, _bytes(content / name), values)
            if after:
                done[name] = after
                went += own
    return went


def _bytes(path: Path) -> bytes:
    """Return what a file holds now, nothing when it is gone."""
    try:
        return path.read_bytes()
    except OSError:
        return b""

"""Workbooks that came back become new bytes of files of content/: all of them, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dxplan.load import Files
from dxplan.model import Site
from dxplan.source import SourceFile

from .comparing import Change, compare
from .placing import rewritten
from .reading import Filled, read_workbook
from .told import Told
from .year import year_of

OWNER = "~$"  # how the file begins that Excel keeps beside an open workbook
UNSURE = (
    "このファイルは位置を決めて書き換えられません。先に「check」の問題を直してから、もう一度読み込んでください。",
    "This file cannot be changed by position. Mend what `check` tells of it first, then import again.",
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
            yield from sorted(path.glob("*.xlsx"))
        elif path.exists() or not any(sign in path.name for sign in "*?["):
            yield path
        else:
            yield from sorted(path.parent.glob(path.name))


def read_all(paths: Iterable[Path], content: Path, files: Files, site: Site) -> Import:
    """Return what the workbooks ask for of content/; nothing is written and nothing is raised."""
    rows: list[Filled] = []
    told: list[Told] = []
    for path in dict.fromkeys(paths):
        if path.name.startswith(OWNER):
            continue
        found, said = read_workbook(path)
        rows += found
        told += said
    changes, said = compare(rows, cache(lambda prefecture, year: year_of(site, files, prefecture, year)))
    done: dict[str, tuple[bytes, SourceFile]] = {}
    told += said
    for name in sorted({one.file for one in changes}):
        values = {
            ("evaluations", one.initiative, *one.path): one.after for one in changes if one.file == name
        }
        data = _bytes(content / name)
        after = rewritten(name, data, values)
        if hashlib.sha256(data).hexdigest()[: len(files[name].digest)] != files[name].digest:
            told.append(Told(name, "", "", *MOVED))
        elif after is None:
            told.append(Told(name, "", "", *UNSURE))
        else:
            done[name] = after
    return Import(changes, told, done)


def _bytes(path: Path) -> bytes:
    """Return what a file holds now, nothing when it is gone."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def listed(changes: Iterable[Change], lang: str) -> Iterator[str]:
    """Yield the lines of a table of changes: file and line, initiative, key, before and after."""
    nothing = "（空欄）" if lang == "ja" else "(empty)"
    for one in changes:
        title = f"{one.key.ja}（{one.name}）" if lang == "ja" else f"{one.key.en} ({one.name})"
        head = f"{one.file}:{one.line}  {one.initiative}  {title}"
        if "\n" not in one.before + one.after:
            yield f"{head}  {one.before or nothing} → {one.after or nothing}"
            continue
        yield head
        before, after = one.before.split("\n"), one.after.split("\n")
        yield from (f"    - {line}" for line in before if line not in after)
        yield from (f"    + {line}" for line in after if line not in before)

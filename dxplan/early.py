"""What somebody who edits sees before all else is made: the pages of the records that have changed.

It is kept from one build of `serve` to the next, with what it has read and with what each prefecture was. A
page shown early is the page that the whole build makes; that one compares it like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .model import Prefecture, Record, Text
from .model.walk import records
from .press import Press
from .problems import Problem
from .publish import Part, pages_with
from .source import SourceFile, read_file, read_listed

Show = Callable[[dict[str, bytes]], None]  # puts files into the site that is shown


@dataclass
class Early:
    """A memory of files and prefectures, and where pages go that can be shown at once."""

    show: Show | None = None
    files: dict[str, tuple[bytes, SourceFile, list[Problem]]] = field(default_factory=dict)
    prefectures: dict[str, Prefecture] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def read(self, listed: Iterable[tuple[str, Path]]) -> tuple[dict[str, SourceFile], list[Problem]]:
        """Return files as `read_listed` does; one that holds what it held is not read again."""

        def read(name: str, data: bytes) -> tuple[SourceFile, list[Problem]]:
            known = self.files.get(name)
            if known is None or known[0] != data:
                known = self.files[name] = (data, *read_file(name, data))
            return known[1], known[2]

        return read_listed(listed, read)

    def meet(self, press: Press, one: Prefecture, texts: dict[str, Text]) -> None:
        """Show the pages that stand for what is other than when this prefecture was met last."""
        before, self.prefectures[one.id] = self.prefectures.get(one.id), one
        part = self.parts.get(one.id)
        if before is None or part is None or self.show is None:
            return
        old, new = _by_id(before), _by_id(one)
        changed = {name for name in new if new[name] != old.get(name)} - {"", one.id}
        self.show(pages_with(press, one, texts, part, changed))


def _by_id(one: Prefecture) -> dict[str, list[Record]]:
    """Return the records of a prefecture by their ids; an initiative and its evaluations share one."""
    found: dict[str, list[Record]] = {}
    for record in records(one):
        found.setdefault(record.id, []).append(record)
    return found

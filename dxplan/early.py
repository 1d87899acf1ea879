"""What somebody who edits sees before all else is made: the pages of the records that have changed.

It is kept from one build of `serve` to the next: what files said, what each prefecture was and came to, and
what pages are made with. So the saved file alone is read before its pages are made. A page shown early is the
page that the whole build makes; that one compares it like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .drafts import alone
from .memory import Memory
from .model import Prefecture, Record, Site
from .model.walk import records
from .press import Press
from .problems import has_errors
from .publish import Part, pages_with
from .scopes import scope_of
from .source import SourceFile, is_read, listed, raw_files

Show = Callable[[dict[str, bytes]], None]  # puts files into the site that is shown


@dataclass
class Early:
    """A memory of files and prefectures, and where pages go that can be shown at once.

    Without a `press` it is not known what all pages share. `held` are files of prefectures that no build has
    read, since their parts were kept.
    """

    content: Path
    show: Show | None = None
    press: Press | None = None
    memory: Memory = field(default_factory=Memory)
    held: dict[str, Mapping[str, bytes]] = field(default_factory=dict)
    prefectures: dict[str, Prefecture] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def hold(self, part: Part) -> None:
        """Remember a part that was kept, and what the files hold that it was made from."""
        self.parts[part.id] = part
        if part.id not in self.prefectures and part.id not in self.held:
            files = raw_files(self.content / part.id)
            self.held[part.id] = {f"{part.id}/{name}": data for name, _, data in files}

    def hurry(self, changed: Iterable[Path]) -> None:
        """Show the pages of what was just saved, before a build; what all pages share waits for that one."""
        names = [self._name(path) for path in changed]
        scopes = {scope_of(name) for name in names if not name or is_read(name)}
        if "" in scopes:
            self.press = None
        for name in sorted(scopes):
            if self.press:
                self._meet(self.press, name)

    def _name(self, path: Path) -> str:
        """Return the name of a file in content; "" for what lies elsewhere."""
        return path.relative_to(self.content).as_posix() if path.is_relative_to(self.content) else ""

    def _meet(self, press: Press, name: str) -> None:
        """Show the pages that stand for what is other than when this prefecture was met last."""
        before, part = self.prefectures.get(name) or self._held(press, name), self.parts.get(name)
        files, problems = self.memory.read(
            (f"{name}/{own}", path) for own, path in listed(self.content / name)
        )
        site = None if has_errors(problems) else self._site(press, name, files)
        if before is None or part is None or site is None or self.show is None:
            return
        (one,) = site.prefectures
        old, new = _by_id(before), _by_id(one)
        changed = {own for own in new if new[own] != old.get(own)} - {"", one.id}
        for made in pages_with(press, one, site.texts, part, changed):
            if made:
                self.show(made)
        self.prefectures[name] = one

    def _held(self, press: Press, name: str) -> Prefecture | None:
        """Return a prefecture as it was when its part was kept."""
        files = {file: self.memory.file(file, data)[0] for file, data in self.held.pop(name, {}).items()}
        site = self._site(press, name, files) if files else None
        return site.prefectures[0] if site else None

    def _site(self, press: Press, name: str, files: Mapping[str, SourceFile]) -> Site | None:
        """Return the site with one prefecture; None where files hold a mistake, or while it is a draft."""
        scope = self.memory.scope(name, files)
        return None if has_errors(scope.findings.problems) else alone(press.site, scope)


def _by_id(one: Prefecture) -> dict[str, list[Record]]:
    """Return the records of a prefecture by their ids; an initiative and its evaluations share one."""
    found: dict[str, list[Record]] = {}
    for record in records(one):
        found.setdefault(record.id, []).append(record)
    return found

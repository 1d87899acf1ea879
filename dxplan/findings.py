"""What loading gathers beside the records: problems, ids brought into the world, ids that are mentioned."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .problems import Place, Problem, problem
from .values import nearest, surely


class Reference(NamedTuple):
    """An id that a record mentions: where it must be known, what kind, and the title of its key."""

    scope: str
    kind: str
    id: str
    place: Place
    title: str


@dataclass(slots=True)
class Findings:
    """What loading gathers beside the records: problems, ids brought into the world, ids mentioned.

    `unread` names the prefectures of which some file could not be read: not all of their ids are known.
    `lines` gives the lines of each file as typed.
    """

    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    defined: dict[tuple[str, str], dict[str, Place]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def say(self, found: Problem | None) -> None:
        """Keep a problem."""
        if found:
            self.problems.append(found)

    def take(self, other: Findings) -> None:
        """Take over what was found in another part of content/; two parts define no id in the same place."""
        self.problems += other.problems
        self.references += other.references
        self.defined |= other.defined
        self.unread |= other.unread

    def retell(self, other: Findings) -> None:
        """Take over what was found in a file by itself; here its ids may be known already."""
        self.problems += other.problems
        self.references += other.references
        for (scope, kind), names in other.defined.items():
            for name, place in names.items():
                self.define(scope, kind, name, place)

    def knows(self, path: str, files: Container[str]) -> bool:
        """Whether a file is there, or has been told to be missing."""
        return path in files or any(one.place.file == path for one in self.problems)

    def unknown(self, title: str, name: str, place: Place, known: Iterable[str]) -> Problem:
        """Return that no record has this id, which one was probably meant, and if certain the right line."""
        ids = sorted(known)
        line = "".join(self.lines.get(place.file, ())[place.line - 1 : place.line])
        start = place.column - 1
        end = start + len(name)
        sure = line[start:end] == name and surely(name, ids)
        fix = f"{line[:start]}{sure}{line[end:]}" if sure else None
        return problem("E-REF", place, fix, title=title, found=name, suggestion=nearest(name, ids))

    def define(self, scope: str, kind: str, name: str, place: Place) -> None:
        """Note a new id; the same one twice is a problem that names both places."""
        known = self.defined.setdefault((scope, kind), {})
        if name in known:
            first = known[name]
            self.say(problem("E-DUPID", place, also=(first,), id=name, file=first.file, line=first.line))
        known.setdefault(name, place)

"""What is wrong with content: in what belongs to no prefecture, each prefecture by itself, all together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .check import Known, check_all, check_prefecture, known
from .cores import each
from .findings import Findings
from .knock_ons import without_knock_ons
from .load import Scope, load_scope, site_of
from .model import Site
from .problems import Problem, in_order
from .scopes import by_scope
from .source import SourceFile, listed, read_listed

Listed = Sequence[tuple[str, Path]]  # files with their names in content/
Files = dict[str, SourceFile]
Read = Callable[[Listed], tuple[Files, list[Problem]]]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong with a prefecture, the files that this is about, and what others may mention of it."""

    problems: Sequence[Problem]
    sources: Mapping[str, SourceFile]
    known: Known


@dataclass(frozen=True, slots=True)
class Common:
    """What belongs to no prefecture: the site as it is typed, its files, what is wrong with them."""

    site: Site | None
    files: Files
    findings: Findings
    problems: Sequence[Problem]

    @classmethod
    def of(cls, listed: Listed, read: Read = read_listed) -> Common:
        """Read the files that belong to no prefecture."""
        files, told = read(listed)
        scope = load_scope("", files)
        site = site_of([scope], scope.findings)
        return cls(site, files, scope.findings, [*told, *scope.findings.problems])

    @property
    def known(self) -> Known:
        """The ids that belong to no prefecture."""
        return known("", None, self.findings)

    def problems_with(self, every: Iterable[Examined], *, joined: bool = True) -> list[Problem]:
        """Return all problems in the order in which they are told.

        What only all prefectures show is among them when `every` one is there, which is `joined`.
        """
        every = list(every)
        ids = [self.known, *(one.known for one in every)]
        shown = check_all(self.site, ids, self.findings) if joined else []
        told = [*self.problems, *shown, *(problem for one in every for problem in one.problems)]
        return in_order(without_knock_ons(told))


def examine_one(name: str, listed: Listed, common: Known, read: Read = read_listed) -> tuple[Scope, Examined]:
    """Return what the files of a prefecture say, and what is wrong with them."""
    files, problems = read(listed)
    scope = load_scope(name, files)
    problems += scope.findings.problems
    problems += check_prefecture(name, scope.prefecture, scope.findings, common, problems)
    told = without_knock_ons(problems)
    return scope, Examined(told, told_of(told, files), known(name, scope.prefecture, scope.findings))


def examine(content: Path) -> tuple[list[str], Files, list[Problem]]:
    """Read and check all of content/ with every core.

    Returns the names of its files, those that something is wrong with (without trees), and all problems.
    """
    paths = by_scope(listed(content))
    names = [name for own in paths.values() for name, _ in own]
    common = Common.of(paths.pop(""))
    ids = common.known

    def work(name: str) -> Examined:
        return examine_one(name, paths[name], ids)[1]

    made = list(each(work, largest_first(paths), worth=1))
    problems = common.problems_with(made)
    return names, sources_of(problems, common, made, paths), problems


def largest_first(folders: Mapping[str, Listed]) -> list[str]:
    """Return the names of folders, those with the most to read first: shares of them come out alike."""
    sizes = {name: sum(path.lstat().st_size for _, path in own) for name, own in folders.items()}
    return sorted(sizes, key=lambda name: (-sizes[name], name))


def sources_of(
    problems: Sequence[Problem], common: Common, every: Iterable[Examined], folders: Mapping[str, Listed]
) -> Files:
    """Return the files that problems are about; what only all together show is in files to be read again."""
    files = common.files | {name: file for one in every for name, file in one.sources.items()}
    wanted = {one.place.file for one in problems} - files.keys()
    again = [(name, path) for own in folders.values() for name, path in own if name in wanted]
    return told_of(problems, files | read_listed(again)[0])


def told_of(problems: Sequence[Problem], files: Mapping[str, SourceFile]) -> Files:
    """Return the files that problems are about, without their trees."""
    about = {one.place.file for one in problems}
    return {path: replace(file, root=None) for path, file in files.items() if path in about}

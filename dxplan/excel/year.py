"""One year of one prefecture as its workbooks need it: who evaluates what, and where that is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dxplan.load import Files, initiatives
from dxplan.model import Indicator, Initiative, Prefecture, Report, Site
from dxplan.schema import LANGUAGES, file_kind
from dxplan.source import Mapping as Entries
from dxplan.source import Scalar, SourceFile

SISTER = re.compile(rf"\.(?:{'|'.join(LANGUAGES)})\.yaml$")
NOBODY = ""  # the department of initiatives for which no year names one


@dataclass(frozen=True, slots=True)
class Year:
    """A year's report, and each evaluation of it as it was typed, in the order of the plan."""

    prefecture: Prefecture
    report: Report
    evaluations: Mapping[str, tuple[SourceFile, Entries]]
    initiatives: Mapping[str, Initiative]

    def title(self, initiative: str) -> str:
        """Return the title of an initiative; nothing when the plan does not know it."""
        known = self.initiatives.get(initiative)
        return known.title.ja if known else ""

    def indicators(self, initiative: str) -> dict[str, Indicator]:
        """Return an initiative's indicators by id, those that make up another one after it."""
        known = self.initiatives.get(initiative)
        return {one.id: one for one in _flat(known.indicators if known else ())}

    def departments(self, initiative: str) -> tuple[str, ...]:
        """Return who answers for an initiative: this year, or else in the latest year that says so."""
        own = self.report.evaluations.get(initiative)
        if own and own.departments:
            return own.departments
        for report in sorted(self.prefecture.reports, key=lambda one: one.year, reverse=True):
            other = report.evaluations.get(initiative)
            if other and other.departments:
                return other.departments
        return (NOBODY,)

    def department_name(self, department: str) -> str:
        """Return how a department is called."""
        known = self.prefecture.departments.get(department)
        return known.name.ja if known else department


def _flat(indicators: tuple[Indicator, ...]) -> Iterator[Indicator]:
    for one in indicators:
        yield one
        yield from _flat(one.components)


def files_of(files: Files, prefecture: str, year: str) -> Iterator[SourceFile]:
    """Yield the files that hold a year's evaluations."""
    for path, file in sorted(files.items()):
        known = file_kind(path)
        if known is None or known[0].shape != "year_field" or SISTER.search(path):
            continue
        if (known[1]["prefecture"], known[1]["year"]) == (prefecture, year):
            yield file


def year_of(site: Site, files: Files, prefecture: str, year: str) -> Year | None:
    """Return a year of a prefecture; None when there is no report of it."""
    home = next((one for one in site.prefectures if one.id == prefecture), None)
    report = next((one for one in home.reports if one.id == year), None) if home else None
    if home is None or report is None:
        return None
    found: dict[str, tuple[SourceFile, Entries]] = {}
    for file in files_of(files, prefecture, year):
        for name, node in _evaluations(file.root):
            found.setdefault(name, (file, node))
    known = {name: initiative for name, (_, _, initiative) in initiatives(home.plan).items()}
    ordered = [name for name in known if name in found] + [name for name in found if name not in known]
    return Year(home, report, {name: found[name] for name in ordered}, known)


def _evaluations(root: object) -> Iterator[tuple[str, Entries]]:
    entry = root.entries.get("evaluations") if isinstance(root, Entries) else None
    if entry and isinstance(entry[1], Entries):
        for name, (_, node) in entry[1].entries.items():
            if isinstance(node, Entries):
                yield name, node


def value_at(record: Entries, path: tuple[str, ...]) -> tuple[str, int]:
    """Return what is typed at the end of a path of keys ("" for nothing), and the line nearest to it."""
    line = record.place.line
    node: object = record
    for name in path:
        entry = node.entries.get(name) if isinstance(node, Entries) else None
        if entry is None:
            return "", line
        line, node = entry[0].line, entry[1]
    return (node.text if isinstance(node, Scalar) else ""), line

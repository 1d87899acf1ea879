"""Files become the site: which file is what, and how the parts of a prefecture come together."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping as Map
from dataclasses import dataclass
from typing import Any

from .findings import Findings
from .misplaced import belongs, misplaced
from .model import Area, Evaluation, Initiative, Plan, Prefecture, Report, Site, Text
from .problems import Place, Problem, problem
from .prose import read_text
from .records import Reader
from .schema import LANGUAGES, SHAPES, file_kind, sister_of
from .source import Mapping, SourceFile
from .translations import SISTER
from .translations.texts import TEXTS
from .values import nearest

Files = Map[str, SourceFile]
PLAN_PARTS = ("philosophy", "state", "goals", "history")
NAMED_BY = {"prefecture": "prefecture", "report": "year", "field": "field", "meeting": "meeting"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The site as far as it could be understood, and what was found on the way."""

    site: Site | None
    findings: Findings

    @property
    def problems(self) -> list[Problem]:
        """Every problem found while loading."""
        return self.findings.problems


@dataclass(slots=True)
class _Parts:
    """The records of all files, by the parts of their paths."""

    top: dict[str, Any]
    prefectures: dict[str, dict[tuple[str, ...], Any]]
    texts: dict[str, Text]


def load(files: Files) -> Loaded:
    """Return the whole site from the files of content/; never raises on content."""
    findings = Findings(lines={path: file.lines for path, file in files.items()})
    parts = _Parts({}, {}, {})
    _misplaced(files, findings)
    for path, file in files.items():
        if TEXTS.fullmatch(path) and not SISTER.fullmatch(path):
            parts.texts[path.removesuffix(".md")] = read_text(file, files, findings)
        elif belongs(path):
            _read_file(path, file, files, parts, findings)
    prefectures = [_prefecture(name, own, files, findings) for name, own in sorted(parts.prefectures.items())]
    known = sorted((one for one in prefectures if one), key=lambda one: (one.code, one.id))
    site = parts.top.get("site")
    if site is None:
        _need("site.yaml", files, findings)
        return Loaded(None, findings)
    glossary = parts.top.get("glossary", {}).get("terms", ())
    themes = parts.top.get("themes", {}).get("themes", ())
    synonyms = parts.top.get("synonyms", {})
    whole = dataclasses.replace(
        site,
        prefectures=tuple(known),
        glossary=glossary,
        themes=themes,
        synonyms=synonyms,
        accessibility=parts.top.get("accessibility"),
        texts=parts.texts,
    )
    return Loaded(whole, findings)


def _misplaced(files: Files, findings: Findings) -> None:
    """Say which files the site does not use; where one is missing, not all ids are known."""
    for one in misplaced(files):
        findings.say(one)
        if one.code == "E-NOFILE":
            findings.unread.add(one.place.file.partition("/")[0])


def _need(path: str, files: Files, findings: Findings) -> None:
    """Say that a file is missing; one that is there and could not be understood has been told of already."""
    if not findings.knows(path, files):
        findings.say(problem("E-NOFILE", Place(path), path=path))


def _read_file(path: str, file: SourceFile, files: Files, parts: _Parts, findings: Findings) -> None:
    known = file_kind(path)
    if known is None:  # Markdown that has no page, such as the guide
        return
    kind, names = known
    if file.root is None:
        findings.unread.add(names.get("prefecture", ""))
        return
    sisters = {lang: _root(files.get(sister_of(path, lang))) for lang in LANGUAGES}
    prefecture = names.get("prefecture", "")
    name = names.get(NAMED_BY.get(kind.shape, ""), "")
    record = Reader(prefecture, findings).record(SHAPES[kind.shape], file.root, sisters, name)
    if record is None:
        return
    if not prefecture:
        parts.top[kind.shape] = record
        return
    own = parts.prefectures.setdefault(prefecture, {})
    own[(kind.shape, *(part for name, part in names.items() if name != "prefecture"))] = record


def _root(file: SourceFile | None) -> Mapping | None:
    return file.root if file and isinstance(file.root, Mapping) else None


def _prefecture(
    name: str, own: dict[tuple[str, ...], Any], files: Files, findings: Findings
) -> Prefecture | None:
    """Put the files of one folder together; without prefecture.yaml there is nothing to hang them on."""
    base: Prefecture | None = own.get(("prefecture",))
    if base is None:
        _need(f"{name}/prefecture.yaml", files, findings)
        return None
    documents = own.get(("sources",), {})
    plan: Plan | None = own.get(("plan",))
    if plan:
        families = own.get(("families",), {}).get("families", ())
        plan = dataclasses.replace(
            plan,
            families=families,
            fields=_fields(name, plan, own, files, findings),
            philosophy=own.get(("philosophy",)),
            state=own.get(("state",)),
            goals=own.get(("goals",)),
            history=own.get(("history",)),
        )
    elif any(key[0] in {"field", "year_field", *PLAN_PARTS} for key in own):
        _need(f"{name}/plan/plan.yaml", files, findings)
    years = sorted({key[1] for key in own if len(key) > 1 and key[0] in {"report", "year_field", "schedule"}})
    reports = [report for year in reversed(years) if (report := _report(name, year, own, files, findings))]
    return dataclasses.replace(
        base,
        departments=_by_id(base.departments),
        sources=_by_id(documents.get("sources", ())),
        readings=documents.get("readings", ()),
        plan=plan,
        reports=tuple(reports),
        headquarters=own.get(("headquarters",)),
        charter=own.get(("charter",)),
        meetings=tuple(own[key] for key in sorted(own, reverse=True) if key[0] == "meeting"),
    )


def _by_id(records: Any) -> dict[str, Any]:
    """Return records that were read in order by their ids."""
    return {one.id: one for one in records}


def _fields(
    name: str, plan: Plan, own: dict[tuple[str, ...], Any], files: Files, findings: Findings
) -> tuple[Any, ...]:
    """Return the fields in the plan's order; a file that the order forgets, or the reverse, is a problem."""
    found = {key[1]: record for key, record in own.items() if key[0] == "field"}
    for field in plan.order:
        if field not in found and f"{name}/plan/{field}.yaml" not in files:
            place = plan.at("order")
            meant = nearest(field, sorted(found))
            findings.say(problem("E-REF", place, title="分野の順", found=field, suggestion=meant))
    for field, record in found.items():
        if field not in plan.order:
            findings.say(problem("E-ORDER", record.place, field=field, prefecture=name))
    return tuple(found[field] for field in plan.order if field in found)


def _report(
    name: str, year: str, own: dict[tuple[str, ...], Any], files: Files, findings: Findings
) -> Report | None:
    report: Report | None = own.get(("report", year))
    if report is None:
        _need(f"{name}/{year}/report.yaml", files, findings)
        return None
    evaluations: dict[str, Evaluation] = {}
    _fields_of_year(name, year, own, files, findings)
    for key, record in own.items():
        if key[:2] == ("year_field", year):
            for one in record.get("evaluations", ()):
                findings.define(name, f"evaluation of {year}", one.id, one.place)
                evaluations[one.id] = one
    return dataclasses.replace(report, evaluations=evaluations, schedule=own.get(("schedule", year)))


def _fields_of_year(
    name: str, year: str, own: dict[tuple[str, ...], Any], files: Files, findings: Findings
) -> None:
    """Say which fields of the plan have no file among the others of a year, and which files have no field."""
    fields = {key[1]: record for key, record in own.items() if key[0] == "field"}
    found = sorted(key[2] for key in own if key[:2] == ("year_field", year))
    for field, record in fields.items():
        path = f"{name}/{year}/{field}.yaml"
        if found and any(area.initiatives for area in record.areas) and not findings.knows(path, files):
            findings.say(problem("W-NOFIELD", Place(path), path=path, title=record.title.ja))
    for field in found:
        if fields and f"{name}/plan/{field}.yaml" not in files:
            place, meant = Place(f"{name}/{year}/{field}.yaml"), nearest(field, sorted(fields))
            findings.say(problem("E-REF", place, title="分野のファイル", found=field, suggestion=meant))


def initiatives(plan: Plan | None) -> dict[str, tuple[Any, Area, Initiative]]:
    """Return every initiative of a plan by id, with the field and the area where it stands, in order."""
    if plan is None:
        return {}
    return {
        one.id: (field, area, one)
        for field in plan.fields
        for area in field.areas
        for one in area.initiatives
    }

"""Files become the site: which file is what, and how the parts of a prefecture come together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

from .findings import Findings
from .misplaced import belongs, misplaced
from .model import Area, Evaluation, Initiative, Plan, Prefecture, Report, Site, Text
from .problems import Place, Problem, problem
from .prose import read_text
from .records import Reader
from .schema import LANGUAGES, SHAPES, file_kind, sister_of
from .scopes import by_scope
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
class Scope:
    """The files of one prefecture, or of the whole site (`name` is ""), as far as they were understood."""

    name: str
    findings: Findings
    top: dict[str, Any] = default(default_factory=dict)  # the records of the site's own files, by shape
    prefecture: Prefecture | None = None
    texts: dict[str, Text] = default(default_factory=dict)
    record: Callable[..., Any] = Reader.record  # may know already what a file says


def load(files: Files) -> Loaded:
    """Return the whole site from the files of content/; never raises on content."""
    scopes = [load_scope(name, dict(own)) for name, own in by_scope(files.items()).items()]
    findings = Findings(lines={path: file.lines for path, file in files.items()})
    for scope in scopes:
        findings.take(scope.findings)
    return Loaded(site_of(scopes, findings), findings)


def load_scope(name: str, files: Files, record: Callable[..., Any] = Reader.record) -> Scope:
    """Return what the files of one prefecture say, or those of the whole site; nothing else is looked at."""
    findings = Findings(lines={path: file.lines for path, file in files.items()})
    scope, own = Scope(name, findings, record=record), dict[tuple[str, ...], Any]()
    _misplaced(files, findings)
    for path, file in files.items():
        if TEXTS.fullmatch(path) and not SISTER.fullmatch(path):
            scope.texts[path.removesuffix(".md")] = read_text(file, files, findings)
        elif belongs(path):
            _read_file(path, file, files, scope, own)
    if own:
        scope.prefecture = _prefecture(name, own, files, findings)
    return scope


def site_of(scopes: Iterable[Scope], findings: Findings) -> Site | None:
    """Return the site with the prefectures of all scopes; without site.yaml there is none."""
    top: dict[str, Any] = {}
    texts: dict[str, Text] = {}
    known: list[Prefecture] = []
    for scope in scopes:
        top |= scope.top
        texts |= scope.texts
        known += [scope.prefecture] if scope.prefecture else []
    site: Site | None = top.get("site")
    if site is None:
        _need("site.yaml", findings.lines, findings)
        return None
    return dataclasses.replace(
        site,
        prefectures=tuple(sorted(known, key=lambda one: (one.code, one.id))),
        glossary=top.get("glossary", {}).get("terms", ()),
        themes=top.get("themes", {}).get("themes", ()),
        synonyms=top.get("synonyms", {}),
        accessibility=top.get("accessibility"),
        texts=texts,
    )


def _misplaced(files: Files, findings: Findings) -> None:
    """Say which files the site does not use; where one is missing, not all ids are known."""
    for one in misplaced(files):
        findings.say(one)
        if one.code == "E-NOFILE":
            findings.unread.add(one.place.file.partition("/")[0])


def _need(path: str, files: Container[str], findings: Findings) -> None:
    """Say that a file is missing; one that is there and could not be understood has been told of already."""
    if not findings.knows(path, files):
        findings.say(problem("E-NOFILE", Place(path), path=path))


def _read_file(
    path: str, file: SourceFile, files: Files, scope: Scope, own: dict[tuple[str, ...], Any]
) -> None:
    """Read a file into the scope, or what it says of its prefecture into `own` by the parts of its path."""
    known, findings = file_kind(path), scope.findings
    if known is None:  # Markdown that has no page, such as the guide
        return
    kind, names = known
    if file.root is None:
        findings.unread.add(names.get("prefecture", ""))
        return
    sisters = {lang: _root(files.get(sister_of(path, lang))) for lang in LANGUAGES}
    prefecture = names.get("prefecture", "")
    name = names.get(NAMED_BY.get(kind.shape, ""), "")
    made = scope.record(Reader(prefecture, findings), SHAPES[kind.shape], file.root, sisters, name)
    if made is None:
        return
    if not prefecture:
        scope.top[kind.shape] = made
        return
    own[(kind.shape, *(part for name, part in names.items() if name != "prefecture"))] = made


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
    for field in sorted({one for one in plan.order if plan.order.count(one) > 1}):
        place = plan.at("order")
        findings.say(problem("E-DUPID", place, id=field, file=place.file, line=place.line))
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

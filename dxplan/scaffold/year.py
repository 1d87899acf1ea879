"""A new fiscal year: its report and an empty evaluation for every initiative, in the plan's order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass

from dxplan.language import era, fiscal_year
from dxplan.model import Field, Plan, Report, Site
from dxplan.patch import Patch, entry_lines, patched, plain_or_quoted
from dxplan.source import Mapping, SourceFile

from . import Files, Made, Refused, file_of, known_prefecture, new_id, placeholder
from .evaluations import empty_evaluation, empty_values

FIRST, LAST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: a fiscal year of a prefecture; `source` is its document."""

    prefecture: str
    year: str
    source: str = ""
    force: bool = False  # even if it is not next to those that are there


def new_year(site: Site | None, sources: Map[str, SourceFile], held: Map[str, bytes], wanted: Wanted) -> Made:
    """Return the files of a new year, and sources.yaml with its document when that is new.

    Refused when there is no such prefecture, or it has no plan.
    """
    prefecture, year = wanted.prefecture, wanted.year
    one = known_prefecture(site, prefecture)
    if not re.fullmatch(r"\d{4}", year) or not FIRST <= int(year) <= LAST:
        raise Refused(
            f"「{year}」は年度ではありません。西暦4桁で書いてください（令和6年度なら 2024）。",
            f'"{year}" is not a fiscal year: four digits, such as 2024.',
        )
    plan = one.plan
    if plan is None:
        raise Refused(
            f"{prefecture} には計画（plan/plan.yaml）がまだありません。",
            f"{prefecture} has no plan yet.",
        )
    if not wanted.force:
        _next_to(int(year), plan, [report.year for report in one.reports])
    last = next((report for report in one.reports if report.evaluations), next(iter(one.reports), None))
    cited = new_id(wanted.source or source_of(last, year))
    folder = f"{prefecture}/{year}"
    files: Files = {f"{folder}/report.yaml": _report(f"{folder}/report.yaml", plan, last, year, cited)}
    for field in plan.fields:
        path = f"{folder}/{field.id}.yaml"
        if any(area.initiatives for area in field.areas):
            files[path] = file_of(path, "year_field", *_field(field, plan, last, int(year)))
    if cited not in one.sources:
        path = f"{prefecture}/sources.yaml"
        files[path] = new_source(sources[path], held[path], cited)
    fields = len([path for path in files if path.startswith(f"{folder}/")]) - 1
    ja, en = _next(folder, cited, new=cited not in one.sources, count=fields)
    return Made(files, ja, en, folder)


def _next_to(year: int, plan: Plan, years: Sequence[int]) -> None:
    """Raise Refused when a year is far from those that are there, or else from the plan's own: a slip."""
    period = plan.period
    known = [*years] or ([period.first, period.last] if period else [])
    if known and not min(known) - 1 <= year <= max(known) + 1:
        ahead = max(years) + 1 if years else min(known)
        raise Refused(
            f"次の年度は {ahead} です。{year} でよければ、最後に --force を付けてください。",
            f"The next year is {ahead}. If {year} is meant, add --force.",
        )


def source_of(last: Report | None, year: str) -> str:
    """Return the id of the year's document: that of the year before, with the new year."""
    before = last.source if last else "report"
    stem = re.sub(r"-?\d{4}$", "", before) or "report"
    return f"{stem}-{year}"


def new_source(file: SourceFile, data: bytes, name: str) -> bytes:
    """Return the bytes of sources.yaml with a document at the end of its list, still to be named."""
    root = file.root
    known = root.entries.get("sources") if isinstance(root, Mapping) else None
    below = known[1] if known else None
    if not isinstance(below, Mapping) or data.lstrip(b"\xef\xbb\xbf").startswith(b"{"):
        raise Refused(
            f"{file.path} に資料を書き加えられませんでした。資料「{name}」を手で書いてください。",
            f"{file.path}: add the document {name} by hand.",
        )
    if name in below.entries:
        return data
    place = next(reversed(below.entries.values()))[0]
    at = entry_lines(file.lines, place)[1] + 1
    lead = " " * (place.column - 1)
    lines = (
        f"{lead}{name}:",
        f"{lead}  title: {placeholder('資料の題名')}",
        f"{lead}  publisher: {placeholder('資料を出した組織')}",
        f"{lead}  # 資料の日付。2025-06-01 のように。日付がなければ、undated にその説明を書く",
        f"{lead}  date:",
    )
    return patched(data, (Patch(at, at - 1, lines),))


def _report(path: str, plan: Plan, last: Report | None, year: str, cited: str) -> bytes:
    """Return report.yaml."""
    name = fiscal_year(int(year), "ja")
    own = [one.id for one in last.values] if last else []
    lines = [
        f"# {name}の報告。資料が公表されたら、資料に書かれたとおりに写す。",
        "# 「（ここに…）」は仮の文。書き換えたら check で確かめる。書かない項目は消してよい。",
        f"# 報告の名前{f'。前の年度: {last.title.ja}' if last else ''}",
        f"title: {placeholder('報告の名前')}",
        "# 資料の ID。題名と作成者は sources.yaml に書く",
        f"source: {cited}",
        "# 概要の見出し",
        "heading:",
        "# はじめの文: 次の行から",
        "intro: |",
        "# まとめの文: 次の行から",
        "claim: |",
        "# 計画・進捗等の明細の見出し",
        "details:",
    ]
    if last and last.round:
        lines.append(f"round: {plain_or_quoted(last.round.ja)}")
    for number, one in enumerate(last.rounds if last else ()):
        lines += ["rounds:"] if number == 0 else []
        lines += [f"  - id: {one.id}", f"    title: {plain_or_quoted(one.title.ja)}"]
        lines += ["    # いつの評価か: 2024-09 のように", "    as_of:"]
    if own:
        lines += [
            "# 計画と分野の指標の値",
            "values:",
            *empty_values(own, plan.indicators, last.values if last else (), "  "),
        ]
    if plan.scale:
        lines += _totals(plan)
    return file_of(path, "report", *lines)


def _totals(plan: Plan) -> Iterator[str]:
    """Yield the published sums as a comment: typed too early, they contradict the empty evaluations."""
    yield "# 公表された合計: 評価を書き終えてから「# 」を外して書く。一つ一つの評価と合うか確かめられる。"
    yield "# totals:"
    yield "#   initiatives: 取組の数"
    yield "#   grades:"
    for grade in plan.scale.grades if plan.scale else ():
        yield from (f"#     - mark: {grade.id}", "#       count: 件数", "#       share: 割合（%）")


def _field(field: Field, plan: Plan, last: Report | None, year: int) -> Iterator[str]:
    """Yield the lines of a field's evaluations, initiatives in the plan's order."""
    before = last.evaluations if last else {}
    yield f"# {fiscal_year(year, 'ja')}の評価（{field.title.ja}）。資料に書かれたとおりに写す。"
    yield "# 複数行の文は「|」の次の行から、字下げを項目名より2つ深くして、一行に一つずつ書く。"
    yield "# number と departments は前の年度のもの。この年度の資料と違えば直す。"
    yield "# 資料にない項目は空欄のままでよい。書き終えたら python build.py check で確かめる。"
    yield "evaluations:"
    for area in field.areas:
        for one in area.initiatives:
            yield from empty_evaluation(one, before.get(one.id), plan, last)


def _next(folder: str, cited: str, *, new: bool, count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what to do next."""
    prefecture, _, year = folder.partition("/")
    name, _, of_era = era(int(year))
    ja = [f"content/{folder} に{name}{of_era}年度のファイルを作りました（報告を1つ、分野を{count}つ）。"]
    en = [f"Made content/{folder}: the report and {count} fields."]
    if new:
        ja.append(f"次に: content/{prefecture}/sources.yaml の「{cited}」に、資料の題名と作成者を書く。")
        en.append(f'Next: write title and publisher of "{cited}" in content/{prefecture}/sources.yaml.')
    ja.append(f"次に: content/{folder}/report.yaml の「（ここに…）」を書き換える。")
    en.append(f"Next: replace the placeholder in content/{folder}/report.yaml.")
    if count:
        ja.append("資料が公表されたら、分野のファイルの空欄を資料のとおりに埋める。")
        en.append("When the document is published, fill in the files of the fields from it.")
    ja.append("途中でも python build.py check で、残りの件数が分かります。")
    en.append("python build.py check tells at any time what is left.")
    return tuple(ja), tuple(en)

"""One table of every key that content/ may hold; loading, messages and the form guide read it."""

from __future__ import annotations

import re

from . import access, body, field, indicator, plan, report, schedule, site, state, statement, theme
from .keys import NESTED, FileKind, Key, Kind, Shape

__all__ = [
    "FILES",
    "NESTED",
    "SHAPES",
    "FileKind",
    "Key",
    "Kind",
    "Shape",
    "file_kind",
    "modeline",
    "sister_of",
]

SHAPES: dict[str, Shape] = {
    shape.name: shape
    for room in (site, access, theme, plan, statement, state, field, indicator, report, schedule, body)
    for shape in room.SHAPES
}
PLACE = r"(?P<prefecture>[^/]+)"
YEAR = r"(?P<year>\d{4})"
FILES: tuple[FileKind, ...] = (
    FileKind(r"site\.yaml", "site", "サイト全体の設定", "site.yaml"),
    FileKind(r"glossary\.yaml", "glossary", "用語集", "glossary.yaml"),
    FileKind(r"themes\.yaml", "themes", "テーマ", "themes.yaml"),
    FileKind(r"synonyms\.yaml", "synonyms", "検索の言い換え", "synonyms.yaml"),
    FileKind(r"accessibility\.yaml", "accessibility", "アクセシビリティの試験結果", "accessibility.yaml"),
    FileKind(rf"{PLACE}/prefecture\.yaml", "prefecture", "都道府県", "akita/prefecture.yaml", "names"),
    FileKind(rf"{PLACE}/sources\.yaml", "sources", "資料と読み替え", "akita/sources.yaml"),
    FileKind(rf"{PLACE}/plan/plan\.yaml", "plan", "計画", "akita/plan/plan.yaml"),
    FileKind(rf"{PLACE}/plan/philosophy\.yaml", "philosophy", "計画の理念", "aomori/plan/philosophy.yaml"),
    FileKind(rf"{PLACE}/plan/state\.yaml", "state", "現状と課題", "aomori/plan/state.yaml"),
    FileKind(rf"{PLACE}/plan/goals\.yaml", "goals", "計画の目標と指標", "aomori/plan/goals.yaml"),
    FileKind(rf"{PLACE}/plan/history\.yaml", "history", "計画ができるまで", "aomori/plan/history.yaml"),
    FileKind(rf"{PLACE}/headquarters\.yaml", "headquarters", "推進体制", "aomori/headquarters.yaml"),
    FileKind(rf"{PLACE}/charter\.yaml", "charter", "設置要綱", "aomori/charter.yaml"),
    FileKind(rf"{PLACE}/meetings/(?P<meeting>\d{{4}}-\d{{2}}-\d{{2}})\.yaml", "meeting", "会議", "aomori/meetings/2023-06-02.yaml"),
    FileKind(rf"{PLACE}/plan/families\.yaml", "families", "事業のまとまり", "fukushima/plan/families.yaml"),
    FileKind(rf"{PLACE}/plan/(?P<field>[^/]+)\.yaml", "field", "計画の分野", "akita/plan/government.yaml"),
    FileKind(rf"{PLACE}/{YEAR}/report\.yaml", "report", "年度の報告", "akita/2023/report.yaml"),
    FileKind(rf"{PLACE}/{YEAR}/schedule\.yaml", "schedule", "年度の予定", "akita/2023/schedule.yaml"),
    FileKind(rf"{PLACE}/{YEAR}/(?P<field>[^/]+)\.yaml", "year_field", "年度の評価", "akita/2023/government.yaml"),
)  # fmt: skip
LANGUAGES = ("en",)


def file_kind(path: str) -> tuple[FileKind, dict[str, str]] | None:
    """Return the kind of a file under content/ and the parts of its path; None when no rule knows it."""
    for kind in FILES:
        found = re.fullmatch(kind.pattern, path)
        if found:
            return kind, found.groupdict()
    return None


def sister_of(path: str, lang: str) -> str:
    """Return where the translation of a file stands: X.en.yaml, or names.en.yaml for a prefecture's own."""
    folder, _, name = path.rpartition("/")
    known = file_kind(path)
    stem, _, ending = name.rpartition(".")
    if known and known[0].sister:
        stem = known[0].sister
    return f"{folder}/{stem}.{lang}.{ending}".lstrip("/")


def modeline(path: str, shape: str) -> str:
    """Return the first line of a new file: it tells an editor which keys the file may hold."""
    return f"# yaml-language-server: $schema={'../' * (path.count('/') + 1)}.vscode/schema/{shape}.json"

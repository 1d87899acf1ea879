"""One table of every key that content/ may hold; loading, messages and the form guide read it."""

from __future__ import annotations

import re

from . import field, plan, report, site
from .keys import NESTED, FileKind, Key, Kind, Shape

__all__ = ["FILES", "NESTED", "SHAPES", "FileKind", "Key", "Kind", "Shape", "file_kind", "sister_of"]

SHAPES: dict[str, Shape] = {
    shape.name: shape for shape in (*site.SHAPES, *plan.SHAPES, *field.SHAPES, *report.SHAPES)
}
PLACE = r"(?P<prefecture>[^/]+)"
YEAR = r"(?P<year>\d{4})"
FILES: tuple[FileKind, ...] = (
    FileKind(r"site\.yaml", "site", "サイト全体の設定", "site.yaml"),
    FileKind(r"glossary\.yaml", "glossary", "用語集", "glossary.yaml"),
    FileKind(r"synonyms\.yaml", "synonyms", "検索の言い換え", "synonyms.yaml"),
    FileKind(rf"{PLACE}/prefecture\.yaml", "prefecture", "都道府県", "akita/prefecture.yaml", "names"),
    FileKind(rf"{PLACE}/sources\.yaml", "sources", "資料と読み替え", "akita/sources.yaml"),
    FileKind(rf"{PLACE}/plan/plan\.yaml", "plan", "計画", "akita/plan/plan.yaml"),
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

"""All files of one prefecture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from dxplan.pages.tiles import Tile
from dxplan.translations import FINGERPRINT, digest

from . import documents, plan, years
from .plan import Initiative
from .words import Said, words
from .written import Record, files

SCALES = (("A", "B", "C"), ("◎", "○", "△"))
MEANINGS = (
    ("計画を上回る", "Ahead of plan", "above"),
    ("計画どおり", "As planned", "on"),
    ("計画を下回る", "Behind plan", "below"),
)
ENDINGS = {"北海道": "", "東京": "都", "京都": "府", "大阪": "府"}
LEVELS = {"field": ("分野", "Field"), "area": ("分類", "Category"), "initiative": ("取組事項", "Initiative")}


def invented(tile: Tile, seed: int, count: int, spanned: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a prefecture by its path, so many initiatives in these fiscal years."""
    choice = Random(f"{seed} {tile.code}")
    name = Said(tile.ja + ENDINGS.get(tile.ja, "県"), f"{tile.en} Prefecture")
    own = plan.invent(choice, count)
    marks = choice.choice(SCALES)
    given = years.grades(choice, own, len(spanned), marks)
    records: dict[str, Record] = {
        "prefecture.yaml": _prefecture(tile, name),
        "sources.yaml": documents.sources(choice, name, own, spanned),
        "plan/plan.yaml": _plan(name, marks, own, spanned),
    }
    for field, record in plan.fields(choice, own, spanned, f"plan-{spanned[0]}").items():
        records[f"plan/{field}.yaml"] = record
    for at, year in enumerate(spanned):
        told = Counter(mark for several in given.values() if (mark := several[at]))
        title = documents.progress(name, year)
        records[f"{year}/report.yaml"] = years.report(year, title, f"progress-{year}", told, marks)
        for field, record in years.evaluations(choice, own, given, year, spanned).items():
            records[f"{year}/{field}.yaml"] = record
    records[f"{spanned[-1]}/schedule.yaml"] = documents.schedule(choice, own, spanned[-1])
    folder = tile.en.lower()
    for path, record in records.items():
        yield from files(f"{folder}/{path}", record)
    yield from _text(folder, name, len(own))


def _prefecture(tile: Tile, name: Said) -> Record:
    departments = {ident: {"name": Said(ja, en)} for ident, ja, en in words()["department"]}
    office = Said("DX推進本部事務局", "DX Promotion Headquarters Secretariat")
    return {"code": tile.code, "name": name, "office": office, "departments": departments}


def _plan(name: Said, marks: Sequence[str], own: Sequence[Initiative], spanned: Sequence[int]) -> Record:
    told = zip(marks, MEANINGS, strict=True)
    rule = Said("目標の9割以上で計画どおりとする。", "At least 90% of the target counts as planned.")
    return {
        "title": Said(f"{name.ja}DX推進計画", f"{name.en} DX Promotion Plan"),
        "source": f"plan-{spanned[0]}",
        "period": {"first": spanned[0], "last": spanned[-1] + 1},
        "levels": {level: Said(*said) for level, said in LEVELS.items()},
        "scale": {
            "source": f"progress-{spanned[-1]}",
            "rule": rule,
            "grades": [
                {"mark": mark, "meaning": Said(ja, en), "standing": standing}
                for mark, (ja, en, standing) in told
            ],
        },
        "order": list(dict.fromkeys(one.field for one in own)),
    }


def _text(folder: str, name: Said, count: int) -> Iterator[tuple[str, bytes]]:
    ja = f"{name.ja}DX推進計画は、{count}の取組を掲げた計画です。\n\n内容は、測定のために作ったものです。"
    en = f"The {name.en} DX Promotion Plan has {count} initiatives.\n\nIt was invented for measurements."
    yield f"{folder}/plan/plan.md", f"{ja}\n".encode()
    yield f"{folder}/plan/plan.en.md", f'---\n{FINGERPRINT}: "{digest(ja)}"\n---\n\n{en}\n'.encode()

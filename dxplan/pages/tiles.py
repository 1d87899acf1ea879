"""The 47 prefectures as a map of tiles: where each stands, and which kind of document this site has of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxplan.model import Prefecture
from dxplan.stories import Stories

from .overview import promised
from .share import Share

GRADED, PROMISED, PLANNED, NOTHING = "graded", "promised", "planned", "nothing"
LOOKS = (GRADED, PROMISED, PLANNED, NOTHING)


@dataclass(frozen=True, slots=True)
class Tile:
    """One prefecture: its code, its short name in both languages, column and row from the north-west."""

    code: str
    ja: str
    en: str
    column: int
    row: int


TILES = (
    Tile("01", "北海道", "Hokkaido", 12, 1),
    Tile("02", "青森", "Aomori", 12, 3),
    Tile("05", "秋田", "Akita", 11, 4),
    Tile("03", "岩手", "Iwate", 12, 4),
    Tile("06", "山形", "Yamagata", 11, 5),
    Tile("04", "宮城", "Miyagi", 12, 5),
    Tile("17", "石川", "Ishikawa", 8, 6),
    Tile("16", "富山", "Toyama", 9, 6),
    Tile("15", "新潟", "Niigata", 10, 6),
    Tile("07", "福島", "Fukushima", 11, 6),
    Tile("18", "福井", "Fukui", 7, 7),
    Tile("21", "岐阜", "Gifu", 8, 7),
    Tile("20", "長野", "Nagano", 9, 7),
    Tile("10", "群馬", "Gunma", 10, 7),
    Tile("09", "栃木", "Tochigi", 11, 7),
    Tile("08", "茨城", "Ibaraki", 12, 7),
    Tile("35", "山口", "Yamaguchi", 2, 8),
    Tile("32", "島根", "Shimane", 3, 8),
    Tile("31", "鳥取", "Tottori", 4, 8),
    Tile("28", "兵庫", "Hyogo", 5, 8),
    Tile("26", "京都", "Kyoto", 6, 8),
    Tile("25", "滋賀", "Shiga", 7, 8),
    Tile("23", "愛知", "Aichi", 8, 8),
    Tile("19", "山梨", "Yamanashi", 9, 8),
    Tile("11", "埼玉", "Saitama", 10, 8),
    Tile("13", "東京", "Tokyo", 11, 8),
    Tile("12", "千葉", "Chiba", 12, 8),
    Tile("34", "広島", "Hiroshima", 3, 9),
    Tile("33", "岡山", "Okayama", 4, 9),
    Tile("27", "大阪", "Osaka", 6, 9),
    Tile("29", "奈良", "Nara", 7, 9),
    Tile("24", "三重", "Mie", 8, 9),
    Tile("22", "静岡", "Shizuoka", 9, 9),
    Tile("14", "神奈川", "Kanagawa", 10, 9),
    Tile("41", "佐賀", "Saga", 1, 10),
    Tile("40", "福岡", "Fukuoka", 2, 10),
    Tile("30", "和歌山", "Wakayama", 6, 10),
    Tile("42", "長崎", "Nagasaki", 1, 11),
    Tile("44", "大分", "Oita", 2, 11),
    Tile("38", "愛媛", "Ehime", 4, 11),
    Tile("37", "香川", "Kagawa", 5, 11),
    Tile("43", "熊本", "Kumamoto", 1, 12),
    Tile("45", "宮崎", "Miyazaki", 2, 12),
    Tile("39", "高知", "Kochi", 4, 12),
    Tile("36", "徳島", "Tokushima", 5, 12),
    Tile("46", "鹿児島", "Kagoshima", 2, 13),
    Tile("47", "沖縄", "Okinawa", 1, 14),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A tile with what the site has of its prefecture, and of the cities in it."""

    tile: Tile
    prefecture: Share | None
    look: str


def tiles(shares: Sequence[Share]) -> tuple[Placed, ...]:
    """Return the map, from north to south; a city has no tile of its own."""
    own = {one.code: one for one in shares if one.kind == "prefecture"}
    return tuple(
        Placed(tile, one, one.look if one else NOTHING) for tile in TILES for one in [own.get(tile.code)]
    )


def look(stories: Stories) -> str:
    """Return the kind of document: graded results, promises with a KPI or a goal, or a plan alone."""
    if stories.graded_reports:
        return GRADED
    return PROMISED if promised(stories).labelled or stories.measures() else PLANNED


def _numbers(one: Prefecture) -> bool:
    """Whether the plan's own goals, or the indicators of its fields, have any number."""
    told = one.plan.counted.values() if one.plan else ()
    ends = [end for indicator in told for end in (indicator.baseline, indicator.long_term) if end]
    return any(end.value is not None for end in ends) or any(report.values for report in one.reports)


def documents(one: Prefecture, stories: Stories) -> tuple[str, ...]:
    """Return every kind of document that the site has of a prefecture, by the name of its word."""
    plan = one.plan
    found = {
        "plan": bool(plan and (plan.philosophy or plan.relations)),
        "policies": bool(plan and any(field.policies for field in plan.fields)),
        "initiatives": bool(stories.all),
        "targets": bool(stories.measures()) or _numbers(one),
        "grades": bool(stories.graded_reports),
        "statistics": bool(plan and plan.state),
        "schedule": any(report.schedule for report in one.reports),
        "headquarters": bool(one.headquarters or one.meetings),
    }
    return tuple(kind for kind, there in found.items() if there)

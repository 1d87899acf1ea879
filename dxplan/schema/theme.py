"""The file of themes: the same subject in several prefectures."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape
from .statement import ID

YARDSTICK = Shape(
    "yardstick",
    "数え方",
    (
        ID,
        Key("title", "line", "何を数えるか", "what is counted", "定義を短く", "電子化された手続の割合", True),
        Key("indicators", "refs", "指標・統計", "indicators", "同じ数え方の指標や統計だけを「県/ID」で", "akita/online-rate", True, of="anywhere"),
        Key("note", "text", "補足", "note", "数え方の説明", ""),
    ),
    model.Yardstick,
)  # fmt: skip

THEME = Shape(
    "theme",
    "テーマ",
    (
        ID,
        Key("title", "line", "名前", "title", "住民に分かる言葉で", "キャッシュレス納付", True),
        Key("lead", "text", "説明", "lead", "一文の説明", "", True),
        Key("records", "refs", "記録", "records", "取組・取組方針・分類・統計などを「県/ID」で", "akita/cashless-payment", True, of="anywhere"),
        Key("yardsticks", "list", "数え方", "yardsticks", "数字を数え方ごとに分ける。同じ数え方だけが一つの図に入る", "", of="yardstick"),
        Key("differences", "text", "比べるときの注意", "differences", "数え方の違いを言葉で", ""),
    ),
    model.Theme,
    defines="theme",
)  # fmt: skip

THEMES = Shape(
    "themes",
    "テーマの一覧",
    (Key("themes", "list", "テーマ", "themes", "並べたい順に", "", True, of="theme"),),
    dict,
)

SHAPES = (YARDSTICK, THEME, THEMES)

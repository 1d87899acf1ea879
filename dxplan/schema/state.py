"""The file in which a plan tells how things are: topics with statistics and with figures without numbers."""

from __future__ import annotations

from dxplan import model

from .indicator import REASONS
from .keys import Key, Shape
from .statement import ID, NOTE

KINDS = (
    ("comparison", "この県と全国などの比較"),
    ("series", "時点による変化"),
    ("ranking", "内訳どうしの比較"),
    ("single", "一つの数"),
)
ROLES = (("own", "この県"), ("nation", "全国"), ("other", "その他"))
CITED = Key("cited", "line", "資料の出典", "cited source", "資料の中に書かれた出典", "通信利用動向調査")

POINT = Shape(
    "point",
    "統計の値",
    (
        ID,
        Key("label", "line", "何の値か", "label", "場所・時点・内訳の名前", "青森県", True),
        Key("role", "choice", "誰の値か", "role", "書かなければ other", "own", choices=ROLES),
        Key("value", "number", "値", "value", "数字だけ", "89.5", True),
        Key("printed", "word", "資料の表記", "as printed", "本文の表記をそのまま", "89.5%", True),
        Key("as_of", "date", "時点", "as of", "いつの値か。書かれていなければ書かない", "2022"),
        Key("as_of_printed", "word", "時点の表記", "as of, as printed", "資料に書かれたとおり", "2022年度"),
    ),
    model.Point,
)

STATISTIC = Shape(
    "statistic",
    "統計",
    (
        ID,
        Key("name", "line", "名前", "name", "資料の言葉で", "5G人口カバー率", True),
        Key("kind", "choice", "種類", "kind", "値どうしの関係", "comparison", True, choices=KINDS),
        Key("unit", "line", "単位", "unit", "単位だけを書く", "%"),
        CITED,
        Key("points", "list", "値", "points", "値を並べる", "", True, of="point"),
        NOTE,
    ),
    model.Statistic,
    defines="statistic",
)

EMPTY_FIGURE = Shape(
    "empty_figure",
    "数値のない図",
    (
        ID,
        Key("caption", "line", "図の題", "caption", "資料に書かれたとおり", "", True),
        Key("reason", "choice", "理由", "reason", "数値がない理由", "figure_only", True, choices=REASONS),
        CITED,
        NOTE,
    ),
    model.EmptyFigure,
    defines="figure",
)

TOPIC = Shape(
    "topic",
    "現状の話題",
    (
        ID,
        Key("title", "line", "見出し", "title", "資料に書かれたとおり", "医療・福祉", True),
        Key("text", "text", "文", "text", "資料に書かれたとおり", ""),
        Key("footnotes", "text", "脚注", "footnotes", "※ の注を資料のとおり", ""),
        CITED,
        Key("statistics", "list", "統計", "statistics", "文の中の数を一つずつ", "", of="statistic"),
        Key("figures", "list", "数値のない図", "figures", "題だけが残る図", "", of="empty_figure"),
        NOTE,
    ),
    model.Topic,
    defines="topic",
)

CHAPTER = Shape(
    "chapter",
    "現状の章",
    (
        ID,
        Key("title", "line", "見出し", "title", "資料に書かれたとおり", "本県の動向", True),
        Key("topics", "list", "話題", "topics", "章の話題", "", True, of="topic"),
    ),
    model.Chapter,
)

STATE = Shape(
    "state",
    "現状と課題",
    (
        Key("title", "line", "題", "title", "資料に書かれたとおり", "現状と課題", True),
        Key("source", "ref", "資料", "source", "もとにした資料", "plan-2024", True, of="source"),
        Key("chapters", "list", "章", "chapters", "資料の順に", "", True, of="chapter"),
    ),
    model.State,
)

SHAPES = (POINT, STATISTIC, EMPTY_FIGURE, TOPIC, CHAPTER, STATE)

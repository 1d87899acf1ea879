"""The files of a plan: what was promised, in the prefecture's own order and words."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape

STANDINGS = (
    ("above", "計画を上回る側"),
    ("on", "計画どおり"),
    ("below", "計画を下回る側"),
    ("none", "評価できない"),
)
GRADE = Shape(
    "grade",
    "評価の段階",
    (
        Key("mark", "word", "記号", "mark", "評価の記号や言葉", "A", True),
        Key("meaning", "line", "意味", "meaning", "資料に書かれた意味", "計画を上回る", True),
        Key(
            "standing",
            "choice",
            "計画に対する位置",
            "standing",
            "色と並び順に使う",
            "above",
            True,
            choices=STANDINGS,
        ),
    ),
    model.Grade,
    id_key="mark",
)

SCALE = Shape(
    "scale",
    "評価のものさし",
    (
        Key("source", "ref", "資料", "source", "評価の段階が書かれた資料", "progress-2023", True, of="source"),
        Key("rule", "text", "評価の決め方", "rule", "公表されていればその内容", ""),
        Key("rule_unpublished", "text", "決め方が公表されていない", "rule not published", "その旨の説明", ""),
        Key("grades", "list", "段階", "grades", "よい評価から順に", "", True, of="grade"),
    ),
    model.Scale,
)  # fmt: skip

LEVELS = Shape(
    "levels",
    "段階の呼び名",
    (
        Key("field", "line", "大きな区分の呼び名", "level of fields", "例: 分野、柱、章", "分野", True),
        Key("area", "line", "中の区分の呼び名", "level of areas", "例: 分類、項目", "分類", True),
        Key(
            "initiative",
            "line",
            "取組の呼び名",
            "level of initiatives",
            "例: 取組事項、事業",
            "取組事項",
            True,
        ),
        Key("group", "line", "間の区分の呼び名", "level of groups", "大と中の間に区分があるとき", "柱"),
        Key("policy", "line", "方針の呼び名", "level of policies", "取組より前の方針があるとき", "取組方針"),
    ),
    model.Levels,
)

PERIOD = Shape(
    "period",
    "計画期間",
    (
        Key("first", "integer", "初年度", "first fiscal year", "西暦の年度", "2022", True),
        Key("last", "integer", "最終年度", "last fiscal year", "西暦の年度", "2025", True),
        Key("printed", "word", "資料の表記", "as printed", "資料に書かれたとおり", ""),
    ),
    model.Period,
)

GAP = Shape(
    "gap",
    "公表されていないこと",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "plan-period", True),
        Key("what", "line", "何が", "what", "読む人が知りたいこと", "計画の期間", True),
        Key("why", "text", "なぜ", "why", "載せられない理由", "掲載した資料に書かれていません。", True),
    ),
    model.Gap,
)

PART = Shape(
    "part",
    "計画のまとまり",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "administration", True),
        Key("title", "line", "名前", "title", "資料に書かれたとおり", "行政のDX", True),
        Key("source", "ref", "資料", "source", "この一覧の資料", "administration-2023", True, of="source"),
    ),
    model.Part,
    defines="part",
)

FAMILY = Shape(
    "family",
    "事業のまとまり",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "dx-promotion", True),
        Key("title", "line", "名前", "title", "資料に書かれた親の事業名", "デジタル変革（DX）推進事業", True),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
    ),
    model.Family,
    defines="family",
)

FAMILIES = Shape(
    "families",
    "事業のまとまりの一覧",
    (Key("families", "list", "事業のまとまり", "families", "同じ親の名前を持つ事業", "", True, of="family"),),
    dict,
)

GOALS = Shape(
    "goals",
    "計画の目標と指標",
    (
        Key("title", "line", "題", "title", "資料に書かれたとおり", "基本目標", True),
        Key("source", "ref", "資料", "source", "もとにした資料", "plan-2024", True, of="source"),
        Key("text", "text", "文", "text", "資料に書かれたとおり", ""),
        Key("goals", "list", "目標", "goals", "計画全体の目標", "", of="indicator"),
        Key("kpi_title", "line", "指標の題", "heading of the indicators", "資料に書かれたとおり", ""),
        Key("kpi_text", "text", "指標の文", "text on the indicators", "資料に書かれたとおり", ""),
        Key("method", "text", "算定方法", "method", "指数の計算のしかた、または公表されていないこと", ""),
    ),
    model.Goals,
)

PLAN = Shape(
    "plan",
    "計画",
    (
        Key("title", "line", "計画の名前", "title", "資料に書かれたとおり", "秋田県DX推進計画", True),
        Key("source", "ref", "資料", "source", "もとにした資料", "progress-2023", True, of="source"),
        Key("period", "record", "計画期間", "period", "わからなければ書かず gaps に理由を書く", "", of="period"),
        Key("levels", "record", "段階の呼び名", "levels", "この計画での呼び方", "", True, of="levels"),
        Key("scale", "record", "評価のものさし", "scale", "評価がなければ書かない", "", of="scale"),
        Key("parts", "list", "大きなまとまり", "parts", "資料が二つ以上の一覧に分かれているとき", "", of="part"),
        Key("order", "words", "分野の順", "order", "分野のファイル名(.yaml を除く)を順に", "government", True),
        Key("relations", "list", "位置付け", "relations", "法律やほかの計画との関係", "", of="relation"),
        Key("horizon", "record", "将来の姿", "horizon", "計画の先にめざす姿", "", of="horizon"),
        Key("definitions", "list", "用語の定義", "definitions", "計画の中での用語の意味", "", of="definition"),
        Key("promotion", "list", "推進体制の文", "how it is carried out", "見出しごとに", "", of="section"),
        Key("review", "record", "見直し", "review", "見直しと報告の周期", "", of="review"),
        Key("gaps", "list", "公表されていないこと", "gaps", "読む人が探しそうで資料にないこと", "", of="gap"),
    ),
    model.Plan,
)  # fmt: skip

SHAPES = (GRADE, SCALE, LEVELS, PERIOD, GAP, PART, FAMILY, FAMILIES, GOALS, PLAN)

"""The file of a field: its areas with the initiatives and their indicators."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape

ROLES = (("cross_cutting", "全分野を支える基盤"),)
ORIGINS = (("plan", "資料に「計画」とある"), ("added", "資料に「追加」とある"))
PLACEMENTS = (("relisted", "資料に「再掲」とある"), ("shared", "上の行の取組がこの項目も受け持つ"))
LABELS = (("kpi", "【指標（KPI）】"), ("goal", "【目標】"))

PRINTED = Shape(
    "printed",
    "別の表記",
    (
        Key("source", "ref", "資料", "source", "その表記がある資料", "schedule-2023", True, of="source"),
        Key("text", "line", "表記", "wording", "資料に書かれたとおり", "業務の効率化と働き方改革", True),
    ),
    model.Printed,
    id_key="source",
)

INITIATIVE = Shape(
    "initiative",
    "取組",
    (
        Key("id", "id", "取組ID", "initiative id", "半角の英小文字・数字・ハイフン。公開後は変えない", "cashless-payment", True),
        Key("title", "line", "取組名", "title", "資料に書かれたとおり", "キャッシュレス納付の推進", True),
        Key("summary", "text", "概要", "summary", "資料に書かれたとおりの事業概要", ""),
        Key("parent", "ref", "親の事業", "parent", "親の取組か、同じ親の名前を持つ事業のまとまりのID", "dx-promotion", of="parent"),
        Key("also_printed", "list", "別の表記", "also printed", "ほかの資料での題名", "", of="printed"),
        Key("same_as", "ref", "同じ取組", "same as", "再掲の印なしに繰り返されている取組のID", "", of="initiative"),
        Key("same_title", "ref", "同じ名前の取組", "same title", "同じ題名の取組のID", "", of="initiative"),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
        Key("sdgs", "words", "SDGs", "SDGs", "関係するSDGsのゴールの番号(1から17)", "9"),
        Key("indicators", "list", "指標", "indicators", "この取組の指標", "", of="indicator"),
    ),
    model.Initiative,
    defines="initiative",
)  # fmt: skip

POLICY = Shape(
    "policy",
    "取組方針",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン。公開後は変えない", "online-procedures", True),
        Key("text", "text", "文", "text", "資料に書かれたとおり。same_as があれば書かない", "行政手続のオンライン化の推進"),
        Key("same_as", "ref", "同じ方針", "same as", "同じ文がほかの分類にもあるとき、先のもののID", "", of="policy"),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
    ),
    model.Policy,
    defines="policy",
)  # fmt: skip

PLACEMENT = Shape(
    "placement",
    "再掲・共有の行",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "relisted-online", True),
        Key(
            "kind",
            "choice",
            "種類",
            "kind",
            "再掲か、上の行の取組が受け持つか",
            "relisted",
            True,
            choices=PLACEMENTS,
        ),
        Key(
            "initiative",
            "ref",
            "元の取組",
            "initiative",
            "元の取組のID。なければ書かない",
            "",
            of="initiative",
        ),
        Key("title", "line", "この行での名前", "title here", "元と違うときだけ", ""),
        Key("summary", "text", "この行での概要", "summary here", "元と違うときだけ", ""),
        Key(
            "plan_label",
            "choice",
            "この行での目標の種類",
            "label here",
            "元と違うときだけ",
            "",
            choices=LABELS,
        ),
        Key("plan", "text", "この行での目標", "target here", "元と違うときだけ", ""),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
    ),
    model.Placement,
    defines="placement",
)

AREA = Shape(
    "area",
    "分類",
    (
        Key("id", "id", "分類ID", "area id", "半角の英小文字・数字・ハイフン", "online-procedures", True),
        Key("code", "word", "番号", "code", "資料での番号", "(1)"),
        Key(
            "title",
            "line",
            "名前",
            "title",
            "資料に書かれたとおり。区分がない計画では書かない",
            "行政手続のオンライン化",
        ),
        Key("group", "ref", "上の区分", "group", "分野の groups のID", "", of="area_group"),
        Key("vision", "text", "めざす姿", "vision", "資料に書かれたとおり", ""),
        Key("text", "text", "文", "text", "資料に書かれたとおり", ""),
        Key(
            "origin",
            "choice",
            "印",
            "origin",
            "項目の欄に「計画」「追加」とあるとき",
            "added",
            choices=ORIGINS,
        ),
        Key("also_printed", "list", "別の表記", "also printed", "資料の別の場所での書き方", "", of="printed"),
        Key("policies", "list", "取組方針", "policies", "取組より前の、方針の文", "", of="policy"),
        Key("initiatives", "list", "取組", "initiatives", "この分類の取組", "", of="initiative"),
        Key(
            "placements",
            "list",
            "再掲・共有の行",
            "placements",
            "ほかの場所の取組がここにも載る行",
            "",
            of="placement",
        ),
    ),
    model.Area,
    defines="area",
)

GROUP = Shape(
    "area_group",
    "分野と分類の間の区分",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "daily-life", True),
        Key("code", "word", "番号", "code", "資料での番号", "1"),
        Key("title", "line", "名前", "title", "資料に書かれたとおり", "くらし", True),
    ),
    model.AreaGroup,
    defines="area_group",
)

FIELD = Shape(
    "field",
    "分野",
    (
        Key("code", "word", "番号", "code", "資料での番号", "第4-1"),
        Key("part", "ref", "まとまり", "part", "計画の parts のID", "administration", of="part"),
        Key("title", "line", "名前", "title", "資料に書かれたとおり", "行政", True),
        Key("subtitle", "line", "副題", "subtitle", "資料での副題", "デジタル・ガバメント"),
        Key("source", "ref", "資料", "source", "もとにした資料", "progress-2023", True, of="source"),
        Key("also_printed", "list", "別の表記", "also printed", "ほかの資料での書き方", "", of="printed"),
        Key("role", "choice", "役割", "role", "全分野を支える場合だけ書く", "cross_cutting", choices=ROLES),
        Key("text", "text", "基本方針", "basic policy", "資料に書かれたとおり", ""),
        Key("visions", "list", "将来の社会像", "visions", "この分野の将来の姿", "", of="vision"),
        Key("indicators", "list", "指標", "indicators", "分野そのものの指標", "", of="indicator"),
        Key("groups", "list", "間の区分", "groups", "分野と分類の間に区分があるとき", "", of="area_group"),
        Key("areas", "list", "分類", "areas", "この分野の分類", "", True, of="area"),
    ),
    model.Field,
)

SHAPES = (PRINTED, INITIATIVE, POLICY, PLACEMENT, AREA, GROUP, FIELD)

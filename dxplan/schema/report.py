"""The files of a fiscal year: what was reported of it. Frozen once published."""

from __future__ import annotations

from dxplan import model

from .field import LABELS
from .indicator import REASONS
from .keys import Key, Shape

UNGRADED = (
    ("new", "新しい取組のため前年度の評価がない"),
    ("not_published", "公表されていない"),
    ("cannot", "評価できない"),
    ("not_yet", "まだ評価していない"),
    ("by_indicator", "指標ごとに評価している"),
)

COMPARISON = Shape(
    "comparison",
    "比較",
    (
        Key("name", "line", "相手", "whom", "例: 全国", "全国", True),
        Key("value", "number", "値", "value", "数字だけ", "96.6", True),
        Key("printed", "word", "資料の表記", "printed", "資料に書かれたとおり", "96.6%", True),
    ),
    model.Comparison,
)

FORECAST = Shape(
    "forecast",
    "見込み",
    (
        Key("value", "number", "値", "value", "数字だけ", "60", True),
        Key("printed", "word", "資料の表記", "printed", "資料に書かれたとおり", "60%", True),
        Key("by", "date", "いつまでに", "by", "年月", "2024-10", True),
    ),
    model.Forecast,
)

VALUE = Shape(
    "value",
    "指標の値",
    (
        Key("target", "number", "目標値", "target", "数字だけ。単位は書かない(指標の unit にある)", "80"),
        Key("target_printed", "word", "目標の表記", "target as printed", "plan の文中の表記をそのまま", "80%"),
        Key("target_year", "integer", "目標の年度", "fiscal year of the target", "報告の年度と違うときだけ(西暦)", "2025"),
        Key("qualifier", "word", "目標に付いた言葉", "qualifier", "資料に書かれたとおり", "程度"),
        Key("no_target", "choice", "目標がない理由", "why no target", "目標値がないときに選ぶ", "", choices=REASONS),
        Key("actual", "number", "実績値", "actual", "数字だけ", "78.1"),
        Key("actual_printed", "word", "実績の表記", "actual as printed", "progress の文中の表記をそのまま", "78.1%"),
        Key("no_actual", "choice", "実績がない理由", "why no actual", "実績値がないときに選ぶ", "", choices=REASONS),
        Key("as_of", "date", "時点", "as of", "いつの値か(年月)", "2024-03"),
        Key("as_of_printed", "word", "時点の表記", "as of, as printed", "資料に書かれたとおり", "R6.3時点"),
        Key("forecast", "record", "見込み", "forecast", "見込みが書かれているとき", "", of="forecast"),
        Key("start", "record", "年度初めの値", "at the start of the year", "年度初めの値が書かれているとき", "", of="amount"),
        Key("grade", "word", "指標の評価", "grade", "指標ごとに評価する計画で、scale にある記号", "○"),
        Key("comparison", "record", "比較", "comparison", "全国の値などが並んでいるとき", "", of="comparison"),
    ),
    model.Value,
    refers="indicator",
)  # fmt: skip

MONEY = (("yen", "円"), ("thousand_yen", "千円"), ("million_yen", "百万円"))
BUDGET = Shape(
    "budget",
    "予算",
    (
        Key("unit", "choice", "単位", "unit", "金額の単位", "thousand_yen", True, choices=MONEY),
        Key("planned", "number", "予算額", "budgeted", "資料の単位のままの数字", "12500"),
        Key("settled", "number", "決算額", "settled", "資料の単位のままの数字", "11980"),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
    ),
    model.Budget,
)

ROUND = Shape(
    "round",
    "評価の回",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "mid-year", True),
        Key("title", "line", "名前", "title", "資料に書かれたとおり", "中間評価", True),
        Key("as_of", "date", "時点", "as of", "いつの評価か", "2023-09"),
    ),
    model.Round,
    defines="round",
)

ROUND_EVALUATION = Shape(
    "round_evaluation",
    "回ごとの評価",
    (
        Key("grade", "word", "評価", "grade", "計画の scale にある記号", "○"),
        Key("ungraded", "choice", "評価がない理由", "why not graded", "grade がないときに選ぶ", "", choices=UNGRADED),
        Key("progress", "text", "進捗", "progress", "その回の進捗", ""),
        Key("next", "text", "今後の取組等", "next steps", "その回の今後の取組等", ""),
        Key("values", "map", "指標の値", "values", "指標IDと値", "", of="value"),
    ),
    model.RoundEvaluation,
    refers="round",
)  # fmt: skip

EVALUATION = Shape(
    "evaluation",
    "評価",
    (
        Key("number", "integer", "番号", "number", "その年度の資料での番号", "1"),
        Key("grade", "word", "評価", "grade", "計画の scale にある記号", "B"),
        Key(
            "ungraded",
            "choice",
            "評価がない理由",
            "why not graded",
            "grade がないときに選ぶ",
            "",
            choices=UNGRADED,
        ),
        Key("printed_title", "line", "明細での題名", "title in the detail", "一覧と違うときだけ", ""),
        Key("departments", "refs", "担当部局", "departments", "部局ID", "planning", of="department"),
        Key(
            "plan_label",
            "choice",
            "計画の種類",
            "label of the plan",
            "資料で【指標（KPI）】か【目標】と書かれているとき",
            "kpi",
            choices=LABELS,
        ),
        Key("plan", "text", "計画", "plan", "その年度の計画。一行に一つ", "・行政手続の電子化率 R5：80%"),
        Key("progress", "text", "進捗", "progress", "その年度の進捗", "・電子化率 R5：78.1% (R6.3時点)"),
        Key("next", "text", "今後の取組等", "next steps", "今後の取組等", ""),
        Key("values", "map", "指標の値", "values", "指標IDと値", "", of="value"),
        Key("budget", "record", "予算", "budget", "予算額や決算額が書かれているとき", "", of="budget"),
        Key(
            "rounds",
            "map",
            "年度途中の評価",
            "rounds",
            "report.yaml の rounds のIDと、その回の評価",
            "",
            of="round_evaluation",
        ),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
    ),
    model.Evaluation,
    refers="initiative",
)

YEAR_FIELD = Shape(
    "year_field",
    "年度の評価(分野ごと)",
    (Key("evaluations", "map", "評価", "evaluations", "取組IDと評価", "", True, of="evaluation"),),
    dict,
)

TOTAL = Shape(
    "total",
    "評価ごとの件数",
    (
        Key("mark", "word", "記号", "mark", "評価の記号", "A", True),
        Key("count", "integer", "件数", "count", "公表された件数", "17", True),
        Key("share", "number", "割合(%)", "share in percent", "公表された割合", "20.7"),
    ),
    model.Total,
    id_key="mark",
)

ON_TRACK = Shape(
    "on_track",
    "順調な割合",
    (
        Key("grades", "words", "数える評価", "grades counted", "順調に数える記号", "A", True),
        Key("tenths", "integer", "何割か", "tenths", "公表された割合(割)", "9", True),
        Key("printed", "word", "資料の表記", "printed", "資料に書かれたとおり", "約9割", True),
    ),
    model.OnTrack,
)

TOTALS = Shape(
    "totals",
    "公表された合計",
    (
        Key("initiatives", "integer", "取組の数", "initiatives", "公表された取組の数", "82"),
        Key("grades", "list", "評価ごと", "by grade", "評価ごとの件数と割合", "", of="total"),
        Key("on_track", "record", "順調な割合", "on track", "「約9割が順調」のような記述", "", of="on_track"),
    ),
    model.Totals,
)

REPORT = Shape(
    "report",
    "年度の報告",
    (
        Key("title", "line", "報告の名前", "title", "資料に書かれたとおり", "", True),
        Key("source", "ref", "資料", "source", "もとにした資料", "progress-2023", True, of="source"),
        Key("heading", "line", "見出し", "heading", "概要の見出し", "1 進捗状況の概要"),
        Key("intro", "text", "はじめの文", "introduction", "資料に書かれたとおり", ""),
        Key("claim", "text", "まとめの文", "summary as published", "資料に書かれたとおり", ""),
        Key(
            "details",
            "line",
            "明細の見出し",
            "heading of the details",
            "計画・進捗等の明細が載っている場所",
            "2 主な取組の進捗状況",
        ),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
        Key(
            "totals",
            "record",
            "公表された合計",
            "published totals",
            "一覧と合うか自動で確かめる",
            "",
            of="totals",
        ),
        Key(
            "round",
            "line",
            "年度末の評価の呼び名",
            "name of the final round",
            "途中の評価があるとき",
            "年度末評価",
        ),
        Key("rounds", "list", "年度途中の評価の回", "rounds", "年度末より前の評価を古い順に", "", of="round"),
        Key(
            "policies",
            "list",
            "年度の取組方針",
            "policies of the year",
            "資料に書かれたとおり",
            "",
            of="section",
        ),
        Key(
            "values",
            "map",
            "計画と分野の指標の値",
            "values of plan and fields",
            "取組に属さない指標のIDと値",
            "",
            of="value",
        ),
    ),
    model.Report,
)

SHAPES = (
    COMPARISON, FORECAST, VALUE, BUDGET, ROUND, ROUND_EVALUATION, EVALUATION, YEAR_FIELD, TOTAL, ON_TRACK, TOTALS, REPORT,
)  # fmt: skip

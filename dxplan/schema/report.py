"""The files of a fiscal year: what was reported of it. Frozen once published."""

from __future__ import annotations

from dxplan import model

from .field import LABELS
from .keys import Key, Shape

REASONS = (
    ("not_published", "公表されていない"),
    ("figure_only", "図だけで数値がない"),
    ("not_set", "設定されていない"),
    ("discontinued", "終了した"),
)
UNGRADED = (
    ("new", "新しい取組のため前年度の評価がない"),
    ("not_published", "公表されていない"),
    ("cannot", "評価できない"),
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
        Key("target", "number", "目標値", "target", "数字だけ。単位は指標の unit に書く", "80"),
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
        Key("comparison", "record", "比較", "comparison", "全国の値などが並んでいるとき", "", of="comparison"),
    ),
    model.Value,
    refers="indicator",
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
    ),
    model.Report,
)

ROW = Shape(
    "row",
    "予定の行",
    (
        Key("id", "id", "行ID", "row id", "半角の英小文字・数字・ハイフン", "cashless-schedule", True),
        Key("number", "word", "番号", "number", "資料での番号", "1"),
        Key("title", "line", "取組事項", "title", "資料に書かれたとおり", "DX戦略本部会議", True),
        Key("departments", "refs", "担当部局", "departments", "部局ID", "", of="department"),
        Key("initiatives", "refs", "取組", "initiatives", "対応する取組のID", "", of="initiative"),
        Key("q1", "text", "4－6月", "April to June", "一行に一つ。●▲・※→ の印も書く", ""),
        Key("q2", "text", "7－9月", "July to September", "同じ", ""),
        Key("q3", "text", "10－12月", "October to December", "同じ", ""),
        Key("q4", "text", "1－3月", "January to March", "同じ", ""),
        Key("doubtful", "word", "疑わしい行", "doubtful lines", "ほかの行の文字が混ざったとみられる行", ""),
        Key("note", "text", "注", "note", "※ の注", ""),
    ),
    model.Row,
    defines="row",
)

GROUP = Shape(
    "group",
    "予定の区分",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "overall", True),
        Key("title", "line", "見出し", "title", "資料に書かれたとおり", "<全体推進体制等>", True),
        Key("field", "word", "分野", "field", "対応する分野のファイル名(.yaml を除く)", "government"),
        Key("rows", "list", "行", "rows", "取組事項ごとの予定", "", True, of="row"),
    ),
    model.Group,
)

SCHEDULE = Shape(
    "schedule",
    "年度の予定",
    (
        Key("title", "line", "題名", "title", "資料に書かれたとおり", "", True),
        Key("source", "ref", "資料", "source", "もとにした資料", "schedule-2023", True, of="source"),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
        Key("groups", "list", "区分", "groups", "見出しごとの行", "", True, of="group"),
    ),
    model.Schedule,
)

SHAPES = (
    COMPARISON, FORECAST, VALUE, EVALUATION, YEAR_FIELD, TOTAL, ON_TRACK, TOTALS, REPORT, ROW, GROUP, SCHEDULE,
)  # fmt: skip

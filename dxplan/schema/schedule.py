"""The file of a year's schedule: rows by quarter, or events by month."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape

GRIDS = (("quarter", "四半期ごと"), ("month", "月ごと"))
EVENT = Shape(
    "event",
    "月ごとの予定",
    (
        Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン", "first-meeting", True),
        Key("mark", "word", "印", "mark", "資料の印", "◆"),
        Key("text", "line", "文", "text", "資料に書かれたとおり", "第1回"),
        Key("starts", "date", "始まり", "from", "年月か年月日", "2023-05-10", True),
        Key("ends", "date", "終わり", "to", "期間のとき", ""),
        Key("printed", "word", "日付の表記", "date as printed", "資料に書かれたとおり", "5/10"),
    ),
    model.Event,
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
        Key("body", "ref", "会議体", "body", "推進体制の会議体のID", "", of="body"),
        Key("events", "list", "月ごとの予定", "events by month", "grid が month のとき", "", of="event"),
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
        Key("grid", "choice", "表の区切り", "grid", "書かなければ quarter", "month", choices=GRIDS),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
        Key("groups", "list", "区分", "groups", "見出しごとの行", "", True, of="group"),
    ),
    model.Schedule,
)

SHAPES = (EVENT, ROW, GROUP, SCHEDULE)

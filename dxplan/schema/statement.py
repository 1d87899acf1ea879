"""The files in which a plan tells of itself: its philosophy and how it came about."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape

BONDS = (
    ("legal_basis", "根拠となる法律"),
    ("parent", "上位の計画"),
    ("guideline", "共有の指針"),
    ("aligned", "整合を図る計画"),
    ("predecessor", "前身の計画"),
)
STAGES = (
    ("direction", "方向性"),
    ("provisional", "仮称"),
    ("outline", "骨子"),
    ("draft", "素案・原案"),
    ("adopted", "策定"),
)
ID = Key("id", "id", "ID", "id", "半角の英小文字・数字・ハイフン。公開後は変えない", "change", True)
NOTE = Key("note", "text", "補足", "note", "サイトからの説明", "")

SECTION = Shape(
    "section",
    "見出しと文",
    (
        ID,
        Key("number", "word", "番号", "number", "資料での番号", "第1条"),
        Key("title", "line", "見出し", "title", "資料に書かれたとおり", "「変革」を重視", True),
        Key("text", "text", "文", "text", "資料に書かれたとおり。箇条書きは「・」で始める", ""),
        NOTE,
    ),
    model.Section,
    defines="section",
)

RELATION = Shape(
    "relation",
    "位置付け",
    (
        ID,
        Key("kind", "choice", "関係", "kind", "法律や計画との関係", "legal_basis", True, choices=BONDS),
        Key("title", "line", "相手", "title", "法律や計画の名前", "官民データ活用推進基本法", True),
        Key("text", "text", "文", "text", "資料に書かれたとおり", ""),
    ),
    model.Relation,
)

VISION = Shape(
    "vision",
    "めざす姿",
    (
        ID,
        Key("year", "integer", "年", "year", "西暦", "2040"),
        Key("text", "text", "文", "text", "資料に書かれたとおり", "", True),
    ),
    model.Vision,
    defines="vision",
)

HORIZON = Shape("horizon", "将来の姿", tuple(key for key in VISION.keys if key.name != "id"), model.Vision)

DEFINITION = Shape(
    "definition",
    "計画での用語の定義",
    (
        ID,
        Key("term", "ref", "用語", "term", "用語集(glossary.yaml)の用語ID", "dx", True, of="term"),
        Key("text", "text", "定義", "definition", "資料に書かれたとおり", "", True),
    ),
    model.Definition,
)

REVIEW = Shape(
    "review",
    "見直し",
    (
        Key("months", "integer", "何か月ごとか", "months", "見直しの間隔(月)", "6", True),
        Key("printed", "word", "資料の表記", "as printed", "資料に書かれたとおり", "概ね半期ごと", True),
        Key("text", "text", "文", "text", "見直しや報告についての文を資料のとおり", ""),
    ),
    model.Review,
)

VERSE = Shape(
    "verse",
    "上からも下からも読む詩",
    (
        Key("title", "line", "題", "title", "資料に書かれたとおり", "", True),
        Key("subtitle", "line", "副題", "subtitle", "資料に書かれたとおり", "逆転の発想"),
        Key("lines", "text", "行", "lines", "上から順に一行ずつ", "", True),
        Key("instruction", "text", "読み方", "how to read", "資料に書かれた読み方", ""),
        NOTE,
    ),
    model.Verse,
)

PRIORITY = Shape(
    "priority",
    "重点",
    (
        ID,
        Key("title", "line", "名前", "title", "資料に書かれたとおり", "防災のDX", True),
        Key("text", "text", "内容", "text", "資料に書かれたとおり", "", True),
        Key("areas", "refs", "関係する分類", "areas", "分類のID", "", of="area"),
    ),
    model.Priority,
    defines="priority",
)

PHILOSOPHY = Shape(
    "philosophy",
    "計画の理念",
    (
        Key("source", "ref", "資料", "source", "もとにした資料", "plan-2024", True, of="source"),
        Key("slogan", "line", "基本理念", "slogan", "一文で", ""),
        Key("vow", "text", "理念の文", "vow", "資料に書かれたとおり。一行ずつ", ""),
        Key("meaning_title", "line", "思いの見出し", "heading of the meaning", "資料に書かれたとおり", ""),
        Key("meaning", "text", "込めた思い", "meaning", "資料に書かれたとおり", ""),
        Key("verse", "record", "詩", "verse", "上から読み、下から読む詩があれば", "", of="verse"),
        Key("stance", "list", "基本姿勢", "stance", "進める際の姿勢", "", of="section"),
        Key("priorities_title", "line", "重点の見出し", "heading of priorities", "資料に書かれたとおり", ""),
        Key("priorities", "list", "重点", "priorities", "重点的に取り組むこと", "", of="priority"),
    ),
    model.Philosophy,
)

VERSION = Shape(
    "version",
    "計画の版",
    (
        ID,
        Key("name", "line", "名前", "name", "そのときの呼び名", "青森県DX推進方向", True),
        Key("stage", "choice", "段階", "stage", "できあがるまでのどの段階か", "draft", True, choices=STAGES),
        Key("date", "date", "日付", "date", "わかるところまで", "2023-03"),
        Key("date_printed", "word", "日付の表記", "date as printed", "資料に書かれたとおり", "令和5年3月"),
        Key("source", "ref", "資料", "source", "その版のことが書かれた資料", "plan-2024", of="source"),
        NOTE,
    ),
    model.Version,
)

CHANGE = Shape(
    "change",
    "版による違い",
    (
        ID,
        Key("title", "line", "何が", "what", "変わったところ", "計画の名前", True),
        Key("before", "text", "前の文", "before", "前の資料に書かれたとおり", "", True),
        Key("before_source", "ref", "前の資料", "source before", "前の文の資料", "", True, of="source"),
        Key("after", "text", "後の文", "after", "後の資料に書かれたとおり", "", True),
        Key("after_source", "ref", "後の資料", "source after", "後の文の資料", "", True, of="source"),
        NOTE,
    ),
    model.Change,
)

HISTORY = Shape(
    "history",
    "計画ができるまで",
    (
        Key("versions", "list", "版", "versions", "古い順に", "", True, of="version"),
        Key("changes", "list", "違い", "changes", "資料の言葉が変わったところ", "", of="change"),
        NOTE,
    ),
    model.History,
)

SHAPES = (
    SECTION, RELATION, VISION, HORIZON, DEFINITION, REVIEW, VERSE, PRIORITY, PHILOSOPHY, VERSION, CHANGE, HISTORY,
)  # fmt: skip

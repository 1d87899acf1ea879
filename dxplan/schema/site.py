"""The files at the top of content/ and at the top of a prefecture's folder."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape

CONFIDENCE = (
    ("proven", "資料の中で確かめられる"),
    ("strong", "前後の文脈から確かとみられる"),
    ("guess", "推測"),
)
LICENCES = (
    ("CC-BY-4.0", "クリエイティブ・コモンズ 表示 4.0 国際"),
    ("CC0-1.0", "クリエイティブ・コモンズ CC0 1.0 全世界"),
    ("PDL-1.0", "公共データ利用規約（第1.0版）"),
)
KINDS = (("prefecture", "都道府県"), ("city", "市区町村"))

SITE = Shape(
    "site",
    "サイト全体",
    (
        Key("title", "line", "サイトの名前", "site title", "全ページの上に出る名前", "都道府県DX計画のあゆみ", True),
        Key("tagline", "line", "説明", "tagline", "検索結果やトップページに出る一文", "", True),
        Key("base_url", "link", "公開先の住所", "base address", "公開するサイトの URL(最後は /)。--base-url が優先される", "https://example.org/dx/"),
        Key("repository", "link", "リポジトリ", "repository", "このファイル群を置く場所の URL(空欄なら修正リンクを出さない)", ""),
        Key("terms", "line", "利用条件", "terms", "内容の利用条件を一文で", ""),
        Key("licence", "choice", "ライセンス", "licence", "整理と翻訳に付けるライセンス。オープンデータの説明に書き出す", "CC-BY-4.0", choices=LICENCES),
    ),
    model.Site,
)  # fmt: skip

TERM = Shape(
    "term",
    "用語",
    (
        Key("id", "id", "用語ID", "term id", "半角の英小文字・数字・ハイフン。公開後は変えない", "telework", True),
        Key("term", "line", "用語", "term", "資料での書き方", "テレワーク", True),
        Key("reading", "word", "よみ", "reading", "ひらがなでの読み(五十音順に使う)", "てれわーく"),
        Key("meaning", "text", "意味", "meaning", "住民向けの一文の説明", "職場から離れた場所で働くこと。", True),
    ),
    model.Term,
    defines="term",
)  # fmt: skip

GLOSSARY = Shape(
    "glossary",
    "用語集",
    (Key("terms", "list", "用語の一覧", "terms", "用語を並べる", "", True, of="term"),),
    dict,
)

SYNONYMS = Shape(
    "synonyms",
    "検索の言い換え",
    (
        Key("ja", "groups", "日本語の言い換え", "Japanese groups", "同じ意味で探される言葉の組を並べる", ""),
        Key(
            "en", "groups", "英語の言い換え", "English groups", "英語のページで同じ意味で探される言葉の組", ""
        ),
    ),
    dict,
)

DEPARTMENT = Shape(
    "department",
    "部局",
    (
        Key("name", "line", "部局名", "department", "資料に書かれたとおりの名前", "企画振興部", True),
        Key(
            "parent",
            "ref",
            "上の組織",
            "belongs to",
            "課なら、それが属する部や局のID",
            "planning",
            of="department",
        ),
    ),
    model.Department,
    defines="department",
)

PREFECTURE = Shape(
    "prefecture",
    "都道府県",
    (
        Key("code", "word", "都道府県コード", "code", "全国地方公共団体コードの先頭2桁(05 のように書く)", "05", True),
        Key("name", "line", "名前", "name", "正式な名前", "秋田県", True),
        Key("kind", "choice", "種類", "kind", "都道府県か市区町村か", "prefecture", choices=KINDS),
        Key("office", "line", "担当", "office", "計画の担当課や事務局(個人名は書かない)", "DX戦略本部事務局"),
        Key("departments", "map", "部局", "departments", "部局IDと部局名", "", of="department"),
    ),
    model.Prefecture,
)  # fmt: skip

SOURCE = Shape(
    "source",
    "資料",
    (
        Key("title", "line", "資料名", "title", "資料に書かれたとおりの題名", "令和5年度のデジタル化、DXの推進について", True),
        Key("publisher", "line", "作成者", "publisher", "資料を出した組織", "DX戦略本部事務局", True),
        Key("number", "line", "資料番号", "paper number", "会議資料の番号", "資料2"),
        Key("date", "date", "日付", "date", "資料の日付", "2024-06-01"),
        Key("undated", "line", "日付がない理由", "why undated", "日付が書かれていない場合の説明", ""),
        Key("note", "text", "説明", "note", "この資料について補うこと", ""),
    ),
    model.Source,
    defines="source",
)  # fmt: skip

READING = Shape(
    "reading",
    "読み替え",
    (
        Key("id", "id", "読み替えID", "reading id", "半角の英小文字・数字・ハイフン", "sports-science-centre", True),
        Key("source", "ref", "資料", "source", "どの資料か(資料ID)", "schedule-2023", True, of="source"),
        Key("where", "line", "場所", "where", "資料のどこか", "施策の柱① 行政 1", True),
        Key("printed", "text", "資料の表記", "printed", "資料に書かれたとおり", "ポータル科学センター", True),
        Key("read", "text", "読み替え", "read as", "このサイトでの読み", "スポーツ科学センター", True),
        Key("confidence", "choice", "確かさ", "confidence", "読み替えの確かさ", "proven", True, choices=CONFIDENCE),
        Key("why", "text", "理由", "why", "そう読む理由", "", True),
        Key("records", "refs", "関係する記録", "records", "関係する取組・分類・予定などの ID", "", of="record"),
    ),
    model.Reading,
    defines="reading",
)  # fmt: skip

SOURCES = Shape(
    "sources",
    "資料の一覧",
    (
        Key("sources", "map", "資料", "sources", "資料IDと資料", "", True, of="source"),
        Key("readings", "list", "読み替え", "readings", "資料の表記と読み替えの記録", "", of="reading"),
    ),
    dict,
)

SHAPES = (SITE, TERM, GLOSSARY, SYNONYMS, DEPARTMENT, PREFECTURE, SOURCE, READING, SOURCES)

"""What an indicator is: a name, a unit, a direction, its numbers at certain times."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape

REASONS = (
    ("not_published", "公表されていない"),
    ("figure_only", "図だけで数値がない"),
    ("not_set", "設定されていない"),
    ("discontinued", "終了した"),
)
KINDS = (
    ("number", "数値"),
    ("text", "文章"),
    ("milestone", "節目"),
    ("composite", "複数の指標を組み合わせた指数"),
)
DIRECTIONS = (
    ("at_least", "多いほどよい"),
    ("at_most", "少ないほどよい"),
    ("keep", "保つ"),
    ("exactly", "ちょうど"),
    ("change", "増減"),
)
CUMULATIVE = (("both", "目標・実績とも累積と印刷"), ("target", "目標だけに累積と印刷"))

AMOUNT = Shape(
    "amount",
    "ある時点の値",
    (
        Key("value", "number", "値", "value", "数字だけ。単位は書かない(指標の unit にある)", "50"),
        Key("printed", "word", "資料の表記", "as printed", "資料に書かれたとおり", "50%"),
        Key("as_of", "date", "時点", "as of", "いつの値か", "2028"),
        Key("as_of_printed", "word", "時点の表記", "as of, as printed", "資料に書かれたとおり", "2028年まで"),
        Key("missing", "choice", "値がない理由", "why there is none", "値がないときに選ぶ", "", choices=REASONS),
    ),
    model.Amount,
)  # fmt: skip

INDICATOR = Shape(
    "indicator",
    "指標",
    (
        Key("id", "id", "指標ID", "indicator id", "半角の英小文字・数字・ハイフン。公開後は変えない", "online-rate", True),
        Key("name", "line", "指標名", "name", "資料に書かれたとおり", "行政手続の電子化率", True),
        Key("kind", "choice", "種類", "kind", "書かなければ number", "composite", choices=KINDS),
        Key("unit", "line", "単位", "unit", "単位だけを書く", "%"),
        Key("direction", "choice", "向き", "direction", "書かなければ at_least", "at_least", choices=DIRECTIONS),
        Key("cumulative", "choice", "累積", "cumulative", "【累積】と印刷された場所", "both", choices=CUMULATIVE),
        Key("since", "line", "いつからの累計か", "cumulative since", "資料に書かれたとおり", "H30年度"),
        Key("scope", "line", "対象の限定", "scope", "例: 県関与分", "県関与分"),
        Key("cited", "line", "資料の出典", "cited source", "資料の中に書かれた出典", "県民経済計算"),
        Key("baseline", "record", "基準値", "baseline", "計画の始まりの値", "", of="amount"),
        Key("long_term", "record", "長期目標", "long-term target", "計画の終わりや将来の目標値", "", of="amount"),
        Key("missing", "choice", "値がない理由", "why no numbers", "値が一つもないときに選ぶ", "", choices=REASONS),
        Key("components", "list", "構成する指標", "components", "指数のもとになる指標", "", of="indicator"),
        Key("note", "text", "補足", "note", "サイトからの説明", ""),
    ),
    model.Indicator,
    defines="indicator",
)  # fmt: skip

SHAPES = (AMOUNT, INDICATOR)

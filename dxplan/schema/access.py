"""The results of the tests of access: written by a command, and what people judged beside it."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape

RESULTS = (("met", "満たしている"), ("unmet", "満たしていない"), ("absent", "当てはまる内容がない"))

ACCESS_TEST = Shape(
    "access_test",
    "機械による試験",
    (
        Key("id", "id", "試験ID", "test id", "layouts/criteria.yaml にある試験の名前", "axe", True),
        Key("passed", "integer", "問題のなかった数", "passed", "試験のうち、問題の見つからなかった数", "188", True),
        Key("failed", "integer", "問題のあった数", "failed", "試験のうち、問題の見つかった数", "0", True),
    ),
    model.AccessTest,
)  # fmt: skip

JUDGEMENT = Shape(
    "judgement",
    "人による判断",
    (
        Key("criterion", "word", "達成基準", "criterion", "達成基準の番号", "1.3.3", True),
        Key("result", "choice", "結果", "result", "判断の結果", "met", True, choices=RESULTS),
        Key("date", "date", "判断した日", "date", "判断した日付", "2024-06-01", True),
        Key("by", "line", "判断した係", "judged by", "判断した課や係(個人名は書かない)", "DX戦略本部事務局", True),
        Key("note", "text", "説明", "note", "どう確かめたか、何が残るか", ""),
    ),
    model.Judgement,
    id_key="criterion",
)  # fmt: skip

ACCESSIBILITY = Shape(
    "accessibility",
    "アクセシビリティの試験結果",
    (
        Key("date", "date", "試験した日", "date", "機械による試験をした日付", "2024-06-01", True),
        Key("browser", "word", "ブラウザ", "browser", "試験に使ったブラウザ", "Chromium 140", True),
        Key("sample", "integer", "開いたページの数", "pages opened", "ブラウザで開いて試験したページの数", "94", True),
        Key("pages", "integer", "全ページの数", "all pages", "HTML を調べたページの数", "829", True),
        Key("tests", "list", "機械による試験", "tests", "試験ごとの結果(コマンドが書き込む)", "", True, of="access_test"),
        Key("judged", "list", "人による判断", "judged", "機械では分からない達成基準を人が判断した結果", "", of="judgement"),
    ),
    model.Accessibility,
)  # fmt: skip

SHAPES = (ACCESSIBILITY, ACCESS_TEST, JUDGEMENT)

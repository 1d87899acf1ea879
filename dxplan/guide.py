"""The form guide content/README.md in Japanese: every file and key, from the schema table alone."""

from __future__ import annotations

from collections.abc import Iterator

from .schema import FILES, SHAPES, Key, Shape

KINDS = {
    "line": "一行の文字",
    "text": "複数行の文字(`|` の次の行から、一行に一つ)",
    "word": "文字",
    "link": "URL(https:// で始まる)",
    "id": "ID(半角の英小文字・数字・ハイフン)",
    "number": "数字",
    "integer": "整数",
    "date": "日付(2024、2024-03、2024-03-31)",
    "choice": "選択",
    "ref": "ID",
    "refs": "ID の一覧",
    "words": "文字の一覧",
    "groups": "言葉の組の一覧",
    "record": "まとまり",
    "list": "一覧",
    "map": "ID ごとのまとまり",
}
HEAD = """# 記入のしかた

<!-- この文書は `python build.py schema` が作ります。手で直さず、dxplan/schema/ を直してください。 -->

このフォルダの YAML と Markdown が、サイトのすべての文字と数字のもとです。

- 一行は `項目名: 値` です。コロンは半角で、後ろに半角スペースを一つ入れます。字下げは半角スペース2つです。
- 長い文は、項目名の後ろに `|` を書き、次の行から字下げして書きます。箇条書きは「・」で始めます。
- 資料の文字は、書かれているとおりに写します。数字の項目には数字だけを書き、単位は `unit` に書きます。
- 英語は、同じ名前の `.en.yaml`(都道府県は `names.en.yaml`)に、同じ ID で書きます。
  `fingerprint` は、どの日本語から訳したかの印です。`python build.py translate` が書き込みます。
  日本語が変わると「訳が古い」と知らせます。
  訳を直したら、その行の `fingerprint` を消して、もう一度 `translate` を動かします。
  `.en.md` では、いちばん上の `---` と `---` の間に入ります。
  `python build.py translate --add` は、訳のない文の欄を、日本語を注にして加えます。
- 新しい年度は `python build.py new year 2024 --prefecture akita` で作り始めます。取組と都道府県も作れます。
  「（ここに…）」は仮の文で、書き換えるまで `check` が知らせます。
- 書き終えたら `python build.py check` で確かめます。
  知らせの番号の意味は `python build.py explain 番号` で読めます。

"""


def form_guide() -> str:
    """Return the whole guide as Markdown; the same schema gives the same bytes."""
    lines = [HEAD, "## ファイル\n\n| ファイル | 内容 |\n|---|---|\n"]
    lines += [f"| `{kind.example}` | [{kind.ja}](#{kind.shape}) |\n" for kind in FILES]
    lines += [_shape(shape) for shape in _in_order()]
    return "".join(lines)


def _in_order() -> Iterator[Shape]:
    """Yield the shapes as the files need them, each once, what stands inside right after."""
    seen: set[str] = set()

    def walk(name: str) -> Iterator[Shape]:
        if name in seen:
            return
        seen.add(name)
        yield SHAPES[name]
        for key in SHAPES[name].keys:
            if key.of in SHAPES and key.kind in {"record", "list", "map"}:
                yield from walk(key.of)

    for kind in FILES:
        yield from walk(kind.shape)


def _shape(shape: Shape) -> str:
    head = f'\n## <a id="{shape.name}"></a>{shape.ja}(`{shape.name}`)\n\n'
    table = "| 項目 | 名前 | 必須 | 種類 | 説明 | 例 |\n|---|---|---|---|---|---|\n"
    return head + table + "".join(_key(key) for key in shape.keys)


def _key(key: Key) -> str:
    kind = KINDS[key.kind]
    if key.kind in {"record", "list", "map"}:
        kind += f"([{SHAPES[key.of].ja}](#{key.of}))"
    told = key.help
    if key.choices:
        told += ": " + "、".join(f"`{name}` {meaning}" for name, meaning in key.choices)
    if key.translated:
        kind += "・英訳あり"
    example = f"`{key.example}`" if key.example else ""
    cells = (f"`{key.name}`", key.ja, "必須" if key.required else "", kind, told, example)
    return "| " + " | ".join(cell.replace("|", "&#124;") for cell in cells) + " |\n"

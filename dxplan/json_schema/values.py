"""What one value may be, for an editor: types, patterns, and a sentence in Japanese for what is neither.

An editor reads YAML 1.2, where `05` is a number and `true` is no text; the program reads text everywhere.
So a key of words takes them all: what the program accepts is never marked. What it refuses mostly is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dxplan.language import ERAS
from dxplan.schema import SHAPES, Key
from dxplan.values import ADDRESS as WEB
from dxplan.values import ID as ONE_ID
from dxplan.values import LONGEST_ID

Schema = dict[str, Any]
WORDS = ("string", "number", "boolean")
ID = rf"^(?=.{{1,{LONGEST_ID}}}$)(?:{ONE_ID.pattern})$"
# Digits and signs of any width, as dxplan/values.py folds them: a comma in thousands, ▲ for minus.
NUMBER = r"^[\s,，﹐︐]*[-+＋﹢－﹣−⁺⁻₊₋▲△]?[\p{N},，﹐︐.．﹒․]*\s*$"
# Plain digits must be a date; anything wider (令和6年3月, R6.3, 2024/3) is left to the program.
PLAIN_DATE = r"-*[0-9]{4}(?:-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12][0-9]|3[01]))?)?-*"
LETTERS = "".join(
    sorted({sign for _, name, letter in ERAS for sign in f"{name}{letter}"} | {*"ＲＨＳ年月日元"})
)
WIDE_DATE = rf"(?=.*[^-0-9])[-\s{LETTERS}\p{{N}}\p{{So}}/／.．﹒․－﹣]+"
DATE = rf"^(?:{PLAIN_DATE}|{WIDE_DATE})$"
WIDE = r"^(?=.*[！-～\s])[a-z_！-～\s]+$"
EMPTY = r"^\s*$"
PAIRS = "「{title}」は、一行に一つずつ「項目名: 値」と書いてください（コロンは半角、後ろに半角スペース）。"
LISTED = "【{title}】一覧です。次の行から、一つずつ「- 」で始めて書いてください。"
MAPPED = "【{title}】ID ごとのまとまりです。次の行から「ID: 」で始めて書いてください。"
ADDRESS = rf"^\s*(?:{WEB.pattern})?\s*$"
ADDRESS_TOLD = 'https:// で始まる URL を書いてください。空白や < > " は使えません。'
ID_TOLD = f"ID は半角の英小文字で始め、英小文字・数字・ハイフンだけで書いてください（{LONGEST_ID}文字まで）。"
NUMBER_TOLD = "数字だけを書いてください。単位や % は書きません。"
INTEGER_TOLD = "整数だけを書いてください。単位は書きません。"
DATE_TOLD = "日付は 2024、2024-03、2024-03-31 のように書いてください。"


def value(key: Key) -> Schema:
    """Return what a key may hold, with its name, help and example."""
    return told(key) | KINDS[key.kind](key)


def told(key: Key) -> Schema:
    """Return what an editor shows of a key. A list of keys shows no titles, so the help begins with it."""
    example = f"\n\n例: {key.example}" if key.example else ""
    return {"title": key.ja, "description": f"{key.ja}：{key.help}{example}"}


def below(key: Key) -> Schema:
    """Return where the shape of the records below a key is defined in the same file."""
    return {"$ref": f"#/definitions/{key.of}"}


def _type(key: Key, *types: str) -> list[str]:
    """Return the types of a value; only an optional key may stay empty."""
    return [*types] if key.required else [*types, "null"]


def _words(key: Key) -> Schema:
    if not key.required:
        return {"type": _type(key, *WORDS), "errorMessage": f"【{key.ja}】文字を書いてください。"}
    return _pattern(r"\S", "文字を書いてください。空欄にはできません。", *WORDS)(key)


def _pattern(pattern: str, message: str, *types: str) -> Callable[[Key], Schema]:
    """Return a kind of value: of these types, and when it is text, of this pattern."""

    def made(key: Key) -> Schema:
        said = f"【{key.ja}】{message}"
        return {
            "type": _type(key, *types),
            "pattern": pattern if key.required else f"{pattern}|{EMPTY}",
            "errorMessage": said,
            "patternErrorMessage": said,
        }

    return made


def _choice(key: Key) -> Schema:
    """Return the choices. The same letters typed wide are the program's to fold; an empty line is none."""
    listed = "、".join(f"{name}（{meaning}）" for name, meaning in key.choices)
    message = f"【{key.ja}】次のどれかを書いてください: {listed}"
    chosen = {
        "enum": [name for name, _ in key.choices],
        "enumDescriptions": [meaning for _, meaning in key.choices],
        "errorMessage": message,
    }
    never = ["object", "array", "number", "boolean", *(["null"] if key.required else [])]
    wide = WIDE if key.required else f"{WIDE}|{EMPTY}"
    return {"anyOf": [chosen, {"not": {"type": never}, "pattern": wide, "errorMessage": message}]}


def _several(key: Key) -> Schema:
    message = LISTED.format(title=key.ja)
    said = f"【{key.ja}】「- 」の後ろに文字を一つ書いてください。"
    item: Schema = {"type": [*WORDS, "null"], "errorMessage": said}
    if key.kind == "groups":
        item = {"type": "array", "items": item, "errorMessage": message}
    return {**_holder(key, "array", message), "items": item}


def _list(key: Key) -> Schema:
    return {**_holder(key, "array", LISTED.format(title=key.ja)), "items": below(key)}


def _holder(key: Key, holds: str, message: str) -> Schema:
    """Return the type of what holds other values; an optional one may stay empty, with or without quotes."""
    if key.required:
        return {"type": [holds], "errorMessage": message}
    return {"type": [holds, "string", "null"], "pattern": EMPTY, "errorMessage": message}


def _map(key: Key) -> Schema:
    names: Schema = {"propertyNames": {"type": ["string", "boolean"], "pattern": ID, "errorMessage": ID_TOLD}}
    return {
        **_holder(key, "object", MAPPED.format(title=key.ja)),
        "additionalProperties": below(key),
        **({} if SHAPES[key.of].refers else names),
    }


def _record(key: Key) -> Schema:
    # A type in brackets: of a bare one the server makes an English sentence, whatever the message.
    if key.required:
        return below(key)
    message = PAIRS.format(title=SHAPES[key.of].ja)
    return {"anyOf": [below(key), {"type": ["null", "string"], "pattern": EMPTY, "errorMessage": message}]}


KINDS: dict[str, Callable[[Key], Schema]] = {
    "line": _words,
    "text": _words,
    "word": _words,
    "link": _pattern(ADDRESS, ADDRESS_TOLD, "string"),
    "ref": _words,
    "id": _pattern(ID, ID_TOLD, "string", "boolean"),
    "number": _pattern(NUMBER, NUMBER_TOLD, "string", "number"),
    "integer": _pattern(NUMBER, INTEGER_TOLD, "string", "integer"),
    "date": _pattern(DATE, DATE_TOLD, "string", "number"),
    "choice": _choice,
    "refs": _several,
    "words": _several,
    "groups": _several,
    "record": _record,
    "list": _list,
    "map": _map,
}


def translated(key: Key) -> Schema:
    """Return what the translation of a key may hold: words, or records by their ids."""
    said = told(key) | {"description": f"「{key.ja}」の英訳"}
    if key.kind in {"list", "map"}:
        message = MAPPED.format(title=key.ja)
        return said | {"type": "object", "additionalProperties": below(key), "errorMessage": message}
    if key.kind == "record":
        return said | below(key)
    return said | {"type": [*WORDS, "null"], "errorMessage": f"【{key.ja}】英訳の文字を書いてください。"}

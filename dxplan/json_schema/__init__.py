"""What editors such as VS Code need to help with content/, from the schema table alone.

A JSON Schema for each kind of file and for its translations, and which files each one is for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from dxplan.schema import FILES, LANGUAGES, NESTED, SHAPES, FileKind, Key, Shape, sister_of
from dxplan.translations import FINGERPRINT

from .settings import associations, settings
from .snippets import snippet
from .values import PAIRS, WORDS, Schema, translated, value

__all__ = ["editor_files", "json_schemas"]

DRAFT = "http://json-schema.org/draft-07/schema#"
MADE = "python build.py schema が dxplan/schema/ から作ります。手で直さないでください。"
REQUIRED = "【{title}】{name} は必ず書いてください。"
UNKNOWN = "この項目は「{title}」にありません。書ける項目: {names}"
STAMP = "どの日本語から訳したかの印。python build.py translate が書き込みます。訳を直したらこの行を消します。"


def editor_files(folder: str = "content") -> dict[str, str]:
    """Return what .vscode/ holds, by path: schemas and settings. `folder` is where content stands."""
    schemas = json_schemas()
    files = {f"schema/{name}": text for name, text in schemas.items()}
    return {**files, "settings.json": _text(settings(associations(folder, schemas)))}


def json_schemas() -> dict[str, str]:
    """Return the JSON Schema of each kind of file, and of its translations, by the name of its file."""
    found = {}
    for kind in FILES:
        found[f"{kind.shape}.json"] = _text(_whole(kind, _record, kind.example))
        for lang in LANGUAGES if _has_words(SHAPES[kind.shape]) else ():
            sister = sister_of(kind.example, lang)
            found[f"{kind.shape}.{lang}.json"] = _text(_whole(kind, _translation, sister))
    return found


def _whole(kind: FileKind, of: Callable[[Shape], Schema], example: str) -> Schema:
    """Return the schema of a file: its own record, and the shapes below it as definitions."""
    shape = SHAPES[kind.shape]
    definitions = {name: of(SHAPES[name]) for name in _below(shape, [])}
    head = {"$schema": DRAFT, "$comment": MADE, "description": f"{kind.ja}（例: content/{example}）"}
    return {**head, **of(shape), "definitions": definitions}


def _below(shape: Shape, seen: list[str]) -> list[str]:
    """Return the names of all shapes below one, each once, after those in `seen`."""
    for key in shape.keys:
        if key.kind in NESTED and key.of not in seen:
            seen.append(key.of)
            _below(SHAPES[key.of], seen)
    return seen


def _has_words(shape: Shape) -> bool:
    """Return whether anything of a shape, or below it, is translated."""
    shapes = [shape, *(SHAPES[name] for name in _below(shape, []))]
    return any(key.translated for one in shapes for key in one.keys)


def _record(shape: Shape) -> Schema:
    """Return a record: what may stand in it, and a sentence of its own for each thing that is missing."""
    missing = [
        {"required": [key.name], "errorMessage": REQUIRED.format(title=key.ja, name=key.name)}
        for key in shape.keys
        if key.required
    ]
    properties = {key.name: value(key) for key in shape.keys}
    snippets = {"defaultSnippets": [snippet(shape)]} if missing else {}
    return {**_object(shape.ja, properties, shape.keys, missing), **snippets}


def _translation(shape: Shape) -> Schema:
    """Return the translation of a record: its words, the stamp, and the records below it by their ids."""
    stamp = {"title": "訳の印", "description": STAMP, "type": [*WORDS, "null"]}
    keys = [key for key in shape.keys if key.translated or key.kind in NESTED]
    properties = {FINGERPRINT: stamp, **{key.name: translated(key) for key in keys}}
    return _object(f"{shape.ja}の英訳", properties, keys, [])


def _object(title: str, properties: Schema, keys: Sequence[Key], more: list[Schema]) -> Schema:
    """Return an object that holds these properties and no other.

    A message goes with one rule: the object's own with unknown keys, the others stand apart in `allOf`.
    """
    names = "、".join(f"{key.name}（{key.ja}）" for key in keys)
    return {
        "title": title,
        "properties": properties,
        "additionalProperties": False,
        "errorMessage": UNKNOWN.format(title=title, names=names),
        "allOf": [{"type": ["object"], "errorMessage": PAIRS.format(title=title)}, *more],
    }


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"

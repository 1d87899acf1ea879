"""Which file of content/ has which schema, and the settings of VS Code that go with them."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from dxplan.schema import FILES, LANGUAGES, FileKind

MARKS = {  # a part of a path's pattern, and the same for an editor
    r"(?P<year>\d{4})": "[0-9][0-9][0-9][0-9]",
    r"(?P<meeting>\d{4}-\d{2}-\d{2})": "????-??-??",
    r"\.": ".",
}


def associations(folder: str, schemas: Container[str]) -> dict[str, list[str]]:
    """Return the files of each schema as VS Code names them; "!" goes before those of another kind."""
    found: dict[str, list[str]] = {}
    for kind in FILES:
        rivals = [one for one in FILES[: FILES.index(kind)] if _overlap(one, kind)]
        for lang in ("", *LANGUAGES):
            name = f"{kind.shape}.{lang}.json" if lang else f"{kind.shape}.json"
            others = [f"!{_named(folder, one, lang)}" for one in rivals]
            if not lang and _any_name(kind):
                others += [f"!{_named(folder, kind, other)}" for other in LANGUAGES]
            if name in schemas:
                found[f"./.vscode/schema/{name}"] = [_named(folder, kind, lang), *others]
    return found


def _named(folder: str, kind: FileKind, lang: str) -> str:
    """Return the pattern of a kind of file, or of its translation, for an editor."""
    above, _, name = _glob(kind).rpartition("/")
    stem = name.removesuffix(".yaml")
    own = f"{kind.sister or stem}.{lang}.yaml" if lang else name
    return "/".join(part for part in (folder, above, own) if part)


def _any_name(kind: FileKind) -> bool:
    return _glob(kind).endswith("*.yaml")


def _glob(kind: FileKind) -> str:
    """Return the pattern of a kind of file for an editor: a star for any name, no regular expression."""
    pattern = kind.pattern
    for mark, plain in MARKS.items():
        pattern = pattern.replace(mark, plain)
    return re.sub(r"\(\?P<\w+>\[\^/\]\+\)", "*", pattern)


def _overlap(earlier: FileKind, kind: FileKind) -> bool:
    """Return whether files of an earlier kind would also match a kind that takes any name of a folder."""
    return _any_name(kind) and _glob(earlier).rpartition("/")[0] == _glob(kind).rpartition("/")[0]


def settings(files: dict[str, list[str]]) -> dict[str, Any]:
    """Return the settings of the workspace: UTF-8, no tabs, wide spaces made visible, the schemas."""
    yaml = {
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.detectIndentation": False,
        "editor.formatOnSave": False,
        "editor.renderWhitespace": "all",
        "editor.wordWrap": "on",
        "editor.unicodeHighlight.ambiguousCharacters": False,
        "editor.unicodeHighlight.invisibleCharacters": True,
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
    }
    return {
        "files.encoding": "utf8",
        "files.autoGuessEncoding": False,
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "editor.renderWhitespace": "boundary",
        "editor.unicodeHighlight.invisibleCharacters": True,
        "editor.unicodeHighlight.allowedLocales": {"ja": True},
        "[yaml]": yaml,
        "yaml.schemaStore.enable": False,
        "yaml.validate": True,
        "yaml.hover": True,
        "yaml.completion": True,
        "yaml.format.enable": False,
        "yaml.customTags": [],
        "yaml.schemas": files,
    }

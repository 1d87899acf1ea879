"""The scripts of the site: several modules of layouts/ that belong together become one file.

A phone pays for each request, so the modules of search travel as one. Each keeps a scope of its own; nothing
in it is renamed or reordered. They are plain modules of layouts/: exports by name, imports by name from
beside. Nothing is written here.
"""

from __future__ import annotations

import re
from pathlib import Path

BEGUN_BY = ("search.js", "site.js")  # modules whose imports are put before them, and are not published apart
IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([\w-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)


def scripts(layouts: Path) -> dict[str, bytes]:
    """Return every script of the site by its name; the same files give the same bytes."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(layouts.glob("*.js"))}
    whole = {name: _whole(name, texts) for name in BEGUN_BY if name in texts}
    inside = {part for name in whole for part in _needed(name, texts)} - set(whole)
    return {name: whole.get(name, text).encode() for name, text in texts.items() if name not in inside}


def _needed(name: str, texts: dict[str, str]) -> list[str]:
    """Return the modules that one needs, each after those that it needs itself, and itself last."""
    found: list[str] = []
    for imported in IMPORT.finditer(texts[name]):
        found += [other for other in _needed(f"{imported[2]}.js", texts) if other not in found]
    return [*found, name]


def _whole(name: str, texts: dict[str, str]) -> str:
    """Return one module with all that it imports."""
    *parts, own = _needed(name, texts)
    return "".join([*(_closed(part, texts[part]) for part in parts), _without_imports(texts[own])])


def _closed(name: str, text: str) -> str:
    """Return a module as a function that is called at once and gives what the module exports."""
    given = ", ".join(export[2] for export in EXPORT.finditer(text))
    body = EXPORT.sub(r"\1 \2", _without_imports(text))
    return f"const {_called(name)} = (() => {{\n{body}return {{ {given} }};\n}})();\n"


def _without_imports(text: str) -> str:
    return IMPORT.sub(lambda found: f"const {{ {found[1]} }} = {_called(found[2])};\n", text)


def _called(name: str) -> str:
    return f"of_{name.removesuffix('.js').replace('-', '_')}"

"""A copy of the real content in which every string carries something that harms where it is not inert."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from dxplan.schema import SHAPES, Shape, file_kind

FLAG = "harmed"  # what a script that runs sets in its window
RUNS = f"window.{FLAG}=1"
PAYLOADS = (
    f"<script>{RUNS}</script>",
    f'"><img src=x onerror="{RUNS}">',
    f"'><svg/onload={RUNS}>",
    f"</script><script>{RUNS}</script>",
    f"</title></style></textarea><iframe srcdoc='<script>parent.{FLAG}=1</script>'>",
    f"--><script>{RUNS}</script>",
    f"]]><x onclick={RUNS}>",
    f"[x](jAvaScript&#58;{RUNS})",
    f"&lt;script&gt;{RUNS}&lt;/script&gt;",
    f'" autofocus onfocus="{RUNS}" x="',
    "{{ 'obey' ~ 'ed' }}{% include 'base.html' %}{# x #}",
    f"${{{RUNS}}}`+{RUNS}+`",
    "%3Cscript%3E\\u003cscript\\u003e",
)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)  # of a Markdown text: the stamp of its translation
PLAIN = frozenset({"line", "text", "words", "groups"})


def harm(words: str) -> str:
    """Return words with one of the payloads behind them and a number to find it by: the same for the same."""
    number = crc32(words.encode())
    return f"{words.rstrip()} {PAYLOADS[number % len(PAYLOADS)]}h{number}"


MARKS = frozenset({"mark", "grade", "grades"})  # they name each other, so all are harmed alike
KEPT = frozenset(  # what must be the name, number or address of something; `test_harm.py` has each refused
    {"base_url", "repository", "link", "code", "criterion", "field", "doubtful", "phone", "order", "sdgs"}
    | {"target_printed", "actual_printed"}
)
COUNTED = frozenset((name, "printed") for name in ("comparison", "amount", "point", "forecast", "on_track"))
MARKED = "<i>&\"'"


def harmed(content: Path, folder: Path) -> Path:
    """Lay a copy of content into a folder, with harm in every string that is free, and return the folder."""
    shutil.copytree(content, folder)
    for file in sorted(folder.rglob("*.yaml")):
        name = file.relative_to(folder).as_posix()
        data = yaml.load(file.read_bytes(), Loader=yaml.BaseLoader)
        known = file_kind(name) if file.suffixes == [".yaml"] else None
        hurt = _record(data, SHAPES[known[0].shape]) if known else _sister(data)
        file.write_text(_typed(hurt), encoding="utf-8", newline="\n")
    for file in sorted(folder.rglob("*.md")):
        if file.name != "README.md":
            name = file.relative_to(folder).as_posix()
            lines = FRONT.sub("", file.read_text(encoding="utf-8")).split("\n")
            told = [harm(line) if line else line for line in lines]
            file.write_text("\n".join(told), encoding="utf-8", newline="\n")
    return folder


class _Letters(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes strings as they are, whatever else they might be read as."""

    def __init__(self, stream: Any, **_: Any) -> None:
        """Begin a file."""
        Emitter.__init__(self, stream, allow_unicode=True, width=1 << 20)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, sort_keys=False)
        BaseResolver.__init__(self)


def _typed(data: Any) -> str:
    """Return data as YAML: numbers and dates without quotes again."""
    return yaml.dump(data, Dumper=_Letters)


def _record(data: Any, shape: Shape) -> Any:
    if not isinstance(data, dict):
        return data
    return {at: _value(value, shape, at) for at, value in data.items()}


def _value(value: Any, shape: Shape, at: str) -> Any:
    key = shape.key(at)
    if key is None or value is None:
        return value
    if key.kind in {"list", "map", "record"}:
        below = SHAPES[key.of]
        if key.kind == "record":
            return _record(value, below)
        if isinstance(value, list):
            return [_record(one, below) for one in value]
        return {own: _record(one, below) for own, one in value.items()}
    if at in MARKS:
        return [f"{one}{MARKED}" for one in value] if isinstance(value, list) else f"{value}{MARKED}"
    if at not in KEPT and (shape.name, at) not in COUNTED and key.kind in {*PLAIN, "word"}:
        return _words(value)
    return value


def _words(value: Any) -> Any:
    if isinstance(value, list):
        return [_words(one) for one in value]
    return harm(str(value))


def _sister(data: Any, at: str = "") -> Any:
    """Return the translations of a file with harm in all of them, without stamps: none is behind."""
    if isinstance(data, dict):
        told = {own: _sister(value, own) for own, value in data.items() if own != "fingerprint"}
        return {f"{own}{MARKED}": value for own, value in told.items()} if at in MARKS else told
    return [_sister(one) for one in data] if isinstance(data, list) else _words(data)

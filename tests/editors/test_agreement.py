"""Nothing that the program takes is marked by the editor: every key of every shape, with awkward values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxplan.findings import Findings
from dxplan.records import Reader
from dxplan.schema import FILES, NESTED, SHAPES, Key, Shape
from dxplan.source import read_file

from .server import running

AWKWARD = (
    *("05", "0o17", "0x1F", "1e3", "1_000", "1,066", "5.0", ".5", "5.", "+5", "-5", ".inf", ".nan", "80%"),
    *(
        "no",
        "true",
        "False",
        "y",
        "=",
        "12:30",
        "abc",
        "a-b",
        "あ",
        "ａ",
        "１２",
        "▲5",
        "'▲ 5'",
        "''",
        "' a '",
    ),
    *(
        "2024",
        "2024-03",
        "2024-3-1",
        "2024-02-30",
        "2024/3",
        "2024.3",
        "R6.3",
        "令和6年3月",
        "㋿6年",
        "2024-13",
    ),
    *("[]", "{}", "[a, 5]", "{a: b}", "[[a]]", "", "2024-03-31T00:00:00Z", "~", "null"),
)
AT_ONCE = 300  # files that are open together
LEAST = 0.8  # of what the program refuses; the rest it alone can know, such as whether a day exists


class Typed(NamedTuple):
    """A file that ends in one key with one value."""

    file: str
    shape: str
    text: str
    key: Key

    @property
    def line(self) -> int:
        """The line of the key, the last one."""
        return self.text.count("\n")


def keys(shape: Shape, indent: str, above: str, seen: set[str]) -> Iterator[tuple[str, Key]]:
    """Yield each key of a shape and of those below it that were not seen, with the lines that lead to it."""
    for key in shape.keys:
        yield f"{above}{indent}", key
        if key.kind in NESTED and key.of not in seen:
            seen.add(key.of)
            start = {"list": "  -\n", "map": "  abc:\n", "record": ""}[key.kind]
            deeper = indent + ("  " if key.kind == "record" else "    ")
            head = f"{above}{indent}{key.name}:\n{indent + start if start else ''}"
            yield from keys(SHAPES[key.of], deeper, head, seen)


def files() -> Iterator[Typed]:
    """Yield files with every key of every shape, each with some awkward values in turn and its choices."""
    seen: set[str] = set()
    turn = 0
    for kind in FILES:
        for lead, key in keys(SHAPES[kind.shape], "", "", seen):
            own = [choice for choice, _ in key.choices]
            turn += 7
            some = [AWKWARD[(turn + step) % len(AWKWARD)] for step in range(7)]
            for value in (*own, *some):
                yield Typed(f"content/{kind.example}", kind.shape, f"{lead}{key.name}: {value}\n", key)


def told(one: Typed) -> bool:
    """Return whether the program has something to say of the last line by itself."""
    file, problems = read_file(one.file, one.text.encode())
    findings = Findings()
    if file.root:
        Reader("", findings).record(SHAPES[one.shape], file.root, {}, "x")
    own = [found for found in findings.problems if found.code != "E-REQUIRED" or one.key.ja in found.ja]
    return any(found.place.line == one.line for found in [*problems, *own])


def test_what_the_program_takes_is_never_marked() -> None:
    """For each value: where the program is content, so is the editor; and it marks most of what is wrong."""
    typed = {f"w{at}/{one.file}": one for at, one in enumerate(files())}
    assert {one.key.kind for one in typed.values()} == {
        key.kind for one in SHAPES.values() for key in one.keys
    }
    paths = list(typed)
    found: dict[str, list[str]] = {}
    with running() as server:
        for start in range(0, len(paths), AT_ONCE):
            some = {path: typed[path].text for path in paths[start : start + AT_ONCE]}
            for path, marks in server.diagnostics(some).items():
                here = [
                    one["message"] for one in marks if one["range"]["start"]["line"] + 1 == typed[path].line
                ]
                found[path] = [said for said in here if "必ず書いて" not in said]
    wrong = {path for path in paths if told(typed[path])}
    assert {typed[path].text: said for path, said in found.items() if said and path not in wrong} == {}
    marked = sum(bool(found[path]) for path in wrong)
    assert marked / len(wrong) > LEAST, f"{marked} of {len(wrong)} marked"

"""Slips of the keyboard, put into good files at a known line: what people do, many times over."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dxplan.source import Mapping, Node, Sequence, read_file

VALUE = re.compile(r"( *)(- )?([a-z_]+|[a-z-]+): ([^|\"'\[{].*)")
OPENER = re.compile(r"( *)(- )?([a-z][a-z0-9_-]*):")
INNER = re.compile(r"( +)()([a-z_]+): ([^|\"'\[{].*)")
BAR = re.compile(r"( *)(- )?([a-z_]+): \|")
ITEM = re.compile(r"( *)- ([^:]+)")
TEXT = re.compile(r"( +)([・●▲※◆].*)")


CONFLICT = "<<<<<<< HEAD\n{0}\n=======\n{0}\n>>>>>>> other"


class Slip(NamedTuple):
    """A kind of slip: which lines it can happen to, and what becomes of the line."""

    name: str
    line: re.Pattern[str]
    change: Callable[[re.Match[str]], str]
    mechanical: bool = False  # the suggested line must give back what was meant


def _head(found: re.Match[str]) -> str:
    return found[1] + (found[2] or "") + found[3]


def _front(blank: str, wide: int = 2) -> Callable[[re.Match[str]], str]:
    return lambda found: blank * (len(found[1]) // wide) + found[0].lstrip()


def _value(pattern: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{_head(found)}: {pattern.format(found[4])}"


SLIPS = (
    Slip("full-width colon", VALUE, lambda found: f"{_head(found)}：{found[4]}", mechanical=True),
    Slip("full-width colon and space", VALUE, lambda found: f"{_head(found)}： {found[4]}", mechanical=True),
    Slip("full-width colon of a group", OPENER, lambda found: f"{_head(found)}：", mechanical=True),
    Slip("full-width colon of a text", BAR, lambda found: f"{_head(found)}：|", mechanical=True),
    Slip("no space after colon", VALUE, lambda found: f"{_head(found)}:{found[4]}", mechanical=True),
    Slip("wide space after colon", VALUE, lambda found: f"{_head(found)}:　{found[4]}", mechanical=True),
    Slip("no colon", VALUE, lambda found: f"{_head(found)} {found[4]}"),
    Slip("no colon of a group", OPENER, _head),
    Slip("tabs in front", VALUE, _front("\t"), mechanical=True),
    Slip("wide spaces in front", VALUE, _front("　"), mechanical=True),
    Slip("special spaces in front", VALUE, _front("\u00a0", 1), mechanical=True),
    Slip("tab before a text", TEXT, _front("\t"), mechanical=True),
    Slip("wide space before a text", TEXT, _front("　"), mechanical=True),
    Slip("text not indented", TEXT, lambda found: found[2]),
    Slip("text one space off", TEXT, lambda found: found[1][1:] + found[2]),
    Slip("one space too many", VALUE, lambda found: " " + found[0]),
    Slip("one space too few", VALUE, lambda found: found[0][1:]),
    Slip("key at the first column", INNER, lambda found: found[0].lstrip()),
    Slip("group one space too many", OPENER, lambda found: " " + found[0]),
    Slip("group one space too few", OPENER, lambda found: found[0][1:]),
    Slip("item one space too few", ITEM, lambda found: found[0][1:]),
    Slip("no space after dash", ITEM, lambda found: f"{found[1]}-{found[2]}", mechanical=True),
    Slip("full-width dash", ITEM, lambda found: f"{found[1]}－ {found[2]}", mechanical=True),
    Slip("full-width space after dash", ITEM, lambda found: f"{found[1]}-　{found[2]}", mechanical=True),
    Slip("colon in a sentence", VALUE, _value("{} R5: 80%")),
    Slip("colon at the end", VALUE, _value("{}は次のとおり:")),
    Slip("colon in an item", ITEM, lambda found: f"{found[1]}- {found[2]} R5: 80%"),
    Slip("bracket first", VALUE, _value("[再掲] {}")),
    Slip("star first", VALUE, _value("*{}")),
    Slip("at sign first", VALUE, _value("@{}")),
    Slip("percent first", VALUE, _value("%{}")),
    Slip("more than first", VALUE, _value(">= {}")),
    Slip("dash first", VALUE, _value("- {}")),
    Slip("dash for nothing", VALUE, lambda found: f"{_head(found)}: -"),
    Slip("quote not closed", VALUE, _value('"{}')),
    Slip("single quote not closed", VALUE, _value("'{}")),
    Slip("words after a quote", VALUE, _value('"{}"について')),
    Slip("backslash in quotes", VALUE, _value('"\\1,000 {}"')),
    Slip("bracket not closed", VALUE, _value("[{}, b")),
    Slip("brace not closed", VALUE, _value("{{{}")),
    Slip("full-width bar", BAR, lambda found: f"{_head(found)}: ｜", mechanical=True),
    Slip("words beside a bar", BAR, lambda found: f"{_head(found)}: |本文"),
    Slip("number sign in a sentence", VALUE, _value("{} #2")),
    Slip("nothing spelt out", VALUE, lambda found: f"{_head(found)}: null"),
    Slip("anchor", VALUE, _value("&x {}")),
    Slip("tag", VALUE, _value("!!str {}")),
    Slip("control character", VALUE, _value("{}\x0b")),
    Slip("key twice", VALUE, lambda found: found[0] + "\n" + found[0].replace("- ", "  ", 1)),
    Slip("line without key", VALUE, lambda found: found[0] + "\nこれは続きの文です。"),
    Slip("merge conflict", VALUE, lambda found: CONFLICT.format(found[0])),
)


class Case(NamedTuple):
    """One slip in one file: the broken text, the number of the line that a person should be sent to."""

    slip: Slip
    good: str
    text: str
    line: int


def cases(slip: Slip, files: dict[str, str], count: int) -> Iterator[Case]:
    """Yield `count` files with this slip, always the same ones."""
    choice = random.Random(slip.name)
    places = [
        (name, index)
        for name, text in sorted(files.items())
        for index, line in enumerate(text.split("\n"))
        if slip.line.fullmatch(line) and _changes(slip, line) and not _another_file(slip, text, index)
    ]
    for name, index in choice.sample(places, min(count, len(places))):
        lines = files[name].split("\n")
        found = slip.line.fullmatch(lines[index])
        assert found
        lines[index] = slip.change(found)
        second = slip.name in {"key twice", "line without key"}
        yield Case(slip, files[name], "\n".join(lines), index + 1 + second)


def _changes(slip: Slip, line: str) -> bool:
    found = slip.line.fullmatch(line)
    assert found
    indented = bool(found[1]) or not re.search("front|space too|not indented", slip.name)
    return indented and slip.change(found) != line


def _another_file(slip: Slip, text: str, index: int) -> bool:
    """Whether the slip gives a good file that says something else: a last line may begin its line."""
    return slip.line is INNER and not "".join(text.split("\n")[index + 1 :]).strip()


def outline(node: Node | None) -> object:
    """Return what a tree says, without places."""
    if isinstance(node, Mapping):
        return {key: outline(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [outline(item) for item in node.items]
    return node.text if node else None


def harmless(case: Case) -> bool:
    """Whether the file says what it said before: a space too many is not always a slip."""
    file, problems = read_file("a.yaml", case.text.encode())
    good, _ = read_file("a.yaml", case.good.encode())
    return not problems and outline(file.root) == outline(good.root)


def meant(case: Case) -> bool:
    """Whether the file with the suggested lines put in says what the good one says."""
    file, problems = read_file("a.yaml", case.text.encode())
    lines = list(file.lines)
    for one in problems:
        if one.fix is not None:
            lines[one.place.line - 1] = one.fix
    mended, left = read_file("a.yaml", "\n".join(lines).encode())
    good, _ = read_file("a.yaml", case.good.encode())
    return not left and outline(mended.root) == outline(good.root)

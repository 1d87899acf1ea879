"""The front matter of a translated Markdown text: lines between two "---" that are not part of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dxplan.problems import Place
from dxplan.source import SourceFile

FENCE = "---"
LINE = re.compile(r"([a-z][a-z0-9_-]*): *(\"?)(.*?)\2 *$")


@dataclass(frozen=True, slots=True)
class Front:
    """What a Markdown file says before its text: its keys with their places, and the text itself.

    `last` is the number of the closing line, 0 when the file has no front matter.
    """

    keys: dict[str, tuple[Place, str]]
    body: str
    last: int = 0


def front_of(file: SourceFile) -> Front:
    """Return the front matter and the text of a Markdown file. What is not closed is no front matter."""
    lines = file.text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Front({}, file.text)
    keys: dict[str, tuple[Place, str]] = {}
    for number, line in enumerate(lines[1:], start=2):
        found = LINE.match(line)
        if line.rstrip() == FENCE:
            return Front(keys, "\n".join(lines[number:]).lstrip("\n"), number)
        if found:
            keys[found[1]] = (Place(file.path, number, 1, len(found[1])), found[3])
        elif line.strip() and not line.startswith("#"):
            break
    return Front({}, file.text)

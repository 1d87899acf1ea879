"""YAML as a tree of text that remembers where everything stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from dxplan.problems import Place

make: Any = tuple.__new__  # makes a Place or Scalar in half the time; a file is little else


class Scalar(NamedTuple):
    """A value as text; `block` when it was written below a "|" or ">". An empty value is ""."""

    text: str
    place: Place
    block: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their places and values, in the order of the file."""

    entries: dict[str, tuple[Place, Node]]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """The items of a list."""

    items: tuple[Node, ...]
    place: Place


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of content/: its tree (None for Markdown and unreadable files), its text, its typed lines."""

    path: str
    root: Node | None
    lines: tuple[str, ...]
    text: str
    digest: str

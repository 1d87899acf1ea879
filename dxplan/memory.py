"""What files of content held and said: of those that are as they were, nothing is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from .findings import Findings
from .load import Scope, load_scope
from .problems import Problem
from .records import Reader, Sisters
from .schema import Shape
from .source import Node, SourceFile, read_file, read_listed


class Said(NamedTuple):
    """The record of a file: what it was made from, what it is, what was found on the way."""

    node: Node
    sisters: Sisters
    record: Any
    findings: Findings


@dataclass(frozen=True)
class Memory:
    """Files by their names: bytes with the trees that were made of them, trees with their records."""

    trees: dict[str, tuple[bytes, SourceFile, list[Problem]]] = field(default_factory=dict)
    records: dict[str, Said] = field(default_factory=dict)

    def read(self, listed: Iterable[tuple[str, Path]]) -> tuple[dict[str, SourceFile], list[Problem]]:
        """Return files as `read_listed` does."""
        return read_listed(listed, self.file)

    def file(self, name: str, data: bytes) -> tuple[SourceFile, list[Problem]]:
        """Return a file's tree and problems as `read_file` does."""
        known = self.trees.get(name)
        if known is None or known[0] != data:
            known = self.trees[name] = (data, *read_file(name, data))
        return known[1], known[2]

    def scope(self, name: str, files: Mapping[str, SourceFile]) -> Scope:
        """Return what the files of one prefecture say as `load_scope` does; ids known twice are told last."""
        return load_scope(name, files, self._record)

    def _record(self, reader: Reader, shape: Shape, node: Node, sisters: Sisters, name: str) -> Any:
        """Return what a file says as `Reader.record` does."""
        known = self.records.get(node.place.file)
        if known is None or not _same(known, node, sisters):
            own = Findings(lines=reader.findings.lines)
            record = replace(reader, findings=own).record(shape, node, sisters, name)
            known = self.records[node.place.file] = Said(node, sisters, record, own)
        reader.findings.retell(known.findings)
        return known.record


def _same(known: Said, node: Node, sisters: Sisters) -> bool:
    """Whether a record was made from these very trees."""
    return known.node is node and all(known.sisters[lang] is own for lang, own in sisters.items())

"""Trees of text and the schema table become records of the model, translations laid over them."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from .findings import Findings, Reference
from .model import Text
from .problems import Place, problem
from .schema import NESTED, SHAPES, Key, Shape
from .source import Mapping, Node, Scalar, Sequence
from .translations import said
from .translations.telling import behind_in, translation_problems
from .values import is_id, is_placeholder, read_value, unknown_key

Sisters = Map[str, Mapping | None]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the records of one file; `scope` is the prefecture in which ids must be unique."""

    scope: str
    findings: Findings

    def record(self, shape: Shape, node: Node, sisters: Sisters, name: str = "") -> Any:
        """Return the record that a node holds, or None when it lacks something mandatory."""
        say = self.findings.say
        if not isinstance(node, Mapping):
            say(problem("E-TYPE", node.place, title=shape.ja, expected="map"))
            return None
        behind = behind_in(shape, node, sisters)
        blanks = {
            key: place
            for key, (place, value) in node.entries.items()
            if isinstance(value, Scalar) and not value.text.strip()
        }
        values, whole = self._values(shape, node, sisters, (frozenset(blanks), behind))
        for told in translation_problems(shape, node, sisters, behind):
            say(told)
        name = name or values.get(shape.id_key, "")
        if shape.defines and name:
            self.findings.define(self.scope, shape.defines, name, node.place)
        if not whole:
            return None
        return _make(shape, name, node, values, blanks)

    def _values(
        self, shape: Shape, node: Mapping, sisters: Sisters, state: tuple[frozenset[str], frozenset[str]]
    ) -> tuple[dict[str, Any], bool]:
        """Return what the keys of a record say, and whether all mandatory ones do; `state`: blank, behind."""
        blanks, behind = state
        meant = self._unknown_keys(shape, node)
        values: dict[str, Any] = {}
        whole = True
        for key in shape.keys:
            entry = node.entries.get(key.name)
            if entry is not None and key.name not in blanks:
                value = self.value(key, entry[1], sisters, behind)
                if value is not None:
                    values[key.name] = value
            if key.required and key.name not in values:
                whole = False
                if (entry is None or key.name in blanks) and key.name not in meant:
                    place = entry[0] if entry else node.place
                    self.findings.say(problem("E-REQUIRED", place, title=key.ja, key=key.name))
        return values, whole

    def value(self, key: Key, node: Node, sisters: Sisters, behind: frozenset[str]) -> Any:
        """Return what a key's node holds, as its kind says; None after a problem."""
        if key.kind in NESTED:
            return self._nested(key, node, sisters)
        if key.kind in {"words", "refs", "groups"}:
            return self._several(key, node)
        if not isinstance(node, Scalar):
            self.findings.say(problem("E-TYPE", node.place, title=key.ja, expected="text"))
            return None
        if is_placeholder(node.text.strip()):
            self.findings.say(problem("W-PLACEHOLDER", node.place, title=key.ja))
        if key.translated:
            words = {lang: told for lang, sister in sisters.items() if (told := said(sister, key.name))}
            return Text(node.text.strip(), words, behind)
        if key.kind == "ref":
            self._refer(key, node)
            return node.text
        value, wrong = read_value(key, node)
        self.findings.say(wrong)
        return value

    def _refer(self, key: Key, node: Scalar) -> None:
        self.findings.references.append(Reference(self.scope, key.of, node.text, node.place, key.ja))

    def _several(self, key: Key, node: Node) -> Any:
        if not isinstance(node, Sequence):
            self.findings.say(problem("E-TYPE", node.place, title=key.ja, expected="list"))
            return None
        if key.kind == "groups":
            inner = Key(key.name, "words", key.ja, key.en, key.help)
            return tuple(words for item in node.items if (words := self._several(inner, item)))
        words = []
        for item in node.items:
            if not isinstance(item, Scalar):
                self.findings.say(problem("E-TYPE", item.place, title=key.ja, expected="text"))
                continue
            if key.kind == "refs":
                self._refer(key, item)
            words.append(item.text)
        return tuple(words)

    def _nested(self, key: Key, node: Node, sisters: Sisters) -> Any:
        shape = SHAPES[key.of]
        below = {lang: _below(sister, key.name) for lang, sister in sisters.items()}
        if key.kind == "record":
            return self.record(shape, node, below)
        if key.kind == "list":
            if not isinstance(node, Sequence):
                self.findings.say(problem("E-TYPE", node.place, title=key.ja, expected="list"))
                return None
            named = [(_name_of(shape, item), item) for item in node.items]
        else:
            if not isinstance(node, Mapping):
                self.findings.say(problem("E-TYPE", node.place, title=key.ja, expected="map"))
                return None
            named = [(name, entry[1]) for name, entry in node.entries.items()]
            for name, (place, _) in node.entries.items():
                self._map_name(shape, name, place)
        self._strangers(key, {name for name, _ in named}, below)
        made = [
            self.record(shape, item, {lang: _below(sister, name) for lang, sister in below.items()}, name)
            for name, item in named
        ]
        return tuple(record for record in made if record is not None)

    def _map_name(self, shape: Shape, name: str, place: Place) -> None:
        if shape.refers:
            self.findings.references.append(Reference(self.scope, shape.refers, name, place, shape.ja))
        elif not is_id(name):
            self.findings.say(problem("E-ID", place, found=name))

    def _unknown_keys(self, shape: Shape, node: Mapping) -> set[str]:
        """Tell of keys that the record cannot have; return which ones were probably meant."""
        known = {key.name for key in shape.keys}
        if node.entries.keys() <= known:
            return set()
        meant = set()
        for name, (place, _) in node.entries.items():
            if name not in known:
                told, key = unknown_key(name, place, shape, self._free(shape, node), self._line(place))
                self.findings.say(replace(told, fix=None) if key in node.entries else told)
                meant.add(key)
        return meant

    def _free(self, shape: Shape, node: Mapping) -> list[Key]:
        """Return the keys that a record does not have, or has without a value."""
        return [key for key in shape.keys if not said(node, key.name) and not _holds(node, key.name)]

    def _line(self, place: Place) -> str:
        return "".join(self.findings.lines.get(place.file, ())[place.line - 1 : place.line])

    def _strangers(self, key: Key, names: set[str], below: Sisters) -> None:
        """Report translations of records that do not exist."""
        for sister in below.values():
            for name, (place, _) in (sister.entries if sister else {}).items():
                if name not in names:
                    self.findings.say(self.findings.unknown(key.ja, name, place, names))


def _holds(node: Mapping, name: str) -> bool:
    """Whether a key holds records or a list."""
    return name in node.entries and not isinstance(node.entries[name][1], Scalar)


def _below(sister: Mapping | None, name: str) -> Mapping | None:
    entry = sister.entries.get(name) if sister else None
    return entry[1] if entry and isinstance(entry[1], Mapping) else None


def _name_of(shape: Shape, item: Node) -> str:
    entry = item.entries.get(shape.id_key) if isinstance(item, Mapping) else None
    return entry[1].text if entry and isinstance(entry[1], Scalar) else ""


def _make(shape: Shape, name: str, node: Mapping, values: dict[str, Any], blanks: dict[str, Place]) -> Any:
    if not is_dataclass(shape.make):
        return values
    places = {key: entry[1].place for key, entry in node.entries.items() if key not in blanks}
    known = {one.name for one in fields(shape.make)} - {"id"}
    mine = {key: value for key, value in values.items() if key in known}
    noun: Any = shape.make
    return noun(id=name, place=node.place, places=places, blanks=blanks, **mine)

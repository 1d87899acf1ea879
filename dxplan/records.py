"""Trees of text and the schema table become records of the model, translations laid over them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, NamedTuple

from .model import Text
from .problems import Place, Problem, problem
from .schema import NESTED, SHAPES, Key, Shape
from .source import Mapping, Node, Scalar, Sequence
from .translations import FINGERPRINT, is_behind, said, stamp_of, wanted
from .values import ID, is_placeholder, nearest, read_value, surely

Sisters = Map[str, Mapping | None]


class Reference(NamedTuple):
    """An id that a record mentions: where it must be known, what kind, and the title of its key."""

    scope: str
    kind: str
    id: str
    place: Place
    title: str


@dataclass(slots=True)
class Findings:
    """What loading gathers beside the records: problems, ids brought into the world, ids mentioned.

    `unread` names the prefectures of which some file could not be read: not all of their ids are known.
    `lines` gives the lines of each file as typed.
    """

    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    defined: dict[tuple[str, str], dict[str, Place]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    lines: Map[str, Seq[str]] = field(default_factory=dict)

    def say(self, found: Problem | None) -> None:
        """Keep a problem."""
        if found:
            self.problems.append(found)

    def unknown(self, title: str, name: str, place: Place, known: Iterable[str]) -> Problem:
        """Return that no record has this id, which one was probably meant, and if certain the right line."""
        ids = sorted(known)
        line = "".join(self.lines.get(place.file, ())[place.line - 1 : place.line])
        start = place.column - 1
        end = start + len(name)
        sure = line[start:end] == name and surely(name, ids)
        fix = f"{line[:start]}{sure}{line[end:]}" if sure else None
        return problem("E-REF", place, fix, title=title, found=name, suggestion=nearest(name, ids))

    def define(self, scope: str, kind: str, name: str, place: Place) -> None:
        """Note a new id; the same one twice is a problem that names both places."""
        known = self.defined.setdefault((scope, kind), {})
        if name in known:
            first = known[name]
            self.say(problem("E-DUPID", place, also=(first,), id=name, file=first.file, line=first.line))
        known.setdefault(name, place)


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
        self._unknown_keys(shape, node)
        values: dict[str, Any] = {}
        whole = True
        behind = self._behind(shape, node, sisters)
        for key in shape.keys:
            entry = node.entries.get(key.name)
            empty = entry is None or (isinstance(entry[1], Scalar) and not entry[1].text.strip())
            if entry is None or empty:
                if key.required:
                    say(problem("E-REQUIRED", entry[0] if entry else node.place, title=key.ja, key=key.name))
                    whole = False
                continue
            value = self.value(key, entry[1], sisters, behind)
            if value is not None:
                values[key.name] = value
            elif key.required:
                whole = False
        self._untranslated(shape, node, sisters)
        name = name or values.get(shape.id_key, "")
        if shape.defines and name:
            self.findings.define(self.scope, shape.defines, name, node.place)
        if not whole:
            return None
        return _make(shape, name, node, values)

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
        elif not ID.fullmatch(name):
            self.findings.say(problem("E-ID", place, found=name))

    def _unknown_keys(self, shape: Shape, node: Mapping) -> None:
        known = [key.name for key in shape.keys]
        for name, (place, _) in node.entries.items():
            if name not in known:
                meant = nearest(name, [key for key in known if key not in node.entries])
                self.findings.say(problem("V-KEY", place, key=name, suggestion=meant, record=shape.ja))

    def _strangers(self, key: Key, names: set[str], below: Sisters) -> None:
        """Report translations of records that do not exist."""
        for sister in below.values():
            for name, (place, _) in (sister.entries if sister else {}).items():
                if name not in names:
                    self.findings.say(self.findings.unknown(key.ja, name, place, names))

    def _behind(self, shape: Shape, node: Mapping, sisters: Sisters) -> frozenset[str]:
        """Return the languages whose translation was made from other words than these."""
        behind = set()
        for lang, sister in sisters.items():
            stamp = stamp_of(sister)
            if stamp and is_behind(shape, node, sister):
                self.findings.say(problem("W-TRANSLATION-BEHIND", stamp.place, lang=lang))
                behind.add(lang)
        return frozenset(behind)

    def _untranslated(self, shape: Shape, node: Mapping, sisters: Sisters) -> None:
        """Report texts without translation, unstamped records, and keys a translation cannot have."""
        mine = wanted(shape, node)
        below = {key.name: key for key in shape.keys if key.kind in NESTED}
        told = {key.name for key in shape.keys if key.translated and (key.required or said(node, key.name))}
        for lang, sister in sisters.items():
            entries = sister.entries if sister else {}
            missing = [key.ja for key in mine if not said(sister, key.name)]
            if missing:
                place = sister.place if sister else node.place
                self.findings.say(problem("W-TRANSLATION-MISSING", place, lang=lang, keys="、".join(missing)))
            elif mine and FINGERPRINT not in entries and sister:
                self.findings.say(problem("W-UNSTAMPED", sister.place, lang=lang))
            for name, (place, value) in entries.items():
                if name in below and not isinstance(value, Mapping):
                    self.findings.say(problem("E-TYPE", value.place, title=below[name].ja, expected="map"))
                elif name not in {*below, *told, FINGERPRINT}:
                    meant = nearest(name, [*(key.name for key in mine), *below])
                    self.findings.say(problem("V-KEY", place, key=name, suggestion=meant, record=shape.ja))


def _below(sister: Mapping | None, name: str) -> Mapping | None:
    entry = sister.entries.get(name) if sister else None
    return entry[1] if entry and isinstance(entry[1], Mapping) else None


def _name_of(shape: Shape, item: Node) -> str:
    entry = item.entries.get(shape.id_key) if isinstance(item, Mapping) else None
    return entry[1].text if entry and isinstance(entry[1], Scalar) else ""


def _make(shape: Shape, name: str, node: Mapping, values: dict[str, Any]) -> Any:
    if not is_dataclass(shape.make):
        return values
    places = {key: entry[1].place for key, entry in node.entries.items()}
    known = {one.name for one in fields(shape.make)} - {"id"}
    mine = {key: value for key, value in values.items() if key in known}
    noun: Any = shape.make
    return noun(id=name, place=node.place, places=places, **mine)

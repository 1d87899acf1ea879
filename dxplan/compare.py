"""What changes on the site between two states of content/: records that come, change and go.

Records are known by their ids, wherever they stand: one that moved is no new one. Nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from .model import ABOUT, Prefecture, Record, Report, Site, Text
from .problems import Place
from .schema import LANGUAGES, NESTED, SHAPES, Shape

How = Literal["added", "changed", "removed"]
Path = tuple[str, ...]
LABELS = ("title", "name", "term", "what", "caption", "slogan", "label", "text", "mark", "printed", "where")
TOP = {"site", "prefecture"}  # what stands below them is known without their names
SHAPE_OF: dict[Any, Shape] = {}
for _shape in SHAPES.values():
    SHAPE_OF.setdefault(_shape.make, _shape)


@dataclass(frozen=True, slots=True)
class Edit:
    """One key of a record that changed: its name, and its value before and after, as words."""

    key: str
    ja: str
    en: str
    before: str
    after: str
    lang: str = ""  # the language, where only the translation changed


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record: which it is, where it is typed, and each key that changed."""

    how: How
    prefecture: str  # its id; empty for what belongs to the whole site
    shape: str
    label: str
    year: str
    place: Place
    edits: tuple[Edit, ...] = ()
    within: bool = False  # whether it came or went together with the record above it


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changes: records in the order of the site, and those whose translations fall behind."""

    records: tuple[Change, ...]
    behind: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A record of a site with what stands above it."""

    record: Record
    shape: Shape
    prefecture: str
    year: str
    above: Path


def compare(old: Site | None, new: Site | None) -> Changes:
    """Return what changes from one site to the other; none at all stands for an empty one."""
    before, after = _all(old), _all(new)
    known = {path: seen for path, seen in {**before, **after}.items() if seen.shape.name not in TOP}
    own = {path: _own_label(seen) for path, seen in known.items()}
    labels = {path: _label(seen, own) for path, seen in known.items()}
    found, behind = [], []
    for path, seen in after.items():
        was = before.get(path)
        edits = tuple(_edits(was, seen, labels)) if was else ()
        if was is None or edits:
            within = was is None and seen.above in after and seen.above not in before
            found.append(_change("added" if was is None else "changed", seen, labels, edits, within=within))
        if _behind(seen.record) - (_behind(was.record) if was else set()):
            behind.append(_change("changed", seen, labels))
    for path, seen in before.items():
        if path not in after:
            within = seen.above in before and seen.above not in after
            found.append(_change("removed", seen, labels, within=within))
    found += _texts(old, new)
    return Changes(tuple(found), tuple(behind))


def _all(site: Site | None) -> dict[Path, _Seen]:
    """Return every record of a site by a path that stays the same when it moves, in order."""
    found: dict[Path, _Seen] = {}
    if site:
        for path, seen in _walk(site, (), "", ""):
            found.setdefault(path, seen)
    return found


def _walk(
    record: Record, above: Path, prefecture: str, year: str, at: str = ""
) -> Iterator[tuple[Path, _Seen]]:
    """Yield a record with its path, and all below it."""
    shape = SHAPE_OF[type(record)]
    if isinstance(record, Prefecture):
        prefecture = record.id
    if isinstance(record, Report):
        year = record.id
    known = shape.defines and record.id
    path = (prefecture, shape.defines, record.id) if known else (*above, prefecture, at, record.id)
    yield path, _Seen(record, shape, prefecture, year, above)
    for one in fields(record):
        if one.name not in ABOUT:
            value = getattr(record, one.name)
            several = value.values() if isinstance(value, Mapping) else value
            for below in several if isinstance(value, Mapping | tuple) else (value,):
                if isinstance(below, Record):
                    yield from _walk(below, path, prefecture, year, one.name)


def _own_label(seen: _Seen) -> str:
    """Return the words by which a record is known; nothing when it has none of its own."""
    for name in LABELS:
        value = getattr(seen.record, name, "")
        if value and not isinstance(value, Record | tuple):
            return _words(value).split("\n")[0]
    return ""


def _label(seen: _Seen, labels: Mapping[Path, str]) -> str:
    """Return what a record is called: by its own words, those of what it is about, or of what is above."""
    about = seen.shape.refers or ("initiative" if seen.shape.name == "placement" else "")
    name = seen.record.id if seen.shape.refers else getattr(seen.record, about, "")
    own = (labels.get((seen.prefecture, about, name)) if about else "") or _own_label(seen)
    if seen.shape.defines or seen.shape.name == "evaluation" or not seen.above:
        return own or seen.record.id
    above = labels.get(seen.above, "")
    return " / ".join(dict.fromkeys(part for part in (above, own or seen.record.id) if part))


def _change(
    how: How, seen: _Seen, labels: Mapping[Path, str], edits: tuple[Edit, ...] = (), *, within: bool = False
) -> Change:
    label = _label(seen, labels)
    return Change(how, seen.prefecture, seen.shape.name, label, seen.year, seen.record.place, edits, within)


def _edits(was: _Seen, now: _Seen, labels: Mapping[Path, str]) -> Iterator[Edit]:
    """Yield the keys of a record that differ; records below it are compared by themselves."""
    if was.above != now.above:
        yield Edit("", "場所", "place", labels.get(was.above, ""), labels.get(now.above, ""))
    for key in now.shape.keys:
        before, after = getattr(was.record, key.name, None), getattr(now.record, key.name, None)
        if key.kind in NESTED or before == after:
            continue
        if isinstance(before, Text) and isinstance(after, Text) and before.ja == after.ja:
            for lang in LANGUAGES:
                pair = (before.translations.get(lang, ""), after.translations.get(lang, ""))
                if pair[0] != pair[1]:
                    yield Edit(key.name, key.ja, key.en, *pair, lang)
        else:
            yield Edit(key.name, key.ja, key.en, _words(before), _words(after))


def _words(value: Any) -> str:
    """Return a value as it would be typed; nothing for no value."""
    if isinstance(value, Text):
        return value.ja
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


def _behind(record: Record) -> set[str]:
    """Return the languages in which a record's words were made from older ones."""
    texts = (getattr(record, key.name, None) for key in SHAPE_OF[type(record)].keys if key.translated)
    return {lang for text in texts if isinstance(text, Text) for lang in text.behind}


def _texts(old: Site | None, new: Site | None) -> Iterator[Change]:
    """Yield what becomes of the Markdown texts and of the words that search takes for the same."""
    before: dict[str, Any] = {**old.texts, "synonyms": old.synonyms} if old else {}
    after: dict[str, Any] = {**new.texts, "synonyms": new.synonyms} if new else {}
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            how: How = (
                "changed" if name in before and name in after else "added" if name in after else "removed"
            )
            ending = "yaml" if name == "synonyms" else "md"
            prefecture = name.partition("/")[0] if "/" in name else ""
            yield Change(how, prefecture, "text", f"{name}.{ending}", "", Place(f"{name}.{ending}"))

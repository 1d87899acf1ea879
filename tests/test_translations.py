"""Translation files byte by byte: what is gone comes back, a stamp is a line, the real ones are complete."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.edit import stamp
from dxplan.patch import entry_lines
from dxplan.source import Mapping, read_file, read_sources
from dxplan.translations import Pair, pairs, said, whole_files
from dxplan.translations.additions import added
from dxplan.translations.notes import MARK
from dxplan.translations.stamps import stamped
from dxplan.translations.survey import survey

from .contents import REAL, small

SISTERS = sorted(
    path.relative_to(folder).as_posix()
    for folder in (REAL,)
    for path in folder.rglob("*.en.yaml")
    if path.stat().st_size < 20_000
)


def without(data: bytes, name: str, chosen: list[int]) -> bytes:
    """Return a file without some of its entries, chosen by rank; at least one entry stays."""
    for rank in chosen:
        file, problems = read_file(name, data)
        assert isinstance(file.root, Mapping)
        entries = [entry[0] for entry in _all(file.root)]
        place = entries[rank % len(entries)]
        first, last = entry_lines(file.lines, place)
        lines = data.decode().splitlines(keepends=True)
        rest = "".join([*lines[: first - 1], *lines[last:]]).encode()
        again, problems = read_file(name, rest)
        if not problems and isinstance(again.root, Mapping) and all(_full(again.root)):
            data = rest
    return data


def _all(node: Mapping) -> list[tuple]:  # type: ignore[type-arg]
    found: list[tuple] = []  # type: ignore[type-arg]
    for entry in node.entries.values():
        found.append(entry)
        if isinstance(entry[1], Mapping):
            found += _all(entry[1])
    return found


def _full(node: Mapping) -> list[bool]:
    return [isinstance(value, Mapping) or bool(value.text) for _, value in _all(node)]


BOM = b"\xef\xbb\xbf"
REAL_FILES = read_sources(REAL)[0]
REAL_BYTES = {name: (REAL / name).read_bytes() for name in REAL_FILES}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SISTERS), st.lists(st.integers(0, 10_000), min_size=1, max_size=4), st.booleans())
def test_whatever_is_missing_is_prepared(name: str, chosen: list[int], windows: bool) -> None:
    """Entries taken out of a translation come back empty below the Japanese; all lines that stayed, stay."""
    data = without(REAL_BYTES[name], name, chosen)
    data = BOM + data.replace(b"\n", b"\r\n") if windows else data
    japanese = next(whole.node.place.file for whole in whole_files(REAL_FILES) if whole.sister == name)
    files = {japanese: REAL_FILES[japanese], name: read_file(name, data)[0]}
    held = {japanese: REAL_BYTES[japanese], name: data}
    new = added(files, held).get(name, data)
    file, problems = read_file(name, new)
    assert problems == []
    assert new.count(b"\r\n") == (new.count(b"\n") if windows else 0)
    assert new.startswith(BOM) == windows
    rest = iter(new.removeprefix(BOM).split(b"\n"))
    assert all(line in rest for line in data.removeprefix(BOM).split(b"\n")), (
        "a line is gone, or stands elsewhere"
    )
    for pair in pairs({**files, name: file}):
        for key in pair.missing:
            assert pair.there is not None
            assert key.name in pair.there.entries
            line = pair.there.entries[key.name][0].line
            assert MARK in file.lines[line - 2], "the Japanese stands above what is to be written"
            assert said(pair.node, key.name).splitlines()[-1] in file.lines[line - 2]
    assert added({**files, name: file}, {**held, name: new}) == {}, "twice is once"


@pytest.mark.parametrize("windows", [False, True])
def test_stamping_keeps_every_byte(windows: bool, tmp_path: Path) -> None:
    """A stamp is a line more; line ends and byte order mark stay."""
    content = small(tmp_path)
    english = content / "minato/names.en.yaml"
    whole = english.read_bytes()
    bare = b"".join(one for one in whole.splitlines(keepends=True) if b"fingerprint" not in one)

    def ends(data: bytes) -> bytes:
        """Return the bytes as a program for Windows would have written them."""
        return BOM + data.replace(b"\n", b"\r\n") if windows else data

    english.write_bytes(ends(bare))
    assert stamp(content) == 3
    assert english.read_bytes() == ends(whole)


def test_the_real_content_is_counted() -> None:
    """Every text of the real content is translated from its present words."""
    parts = list(survey(REAL_FILES))
    assert {one.prefecture for one in parts} == {"", "akita", "aomori", "fukushima"}
    assert sum(one.texts for one in parts) > 2500
    assert [one for one in parts if one.missing or one.behind or one.unstamped] == []
    assert (added(REAL_FILES, REAL_BYTES), stamped(REAL_FILES, REAL_BYTES)) == ({}, ({}, 0))


def test_a_pair_names_its_place() -> None:
    """Without a translation the place is the record's, otherwise the translation's."""
    whole = next(one for one in whole_files(REAL_FILES) if one.sister == "akita/names.en.yaml")
    assert whole.place.file == "akita/names.en.yaml"
    alone = Pair(whole.sister, "en", whole.shape, whole.node, None)
    assert alone.place.file == "akita/prefecture.yaml"

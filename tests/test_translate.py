"""Translations: what is missing or behind is found, prepared and stamped, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.edit import add_translations, stamp
from dxplan.patch import entry_lines
from dxplan.source import Mapping, read_file, read_sources
from dxplan.translations import FINGERPRINT, Pair, pairs, said, whole_files
from dxplan.translations.additions import added
from dxplan.translations.front import front_of
from dxplan.translations.notes import MARK
from dxplan.translations.stamps import stamped
from dxplan.translations.survey import survey

from .contents import REAL, edit, read
from .test_commands import hold, run, small

SISTERS = sorted(
    path.relative_to(folder).as_posix()
    for folder in (REAL,)
    for path in folder.rglob("*.en.yaml")
    if path.stat().st_size < 20_000
)


def left(folder: Path) -> list[str]:
    """Return the codes of everything that is told of a folder."""
    return sorted(one.code for one in read(folder)[2])


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


def test_a_whole_file_is_prepared_and_translated(tmp_path: Path) -> None:
    """Without any sister file there come some; filled in, they are stamped and the Japanese notes go."""
    content = small(tmp_path)
    before = hold(content)
    for path in sorted(content.rglob("*.en.*")):
        path.unlink()
    made = add_translations(content)
    assert {name for name in before if ".en." in name} == set(made)
    assert set(left(content)) == {"W-TRANSLATION-MISSING"}
    assert add_translations(content) == []
    assert stamp(content) == 0, "an empty entry is not finished"
    for path in sorted(content.rglob("*.en.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        said_of = {"q1", "q2", "q3", "q4", "plan", "progress", "next"}
        filled = []
        for at, line in enumerate(lines):
            nested = at + 1 < len(lines) and len(lines[at + 1]) - len(lines[at + 1].lstrip()) > len(
                line
            ) - len(line.lstrip())
            filled.append(line)
            if line.endswith("|"):
                count = 0
                while lines[at - 1 - count].lstrip().startswith(MARK):
                    count += 1
                own = [one.partition("｜")[2] for one in lines[at - count : at]]
                lead = " " * (len(line) - len(line.lstrip()) + 2)
                filled += [f"{lead}{one[:1]}words" for one in own]
            elif line.endswith(":") and not nested:
                key = line.strip(": ")
                above = lines[at - 1].partition("｜")[2]
                filled[-1] += f" {above[:1] if key in said_of else ''}words"
        path.write_text("\n".join(filled) + "\n", encoding="utf-8", newline="\n")
    for path in sorted(content.rglob("*.en.md")):
        path.write_text(
            path.read_text(encoding="utf-8") + "\n# Words\n\nWords.\n", encoding="utf-8", newline="\n"
        )
    assert stamp(content) > 10
    assert left(content) == []
    assert not any(MARK in path.read_text(encoding="utf-8") for path in content.rglob("*.en.*"))


def test_what_is_behind_shows_its_japanese(tmp_path: Path) -> None:
    """A translation that is behind gets the present Japanese above it, and it follows when that changes."""
    content = small(tmp_path, ("minato/2023/learning.yaml", "・端末を配る。", "・端末を貸す。"))
    english = content / "minato/2023/learning.en.yaml"
    before = english.read_bytes()
    assert add_translations(content) == ["minato/2023/learning.en.yaml"]
    first = english.read_text(encoding="utf-8")
    assert f"    {MARK}・端末を貸す。\n    plan:" in first
    edit(content, ("minato/2023/learning.yaml", "・端末を貸す。", "・端末を譲る。"))
    assert add_translations(content) == ["minato/2023/learning.en.yaml"]
    assert english.read_text(encoding="utf-8") == first.replace("貸す", "譲る")
    told = english.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = "".join(line for line in told if FINGERPRINT not in line)
    english.write_text(gone, encoding="utf-8", newline="\n")
    assert stamp(content) == 1
    now = english.read_bytes()
    assert [a == b for a, b in zip(before.splitlines(), now.splitlines(), strict=True)].count(False) == 1


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


def test_what_cannot_be_read_stays(tmp_path: Path) -> None:
    """A file with an error in it is not written, and one between braces gets no line."""
    content = small(tmp_path)
    english = content / "minato/2023/learning.en.yaml"
    english.write_text("evaluations:\n\ttablets:\n", encoding="utf-8")
    (content / "site.en.yaml").write_text("{title: a, tagline: b, terms: c}\n", encoding="utf-8")
    before = hold(content)
    assert (add_translations(content), stamp(content)) == ([], 0)
    done = run("translate", "--content", content, "--add")
    assert done.returncode == 1
    assert "minato/2023/learning.en.yaml:2:1: エラー [E-TAB]" in done.stdout
    assert hold(content) == before


def test_a_markdown_text_is_behind(tmp_path: Path) -> None:
    """Markdown's stamp stands in its front matter: noticed, shown, and never part of the text."""
    content = small(tmp_path)
    assert front_of(read_sources(content)[0]["about.en.md"]).body.startswith("# About this site")
    with (content / "about.md").open("a", encoding="utf-8") as file:
        file.write("\n後から加えた文。\n")
    _, loaded, problems = read(content)
    assert [(one.code, one.place.file, one.place.line) for one in problems] == [
        ("W-TRANSLATION-BEHIND", "about.en.md", 2)
    ]
    assert loaded.site is not None
    assert loaded.site.texts["about"].behind == {"en"}
    assert FINGERPRINT not in loaded.site.texts["about"].translations["en"]
    assert add_translations(content) == ["about.en.md"]
    assert add_translations(content) == []
    told = (content / "about.en.md").read_text(encoding="utf-8")
    assert f"{MARK}後から加えた文。" in told
    gone = "".join(line for line in told.splitlines(keepends=True) if FINGERPRINT not in line)
    (content / "about.en.md").write_text(gone, encoding="utf-8", newline="\n")
    assert left(content) == ["W-UNSTAMPED"]
    assert stamp(content) == 1
    assert left(content) == []
    assert MARK not in (content / "about.en.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\nfingerprint: \"01234567\"\n---\n\n# A\n", "# A\n"),
        ("---\nfingerprint: 01234567\n---\n# A\n", "# A\n"),
        ("---\n# 注\n\n---\nA\n", "A\n"),
        ("---\nNot closed\n", "---\nNot closed\n"),
        ("---\nfingerprint: x\n", "---\nfingerprint: x\n"),
        ("# A\n\n---\nB\n", "# A\n\n---\nB\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_front_matter(text: str, body: str) -> None:
    """Only lines between two rules at the very top are front matter."""
    assert front_of(read_file("about.en.md", text.encode())[0]).body == body


def test_an_unknown_line_of_front_matter(tmp_path: Path) -> None:
    """What is no fingerprint is told at its line."""
    content = small(tmp_path, ("about.en.md", "fingerprint: ", "title: Words\nfingerprint: "))
    assert [(one.code, one.place.line) for one in read(content)[2]] == [("V-KEY", 2)]


def test_the_real_content_is_counted() -> None:
    """Every text of the real content is translated from its present words."""
    parts = list(survey(REAL_FILES))
    assert {one.prefecture for one in parts} == {"", "akita", "aomori", "fukushima"}
    assert sum(one.texts for one in parts) > 2500
    assert [one for one in parts if one.missing or one.behind or one.unstamped] == []
    assert (added(REAL_FILES, REAL_BYTES), stamped(REAL_FILES, REAL_BYTES)) == ({}, ({}, 0))


def test_translate_on_the_command_line(tmp_path: Path) -> None:
    """Texts are counted by prefecture, places listed a line each, `--add` prepares and says where."""
    content = small(tmp_path, ("minato/names.en.yaml", "name: Minato Prefecture\n", ""))
    done = run("translate", "--content", content)
    assert done.returncode == 0
    assert done.stdout == "minato/names.en.yaml:1:1: 訳がない [W-TRANSLATION-MISSING] 名前\n"
    assert "minato: 文 " in done.stderr
    assert "訳なし 1" in done.stderr
    english = run("translate", "--content", content, "--lang", "en")
    assert english.stdout == "minato/names.en.yaml:1:1: missing [W-TRANSLATION-MISSING] name\n"
    done = run("translate", "--content", content, "--add", "--prefecture", "minato")
    assert "minato/names.en.yaml" in done.stderr
    assert f"{MARK}みなと県\nname:\n" in (content / "minato/names.en.yaml").read_text(encoding="utf-8")
    before = hold(content)
    assert run("translate", "--content", content, "--add").returncode == 0
    assert hold(content) == before
    assert run("translate", "--content", content, "--prefecture", "minat").returncode == 2


def test_one_prefecture_only(tmp_path: Path) -> None:
    """The files of others, and those of the whole site, are left alone."""
    content = small(tmp_path, ("site.en.yaml", "fingerprint", "# fingerprint"))
    before = hold(content)
    assert (stamp(content, "minato"), add_translations(content, "minato")) == (0, [])
    assert hold(content) == before
    assert stamp(content) == 1


def test_a_pair_names_its_place() -> None:
    """Without a translation the place is the record's, otherwise the translation's."""
    whole = next(one for one in whole_files(REAL_FILES) if one.sister == "akita/names.en.yaml")
    assert whole.place.file == "akita/names.en.yaml"
    alone = Pair(whole.sister, "en", whole.shape, whole.node, None)
    assert alone.place.file == "akita/prefecture.yaml"

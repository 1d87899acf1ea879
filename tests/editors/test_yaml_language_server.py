"""What VS Code marks in content/: nothing that is right, and what is wrong at its line, in Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dxplan.findings import Findings
from dxplan.problems import Place
from dxplan.records import Reader
from dxplan.schema import SHAPES, file_kind
from dxplan.source import read_file
from tests.contents import REAL, ROOT

from .server import Server, running

HERE = Path(__file__).parent
SLIPS: list[dict[str, Any]] = yaml.safe_load((HERE / "slips.yaml").read_text(encoding="utf-8"))
ACCEPTED: list[dict[str, str]] = yaml.safe_load((HERE / "accepted.yaml").read_text(encoding="utf-8"))
YEAR, FIELD = "content/akita/2024/x.yaml", "content/akita/plan/x.yaml"
ONE = "evaluations:\n  abc:\n"  # the third line follows
AREA = "title: a\nsource: b\nareas:\n  - id: a\n"  # the fifth line follows


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Yield the server with the repository open, speaking Japanese."""
    with running() as started:
        yield started


def marked(server: Server, path: str, text: str) -> list[tuple[int, str]]:
    """Return the lines of a text that are marked, from 1 on, with what is said there."""
    found = server.diagnostics({path: text})[path]
    return sorted((one["range"]["start"]["line"] + 1, one["message"]) for one in found)


def test_nothing_is_marked_in_the_real_content(server: Server) -> None:
    """No file of the real content has a mark, translations included; and each of them was looked at."""
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(REAL.rglob("*.yaml"))
    }
    assert len(texts) > 100
    assert {path: found for path, found in server.diagnostics(texts).items() if found} == {}
    broken = {path: f"{text}\nno_such_key: x\n" for path, text in texts.items()}
    assert [path for path, found in server.diagnostics(broken).items() if not found] == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["kind"])
def test_a_slip_is_marked(server: Server, slip: dict[str, Any]) -> None:
    """A slip is marked at its line in Japanese; another line only where something is missing from it."""
    line = slip["line"]
    found = marked(server, slip["file"], slip["text"])
    assert [said for place, said in found if place == line and slip["says"] in said], found
    assert all(re.search("[ぁ-ん]", said) for _, said in found), found
    assert {place for place, said in found if "必ず書いて" not in said} <= {line}, found


def test_every_kind_of_key_has_a_slip() -> None:
    """There is a planted slip for each kind of key that the schema knows."""
    kinds = {key.kind for shape in SHAPES.values() for key in shape.keys}
    assert kinds - {slip["kind"] for slip in SLIPS} == set()


def accepted(path: str, text: str) -> list[Any]:
    """Return what the program has to say of a file by itself."""
    known = file_kind(path.removeprefix("content/"))
    file, problems = read_file(path, text.encode())
    assert known
    assert file.root
    findings = Findings()
    Reader("", findings).record(SHAPES[known[0].shape], file.root, {}, "x")
    return [*problems, *findings.problems]


@pytest.mark.parametrize("file", ACCEPTED, ids=str)
def test_what_the_program_takes_is_not_marked(server: Server, file: dict[str, str]) -> None:
    """YAML 1.2 sees numbers, truth and nothing where the program sees text: none of it is marked."""
    assert accepted(file["file"], file["text"]) == []
    assert marked(server, file["file"], file["text"]) == []


def offered(server: Server, path: str, text: str) -> dict[str, dict[str, Any]]:
    """Return what can be chosen where ‸ stands, by its label."""
    found = server.at("textDocument/completion", path, text)
    return {one["label"]: one for one in found["items"]}


def test_keys_are_offered(server: Server) -> None:
    """The keys of a record that are not there yet are offered with their Japanese title and help."""
    found = offered(server, YEAR, f"{ONE}    number: 1\n    ‸")
    assert "number" not in found
    assert {"grade", "plan", "values", "budget"} <= found.keys()
    assert str(found["grade"]["documentation"]).startswith("評価：計画の scale にある記号")


def test_choices_are_offered_with_their_meaning(server: Server) -> None:
    """The choices of a key are offered with what they mean, and nothing beside them."""
    found = offered(server, YEAR, f"{ONE}    ungraded: ‸")
    choices: Any = SHAPES["evaluation"].key("ungraded")
    assert {label: one["documentation"] for label, one in found.items()} == dict(choices.choices)


def test_a_whole_record_is_offered(server: Server) -> None:
    """After a dash a whole record can be inserted, ready to be filled in."""
    found = offered(server, FIELD, f"{AREA}    initiatives:\n      - ‸")
    assert found["「取組」を追加"]["insertText"].startswith("id: ${1:cashless-payment}\n")
    assert "title: ${2:" in found["「取組」を追加"]["insertText"]


def test_help_is_shown(server: Server) -> None:
    """Pointing at a key shows its name, what to write and an example."""
    found = server.at("textDocument/hover", YEAR, f"{ONE}    gra‸de: B\n")["contents"]["value"]
    assert "評価" in found
    assert "計画の scale にある記号" in found
    assert "例: B" in found


def test_messages_do_not_need_the_language(server: Server) -> None:
    """Where VS Code speaks English, our sentences stay Japanese: they come from the schema."""
    with running("en") as english:
        text = f"{ONE}    titel: x\n    number: 五\n"
        assert marked(english, YEAR, text) == marked(server, YEAR, text)


def test_place_of_a_problem_is_ours(server: Server) -> None:
    """The editor and the program agree on the line of a slip."""
    text = f"{ONE}    number: 五\n"
    (told,) = accepted(YEAR, text)
    assert told.place == Place(YEAR, 3, 13, 1)
    assert [line for line, _ in marked(server, YEAR, text)] == [3]

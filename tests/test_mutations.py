"""Whatever a stranger does to the content is answered: by a problem at the right file, or taken as words.

`fixtures/mutations.yaml` says which problem stops each mutation, and of which file it is told; for what is
accepted, nothing. `python -m tests.bench.hostile` builds each of those.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import build
from dxplan.problems import format_github, format_json, format_text

from .contents import REAL
from .mutations import Mutation
from .mutations_files import every

SAID: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "fixtures/mutations.yaml").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, sockets and links as POSIX has them")


@pytest.mark.parametrize("mutation", [*every()], ids=lambda one: one.name)
def test_a_mutation_is_answered(mutation: Mutation, tmp_path: Path) -> None:
    """It raises nothing; what is said of it can be told in every form."""
    content = Path(shutil.copytree(REAL, tmp_path / "content"))
    mutation.do(content)
    sources, _, problems = build.read(content)
    errors = {(one.code, one.place.file) for one in problems if one.severity == "error"}
    assert format_text(problems, lambda name: sources[name].lines if name in sources else ())
    assert format_json(problems)
    assert not problems or format_github(problems)
    wanted = SAID[mutation.name]
    assert (tuple(wanted.split(" ", 1)) in errors) if wanted else not errors, errors


def test_all_are_told_of() -> None:
    """The list says something of each mutation, of at least 150, and of no other."""
    names = [one.name for one in every()]
    assert sorted(names) == sorted(SAID)
    assert len(names) >= 150

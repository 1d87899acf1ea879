"""The workflows run what can be run here, the same scripts and options, with the least rights."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from dxplan.commands import _parser

from .contents import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SHELL = frozenset({"{", "}", "echo", "true"})


def jobs(path: Path) -> dict[str, Any]:
    """Return the jobs of a workflow by name."""
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow."""
    return [step for job in jobs(path).values() for step in job["steps"]]


RUNS = [
    pytest.param(part.strip(), id=f"{path.stem}: {part.strip()}")
    for path in WORKFLOWS
    for step in steps(path)
    if "run" in step
    for part in re.split(r"&&|\|\||;|\n", step["run"])
    if part.strip()
]


@pytest.mark.parametrize("command", RUNS)
def test_commands_exist_here(command: str) -> None:
    """A step's command names a script, a module and options that are in the repository."""
    words = [word for word in shlex.split(command.partition(">>")[0]) if word not in {"{", "}"}]
    if not words or words[0] in SHELL:
        return
    if words[0] == "bash":
        assert (ROOT / words[1]).is_file()
    elif words[:3] == ["python", "-m", "pip"]:
        assert words[3:] == ["install", "-q", "-c", "constraints.txt", "."]
    elif words[:2] == ["python", "-m"]:
        assert (ROOT / f"{words[2].replace('.', '/')}.py").is_file()
        assert words[3:] == ["site"], "the folder that build.py writes"
    else:
        assert words[:2] == ["python", "build.py"]
        _parser().parse_args(
            ["https://example.org/dx" if word == "$BASE_URL" else word for word in words[2:]]
        )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_least(path: Path) -> None:
    """A workflow may read; only the job that deploys may write, and only to Pages. No step gets a secret."""
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    for name, job in jobs(path).items():
        writes = {right for right, kind in job.get("permissions", {}).items() if kind == "write"}
        assert writes == ({"pages", "id-token"} if (path.stem, name) == ("deploy", "deploy") else set())
        assert job["timeout-minutes"] <= 60
    assert "secrets." not in text
    assert not re.search(r"run:.*\$\{\{", text), (
        "what others may have written reaches a shell only as a variable"
    )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_githubs_own_and_pinned(path: Path) -> None:
    """Each action is one of GitHub's own at a major version, and leaves no token in the working copy."""
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"] == {"persist-credentials": False}


def test_deploy_builds_for_the_address_of_pages() -> None:
    """The site is built strictly for the address that Pages gives, checked, and handed over as it is."""
    (path,) = (path for path in WORKFLOWS if path.stem == "deploy")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["concurrency"]["group"] == "pages"
    order = [step.get("uses", step.get("run", "")).partition("@")[0] for step in jobs(path)["build"]["steps"]]
    wanted = [
        "actions/configure-pages",
        "python build.py check --strict --format github",
        'python build.py --strict --base-url "$BASE_URL"',
        "python -m tests.links site",
        "actions/upload-pages-artifact",
    ]
    assert [step for step in order if step in wanted] == wanted
    assert jobs(path)["deploy"]["needs"] == "build"


def test_check_runs_the_one_check() -> None:
    """Proposals and main are checked by .ci/run."""
    (path,) = (path for path in WORKFLOWS if path.stem == "check")
    triggers = yaml.safe_load(path.read_text(encoding="utf-8").replace("\non:", "\nwhen:"))["when"]
    assert set(triggers) == {"pull_request", "push"}
    assert {"run": "bash .ci/run"} in steps(path)

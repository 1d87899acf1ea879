"""The workflows run what can be run here, the same scripts and options, with the least rights."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from dxplan.commands import parser

from .contents import ROOT, SMALL, edit

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
        assert words[3:-1] == ["install", "-q", "-c", "constraints.txt"]
        assert words[-1] in {".", ".[test]"}
    elif words[0] == "git":
        assert words[1:3] == ["worktree", "add"]
    elif words[0] == "pipx":
        assert re.fullmatch(r"pip-audit==\d+\.\d+\.\d+", words[2]), "an exact version"
        assert (ROOT / words[-1]).is_file()
    elif words[0] == "npm":
        assert words[1] == "audit" or {"--package-lock-only", "--ignore-scripts"} < set(words)
        assert words[-2:] == ["--prefix", "$FOLDER"]
    elif words[0] == "sed":
        assert (ROOT / words[2]).is_file()
    elif words[:2] == ["python", "-m"]:
        assert (ROOT / f"{words[2].replace('.', '/')}.py").is_file()
        assert words[3:] == ["site"], "the folder that build.py writes"
    else:
        assert words[:2] == ["python", "build.py"]
        known = {"$BASE_URL": "https://example.org/dx", "$RUNNER_TEMP/base/content": "content"}
        parser().parse_args([known.get(word, word) for word in words[2:]])


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
            assert step["with"] | {"fetch-depth": 2} == {"persist-credentials": False, "fetch-depth": 2}


def test_deploy_builds_for_the_address_of_pages() -> None:
    """The site is built strictly for the address that Pages gives, checked, and handed over as it is."""
    (path,) = (path for path in WORKFLOWS if path.stem == "deploy")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["concurrency"]["group"] == "pages"
    order = [step.get("uses", step.get("run", "")).partition("@")[0] for step in jobs(path)["build"]["steps"]]
    wanted = [
        "actions/configure-pages",
        "python build.py check --strict --format github",
        'python build.py --strict --base-url "$BASE_URL"',
        "python -m tests.verify site",
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


def step(workflow: str, name: str) -> str:
    """Return the commands of a named step."""
    path = ROOT / f".github/workflows/{workflow}.yml"
    (found,) = (str(one["run"]) for one in steps(path) if one.get("name") == name)
    return found


def git(folder: Path, *words: str) -> None:
    """Run git in a folder as somebody without settings of their own."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_a_proposal_is_told_as_what_it_changes(tmp_path: Path) -> None:
    """The steps of the workflow, run on a merge as GitHub makes it, write the changes into the summary."""
    work = tmp_path / "work"
    shutil.copytree(SMALL, work / "content")
    shutil.copytree(ROOT / "dxplan", work / "dxplan", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", work)
    git(work, "init", "-q", "-b", "main")
    git(work, "add", ".")
    git(work, "commit", "-q", "-m", "base")
    git(work, "checkout", "-q", "-b", "proposal")
    edit(work / "content", ("minato/2023/harbour.yaml", "number: 3\n    grade: ○", "number: 3\n    grade: ◎"))
    git(work, "commit", "-q", "-a", "-m", "proposal")
    git(work, "checkout", "-q", "main")
    git(work, "merge", "-q", "--no-ff", "proposal")
    summary = tmp_path / "summary.md"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    around = {"PATH": path, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}
    for name in ("Every problem in a table", "What changes on the site"):
        script = step("proposal", name)
        done = subprocess.run(
            ["bash", "-e", "-c", script], cwd=work, env=around, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    told = summary.read_text(encoding="utf-8")
    assert "## 確認の結果" in told
    assert "| みなと県 | 2023 | フェリー時刻の公開 | ○ | ◎ |" in told or "| ○ | ◎ |" in told


def test_a_proposal_says_how_to_open_the_preview(tmp_path: Path) -> None:
    """The note on how to open the preview gets its address, and stands in the summary."""
    summary = tmp_path / "summary.md"
    around = {
        "PATH": os.environ["PATH"],
        "GITHUB_STEP_SUMMARY": str(summary),
        "PREVIEW": "https://example.org/a/1",
    }
    script = step("proposal", "How to open it")
    subprocess.run(["bash", "-e", "-c", script], cwd=ROOT, env=around, check=True)
    told = summary.read_text(encoding="utf-8")
    assert "[preview.zip](https://example.org/a/1)" in told
    assert "PREVIEW_URL" not in told


def test_a_proposal_from_a_fork_needs_nothing() -> None:
    """The workflow for proposals runs on what GitHub grants to forks: no secret, no right but to read."""
    path = ROOT / ".github/workflows/proposal.yml"
    whole = yaml.safe_load(path.read_text(encoding="utf-8").replace("\non:", "\nwhen:"))
    assert set(whole["when"]) == {"pull_request"}
    assert all("permissions" not in job for job in whole["jobs"].values())
    fork = {"HEAD_REPOSITORY": "${{ github.event.pull_request.head.repo.full_name }}"}
    assert whole["jobs"]["preview"]["env"] == fork


FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))


def test_forms_are_forms() -> None:
    """Every form has a name, a description and fields with ids of their own; there is no empty one."""
    forms = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FORMS}
    assert forms.pop("config.yml") == {"blank_issues_enabled": False}
    assert "mistake.yml" in forms
    for form in forms.values():
        assert re.search("[ぁ-ん]", form["name"] + form["description"])
        fields = [field for field in form["body"] if field["type"] != "markdown"]
        ids = [field["id"] for field in fields]
        assert len(set(ids)) == len(ids)
        for field in fields:
            assert field["type"] in {"input", "textarea", "dropdown", "checkboxes"}
            assert field["attributes"]["label"]
            assert set(field) <= {"type", "id", "attributes", "validations"}
    wanted = [
        field["id"] for field in forms["mistake.yml"]["body"] if field.get("validations", {}).get("required")
    ]
    assert wanted == ["page", "shown", "printed", "source"]

"""The workflow that publishes, taken step by step on this machine.

Its commands are run as they stand there, in a fresh copy of the working tree. GitHub's own actions have
stand-ins here; what installs packages is passed over, since the tests run with what it installs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .contents import ROOT

WORKFLOW = ROOT / ".github/workflows/deploy.yml"
BASE_URL = "https://example.org/dx"  # as the action that asks for it gives it: without a slash at its end
OUTPUT = re.compile(r"\$\{\{ *steps\.(\w+)\.outputs\.(\w+) *\}\}")
INSTALLS = "python -m pip install "


def nothing(_: Path) -> None:
    """Leave what was checked out as it is."""


@dataclass
class Rehearsal:
    """Machines as GitHub lends them, one a job, in a folder; what one run leaves to the next is in `kept`.

    `taken` are the steps that went well; `failed` is the one that did not, with what it `said`.
    """

    folder: Path
    kept: Path
    change: Callable[[Path], None] = nothing  # what is done to the working copy once it is checked out
    taken: list[str] = field(default_factory=list)
    failed: str = ""
    said: str = ""

    @property
    def work(self) -> Path:
        """The working copy of the job."""
        return self.folder / "work"

    @property
    def artifact(self) -> Path:
        """What the first job hands over."""
        return self.folder / "artifact.tar"

    @property
    def pages(self) -> Path:
        """What GitHub Pages serves."""
        return self.folder / "pages"

    def run(self) -> Rehearsal:
        """Take the steps of all jobs in their order until one fails; a job whose need failed is not begun."""
        jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
        for job in jobs.values():
            outputs: dict[tuple[str, str], str] = {}
            for step in job["steps"]:
                name = step.get("run") or step["uses"].partition("@")[0]
                if not self._take(step, outputs):
                    self.failed = name
                    return self
                self.taken.append(name)
        return self

    def _take(self, step: dict[str, Any], outputs: dict[tuple[str, str], str]) -> bool:
        """Take one step and say whether it went well."""
        if "run" in step:
            return step["run"].startswith(INSTALLS) or self._command(step, outputs)
        action, given = step["uses"].partition("@")[0], step.get("with", {})
        if action == "actions/checkout":
            check_out(self.work)
            self.change(self.work)
        elif action == "actions/setup-python":
            assert sys.version_info >= tuple(map(int, given["python-version"].split(".")))
        elif action == "actions/configure-pages":
            outputs[step["id"], "base_url"] = BASE_URL
        elif action == "actions/cache":
            for path in given["path"].split():
                if (self.kept / path).exists():
                    shutil.copytree(self.kept / path, self.work / path)
        elif action == "actions/upload-pages-artifact":
            self._hand_over(self.work / given["path"])
        elif action == "actions/deploy-pages":
            with tarfile.open(self.artifact) as tar:
                tar.extractall(self.pages, filter="data")
        else:
            raise AssertionError(f"{action} has no stand-in")
        return True

    def _command(self, step: dict[str, Any], outputs: dict[tuple[str, str], str]) -> bool:
        own = {
            name: OUTPUT.sub(lambda found: outputs[found.group(1), found.group(2)], value)
            for name, value in step.get("env", {}).items()
        }
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        ended = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=self.work,
            env={**os.environ, "PATH": path, **own},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.said = ended.stdout + ended.stderr
        return ended.returncode == 0

    def _hand_over(self, site: Path) -> None:
        """Pack a site as the action does: links as files, nothing whose name begins with a dot.

        https://github.com/actions/upload-pages-artifact
        """
        with tarfile.open(self.artifact, "w", dereference=True) as tar:
            for path in sorted(site.rglob("*")):
                name = path.relative_to(site)
                if path.is_file() and not any(part.startswith(".") for part in name.parts):
                    tar.add(path, name)
        for made in (".cache", "site"):  # what the action that keeps does after a job that went well
            shutil.copytree(self.work / made, self.kept / made, dirs_exist_ok=True)


def check_out(folder: Path) -> None:
    """Copy the files that git knows, or would take, as they stand in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    for name in filter(None, listed.stdout.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file() and not source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)

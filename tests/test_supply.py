"""What is installed is what is pinned, what is pinned is what is audited, and nothing else is asked for."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .contents import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOLDERS = sorted(path.parent for path in (ROOT / "tests").glob("*/package.json"))


def pins() -> dict[str, str]:
    """Return the exact versions of constraints.txt by name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    told = [line.partition("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): version for name, _, version in told}


def wanted() -> set[str]:
    """Return the packages that are installed for the program and its tests, at any depth."""
    extras = PROJECT["optional-dependencies"].values()
    left = [Requirement(one) for group in (PROJECT["dependencies"], *extras) for one in group]
    found: set[str] = set()
    while left:
        one = left.pop()
        name = canonicalize_name(one.name)
        extra = [{"extra": each} for each in (*one.extras, "")]
        if name in found or (one.marker and not any(one.marker.evaluate(each) for each in extra)):
            continue
        found.add(name)
        left += [Requirement(each) for each in metadata.requires(name) or ()]
    return found


def test_what_is_installed_is_pinned() -> None:
    """Each package is installed at the version that constraints.txt names, and that file names no other."""
    assert {name: metadata.version(name) for name in wanted()} == pins()


def test_bounds_have_two_ends() -> None:
    """A package of the program is asked for from a version that was tried, up to one that was not."""
    for one in PROJECT["dependencies"]:
        assert {each.operator for each in Requirement(one).specifier} == {">=", "<"}, one


def test_packages_of_the_tests_are_bounded_and_audited() -> None:
    """What comes by npm has a version or two bounds; every folder of it is audited and renewed."""
    for folder in FOLDERS:
        packages = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
        for version in packages.values():
            assert re.fullmatch(r"\d+\.\d+\.\d+|>=[\d.]+ <\d+", version)
    names = [folder.name for folder in FOLDERS]
    audit = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text(encoding="utf-8"))
    assert audit["jobs"]["npm"]["strategy"]["matrix"]["tests"] == names
    renewed = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    kinds = {one["package-ecosystem"]: one for one in renewed}
    assert kinds.keys() == {"github-actions", "pip", "npm"}
    assert kinds["npm"]["directories"] == [f"/tests/{name}" for name in names]

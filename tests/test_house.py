"""The house keeps its shape: floors, sizes, and nothing in it that names a machine or a host of packages."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .contents import ROOT, SMALL

LONGEST, BUILD_LONGEST, TEMPLATE_LONGEST = 250, 100, 250
ROW = re.compile(r"^\| (\d) \| `dxplan/([\w/]+?)(?:\.py|/)` \| (.+?) \|$", re.MULTILINE)
MACHINE = re.compile(r"/(?:home|Users|root|tmp|work)/")
# Spelled in parts, so that this file does not name them itself.
HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "debian" + ".org")
MAY_NAME_FOLDERS = {"tests/test_house.py"}
MODULES = sorted((ROOT / "dxplan").rglob("*.py"))
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts)


def floors() -> dict[str, tuple[int, int]]:
    """Return the floor of each module (or package) and its place in the README's map."""
    rows = ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    return {name: (int(floor), at) for at, (floor, name, _) in enumerate(rows)}


def room(path: Path) -> str:
    """Return the module or package of dxplan/ in which a file stands, as the map calls it."""
    return path.relative_to(ROOT / "dxplan").parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the modules and packages of dxplan/ that a file imports, its own not among them."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    package = parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {tuple(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            base += tuple(node.module.split(".")) if node.module else ()
            found |= {(*base, alias.name) for alias in node.names}
    return {name[1] for name in found if name[0] == "dxplan" and len(name) > 1} - {room(path), "__init__"}


def tracked() -> list[str]:
    """Return the files that git keeps or would keep."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return sorted(name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file())


def test_nothing_is_a_link() -> None:
    """No kept file is a link: it would lead to a place that only one machine has."""
    command = ["git", "ls-files", "--stage"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert [line for line in done.stdout.splitlines() if line.startswith("120000")] == []


def test_map_holds_every_room() -> None:
    """The README's map names each module and package of dxplan/ once, lower floors first."""
    rows = ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    names = [name for _, name, _ in rows]
    assert sorted(names) == sorted({room(path) for path in MODULES} - {"__init__"})
    assert [floor for floor, _, _ in rows] == sorted(floor for floor, _, _ in rows)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "dxplan").as_posix())
def test_imports_go_down(path: Path) -> None:
    """A room imports only from rooms above it on the map, which stand on the same floor or a lower one."""
    known = floors()
    here = known.get(room(path), (-1, -1))
    higher = {name for name in imports(path) if known[name][1] > here[1]}
    assert higher == set()


def test_nothing_below_imports_the_program() -> None:
    """No room imports build.py, and build.py alone ends the program."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(import build|from build)\b", text, re.MULTILINE), path
        assert "sys.exit(" not in text, path


@pytest.mark.parametrize(
    "path",
    [*MODULES, *TESTS],
    ids=lambda path: path.relative_to(ROOT).as_posix().removeprefix("dxplan/"),
)
def test_modules_are_short(path: Path) -> None:
    """A module, of the program or of its tests, has at most 250 lines and says first what it is for."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text)) or not text.strip()


def test_program_and_templates_are_short() -> None:
    """build.py stays under 100 lines, a template under 250; neither has logic for the other."""
    program = (ROOT / "build.py").read_text(encoding="utf-8")
    assert len(program.splitlines()) < BUILD_LONGEST
    assert "<" + "p>" not in program
    for path in sorted((ROOT / "layouts").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= TEMPLATE_LONGEST, path
        assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", text), path


def test_check_needs_no_heavy_package() -> None:
    """Checking content imports neither the charts' package nor the templates': it must answer at once."""
    heavy = {"altair", "jinja2", "vl_convert", "watchdog"}
    assert loaded("check", "--quiet", "--content", str(SMALL)) & heavy == set()


def test_a_build_that_does_nothing_loads_next_to_nothing(tmp_path: Path) -> None:
    """Where all stands, nobody waits for what would read, check or make it."""
    shutil.copytree(SMALL, tmp_path / "content")
    asked = ("--quiet", "--content", str(tmp_path / "content"), "--out", str(tmp_path / "site"))
    home = f"build.HERE = build.Path({str(tmp_path)!r})"
    assert loaded(*asked, home=home) >= {"yaml", "jinja2", "dxplan.model"}
    again = loaded(*asked, home=home)
    assert again & {"yaml", "jinja2", "markdown_it", "dxplan.model", "dxplan.load", "dxplan.whole"} == set()


def loaded(*asked: str, home: str = "") -> set[str]:
    """Return every module that a command loads."""
    run = f"main({asked!r}, build.build, build.read); print(' '.join(sys.modules))"
    code = f"import build, sys\n{home}\nfrom dxplan.commands import main\n{run}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    return set(done.stdout.decode().splitlines()[-1].split())


def test_no_machine_and_no_registry_is_named() -> None:
    """No file holds a path of somebody's machine or the host of a registry of packages."""
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if b"\0" in data or name in MAY_NAME_FOLDERS:
            continue
        text = data.decode("utf-8", "replace")
        assert not any(host in text for host in HOSTS), name
        assert not MACHINE.search(text), f"{name}: {MACHINE.search(text)}"


def test_no_work_is_left_for_later() -> None:
    """No file says that something remains to be done."""
    words = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK")) + r")\b")
    for name in tracked():
        if name.endswith((".py", ".html", ".css", ".js", ".yaml", ".yml", ".md", ".toml")):
            assert not words.search((ROOT / name).read_text(encoding="utf-8", errors="replace")), name


def test_every_exception_to_the_rules_has_a_reason() -> None:
    """Each rule that pyproject.toml switches off has its reason beside it; ruff refuses a bare noqa."""
    rules = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.ruff.lint]")[2]
    ignored = rules.partition("ignore = [")[2].partition("\n]")[0]
    somewhere = rules.partition("per-file-ignores]")[2].partition("\n[")[0]
    lines = [line for line in (ignored + somewhere).splitlines() if line.strip()]
    assert len(lines) > 1
    assert [line for line in lines if " # " not in line] == []

"""One size of invented content, measured in every way; each measurement is a process of its own."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dxplan.schema import SHAPES

from . import floor, hugo
from .content import LAST, Size, lay
from .measured import Run, run

KEYS = frozenset(key.name for shape in SHAPES.values() for key in shape.keys if key.kind == "text")
EDITED = "hokkaido/{year}/government.yaml"
NEXT = re.compile(r"^  ([a-z0-9-]+):\n(?:    .*\n)*?    next: \|\n      ・", re.MULTILINE)
FLOOR, HUGO, BARE, COLD, WARM, EDIT, CHECK = "floor", "hugo", "bare", "cold", "warm", "edit", "check"


@dataclass(slots=True)
class Measured:
    """What was found at one size: the runs of each thing, and how much there was."""

    size: Size
    runs: dict[str, list[Run]] = field(default_factory=dict)
    files: int = 0
    content: int = 0  # bytes
    pages: int = 0
    written: int = 0  # bytes of the pages, without charts
    edited: int = 0  # pages that one edit changed on disk

    def best(self, thing: str) -> Run:
        """Return the quickest run of a thing."""
        return min(self.runs[thing], key=lambda one: one.seconds)


def pages_of(site: Path) -> dict[str, tuple[int, int]]:
    """Return the pages of a site: their bytes, and which file of the disk each is."""
    found = {path.relative_to(site).as_posix(): path.stat() for path in site.rglob("*.html")}
    return {name: (stat.st_size, stat.st_ino) for name, stat in sorted(found.items())}


def measure(work: Path, size: Size, seed: int, rounds: int, say: Callable[[str], None]) -> Measured:
    """Return what is found in a folder that is not there yet; it is gone afterwards."""
    told = Measured(size)
    content = lay(work / "content", size, seed)
    kept = [path.stat().st_size for path in content.rglob("*") if path.is_file()]
    told.files, told.content = len(kept), sum(kept)
    source = work / "hugo"

    def once(thing: str, command: list[str]) -> Run:
        """Run a command and keep what it took."""
        done = run(command)
        told.runs.setdefault(thing, []).append(done)
        say(f"{size.prefectures} × {size.initiatives}, {thing}: {done.seconds:.1f} s, {done.peak:.0f} MiB")
        return done

    for at in range(rounds):
        home, site = work / "home", work / "site"
        for folder in (home, site, work / "floor", work / "hugo-site"):
            shutil.rmtree(folder, ignore_errors=True)
        once(BARE, _build(content, home, site, "--bare"))
        if not at:
            sizes = [length for length, _ in pages_of(site).values()]
            told.pages, told.written = len(sizes), sum(sizes)
            (work / "plan.json").write_bytes(floor.plan(sizes, KEYS))
            if hugo.program():
                hugo.lay(source, content, sizes, KEYS)
        for folder in (home, site):
            shutil.rmtree(folder, ignore_errors=True)
        once(FLOOR, _python("floor", content, work / "floor", work / "plan.json"))
        shutil.rmtree(work / "floor")
        if hugo.program():
            once(HUGO, hugo.command(source, work / "hugo-site"))
            made = [length for length, _ in pages_of(work / "hugo-site").values()]
            assert len(made) == told.pages
            assert 0.95 < sum(made) / told.written < 1.05
            shutil.rmtree(work / "hugo-site")
        once(COLD, _build(content, home, site))
        before = pages_of(site)
        assert len(before) == told.pages
        once(WARM, _build(content, home, site))
        assert pages_of(site) == before
        page, words = edit(content, at)
        once(EDIT, _build(content, home, site))
        after = pages_of(site)
        assert words in (site / page).read_text(encoding="utf-8"), page
        told.edited = sum(after[name] != before[name] for name in before)
        once(CHECK, [sys.executable, "build.py", "check", "--quiet", "--content", str(content)])
    shutil.rmtree(work)
    return told


def started(work: Path, *, bare: bool) -> Run:
    """Return the build of hardly anything: what is the same for every size."""
    content = lay(work / "content", Size(1, 4, 1))
    done = run(_build(content, work / "home", work / "site", *(["--bare"] if bare else [])))
    shutil.rmtree(work)
    return done


def edit(content: Path, at: int) -> tuple[str, str]:
    """Change a line of one evaluation; return the page that must show it, and its new words."""
    path = content / EDITED.format(year=LAST)
    text = path.read_text(encoding="utf-8")
    found = NEXT.search(text)
    assert found
    words = f"改めた行その{at + 1}。"
    path.write_text(f"{text[: found.end()]}{words}{text[found.end() :]}", encoding="utf-8", newline="\n")
    return f"hokkaido/initiatives/{found[1]}/index.html", words


def floors(one: Run) -> list[float]:
    """Return what the floor's parts took: reading, Markdown, templates, writing."""
    found: list[float] = json.loads(one.out)
    return found


def _python(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]


def _build(content: Path, home: Path, site: Path, *before: str) -> list[str]:
    asked = ["--content", str(content), "--out", str(site), "--lang", "en"]
    return [*_python("part"), *before, str(home), *asked]

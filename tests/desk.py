"""An editor's desk: what people do to content, to templates and styles, and the site that comes of it.

After each deed the site is built from the caches, and beside it clean: in a new folder, without what was
kept of prefectures. The two must say the same of content and hold the same bytes. Finished drawings are
shared by both, since they lie under the hash of what they were made from, and drawing takes longest.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import build
from dxplan.progress import Progress

from .contents import CASES, ROOT

FOLDERS = ("small", "two-prefectures", "city")  # cases whose prefectures lie on the desk
DRAWN = ("charts", "cards", "templates")
MENDED = 0.7  # how often a mistake is mended before anything else is done
LINE = "　あとから書いた。"
Told = tuple[bool, list[tuple[str, str, int]]]  # whether it is well, and each problem: code, file, line


@dataclass
class Desk:
    """A folder with content, layouts and a site; `deeds` tells what was done so far."""

    folder: Path
    chance: random.Random
    deeds: list[str] = field(default_factory=list)
    good: int = 0  # how often content was good enough for a site
    well: bool = True  # whether it is now

    def __post_init__(self) -> None:
        """Lay the folders out, and build once."""
        self.content, self.layouts = self.folder / "content", self.folder / "layouts"
        for name in reversed(FOLDERS):
            shutil.copytree(CASES / name / "content", self.content, dirs_exist_ok=True)
        shutil.copytree(ROOT / "layouts", self.layouts)
        self.before = self.built(self.folder / "site", self.folder)[1]

    def built(self, out: Path, home: Path, **asked: object) -> tuple[Told, dict[str, bytes]]:
        """Build with the caches of a folder; return what is said and the site."""
        kept, build.HERE = build.HERE, home
        layouts, build.LAYOUTS = build.LAYOUTS, self.layouts
        try:
            result = build.build(self.content, out, None, Progress(quiet=True), **asked)  # type: ignore[arg-type]
        finally:
            build.HERE, build.LAYOUTS = kept, layouts
        told = [(one.code, one.place.file, one.place.line) for one in result.problems]
        return (result.ok, told), held(out)

    def clean(self) -> tuple[Told, dict[str, bytes]]:
        """Build in a folder of its own with nothing kept but drawings."""
        home = self.folder / "clean"
        shutil.rmtree(home, ignore_errors=True)
        for name in DRAWN:
            if (self.folder / ".cache" / name).is_dir():
                shutil.copytree(self.folder / ".cache" / name, home / ".cache" / name)
        home.mkdir(exist_ok=True)
        return self.built(home / "site", home)

    def settle(self) -> None:
        """Build from the caches and clean, and hold them against each other."""
        said, site = self.built(self.folder / "site", self.folder)
        said_clean, clean = self.clean()
        assert said == said_clean, self.deeds
        self.good, self.well = self.good + said[0], said[0]
        if said[0]:
            differ = [
                name for name in sorted(site.keys() | clean.keys()) if site.get(name) != clean.get(name)
            ]
            assert differ == [], self.deeds
        else:
            assert site == self.before, self.deeds  # the old site stands
        self.before = site

    def work(self, deeds: int) -> None:
        """Do so many things by chance, and look at the site after each."""
        for _ in range(deeds):
            mend = not self.well and self.chance.random() < MENDED
            deed = all_is_mended if mend else self.chance.choice(DEEDS)
            self.deeds.append(f"{deed.__name__} {deed(self)}")
            self.settle()

    def some(self, pattern: str, under: Path | None = None) -> Path | None:
        """Return one of the files of a kind, none where there is none."""
        found = sorted(path for path in (under or self.content).rglob(pattern) if path.is_file())
        return self.chance.choice(found) if found else None


def held(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes; nothing where there is no folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def a_line(desk: Desk, change: Callable[[str], str], pattern: str = "*.yaml") -> str:
    """Change one line of one file."""
    path = desk.some(pattern)
    if path is None:
        return "nothing"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = desk.chance.randrange(len(lines)) if lines else 0
    if lines:
        lines[at] = change(lines[at])
    path.write_text("".join(lines), encoding="utf-8")
    return f"{path.relative_to(desk.content)}:{at + 1}"


def words_are_added(desk: Desk) -> str:
    """A sentence grows."""
    return a_line(desk, lambda line: f"{line.rstrip()}{LINE}\n" if line.strip() else line)


def a_digit_changes(desk: Desk) -> str:
    """A number or a year is another one."""
    digit = str(desk.chance.randrange(1, 9))
    return a_line(desk, lambda line: "".join(digit if sign.isdigit() else sign for sign in line))


def a_line_goes(desk: Desk) -> str:
    """A line is deleted."""
    return a_line(desk, lambda _: "")


def a_line_is_doubled(desk: Desk) -> str:
    """A line is typed twice."""
    return a_line(desk, lambda line: line + line)


def a_text_grows(desk: Desk) -> str:
    """A Markdown file gets a word."""
    return a_line(desk, lambda line: f"{line.rstrip()}{LINE}\n", "*.md")


def a_file_goes(desk: Desk) -> str:
    """A file is deleted."""
    path = desk.some("*.yaml")
    if path:
        path.unlink()
    return str(path)


def a_file_is_renamed(desk: Desk) -> str:
    """A file gets another name."""
    path = desk.some("*.yaml")
    if path:
        path.rename(path.with_name(f"{desk.chance.choice('abc')}-{path.name}"))
    return str(path)


def a_file_is_broken(desk: Desk) -> str:
    """What stands in a file is no YAML any more."""
    path = desk.some("*.yaml")
    if path:
        path.write_text('- "\n\t: [', encoding="utf-8")
    return str(path)


def all_is_mended(desk: Desk) -> str:
    """The content is what it was at first."""
    shutil.rmtree(desk.content)
    for name in reversed(FOLDERS):
        shutil.copytree(CASES / name / "content", desk.content, dirs_exist_ok=True)
    return ""


def a_prefecture_goes(desk: Desk) -> str:
    """A whole folder is deleted."""
    folders = sorted(path for path in desk.content.iterdir() if path.is_dir())
    if not folders:
        return "nothing"
    gone = desk.chance.choice(folders)
    shutil.rmtree(gone)
    return gone.name


def a_prefecture_comes(desk: Desk) -> str:
    """A folder is copied under another name, with another code."""
    folders = sorted(path for path in desk.content.iterdir() if path.is_dir())
    if not folders:
        return "nothing"
    source, name = desk.chance.choice(folders), f"new-{desk.chance.choice('abcd')}"
    shutil.copytree(source, desk.content / name, dirs_exist_ok=True)
    path = desk.content / name / "prefecture.yaml"
    if path.is_file():
        code = f"{desk.chance.randrange(1, 48):02d}"
        text = path.read_text(encoding="utf-8")
        lines = [f'code: "{code}"' if line.startswith("code:") else line for line in text.splitlines()]
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return f"{source.name} as {name}"


def a_template_changes(desk: Desk) -> str:
    """A template says something more."""
    path = desk.some("*.html", desk.layouts / desk.chance.choice(("pages", "parts", "shares")))
    if path:
        path.write_text(path.read_text(encoding="utf-8") + "{# more #}\n", encoding="utf-8")
    base = desk.layouts / "base.html"
    text = base.read_text(encoding="utf-8").replace("</footer>", f"<p>{len(desk.deeds)}</p>\n</footer>", 1)
    base.write_text(text, encoding="utf-8")
    return str(path)


def a_style_changes(desk: Desk) -> str:
    """A style sheet has one more rule."""
    path = desk.some("*.css", desk.layouts / "styles")
    if path:
        path.write_text(
            f"{path.read_text(encoding='utf-8')}\n.a{len(desk.deeds)} {{ margin: 0; }}\n", "utf-8"
        )
    return str(path)


def a_word_of_the_site_changes(desk: Desk) -> str:
    """The site says something in other words."""
    path = desk.layouts / "words.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nhome:\n  ja: ", f"\nhome:\n  ja: {len(desk.deeds)}", 1), encoding="utf-8")
    return "words.yaml"


def the_site_is_touched(desk: Desk) -> str:
    """Somebody edits or deletes a page of the site itself."""
    path = desk.some("*.html", desk.folder / "site")
    if path and desk.chance.random() < 0.5:
        path.unlink()
    elif path:
        path.write_text("touched", encoding="utf-8")
    return str(path)


DEEDS: tuple[Callable[[Desk], str], ...] = (
    *(words_are_added, words_are_added, words_are_added, a_digit_changes, a_digit_changes, a_line_goes),
    *(a_line_is_doubled, a_text_grows, a_file_goes, a_file_is_renamed, a_file_is_broken, all_is_mended),
    *(all_is_mended, a_prefecture_goes, a_prefecture_comes, a_prefecture_comes, a_template_changes),
    *(a_style_changes, a_word_of_the_site_changes),
)

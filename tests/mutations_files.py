"""What a stranger may do to files as a whole: their names, their kinds, their number."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from .hostile import RUNS
from .mutations import GOVERNMENT, LINES, YEAR, Mutation, lay, put, words
from .mutations_bytes import ABOUT, BYTES, MARKDOWN, add


def link(file: str, to: str) -> Callable[[Path], None]:
    """Return what puts a link in the place of a file."""

    def do(content: Path) -> None:
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).unlink(missing_ok=True)
        (content / file).symlink_to(to)

    return do


def pipe(content: Path) -> None:
    """Lay a pipe: who opens it waits for ever."""
    (content / "akita/2023/pipe.yaml").unlink(missing_ok=True)
    os.mkfifo(content / "akita/2023/pipe.yaml")


def sock(content: Path) -> None:
    """Lay a socket."""
    with (
        contextlib.chdir(content / "akita/2023"),
        socket.socket(socket.AF_UNIX) as one,
    ):  # paths must be short
        one.bind("socket.yaml")


def folder(file: str) -> Callable[[Path], None]:
    """Return what makes a folder with a file in it."""

    def do(content: Path) -> None:
        (content / file).mkdir(parents=True)
        (content / file / "x.yaml").write_text("title: x\n", encoding="utf-8")

    return do


def moved(old: str, new: str | bytes) -> Callable[[Path], None]:
    """Return what gives a file or folder another name."""

    def do(content: Path) -> None:
        (content / old).rename(content / os.fsdecode(new))

    return do


def copied(old: str, new: str) -> Callable[[Path], None]:
    """Return what lays a copy of a file or folder beside it."""

    def do(content: Path) -> None:
        (shutil.copytree if (content / old).is_dir() else shutil.copy)(content / old, content / new)

    return do


def gone(*files: Path) -> None:
    """Remove files and folders."""
    for one in files:
        (shutil.rmtree if one.is_dir() else Path.unlink)(one)


def many(content: Path) -> None:
    """Lay 3,000 files."""
    (content / "akita/2023/many").mkdir()
    for at in range(3000):
        (content / f"akita/2023/many/{at}.yaml").write_text("title: x\n", encoding="utf-8")


def deep(content: Path) -> None:
    """Lay a file 200 folders deep."""
    (content / ("akita/" + "d/" * 200)).mkdir(parents=True)
    (content / ("akita/" + "d/" * 200) / "x.yaml").write_text("title: x\n", encoding="utf-8")


def crowd(content: Path) -> None:
    """Lay 300 prefectures."""
    for at in range(300):
        (content / f"p{at}").mkdir()
        (content / f"p{at}/prefecture.yaml").write_text(
            f'code: "05"\nname: 県{at}\nkind: prefecture\n', encoding="utf-8"
        )


FILES: dict[str, Callable[[Path], object]] = {
    "link to a file outside": link("akita/2023/passwd.yaml", "/etc/passwd"),
    "link in place of a file": link(YEAR, "/etc/passwd"),
    "link to a folder outside": link("akita/2024", "/etc"),
    "link to itself": link("akita/2023/loop.yaml", "loop.yaml"),
    "link in a ring of folders": link("akita/2024", ".."),
    "link to nothing": link("akita/2023/gone.yaml", "nowhere.yaml"),
    "link to a device": link("akita/2023/zero.yaml", "/dev/zero"),
    "prefecture that is a link": link("kochi", "akita"),
    "pipe": pipe,
    "socket": sock,
    "folder that is named as a file": folder("akita/2023/x.yaml"),
    "text that is a folder": folder("notes.md"),
    "file named as a folder": lay("akita/2024", "x"),
    "prefecture that is a file": lay("kochi", "x"),
    "name of a device": copied(YEAR, "akita/2023/con.yaml"),
    "name of a device with more": copied(YEAR, "akita/2023/aux.x.yaml"),
    "name with a blank at its end": copied(YEAR, "akita/2023/government .yaml"),
    "name with a line end": copied(YEAR, "akita/2023/go\nvernment.yaml"),
    "name with escape signs": copied(YEAR, "akita/2023/\x1b[31m.yaml"),
    "name with harm": copied(YEAR, "akita/2023/<img src=x onerror=x>.yaml"),
    "name of bytes": moved(YEAR, b"akita/2023/\xff\xfe.yaml"),
    "name in other letters": moved(YEAR, "akita/2023/か\u3099.yaml"),
    "name in capitals": moved(YEAR, "akita/2023/Government.yaml"),
    "name in capitals beside": copied(YEAR, "akita/2023/GOVERNMENT.yaml"),
    "ending in capitals": moved(YEAR, "akita/2023/government.YAML"),
    "ending of Notepad": moved(YEAR, "akita/2023/government.yaml.txt"),
    "name of 250 letters": copied(YEAR, "akita/2023/" + "a" * 250 + ".yaml"),
    "name of a language": copied(YEAR, "akita/2023/government.fr.yaml"),
    "hidden file": copied(YEAR, "akita/2023/.government.yaml"),
    "only an ending": copied(YEAR, "akita/2023/.yaml"),
    "swap file of an editor": copied(YEAR, "akita/2023/government.yaml~"),
    "workbook": lay("akita/2023/government.xlsx", b"PK\x03\x04"),
    "page of its own": lay("akita/index.html", f"<script>{RUNS}</script>"),
    "script of its own": lay("assets/site.js", RUNS),
    "secrets": lay(".env", "TOKEN=x"),
    "git folder": lay("akita/.git/config", "x"),
    "program": lay("akita/__init__.py", "raise SystemExit"),
    "prefecture named assets": copied("akita", "assets"),
    "prefecture named en": copied("akita", "en"),
    "prefecture named search": copied("akita", "search"),
    "prefecture named by a device": copied("akita", "nul"),
    "prefecture in capitals": copied("akita", "Akita"),
    "prefecture in kana": copied("akita", "あきた"),
    "prefecture with a blank": copied("akita", "a kita"),
    "prefecture with harm": copied("akita", "<script>"),
    "prefecture twice": copied("akita", "akita2"),
    "year of nothing": moved("akita/2023", "akita/0000"),
    "year far ahead": moved("akita/2023", "akita/9999"),
    "year of letters": moved("akita/2023", "akita/二〇二三"),
    "year of five": moved("akita/2023", "akita/20233"),
    "3,000 files": many,
    "200 folders deep": deep,
    "300 prefectures": crowd,
    "no plan": lambda content: (content / "akita/plan/plan.yaml").unlink(),
    "no site": lambda content: (content / "site.yaml").unlink(),
    "no report": lambda content: (content / "akita/2023/report.yaml").unlink(),
    "no prefecture file": lambda content: (content / "akita/prefecture.yaml").unlink(),
    "no glossary": lambda content: (content / "glossary.yaml").unlink(),
    "no texts": lambda content: (content / "about.md").unlink(),
    "no translations": lambda content: gone(*content.rglob("*.en.*")),
    "no content": lambda content: gone(*content.iterdir()),
}


def every() -> Iterator[Mutation]:
    """Yield all that is done to content."""
    yield from words()
    for name, (file, old, new) in LINES.items():
        yield Mutation(name, put(file, old, new))
    for name, more in MARKDOWN.items():
        yield Mutation(f"Markdown: {name}", add(ABOUT, more))
    for name, body in BYTES.items():
        yield Mutation(f"bytes: {name}", lay(GOVERNMENT, body))
    for name, do in FILES.items():
        yield Mutation(f"files: {name}", do)

"""How problems are shown on the command line, and which files of content are meant by what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from dxplan.problems import Problem, format_text

GOOD, WRONG_CONTENT, WRONG_USE = 0, 1, 2
STOPPED, ENOUGH = 130, 141  # by Ctrl+C; by `| head`, which closes its end


def show(problems: Sequence[Problem], sources: dict[str, Any], lang: str) -> None:
    """Print problems with their frames, if there are any."""
    if problems:
        print(format_text(problems, lines_of(sources), "ja" if lang == "ja" else "en"), end="")


def lines_of(sources: dict[str, Any]) -> Callable[[str], Sequence[str]]:
    """Return a function that gives the lines of a file as typed."""
    return lambda path: sources[path].lines if path in sources else ()


def sentence(failed: Exception, lang: str) -> str:
    """Return what stopped the program, in the language asked for."""
    problem = getattr(failed, "problem", None)
    return str(getattr(problem, lang, failed))


def inside(path: Path, folder: Path) -> str:
    """Return the name of a path within a folder, typed from here or from there; "." is the folder."""
    for known in (path.resolve(), (folder / path).resolve()):
        if known.is_relative_to(folder.resolve()) and known.exists():
            return known.relative_to(folder.resolve()).as_posix()
    return path.as_posix()


def is_of(name: str, files: Iterable[str]) -> bool:
    """Whether a name is one of the files or a folder that holds some."""
    return name == "." or any(file == name or file.startswith(f"{name}/") for file in files)

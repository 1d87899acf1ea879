"""content/ becomes trees of text that remember file, line and column; every slip is explained, never relayed.

Reading never raises on content and never stops at the first problem: a mistyped line is mended in memory
so that the rest can be read. Nothing is written.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Sequence as Several
from pathlib import Path

from dxplan.problems import Place, Problem, has_errors, problem
from dxplan.scopes import scope_of

from .compose import compose
from .conflicts import MARKS, Slip, find_conflicts
from .encoding import CLEAN, MOST, decode, in_utf8, strip_controls
from .failures import explain_failure
from .notes import Notes
from .slips import find_slips
from .tree import Mapping, Node, Scalar, Sequence, SourceFile

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "SourceFile"]
__all__ += ["in_utf8", "is_read", "listed", "raw_files", "read_file", "read_listed", "read_sources"]

BIGGEST = 2_000_000  # bytes of one file
ROOM = 5_000_000  # bytes of all files of one prefecture: fifteen times the largest of 2026
LONGEST = 20_000  # lines of one file
ENDINGS = (".yaml", ".yml", ".md")
HIDDEN = tuple(f"{ending}.txt" for ending in ENDINGS)  # what Notepad adds where Windows hides endings
WHOLE_FILE = {"E-ENC", "E-UTF16"}  # they stand at a line, and say nothing of it
Read = Callable[[str, bytes], tuple[SourceFile, list[Problem]]]
ROUNDS = 6  # how often a file is mended and read again; what is left shows when these slips are mended


def read_sources(folder: Path) -> tuple[dict[str, SourceFile], list[Problem]]:
    """Return every YAML and Markdown file under a folder by its path, and every problem of reading them."""
    return read_listed(listed(folder))


def read_listed(
    found: Iterable[tuple[str, Path]], read: Read | None = None
) -> tuple[dict[str, SourceFile], list[Problem]]:
    """Return files that were listed, and every problem of reading them; `read` may know some already.

    Of a prefecture whose files are more than anybody types, the rest is not read, which is told once.
    """
    files: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    room: dict[str, int] = {}
    for name, path in found:
        if name in files:
            problems.append(problem("E-DUPFILE", Place(name), path=name))
            continue
        scope = scope_of(name)
        before = room.get(scope, ROOM)
        data, wrong = _bytes(name, path) if before >= 0 else (b"", None)
        room[scope] = before - len(data)
        if room[scope] < 0:
            files[name] = read_file(name, b"")[0]
            if before >= 0:
                problems.append(
                    problem("E-MUCH", Place(name), folder=scope or "content", limit=f"{ROOM:,} B")
                )
            continue
        files[name], told = (read or read_file)(name, data)
        problems += [wrong] if wrong else told
    return files, problems


def raw_files(folder: Path) -> Iterator[tuple[str, Path, bytes]]:
    """Yield each file that can be opened, once: its name, where it is, and what it holds."""
    seen: set[str] = set()
    for name, path in listed(folder):
        data, wrong = _bytes(name, path) if name not in seen else (b"", None)
        if name not in seen and not wrong:
            yield name, path, data
        seen.add(name)


def listed(folder: Path) -> list[tuple[str, Path]]:
    """Return the files to read with their names, sorted: the same on every system."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [name for name in folders if Path(root, name).is_symlink()]  # told of, never entered
        for name in (*names, *linked):
            path = Path(root, name)
            if is_read(name) or name in linked:
                known = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")
                found.append((unicodedata.normalize("NFC", known), path))
    return sorted(found)


def is_read(name: str) -> bool:
    """Whether a file is read, by its name or its path."""
    return name.lower().endswith(ENDINGS + HIDDEN) and not name.rpartition("/")[2].startswith(".")


def _bytes(name: str, path: Path) -> tuple[bytes, Problem | None]:
    """Return what a file holds, or nothing and why it is not read."""
    if path.is_symlink() or not path.is_file():
        return b"", problem("E-READ", Place(name))
    try:
        with path.open("rb") as file:
            data = file.read(BIGGEST + 1)
    except OSError as wrong:
        return b"", problem("E-READ", Place(name), reason=wrong.strerror or "")
    if len(data) > BIGGEST:
        return b"", problem("E-SIZE", Place(name), size=f"{path.stat().st_size:,} B", limit=f"{BIGGEST:,} B")
    return data, None


def read_file(name: str, data: bytes) -> tuple[SourceFile, list[Problem]]:
    """Return a file's tree and problems from its bytes. What is wrong with one line is told once."""
    decoded = decode(name, data)
    text = decoded.text
    typed = tuple(text.split("\n"))
    lines = list(typed)
    problems = list(decoded.problems)
    loose = not unicodedata.is_normalized("NFC", text)
    root: Node | None = None
    if len(lines) > LONGEST:
        problems.append(_too_long(name, len(lines)))
    elif decoded.readable:
        if not CLEAN.fullmatch(text):
            problems += strip_controls(name, lines)
        if any(mark in text for mark in MARKS):
            _mend(lines, find_conflicts(name, lines), problems)
        if not name.lower().endswith((".md", *HIDDEN)):
            root, found = _read_yaml(name, lines, "\n".join(lines) if problems else text, loose=loose)
            problems += _not_yet_told(found, problems)
    digest = hashlib.sha256(data).hexdigest()[:32]
    text = unicodedata.normalize("NFC", text) if loose else text
    return SourceFile(name, root, typed, text, digest), problems


def _read_yaml(name: str, lines: list[str], text: str, *, loose: bool) -> tuple[Node | None, list[Problem]]:
    """Return the tree of the lines and what is wrong; lines are mended in place until they can be read."""
    told: list[Problem] = []
    for _ in range(ROUNDS):
        root, notes = compose(name, lines, text, loose=loose)
        if not notes.failure and not notes.doubts:
            break
        if len(told) > MOST or not _mend(lines, find_slips(name, lines), told):
            told += _unexplained(name, lines, notes, told)
            break
        text = "\n".join(lines)
    problems = [*told, *_not_yet_told(notes.problems, told)]
    if isinstance(root, Mapping):
        return root, problems
    if root is not None and not has_errors(problems):
        problems.append(_not_keys(root))
    return None, problems


def _too_long(name: str, lines: int) -> Problem:
    words = {"size": f"{lines:,} 行", "size_en": f"{lines:,} lines"}
    words |= {"limit": f"{LONGEST:,} 行", "limit_en": f"{LONGEST:,} lines"}
    return problem("E-SIZE", Place(name), None, (), None, **words)


def _mend(lines: list[str], slips: Iterable[Slip], told: list[Problem]) -> bool:
    """Put the slips' repairs into the lines and tell their problems; return whether any line changed."""
    before = list(lines)
    slips = list(slips)
    told += _not_yet_told([slip.problem for slip in slips], told)
    for slip in slips:
        for index, line in slip.repair.items():
            lines[index] = line
    return lines != before


def _not_yet_told(found: Iterable[Problem], told: Several[Problem]) -> list[Problem]:
    """Return the problems of lines that no error has been told of: what follows from a slip is held back."""
    known = {one.place.line for one in told if one.severity == "error" and one.code not in WHOLE_FILE}
    return [one for one in found if one.place.line not in known]


def _unexplained(name: str, lines: list[str], notes: Notes, told: list[Problem]) -> list[Problem]:
    """Return what the lines did not show: doubts about other lines, or why the parser stopped."""
    doubts = _not_yet_told([doubt for doubt in notes.doubts if doubt], told)
    if notes.failure and not has_errors([*told, *doubts, *notes.problems]):
        return [explain_failure(name, lines, notes.failure)]
    return doubts


def _not_keys(root: Node) -> Problem:
    """Return the problem of a file that holds no keys."""
    if isinstance(root, Scalar) and not root.text:
        return problem("E-EMPTY", Place(root.place.file))
    kinds = {Scalar: ("文", "a sentence"), Sequence: ("「- 」で始まる一覧", "a list")}
    ja, en = kinds.get(type(root), ("", ""))
    return problem("E-TOP", root.place, found=ja, found_en=en)

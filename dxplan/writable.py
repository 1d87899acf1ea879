"""What may be written and where: file names that every system can hold, folders that are ours to replace.

It looks and explains; it writes nothing.
"""

from __future__ import annotations

import contextlib
import errno
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from .entries import DEVICE
from .problems import Place, Problem

MARKER = ".dxplan-site"  # a folder that holds this file was written by us, and is ours to replace
MARK = b"Written by `python build.py`. Whatever else is put into this folder is gone after the next build.\n"
WORKING = {"lock", "site", "old"}  # all that the working folder beside the site ever holds
UNPORTABLE = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*\ud800-\udfff]|[. ]$')
# In a list of names in small letters, a line each: a sign, an end or a word that may be one of the above.
DOUBTFUL = (
    re.compile(r"[^\w./\n-]", re.ASCII),
    re.compile(r"[./\n][/\n]"),
    re.compile(r"[/\n](?:con|prn|aux|nul|com\d|lpt\d)[./\n]"),
)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
FIXED = {errno.EXDEV, errno.EBUSY}  # a mounted folder, or one from a lower layer of a container


class EditFailed(Exception):  # noqa: N818  the sentence reads as it is raised
    """A file of content/ could not be written; all of them are as they were. `problem` says why."""

    def __init__(self, found: Problem) -> None:
        """Keep the problem."""
        super().__init__(found.ja)
        self.problem = found


class Stopped(Exception):  # noqa: N818 -- it says what happened
    """Something outside content stops the program; `problem` tells the person who started it."""

    def __init__(self, code: str, where: str, ja: str, en: str) -> None:
        """Keep the problem; the exception's own words are both sentences."""
        super().__init__(f"{ja}\n({en})")
        self.problem = Problem("error", code, Place(where), ja, en)


class WriteFailed(Stopped):
    """The site could not be written, and is as it was."""


def refuse_names(names: Iterable[str]) -> None:
    """Raise WriteFailed for a name that leaves the site, meets another, or that some system cannot hold."""
    every = list(names)
    if _plain(every):
        return
    taken: dict[str, str] = {}
    for name in sorted(every):
        parts = name.split("/")
        if name == MARKER or any(part in {"", ".", ".."} or UNPORTABLE.search(part) for part in parts):
            raise _bad_name(name, "ファイル名に使えない文字や形です", "no file may be called so")
        if any(DEVICE.fullmatch(part) for part in parts):
            raise _bad_name(name, "Windows がほかの用途に使う名前です", "Windows reserves this name")
        for depth in range(1, len(parts) + 1):
            here = "/".join(parts[:depth])
            entry = here if depth == len(parts) else here + "/"
            other = taken.setdefault(_fold(here), entry)
            if other != entry:
                raise _bad_name(
                    name,
                    f"「{other}」と区別できないシステムがあります",
                    f'some systems take it for "{other}"',
                )


def _plain(names: Sequence[str]) -> bool:
    """Whether all names are seen at once to be good; those of a large site are, and it saves time."""
    listed = "\n".join(["", *names, ""]).lower()
    if MARKER in names or listed.count("\n") != len(names) + 1:
        return False
    if any(sign.search(listed) for sign in DOUBTFUL):
        return False
    folders = {name.rpartition("/")[0] for name in names} - {""}
    while above := {name.rpartition("/")[0] for name in folders} - folders - {""}:
        folders |= above
    return len({*listed.split("\n"), *map(str.lower, folders)}) == len(names) + len(folders) + 1


def refuse_folder(site: Path, out: Path, guard: Sequence[Path]) -> None:
    """Raise WriteFailed when `site` (`out`, resolved) holds what we did not write, or is not ours."""
    kept = [folder.resolve() for folder in guard]
    here = [Path.cwd(), Path(__file__).resolve().parent]
    with contextlib.suppress(RuntimeError):  # a system user may have no home
        here.append(Path.home().resolve())
    inside = next((folder for folder in (*kept, *here) if folder.is_relative_to(site)), None)
    around = next((folder for folder in kept if site.is_relative_to(folder)), None)
    if inside or around:
        why = f"「{inside or around}」と重なっています", f'it overlaps "{inside or around}"'
    elif site.exists() and not site.is_dir():
        why = "同じ名前のファイルがあります", "a file has this name"
    elif (site / ".git").exists():
        why = "git の管理フォルダ .git があります", "it holds .git"
    elif site.is_dir() and any(site.iterdir()) and not (site / MARKER).is_file():
        why = "このプログラムが作ったものではないファイルがあります", "it holds files that are not ours"
    else:
        return
    raise WriteFailed(
        "E-OUT",
        str(out),
        f"「{out}」には書き出せません（{why[0]}）。--out で、空のフォルダか新しい名前を指定してください。",
        f'will not replace "{out}": {why[1]}; name an empty or new folder with --out',
    )


def refuse_work(work: Path) -> None:
    """Raise WriteFailed when the name of the working folder is taken by something of somebody else."""
    with contextlib.suppress(FileNotFoundError):
        if not {entry.name for entry in work.iterdir()} <= WORKING:
            raise WriteFailed(
                "E-OUT",
                str(work),
                f"作業に使う名前のフォルダ「{work}」がすでにあります。名前を変えるか、別の場所に移してください。",
                f'"{work}" is needed for work but holds other files; rename or move it',
            )


def busy(out: Path) -> WriteFailed:
    """Return the failure of a second build at the same time."""
    return WriteFailed(
        "E-BUSY",
        str(out),
        f"別の build.py が「{out}」を書いているところです。終わってから、もう一度実行してください。",
        f'another build is writing "{out}"; run this again when it has ended',
    )


def explain(fault: OSError, out: Path) -> WriteFailed:
    """Return a system's refusal in words for the person who started the build."""
    said = fault.strerror or str(fault)
    if fault.errno in FULL:
        code, ja, en = "E-FULL", "ディスクの空きが足りません。空きを増やしてください。", "the disk is full"
    elif fault.errno in FORBIDDEN:
        code, en = "E-DENIED", "not permitted (read-only, or a file is open elsewhere)"
        ja = "書き込みが許されていません。開いているファイルを閉じ、フォルダの権限を確かめてください。"
    elif fault.errno in FIXED:
        code, en = "E-FIXED", "this folder cannot be moved; delete it, or name a folder inside it with --out"
        ja = "フォルダごと入れ替えられません。消すか、その中のフォルダを --out で指定してください。"
    else:
        code, ja, en = "E-WRITE", f"書き込めませんでした（{said}）。", said
    return WriteFailed(
        code,
        str(out),
        f"「{out}」: {ja}前のサイトはそのまま残っています。",
        f'cannot write "{out}": {en}; the old site stands as it was',
    )


def _fold(name: str) -> str:
    """Return what a file system that ignores case and composition takes the name for."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _bad_name(name: str, ja: str, en: str) -> WriteFailed:
    """Return the failure for one file name, shown in signs that can be printed."""
    shown = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)
    return WriteFailed(
        "E-NAME",
        shown,
        f"「{shown}」という名前のファイルは公開できません（{ja}）。元の ID を変えてください。",
        f'"{shown}" cannot be a file of the site: {en}',
    )

"""New files for content/: a year, an initiative, a prefecture, with comments that say what goes where.

Pure: what is known in, files out. What must be written and is not known yet is a placeholder「（ここに…）」
that `check` points at until somebody has replaced it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dxplan.model import Prefecture, Site
from dxplan.schema import modeline
from dxplan.typed import prefecture_called
from dxplan.values import ID, LONGEST_ID, nearest

Files = dict[str, bytes]


class Refused(Exception):  # noqa: N818  it says what happened, not that a program erred
    """What was asked for cannot be made; nothing is written. Both sentences are for the person who asked."""

    def __init__(self, ja: str, en: str) -> None:
        """Keep the sentences."""
        super().__init__(ja)
        self.ja, self.en = ja, en


@dataclass(frozen=True, slots=True)
class Made:
    """The files to write, and what to do next, in Japanese and English. `folder` must not be there yet."""

    files: Files
    ja: tuple[str, ...]
    en: tuple[str, ...]
    folder: str = ""


def never_over(made: Made, content: Path) -> None:
    """Raise Refused when the new folder is there already, whatever it holds."""
    if made.folder and (content / made.folder).exists():
        raise Refused(
            f"content/{made.folder} はもうあります。何も書きませんでした。",
            f"content/{made.folder} is there already. Nothing was written.",
        )


def placeholder(what: str) -> str:
    """Return what stands where somebody has to write."""
    return f"（ここに{what}）"


def file_of(path: str, shape: str, *lines: str) -> bytes:
    """Return a new file of a kind."""
    return "".join(f"{one_line(line)}\n" for line in (modeline(path, shape), *lines)).encode()


def one_line(words: str) -> str:
    """Return words on one line: a title that was typed on several must not end a comment."""
    return words.replace("\n", " ")


def known_prefecture(site: Site | None, name: str) -> Prefecture:
    """Return a prefecture by its id; Refused when there is none."""
    known = {one.id: one for one in site.prefectures} if site else {}
    if name not in known:
        called = prefecture_called(site, name)
        if called:
            raise Refused(f"{name}は {called} です。", f'"{name}" is {called} here.')
        raise Refused(
            f"「{name}」という都道府県はありません{_meant(name, list(known), 'ja')}",
            f'There is no prefecture "{name}"{_meant(name, list(known), "en")}',
        )
    return known[name]


def known_one(ja: str, en: str, name: str, known: list[str]) -> str:
    """Return a name that is one of those known; Refused when it is not."""
    if name not in known:
        raise Refused(
            f"「{name}」という{ja}はありません{_meant(name, known, 'ja')}",
            f'There is no {en} "{name}"{_meant(name, known, "en")}',
        )
    return name


def new_id(name: str) -> str:
    """Return an id that can be used; Refused when it holds other signs than an id may."""
    if not ID.fullmatch(name) or len(name) > LONGEST_ID:
        raise Refused(
            f"「{name}」は ID に使えません。半角の英小文字・数字・ハイフンで、英字から始めてください。",
            f'"{name}" cannot be an id: lower-case letters, digits and hyphens, beginning with a letter.',
        )
    return name


def _meant(name: str, known: list[str], lang: str) -> str:
    meant = nearest(name, sorted(known)) or "、".join(sorted(known)[:12])
    if not meant:
        return "。" if lang == "ja" else "."
    return f"。{meant} のことですか？" if lang == "ja" else f". Did you mean {meant}?"

"""Files of content/ whose names are not of this site, and the files that they were probably meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .problems import Place, Problem, problem
from .schema import LANGUAGES, file_kind, sister_of
from .translations import SISTER
from .translations.texts import TEXTS
from .values import FIRST, LAST, is_id

GUIDE = "README.md"
COPY = re.compile(r"( ?-? ?(?:のコピー|コピー|copy|Copy)(?: ?\(\d+\))?| ?\(\d+\)|~)(?=\.)")  # of a copy
SURPLUS = (".txt", ".yaml", ".yml", ".md")  # an ending too many


def belongs(path: str) -> bool:
    """Whether a Japanese file of this name is one that the site uses."""
    if TEXTS.fullmatch(path) or path == GUIDE:
        return True
    known = file_kind(path)
    if known is None:
        return False
    field, year = known[1].get("field", "field"), known[1].get("year", str(FIRST))
    return is_id(field) and FIRST <= int(year) <= LAST


def misplaced(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield files that the site does not use, and those missing that one of them was meant to be."""
    held = set(paths)
    strays, lonely, near = [], dict[str, str](), dict[str, str]()
    for path in sorted(held):
        main = _main(path)
        meant = _meant(path)
        if main in held or (not main and belongs(path)):
            continue
        if main:
            lonely[main] = path
        elif meant and meant not in held and _has_place(meant):
            near.setdefault(meant, path)
        else:
            strays.append((path, meant if meant in held else ""))
    for path, copied in strays:
        yield problem("E-FILE", Place(path), path=path, copied=copied)
    for path in sorted(near.keys() | lonely.keys()):
        told = {"other": near.get(path, ""), "name": path.rpartition("/")[2]}
        if path in near and near[path].startswith(path):
            told = {"near": near[path], "surplus": near[path].removeprefix(path)}
        elif path not in near:
            told = {"sister": lonely[path]}
        yield problem("E-NOFILE", Place(path), None, (), None, path=path, **told)


def _main(path: str) -> str:
    """Return the Japanese file whose translation a file is by its name; nothing when it is none."""
    found = SISTER.fullmatch(path)
    if not found or found[2] not in LANGUAGES:
        return ""
    for main in (f"{found[1]}.{found[3]}", f"{path.rpartition('/')[0]}/prefecture.yaml"):
        if belongs(main) and sister_of(main, found[2]) == path:
            return main
    return ""


def _meant(path: str) -> str:
    """Return the name without what programs add to it, and with the usual ending."""
    name = unicodedata.normalize("NFKC", path)
    for ending in SURPLUS:
        if re.search(rf"\.(?:yaml|yml|md){re.escape(ending)}$", name, re.IGNORECASE):
            name = name[: -len(ending)]
    name = re.sub(r"\.ya?ml$", ".yaml", COPY.sub("", name), flags=re.IGNORECASE)
    return name if name != path else ""


def _has_place(path: str) -> bool:
    """Whether the site would use a file of this name, in Japanese or as a translation."""
    return belongs(path) or bool(_main(path))

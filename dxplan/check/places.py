"""What a place is called: its folder, which is its address, and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dxplan.addresses import taken
from dxplan.model import Prefecture
from dxplan.problems import Place, Problem, problem
from dxplan.schema import LANGUAGES
from dxplan.values import is_id

from .references import Known

# https://www.soumu.go.jp/denshijiti/code.html: two digits of a prefecture, three of a city and a check digit
CODE = re.compile(r"\d{2}(\d{3,4})?")


def folders(prefecture: Prefecture) -> Iterator[Problem]:
    """A folder has the form of an id, and no page or folder of the site itself has its name."""
    if not is_id(prefecture.id) or prefecture.id in taken(LANGUAGES):
        yield problem("E-FOLDER", Place(f"{prefecture.id}/prefecture.yaml"), found=prefecture.id)


def codes(prefecture: Prefecture) -> Iterator[Problem]:
    """A number has its digits."""
    if not CODE.fullmatch(prefecture.code):
        yield problem("E-CODE", prefecture.at("code"), found=prefecture.code)


def same_codes(known: Sequence[Known]) -> Iterator[Problem]:
    """No two places have one number."""
    first: dict[str, str] = {}
    for one in known:
        for code in one.ids.get("code", ()):
            other = first.setdefault(code, one.scope)
            if other != one.scope:
                yield problem("E-CODE", Place(f"{one.scope}/prefecture.yaml"), found=code, other=other)

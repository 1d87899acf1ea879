"""What one prefecture gives to the pages of all: plain words and numbers, and pieces of HTML.

A page of all prefectures is made from their shares alone. So a prefecture can be worked on by itself, in a
process or on a machine of its own, and what it gave can be kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from dxplan.charts import ComparedRow
from dxplan.model import Text
from dxplan.model.base import NO_TEXT

if TYPE_CHECKING:
    from .across import Coverage
    from .dated import Dated
    from .edition import Figure
    from .opendata import Held

Options = list[tuple[str, str]]  # values of a filter with their words


class Piece(NamedTuple):
    """What a prefecture says on a page of all: a template of layouts/shares, the page, what is shown."""

    template: str
    address: str
    data: Mapping[str, Any]


class Number(NamedTuple):
    """A number under the yardstick of a theme: as a row of its chart, its unit, the documents it is from."""

    row: ComparedRow
    unit: Text
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What the pages of all prefectures show of one, in one language.

    `pieces` are what it says, by name; they hold records. Rendered, they are the HTML of `said`, and nothing
    leads back to the records of the prefecture.
    """

    id: str
    code: str
    kind: str
    name: Text
    plan: Text = NO_TEXT
    look: str = ""
    newest: int = 0  # the newest fiscal year that a report is about; 0 for none
    initiatives: int = 0
    departments: int = 0
    sources: int = 0
    behind: tuple[int, int] | None = None  # how many are below plan, of how many that were judged
    figures: tuple[Figure, ...] = ()
    filters: Mapping[str, Options] = field(default_factory=dict)  # of the search page
    tables: Mapping[str, Held] = field(default_factory=dict)
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of what it has on each theme
    numbers: Mapping[str, Number] = field(default_factory=dict)  # by the id of what is counted
    coverage: Mapping[str, Coverage] = field(default_factory=dict)  # by language
    dated: tuple[Dated, ...] = ()
    pieces: Mapping[str, Piece] = field(default_factory=dict)
    said: Mapping[str, Markup] = field(default_factory=dict)
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # that it uses, by page

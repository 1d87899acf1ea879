"""The plan of one prefecture: its fields with areas, initiatives and indicators, and its documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from .words import Said, fill, say, slug, words
from .written import Record

IN_AREA = 5  # initiatives
MEASURED, TWICE, SUMMARISED, BASED = 0.5, 0.1, 0.3, 0.3  # shares of initiatives, or of indicators


@dataclass(frozen=True, slots=True)
class Indicator:
    """What counts an initiative, up to its highest number."""

    id: str
    name: Said
    unit: Said
    direction: str
    highest: int


@dataclass(frozen=True, slots=True)
class Initiative:
    """One initiative, the field where it stands, and which subject and tool its texts are about."""

    id: str
    title: Said
    field: str
    departments: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    about: Mapping[str, Said]


def invent(choice: Random, count: int) -> list[Initiative]:
    """Return so many initiatives: first those that every prefecture has, then its own."""
    fields = [name for name, *_ in words()["field"]][:count]
    found = []
    seen = Counter[str]()
    for at in range(count):
        field = fields[at % len(fields)]
        departments = tuple(one[0] for one in choice.sample(words()["department"], choice.choice((1, 1, 2))))
        if at < len(words()["common"]):
            name, ja, en, *counted = words()["common"][at]
            ident, indicator, unit = counted[0], Said(*counted[1:3]), Said(*counted[3:5])
            own = (Indicator(ident, indicator, unit, "at_least", counted[5]),)
            found.append(Initiative(name, Said(ja, en), field, departments, own, {}))
            continue
        about = {kind: Said(*choice.choice(words()[kind])) for kind in ("subject", "tool")}
        name = slug(about["subject"].en, about["tool"].en)
        seen[name] += 1
        name += f"-{seen[name]}" if seen[name] > 1 else ""
        title = say(choice, "title", **about)
        found.append(Initiative(name, title, field, departments, _indicators(choice, name, about), about))
    return found


def _indicators(choice: Random, name: str, about: Mapping[str, Said]) -> tuple[Indicator, ...]:
    several = (choice.random() < MEASURED) + (choice.random() < TWICE)
    made = []
    for at, entry in enumerate(choice.sample(words()["indicator"], several)):
        ja, en, unit, unit_en, direction, highest = entry
        said = fill(choice, Said(ja, en), **about)
        made.append(
            Indicator(f"{name}-count-{at + 1}", said, Said(unit, unit_en), direction, max(highest, 1))
        )
    return tuple(made)


def fields(
    choice: Random, initiatives: Sequence[Initiative], years: Sequence[int], source: str
) -> dict[str, Record]:
    """Return the file of each field by its name."""
    told: dict[str, Record] = {}
    for at, (name, ja, en) in enumerate(words()["field"]):
        own = [one for one in initiatives if one.field == name]
        areas = [own[first : first + IN_AREA] for first in range(0, len(own), IN_AREA)]
        if areas:
            told[name] = {
                "code": f"第{at + 1}",
                "title": Said(ja, en),
                "source": source,
                "areas": [
                    {
                        "id": f"{name}-{number}",
                        "code": f"({number})",
                        "title": say(choice, "area"),
                        "initiatives": [_record(choice, one, years) for one in area],
                    }
                    for number, area in enumerate(areas, start=1)
                ],
            }
    return told


def _record(choice: Random, one: Initiative, years: Sequence[int]) -> Record:
    record: dict[str, Any] = {"id": one.id, "title": one.title}
    if choice.random() < SUMMARISED:
        record["summary"] = say(choice, "summary", **one.about)
    if one.indicators:
        record["indicators"] = [_counted(choice, indicator, years) for indicator in one.indicators]
    return record


def _counted(choice: Random, one: Indicator, years: Sequence[int]) -> Record:
    record: dict[str, Any] = {"id": one.id, "name": one.name, "unit": one.unit, "direction": one.direction}
    if choice.random() < BASED:
        ends = (0.1, 1) if one.direction == "at_least" else (1, 0.1)
        for key, year, share in zip(
            ("baseline", "long_term"), (years[0] - 1, years[-1] + 1), ends, strict=True
        ):
            value = round(one.highest * share)
            record[key] = {"value": value, "printed": f"{value:,}{one.unit.ja}", "as_of": year}
    return record

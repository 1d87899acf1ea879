"""What one prefecture published: its documents, what is misprinted in them, its schedule."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from dxplan.language import fiscal_year

from .plan import Initiative
from .words import Said, say, words
from .written import Record

READINGS, ROWS = 6, 8  # ROWS of the schedule in each field
UNDATED = Said("資料の本文に日付がない。", "The text of the document bears no date.")


def progress(name: Said, year: int) -> Said:
    """Return the title of a year's report."""
    when = fiscal_year(year, "ja").partition("（")[0]
    return Said(
        f"{name.ja}DX推進計画の進捗状況について({when})",
        f"Progress of the {name.en} DX Promotion Plan (FY{year})",
    )


def sources(choice: Random, name: Said, own: Sequence[Initiative], spanned: Sequence[int]) -> Record:
    """Return the documents of a prefecture, and what is read otherwise than they print it."""
    by = Said("DX推進本部事務局", "DX Promotion Headquarters Secretariat")
    titles = {f"plan-{spanned[0]}": Said(f"{name.ja}DX推進計画", f"{name.en} DX Promotion Plan")}
    titles |= {f"progress-{year}": progress(name, year) for year in spanned}
    titles[f"schedule-{spanned[-1]}"] = Said("DXの推進の予定について", "On the schedule of DX promotion")
    readings = []
    for at, one in enumerate(choice.sample(list(own), min(READINGS, len(own))), start=1):
        why = Said(f"ほかの資料では「{one.title.ja}」とある。", f"Other documents have “{one.title.en}”.")
        readings.append(
            {
                "id": f"reading-{at}",
                "source": choice.choice(list(titles)),
                "where": Said(f"一覧の{at}行目", f"Row {at} of the list"),
                "printed": say(choice, "row"),
                "read": one.title,
                "confidence": choice.choice(("proven", "strong", "guess")),
                "why": why,
                "records": [one.id],
            }
        )
    documents = {
        ident: {"title": title, "publisher": by, "undated": UNDATED} for ident, title in titles.items()
    }
    return {"sources": documents, "readings": readings}


def schedule(choice: Random, own: Sequence[Initiative], year: int) -> Record:
    """Return a year's schedule by quarter."""
    groups = []
    for field, ja, en in words()["field"]:
        rows: list[dict[str, Any]] = []
        for one in [each for each in own if each.field == field][:ROWS]:
            quarters = {
                f"q{at}": say(choice, "quarter", **one.about) for at in range(1, 5) if choice.random() < 0.7
            }
            row = {"id": f"{one.id}-row", "number": len(rows) + 1, "title": one.title}
            rows.append({**row, "departments": list(one.departments), "initiatives": [one.id], **quarters})
        if rows:
            groups.append({"id": field, "title": Said(f"<{ja}>", f"<{en}>"), "field": field, "rows": rows})
    title = Said("DXの推進の予定について", "On the schedule of DX promotion")
    return {"title": title, "source": f"schedule-{year}", "groups": groups}

"""Things that a stranger may do to the content: words, YAML, Markdown, numbers, files and names.

Each is done to a copy of the real content. What is said of each stands in `fixtures/mutations.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .hostile import PAYLOADS, RUNS

GOVERNMENT, YEAR = "akita/plan/government.yaml", "akita/2023/government.yaml"
REPORT, PLACE, SOURCES = "akita/2023/report.yaml", "akita/prefecture.yaml", "akita/sources.yaml"
SCHEDULE, MONTHS = "akita/2023/schedule.yaml", "aomori/2023/schedule.yaml"
TITLE = "title: 電子申請・届出サービスの充実"
WORDS = {  # where free words stand: what stands there, and what goes before and after other words
    "initiative title": (GOVERNMENT, TITLE, "title: "),
    "prefecture name": (PLACE, "name: 秋田県", "name: "),
    "department": (PLACE, "name: 出納局", "name: "),
    "document title": (SOURCES, "title: 令和5年度のデジタル化、DXの推進について", "title: "),
    "indicator": (GOVERNMENT, "name: 行政手続の電子化率", "name: "),
    "schedule": (SCHEDULE, "title: DX戦略本部会議", "title: "),
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One thing that is done to a copy of the content."""

    name: str
    do: Callable[[Path], object]


def put(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what puts words where others stand, the first time that they do."""

    def do(content: Path) -> None:
        text = (content / file).read_text(encoding="utf-8")
        assert old in text, f"{file}: {old}"
        (content / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return do


def lay(file: str, body: bytes | str) -> Callable[[Path], None]:
    """Return what writes a file, with its folders."""

    def do(content: Path) -> None:
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_bytes(
            body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
        )

    return do


def quoted(words: str) -> str:
    """Return words as YAML in double quotes."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def words() -> Iterator[Mutation]:
    """Every payload in every place: accepted, as words."""
    for where, (file, old, key) in WORDS.items():
        for number, payload in enumerate(PAYLOADS):
            yield Mutation(f"{where} with harm {number}", put(file, old, f"{key}{quoted(payload)}"))


LINES = {  # one line of a file for another: what stands there, and what comes
    "bidi override": (GOVERNMENT, TITLE, 'title: "a\\u202eb"'),
    "nul escape": (GOVERNMENT, TITLE, 'title: "a\\0b"'),
    "lone surrogate": (GOVERNMENT, TITLE, 'title: "a\\ud800b"'),
    "zero-width words only": (GOVERNMENT, TITLE, 'title: "\\u200b"'),
    "python object": (GOVERNMENT, TITLE, "title: !!python/object/apply:os.system [echo]"),
    "own tag": (GOVERNMENT, TITLE, "title: !x 電子"),
    "anchor": (GOVERNMENT, TITLE, "title: &a 電子"),
    "alias of nothing": (GOVERNMENT, TITLE, "title: *a"),
    "merge key": (GOVERNMENT, TITLE, "<<: {title: 電子}"),
    "list for words": (GOVERNMENT, TITLE, "title: [電子, 申請]"),
    "map for words": (GOVERNMENT, TITLE, "title: {a: 電子}"),
    "key twice": (GOVERNMENT, TITLE, f"{TITLE}\n        {TITLE}"),
    "unknown key with harm": (GOVERNMENT, TITLE, f'{TITLE}\n        "<script>{RUNS}</script>": x'),
    "key of Python": (GOVERNMENT, TITLE, f"{TITLE}\n        __class__: x"),
    "title of a million letters": (GOVERNMENT, TITLE, "title: " + "長" * 1_000_000),
    "title of 20,000 letters": (GOVERNMENT, TITLE, "title: " + "長" * 20_000),
    "id that climbs": (GOVERNMENT, "id: electronic-applications", "id: ../../../etc/passwd"),
    "id with a slash": (GOVERNMENT, "id: electronic-applications", "id: a/b"),
    "id of a device": (GOVERNMENT, "id: electronic-applications", "id: con"),
    "id of dots": (GOVERNMENT, "id: electronic-applications", 'id: ".."'),
    "id with harm": (GOVERNMENT, "id: electronic-applications", "id: <script>"),
    "id in capitals": (GOVERNMENT, "id: electronic-applications", "id: Electronic-Applications"),
    "id of 300 letters": (GOVERNMENT, "id: electronic-applications", "id: " + "a" * 300),
    "id of nothing": (GOVERNMENT, "id: electronic-applications", 'id: ""'),
    "id of kana": (GOVERNMENT, "id: electronic-applications", "id: でんし"),
    "id twice": (GOVERNMENT, "id: construction-procedures", "id: cashless-payment"),
    "id of a page": (GOVERNMENT, "id: electronic-applications", "id: index.html"),
    "number of infinity": (YEAR, "target: 80\n", "target: .inf\n"),
    "number that is none": (YEAR, "target: 80\n", "target: .nan\n"),
    "number of 5,000 digits": (YEAR, "target: 80\n", f"target: {'9' * 5000}\n"),
    "number beyond all": (YEAR, "target: 80\n", "target: 1e999999999\n"),
    "number close to nothing": (YEAR, "target: 80\n", "target: 1e-999999999\n"),
    "number in hex": (YEAR, "target: 80\n", "target: 0x50\n"),
    "number of base 60": (YEAR, "target: 80\n", "target: 1:20\n"),
    "number with a formula": (YEAR, "target: 80\n", "target: =1+1\n"),
    "target of nought": (YEAR, "80\n        target_printed: 80%", "0\n        target_printed: 0%"),
    "number below nought": (YEAR, "target: 80\n", "target: -80\n"),
    "number of another text": (YEAR, "actual: 78.1\n", "actual: 78.2\n"),
    "no unit": (GOVERNMENT, '            unit: "%"\n', ""),
    "row number of a billion": (YEAR, "number: 1\n", "number: 1000000000\n"),
    "row number of half": (YEAR, "number: 1\n", "number: 1.5\n"),
    "row number of letters": (YEAR, "number: 1\n", "number: x\n"),
    "row number of 5,000 digits": (YEAR, "number: 1\n", f"number: {'9' * 5000}\n"),
    "date of no month": (YEAR, "as_of: 2024-03\n", "as_of: 2024-13\n"),
    "date of no day": (YEAR, "as_of: 2024-03\n", "as_of: 2024-02-30\n"),
    "date of no year": (YEAR, "as_of: 2024-03\n", "as_of: 0000-01\n"),
    "date long ago": (YEAR, "as_of: 2024-03\n", "as_of: 1868-01\n"),
    "date far ahead": (YEAR, "as_of: 2024-03\n", "as_of: 9999-12\n"),
    "date before the year": (YEAR, "as_of: 2024-03\n", "as_of: 2021-03\n"),
    "date of a formula": (YEAR, "as_of: 2024-03\n", "as_of: =TODAY()\n"),
    "grade of another plan": (YEAR, "grade: B\n", "grade: 優\n"),
    "grade with harm": (YEAR, "grade: B\n", f'grade: "B<script>{RUNS}</script>"\n'),
    "no grade": (YEAR, "    grade: B\n", ""),
    "department of nobody": (YEAR, "      - planning\n", "      - nobody\n"),
    "department of itself": (PLACE, "    name: 出納局\n", "    name: 出納局\n    parent: accounting\n"),
    "departments in a ring": (
        PLACE,
        "    name: 出納局\n  planning:\n    name: 企画振興部\n",
        "    name: 出納局\n    parent: planning\n  planning:\n    name: 企画振興部\n    parent: accounting\n",
    ),
    "source of nowhere": (REPORT, "source: progress-2023", "source: nowhere"),
    "count of a billion": (REPORT, "count: 17", "count: 1000000000"),
    "share beyond all": (REPORT, "share: 20.7", "share: 120.7"),
    "month of nothing": (MONTHS, "starts: 2023-06-02", "starts: 2023-00-02"),
    "month of another year": (MONTHS, "starts: 2023-06-02", "starts: 1999-06-02"),
    "mark of a thousand": (MONTHS, "mark: ◎", f"mark: {'◎' * 1000}"),
    "prefecture of no number": (PLACE, 'code: "05"', 'code: "99"'),
    "prefecture of another": (PLACE, 'code: "05"', 'code: "02"'),
    "code that climbs": (PLACE, 'code: "05"', 'code: "../05"'),
    "web page of a script": ("aomori/headquarters.yaml", "link: https://", f"link: javascript:{RUNS}//"),
    "address of a script": ("site.yaml", "base_url: https://example.org/dx/", f"base_url: javascript:{RUNS}"),
    "address with harm": ("site.yaml", "base_url: https://example.org/dx/", f"base_url: 'https://x/\"><script>{RUNS}</script>/'"),
    "address without an end": ("site.yaml", "base_url: https://example.org/dx/", "base_url: https://example.org/dx"),
    "repository of a script": ("site.yaml", 'repository: ""', f"repository: javascript:{RUNS}"),
    "repository with harm": ("site.yaml", 'repository: ""', f"repository: 'https://x/\"><script>{RUNS}</script>'"),
    "licence of its own": ("site.yaml", "licence: CC-BY-4.0", "licence: MINE"),
    "term of one blank": ("glossary.yaml", "    term: DX\n", '    term: " "\n'),
    "term of signs": ("glossary.yaml", "    term: DX\n", "    term: (.*)+$\n"),
    "term twice": ("glossary.yaml", "    term: ICT\n", "    term: DX\n"),
    "order of others": ("akita/plan/plan.yaml", "  - government\n", "  - ../aomori\n"),
    "order twice": ("akita/plan/plan.yaml", "  - government\n", "  - government\n  - government\n"),
}  # fmt: skip

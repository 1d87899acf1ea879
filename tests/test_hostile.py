"""A site whose every string carries harm: all of it is there as words, and nothing of it is anything else."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from .documents import addresses, page
from .hostile import FLAG, PAYLOADS
from .test_site_words import told, words_of

DOING = frozenset(  # elements that load, run or send something, or change what the page means
    {"script", "iframe", "object", "embed", "img", "link", "meta", "base", "form", "input", "style", "source"}
)
SAFE = re.compile(r"(https?:|mailto:|#|\.{1,2}/|/|[\w%-]+(?:[./?#]|$)|$)", re.ASCII)
ADDRESSES = ("href", "src", "action", "data-spec", "data-vega", "xlink:href")
BEGINS = re.compile(r"[=+\-@＝＋＠\t\r\n]|－(?=[^ ])")  # what a spreadsheet may compute
NUMBERED = re.compile(r"h\d+$")  # the end of every payload
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def counted(site: Path, address: str) -> Counter[str]:
    """Return how many elements of each kind that does something a page has."""
    return Counter(one.tag for one in page(site, address).all() if one.tag in DOING)


def test_the_pages_do_what_they_did(built: Path, harmed_built: Path) -> None:
    """No page has come or gone, and none loads, runs or sends what it did not before."""
    assert addresses(harmed_built) == addresses(built)
    other = [one for one in addresses(built) if counted(built, one) != counted(harmed_built, one)]
    assert other == []


def test_no_attribute_is_a_script_and_no_address_is_one(harmed_built: Path) -> None:
    """Every attribute is one of ours; every address is relative, of the web or of a mailbox."""
    faults = []
    for address in addresses(harmed_built):
        for one in page(harmed_built, address).all():
            for name, value in one.attributes.items():
                if name.startswith("on") or name in {"srcdoc", "style"}:
                    faults.append(f"{address}: {one.tag} {name}={value}")
                if name in ADDRESSES and not SAFE.match(value):
                    faults.append(f"{address}: {one.tag} {name}={value}")
    assert faults == []


def test_every_harmed_word_is_told(harmed_built: Path) -> None:
    """Each line stands on some page, letter for letter, harm and all: nothing was cut, dropped or obeyed.

    Aomori's plan has no initiatives, so that no page needs its word for them.
    """
    content = harmed_built.with_name("harmed")
    unshown: dict[str, str] = {}
    for lang, suffixes in (("ja", [".yaml"]), ("en", [".en", ".yaml"])):
        wanted = told(lambda path, own=suffixes: path.suffixes == own, content)  # type: ignore[misc]
        lines = {line: name for line, name in wanted.items() if NUMBERED.search(line)}
        unshown |= {line: name for line, name in lines.items() if line not in words_of(harmed_built, lang)}
        assert len(lines) > 500
    own = {name: line.startswith(("取組", "Effort")) for line, name in unshown.items()}
    assert own == {"aomori/plan/plan.yaml": True, "aomori/plan/plan.en.yaml": True}, unshown


def cells(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every cell of every CSV of a site."""
    for path in sorted(site.rglob("*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        yield from ((path.name, cell) for row in csv.reader(io.StringIO(text, newline="")) for cell in row)


def test_no_cell_is_a_formula(built: Path, harmed_built: Path) -> None:
    """Whatever is put before a word, a spreadsheet takes no cell for a formula; numbers stay numbers."""
    for site in (built, harmed_built):
        found = [(name, cell) for name, cell in cells(site) if BEGINS.match(cell)]
        assert [one for one in found if not NUMBER.fullmatch(one[1])] == []


def test_what_programs_read_can_be_read(harmed_built: Path) -> None:
    """Every JSON, feed, map and picture is whole: no payload ended one early."""
    count = 0
    for path in sorted(harmed_built.rglob("*")):
        if path.suffix in {".json", ".jsonld"}:
            json.loads(path.read_bytes())
        elif path.suffix in {".xml", ".atom", ".svg"}:
            found = {one.tag.rpartition("}")[2] for one in ET.fromstring(path.read_bytes()).iter()}
            assert not found & {"script", "foreignObject", "iframe", "x"}, path
        else:
            continue
        count += 1
    assert count > 300


def test_linked_data_is_whole(harmed_built: Path) -> None:
    """What pages tell search engines is one JSON document, whatever its words."""
    for address in addresses(harmed_built):
        for one in page(harmed_built, address).all("script", type="application/ld+json"):
            json.loads("".join(part for part in one.inside if isinstance(part, str)))


def test_templates_in_content_are_words(harmed_built: Path) -> None:
    """Nothing between braces is computed."""
    assert any("{{" in one for one in PAYLOADS)
    for address in addresses(harmed_built):
        assert "obeyed" not in page(harmed_built, address).first("body").text
    assert FLAG in words_of(harmed_built, "ja")

"""What describes the open data: Data Package, catalogue and zip say what the files are."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import build
from dxplan.licence import LICENCES
from dxplan.opendata import common_data, offer, open_data
from dxplan.schema import SHAPES
from dxplan.words import read_words

from . import printing
from .contents import CASES, REAL, Edit, edit, lay, read
from .documents import page

BASE = "https://example.org/dx/"
NAMES = ("akita", "aomori", "fukushima")
VOCABULARIES = ("http://id.loc.gov/", "https://www.iana.org/")
FIXED = (1980, 1, 1, 0, 0, 0)


@cache
def files(base: str = BASE) -> dict[str, bytes]:
    """Return the data files of the real content."""
    return files_of(REAL, base)


def files_of(content: Path, base: str) -> dict[str, bytes]:
    """Return the data files of a folder of content."""
    site = read(content)[1].site
    assert site is not None
    found, offers = dict[str, bytes](), []
    for one in printing.datasets(site, base).values():
        own = open_data(one)
        found |= own
        offers.append(offer(one, own))
    found |= common_data(site, offers, read_words(build.LAYOUTS, site.languages), base)
    return found


def small(folder: Path, *edits: Edit, base: str = BASE) -> dict[str, bytes]:
    """Return the data files of the small site with edits."""
    return files_of(edit(lay(CASES / "small", folder / "content"), *edits), base)


def package(name: str, held: dict[str, bytes]) -> dict[str, Any]:
    """Return a prefecture's datapackage.json."""
    made: dict[str, Any] = json.loads(held[f"data/{name}/datapackage.json"])
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_package_describes_its_files(name: str) -> None:
    """Every CSV and JSON is a resource with its size and hash, and every resource is a file."""
    told = package(name, files())
    held = {
        path.rpartition("/")[2]: body
        for path, body in files().items()
        if path.startswith(f"data/{name}/") and path.endswith((".csv", ".json"))
    }
    held.pop("datapackage.json")
    assert {one["path"] for one in told["resources"]} == held.keys()
    for one in told["resources"]:
        body = held[one["path"]]
        assert one["bytes"] == len(body)
        assert one["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert one["title"] and one["title_en"] and one["description"] and one["description_en"]  # noqa: PT018
    assert len({one["name"] for one in told["resources"]}) == len(told["resources"])


@pytest.mark.parametrize("name", NAMES)
def test_a_package_says_whose_it_is(name: str) -> None:
    """Titles in both languages, the licence that site.yaml names, and every document with its publisher."""
    told = package(name, files())
    assert re.fullmatch(r"[a-z0-9-]+", told["name"])
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert told["licenses"][0]["path"] == LICENCES["CC-BY-4.0"].address
    assert told["rights"].startswith("資料の文章と数値は")
    rows = csv.DictReader(io.StringIO(files()[f"data/{name}/sources.csv"].decode("utf-8-sig")))
    assert [(one["name"], one["title"], one["publisher"]) for one in told["sources"]] == [
        (row["id"], row["title_ja"], row["publisher_ja"]) for row in rows
    ]
    assert told["homepage"] == f"{BASE}data/{name}/"
    for language in ("", "_en"):
        assert all(len(told[f"{key}{language}"]) > 10 for key in ("title", "description"))


def test_without_a_public_address_none_is_told(tmp_path: Path) -> None:
    """Then the package names no home page, and the catalogue leads relative to itself."""
    held = small(tmp_path, base="")
    told = package("minato", held)
    assert not {"id", "homepage"} & told.keys()
    made = json.loads(held["data/catalog.jsonld"])
    assert made["@id"] == "./"
    assert made["dcat:dataset"][0]["@id"] == "minato/#dataset"
    assert "http" not in json.dumps([one for one in identified(made) if not one.startswith(VOCABULARIES)])


def test_without_a_licence_none_is_told(tmp_path: Path) -> None:
    """A site that names no licence promises none, in the package, the catalogue, the zip and the pages."""
    held = small(tmp_path)
    assert "licenses" not in package("minato", held)
    assert "dct:license" not in held["data/catalog.jsonld"].decode()
    with zipfile.ZipFile(io.BytesIO(held["data/minato/minato.zip"])) as archive:
        assert "http" not in archive.read("LICENSE.txt").decode("utf-8-sig")


def test_every_licence_that_may_be_named_is_known() -> None:
    """What site.yaml may choose has a name in both languages and an address."""
    key = SHAPES["site"].key("licence")
    assert key is not None
    assert dict(key.choices) == {name: one.titles["ja"] for name, one in LICENCES.items()}
    assert all(one.address.startswith("https://") and one.title("en") for one in LICENCES.values())


def identified(node: Any) -> Iterator[str]:
    """Yield every address that a JSON-LD document names."""
    if isinstance(node, dict):
        yield from (value for name, value in node.items() if name == "@id" and isinstance(value, str))
        for name, value in node.items():
            if name != "@context":
                yield from identified(value)
    elif isinstance(node, list):
        for value in node:
            yield from identified(value)


def test_the_catalogue_names_every_file(built: Path) -> None:
    """Each prefecture is a dataset, each file a distribution that weighs what is said."""
    made = json.loads((built / "data/catalog.jsonld").read_text(encoding="utf-8"))
    assert made["@type"] == "dcat:Catalog"
    sets = made["dcat:dataset"]
    assert sorted(one["dct:identifier"] for one in sets) == [f"{name}-dx-plan" for name in NAMES]
    for one in sets:
        name = one["dct:identifier"].partition("-")[0]
        told = {}
        for each in one["dcat:distribution"]:
            path = each["dcat:downloadURL"]["@id"].removeprefix(BASE)
            told[path] = int(each["dcat:byteSize"]["@value"])
            assert each["dct:license"]["@id"] == LICENCES["CC-BY-4.0"].address
        there = {
            path.relative_to(built).as_posix(): path.stat().st_size
            for path in (built / f"data/{name}").iterdir()
            if path.suffix in {".csv", ".json", ".zip"} and path.name != "datapackage.json"
        }
        assert told == there
        assert {each["@language"] for each in one["dct:title"]} == {"ja", "en"}
        assert one["dct:temporal"]["dcat:startDate"]["@value"] < one["dct:temporal"]["dcat:endDate"]["@value"]


def test_the_catalogue_uses_known_words() -> None:
    """Every property of the catalogue is of a vocabulary that it names."""
    made = json.loads(files()["data/catalog.jsonld"])
    known = made["@context"].keys()

    def names(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            for name, value in node.items():
                if name != "@context":
                    yield name
                    yield from names(value)
        elif isinstance(node, list):
            for value in node:
                yield from names(value)

    assert {name.partition(":")[0] for name in names(made) if not name.startswith("@")} <= known


@pytest.mark.parametrize("name", NAMES)
def test_a_zip_holds_the_files(name: str) -> None:
    """The same bytes as beside it, a README and the terms in both languages, no date and no machine."""
    body = files()[f"data/{name}/{name}.zip"]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        held = {one.filename: archive.read(one) for one in archive.infolist()}
        for one in archive.infolist():
            assert (one.date_time, one.create_system, one.compress_type) == (FIXED, 3, zipfile.ZIP_STORED)
            assert not one.extra
            assert not one.comment
        assert [one.filename for one in archive.infolist()] == sorted(held)
    words = {held.pop("README.txt"), held.pop("LICENSE.txt")}
    beside = {
        path.rpartition("/")[2]: data
        for path, data in files().items()
        if path.startswith(f"data/{name}/") and not path.endswith(".zip")
    }
    assert held == beside
    for text in words:
        assert text.startswith(b"\xef\xbb\xbf")
        assert b"\n" not in text.replace(b"\r\n", b"")
        assert re.search("[ぁ-ん]", text.decode())
        assert re.search(r"[a-z]{4,} [a-z]{2,} [a-z]{2,}", text.decode())


def test_a_zip_is_the_same_every_time(built: Path) -> None:
    """Built in another process, the zips have the same bytes."""
    for name in NAMES:
        assert (built / f"data/{name}/{name}.zip").read_bytes() == files()[f"data/{name}/{name}.zip"]


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("name", NAMES)
def test_the_pages_of_data_lead_to_every_file(name: str, root: str, built: Path) -> None:
    """A prefecture's page links its zip with the size, every file, and what its columns mean."""
    here = page(built, f"{root}data/{name}/")
    led = {one.attributes["href"] for one in here.first("main").all("a")}
    own = built / f"data/{name}"
    for path in own.iterdir():
        if path.suffix in {".csv", ".json", ".zip"}:
            assert any(href.endswith(f"{name}/{path.name}") or href == path.name for href in led), path.name
    size = (own / f"{name}.zip").stat().st_size
    said = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{round(size / 1000)} KB"
    assert said in next(here.of_class("button")).words.replace("\xa0", " ")
    for path in own.glob("*.csv"):
        assert any(href.endswith(f"columns/{path.stem}/") for href in led)
    assert "licenses/by/4.0" in " ".join(led)


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_pages_of_columns_explain_every_column(root: str, built: Path) -> None:
    """Every column of every CSV stands on the page of its table, and every column there is in some CSV."""
    heads: dict[str, set[str]] = {}
    for path in sorted(built.glob("data/*/*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            heads.setdefault(path.stem, set()).update(next(csv.reader(file)))
    for what, names in heads.items():
        table = page(built, f"{root}data/columns/{what}/").first("table", id="meanings")
        rows = list(table.first("tbody").all("tr"))
        assert {code.words for row in rows for code in row.first("th").all("code")} == names
        assert all(cell.words for row in rows for cell in row.all("td"))

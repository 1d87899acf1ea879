"""The search index: what it holds, that it never differs, and what happens when Pagefind is not there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pagefind_bin
import pytest

from dxplan import indexes, pagefind
from dxplan.indexes import bundles
from dxplan.pagefind import SearchFailed
from dxplan.pages import SearchRecord
from dxplan.search import Groups, search_files
from dxplan.sought import Sought, sought
from dxplan.synonyms import Synonyms

SYNONYMS = {
    "ja": [["スマホ", "スマートフォン"], ["バス", "路線バス"]],
    "en": [["smartphone", "mobile phone"]],
}


def record(
    address: str, title: str, *texts: str, lang: str = "ja", original: str = "", **facets: str
) -> SearchRecord:
    """Return a record with few words."""
    return SearchRecord(address, lang, title, original, "initiative", "秋田県", texts, facets)


RECORDS = (
    record("a/", "スマートフォン教室", "参加者 R5：1,800人", field="living", grade="C", year=""),
    record("b/", "メタバースの活用", "仮想の美術館"),
    record("a/", "Smartphone classes", "1,800 people", lang="en", original="スマートフォン教室"),
)


def given(
    records: Sequence[SearchRecord] = RECORDS, groups: Groups = SYNONYMS
) -> Mapping[str, Sequence[Sought]]:
    """Return what search needs of records, of those of each folder by themselves, in each language."""
    found: dict[str, list[Sought]] = {}
    for (lang, _), some in groupby(records, lambda one: (one.lang, one.address.partition("/")[0])):
        found.setdefault(lang, []).append(sought(list(some), Synonyms(groups.get(lang, ()), lang)))
    return found


def files_of(records: Sequence[SearchRecord] = RECORDS, groups: Groups = SYNONYMS) -> Mapping[str, bytes]:
    """Return the files of the page's own script, by path."""
    return search_files(given(records, groups), groups)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that from now on grows by the number of files that Pagefind is run over."""
    runs: list[int] = []
    run = pagefind._run

    def noted(source: Mapping[str, bytes]) -> dict[str, bytes]:
        runs.append(len(source))
        return run(source)

    monkeypatch.setattr(pagefind, "_run", noted)
    return runs


def test_summaries_hold_what_the_page_shows() -> None:
    """Address, title, original, kind, label, facets that have a value, and the synonyms that were put in."""
    told = json.loads(files_of()["search/ja.json"])
    first, second = told["records"]
    assert first == {
        "a": "a/",
        "t": "スマートフォン教室",
        "k": "initiative",
        "l": "秋田県",
        "f": {"field": "living", "grade": "C"},
        "s": [[0, 0]],
    }
    assert "s" not in second, "メタバース is not a bus"
    english = json.loads(files_of()["search/en.json"])
    assert english["records"][0]["o"] == "スマートフォン教室"
    assert "smartphone" in english["words"].split()


def test_a_small_site_sends_all_its_texts_at_once() -> None:
    """One file a language holds the passages too, in the order of the records; there is no other."""
    files = files_of()
    assert sorted(files) == ["search/en.json", "search/ja.json"]
    told = json.loads(files["search/ja.json"])
    assert [tuple(texts) for texts in told["texts"]] == [RECORDS[0].texts, RECORDS[1].texts]
    assert "chunks" not in told


def test_passages_of_a_large_site_are_found_by_the_numbers_of_their_records() -> None:
    """The passages of all files one after the other are those of the records, and files stay small."""
    many = [record(f"{at // 50}/{at}/", f"題名{at}", f"第{at}の文" * 300) for at in range(150)]
    files = files_of(many, {})
    told = json.loads(files["search/ja.json"])
    chunks = [json.loads(files[f"search/ja-{first}.json"]) for first in told["chunks"]]
    assert "texts" not in told
    assert len(chunks) > 1
    assert [tuple(texts) for chunk in chunks for texts in chunk] == [one.texts for one in many]
    assert [sum(len(chunk) for chunk in chunks[:at]) for at in range(len(chunks))] == told["chunks"]
    assert max(len(content) for path, content in files.items() if "-" in path) < 20_000


def test_a_longer_text_moves_no_passages_of_others() -> None:
    """Files of passages begin anew with each prefecture: those of the next one stay the files they are."""
    many = [record(f"{place}/{at}/", f"題名{at}", f"第{at}の文" * 300) for place in "ab" for at in range(80)]
    before = files_of(many, {})
    after = files_of([record("a/0/", "題名0", "長い文" * 9000), *many[1:]], {})
    others = {path for path in before if "-" in path and int(path[len("search/ja-") : -len(".json")]) >= 80}
    assert len(others) > 1
    assert {path for path in before if after.get(path) == before[path]} >= others
    assert after.keys() != before.keys()


def test_the_bundle_is_the_same_every_time(tmp_path: Path) -> None:
    """Two runs over the same records give the same files, byte for byte."""
    assert bundles(given()) == bundles(given())


def test_the_bundle_holds_only_what_a_browser_fetches(tmp_path: Path) -> None:
    """Pagefind's own user interfaces and its copies of the texts are left out."""
    files = bundles(given())
    kinds = {path.partition("/")[2].partition("/")[0].rpartition(".")[2] for path in files}
    assert kinds == {"js", "json", "index", "pf_meta", "pagefind"}
    assert not [path for path in files if "ui" in path or "fragment" in path]
    numbers = json.loads(files["pagefind-ja/records.json"])
    assert sorted(numbers["ids"].values()) == [0, 1]
    assert numbers["key"] == json.loads(files_of()["search/ja.json"])["key"]


def test_an_unchanged_site_is_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache answers for the same records; a damaged cache, or other records, are indexed anew."""
    first = bundles(given(), tmp_path / "cache")
    runs = counted(monkeypatch)
    assert bundles(given(), tmp_path / "cache") == first
    assert runs == []
    kept = tmp_path / "cache/search-ja-1.zip"
    kept.write_bytes(kept.read_bytes().replace(b"wasm", b"mask", 1)[:-40])
    assert bundles(given(), tmp_path / "cache") == first
    assert runs == [2]
    assert bundles(given([*RECORDS, record("c/", "新しい題名")]), tmp_path / "cache") != first
    assert runs == [2, 3]


def test_many_records_are_divided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of one folder stay together; every record has its number; an edit makes one part anew."""
    monkeypatch.setattr(indexes, "MOST", 2)
    many = [record(f"{place}/{at}/", f"題名{at}", "同じ文") for place in "abc" for at in range(2)]
    files = bundles(given(many), tmp_path)
    assert {path.split("/")[1] for path in files if path.count("/") > 1} == {"2", "3", "index"}
    assert len([path for path in files if path.endswith("pagefind.js")]) == 1
    told = json.loads(files["pagefind-ja/records.json"])
    assert (told["parts"], sorted(told["ids"].values())) == (3, [0, 1, 2, 3, 4, 5])
    runs = counted(monkeypatch)
    edited = [*many[:2], record("b/0/", "別の題名"), *many[3:]]
    again = bundles(given(edited), tmp_path)
    assert runs == [2]
    same = [path for path in files if again.get(path) == files[path]]
    assert [path for path in same if "/3/" in path] == [path for path in files if "/3/" in path]


def test_a_missing_pagefind_is_said_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says in Japanese and English what is missing and how to install it."""

    def missing() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(pagefind_bin, "get_executable", missing)
    with pytest.raises(SearchFailed, match=r"見つかりません.*pip install pagefind-bin.*not installed"):
        bundles(given())


def test_a_failing_pagefind_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that cannot be started ends in SearchFailed, not in an error of the system."""
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path)
    with pytest.raises(SearchFailed, match="Pagefind cannot be run"):
        bundles(given())

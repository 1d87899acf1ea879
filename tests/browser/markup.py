"""What can be measured of a page by reading its HTML alone: structure, languages, what it offers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from tests.documents import HEADINGS, Element

from .bars import Found, Readings, faults

JAPANESE = re.compile(r"[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff]")
LETTER = re.compile(r"[\w]")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z’']+){3,}")  # a sentence, not a name
ERA = re.compile(r"(令和|平成)\s?([0-9０-９]{1,2}|元)\s?年")
BEGAN = {"令和": 2018, "平成": 1988}
SPOKEN = ("aria-label", "alt", "title", "placeholder")
HOST = "https://site.invalid/"
UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:")
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
LOADED = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"})
GRAPH = ("title", "description", "type", "url", "image", "image:alt", "site_name", "locale")


def markup(address: str, root: Element) -> Readings:
    """Return what the HTML of a page shows; `address` is counted from the root of the site."""
    head, main = root.first("head"), root.first("main")
    lang = "en" if address.startswith("en/") else "ja"
    lost = address.endswith(".html")
    shows = [*main.of_class("chart"), *main.all("table")]
    return {
        "outline": faults([*_unnamed(root), *_outline(root)]),
        "tables": faults([*_tables(root)]),
        "beside": faults([*_beside(main)]),
        "csp": faults([*_policy(head)]),
        "foreign": faults([*_foreign(root)]),
        "lang": faults([] if lost else [*_languages(address, root, lang)]),
        "strange": faults([*_strange(root, lang, lost)]),
        "japanese": _share(main) if lang == "en" else Found(0),
        "eras": faults([*_eras(root)]),
        "meta": faults([*_meta(root, bool(address in {"", "en/"} or lost))]),
        "graph": faults([] if lost else [*_graph(head)]),
        "feed": faults([] if lost else [*_feed(head)]),
        "offered": faults([] if not shows or any(_data(root)) else ["no data beside it"]),
        "cited": faults([] if not shows or _cites(root) else ["no way to cite"]),
        "dataset": faults([] if not any(main.of_class("chart")) or _dataset(root) else ["no Dataset"]),
    }


def _hidden(one: Element) -> bool:
    return one.attributes.get("aria-hidden") == "true" or bool(one.parent and _hidden(one.parent))


def _unnamed(root: Element) -> Iterator[str]:
    for one in root.all("svg"):
        named = {"aria-label", "aria-labelledby"} & one.attributes.keys()
        if not named and not _hidden(one):
            yield "a drawing without a name"
    for one in root.all("img"):
        if "alt" not in one.attributes:
            yield f"{one.attributes.get('src')} without alt"


def _outline(root: Element) -> Iterator[str]:
    levels = [int(one.tag[1]) for one in root.all(*HEADINGS)]
    yield from (f"h{one} before h{two}" for one, two in pairwise(levels) if two > one + 1)
    for tag in ("h1", "main"):
        if (count := len(list(root.all(tag)))) != 1:
            yield f"{count} {tag}"
    ids = Counter(one.attributes["id"] for one in root.all() if "id" in one.attributes)
    yield from (f"id {name} {count} times" for name, count in ids.items() if count > 1)


def _tables(root: Element) -> Iterator[str]:
    for one in root.all("table"):
        name, heads = one.attributes.get("id", "table"), list(one.all("th"))
        if not heads:
            yield f"{name} without th"
        if not any(one.all("caption")) and not {"aria-label", "aria-labelledby"} & one.attributes.keys():
            yield f"{name} without a name"
        yield from (
            f"{name}: {head.words!r} without scope" for head in heads if "scope" not in head.attributes
        )


def _beside(main: Element) -> Iterator[str]:
    for one in main.all("figure"):
        if "chart" not in one.classes:
            continue
        name = one.attributes.get("id", "chart")
        if not any(part.words for part in one.of_class("chart-takeaway")):
            yield f"{name} without a sentence"
        if not any(one.all("table")):
            yield f"{name} without a table"
        if not any(_data(one)):
            yield f"{name} without its data"


def _data(part: Element) -> Iterator[str]:
    for link in part.all("a"):
        if (
            link.attributes.get("href", "")
            .partition("#")[0]
            .endswith((".csv", ".json", ".jsonld", ".zip", ".xlsx"))
        ):
            yield link.attributes["href"]


def _policy(head: Element) -> Iterator[str]:
    said = [
        one.attributes.get("content", "")
        for one in head.all("meta")
        if one.attributes.get("http-equiv", "").lower() == "content-security-policy"
    ]
    if not said:
        yield "no policy"
    yield from (f"allows {one}" for policy in said for one in re.split(r"[\s;]+", policy) if one in UNSAFE)


def _foreign(root: Element) -> Iterator[str]:
    for one in root.all(*LOADING, "link", "form"):
        loaded = one.tag != "link" or LOADED & set(one.attributes.get("rel", "").split())
        name = {"link": "href", "form": "action"}.get(one.tag) or LOADING[one.tag]
        address = one.attributes.get(name, "")
        if loaded and urlsplit(address).netloc:
            yield address


def _languages(address: str, root: Element, lang: str) -> Iterator[str]:
    if root.first("html").attributes.get("lang") != lang:
        yield f"lang is not {lang}"
    other = f"en/{address}" if lang == "ja" else address.removeprefix("en/")
    said = {
        one.attributes["hreflang"]: one.attributes["href"]
        for one in root.first("head").all("link", rel="alternate")
        if "hreflang" in one.attributes and "type" not in one.attributes
    }
    if sorted(said) != ["en", "ja", "x-default"]:
        yield f"hreflang {sorted(said)}"
    wanted = {lang: address, "en" if lang == "ja" else "ja": other}
    yield from (
        f"{name} is {said.get(name)}" for name, to in wanted.items() if not said.get(name, "").endswith(to)
    )
    switch = next(root.first("header").of_class("language"), None)
    if switch is None or urljoin(HOST + address, switch.attributes["href"]) != HOST + other:
        yield "the switch leads elsewhere"


def _strange(root: Element, lang: str, lost: bool) -> Iterator[str]:
    """Yield Japanese that would be read aloud as English, and English sentences the other way round."""
    for one, text in root.first("body").texts():
        said = one.lang
        if (said == "en" and JAPANESE.search(text)) or (said == "ja" and ENGLISH.search(text)):
            yield f"<{one.tag}> {text.strip()[:30]}"
    for one in root.first("body").all():
        for name in SPOKEN:
            if one.lang == "en" and JAPANESE.search(one.attributes.get(name, "")):
                yield f"{name}={one.attributes[name][:30]}"


def _share(main: Element) -> Found:
    """Return how many of the letters of a page's main text are Japanese, in hundredths."""
    letters = LETTER.findall(main.text)
    japanese = [one for one in letters if JAPANESE.match(one)]
    return Found(100 * len(japanese) / max(len(letters), 1))


def _eras(root: Element) -> Iterator[str]:
    """Yield the era years whose western year the page says nowhere; official wording is not changed."""
    words = root.first("main").text
    for era, year in sorted(set(ERA.findall(words))):
        western = BEGAN[era] + (1 if year == "元" else int(year))
        if str(western) not in words:
            yield f"{era}{year}年"


def _meta(root: Element, top: bool) -> Iterator[str]:
    head = root.first("head")
    if not head.first("title").words:
        yield "no title"
    if not any(one.attributes.get("content") for one in head.all("meta", name="description")):
        yield "no description"
    if len(list(head.all("link", rel="canonical"))) != 1:
        yield "no canonical"
    if not top and not any(root.of_class("breadcrumbs")):
        yield "no breadcrumbs"


def _graph(head: Element) -> Iterator[str]:
    said = {one.attributes.get("property"): one.attributes.get("content") for one in head.all("meta")}
    yield from (f"no og:{name}" for name in GRAPH if not said.get(f"og:{name}"))


def _feed(head: Element) -> Iterator[str]:
    kinds = [one.attributes.get("type", "") for one in head.all("link", rel="alternate")]
    count = sum(kind in {"application/atom+xml", "application/rss+xml"} for kind in kinds)
    if count != 1:
        yield f"{count} feeds"


def _cites(root: Element) -> bool:
    return any("cite" in one.attributes.get("class", "") + one.attributes.get("id", "") for one in root.all())


def _dataset(root: Element) -> bool:
    records = root.first("head").all("script", type="application/ld+json")
    return any('"Dataset"' in part for one in records for part in one.inside if isinstance(part, str))

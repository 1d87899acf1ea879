"""Where things stand on the site: every address is made here, relative to the root of one language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

HOME = ""
ACCESSIBILITY = "accessibility/"
ACCESS_RESULTS, ACCESS_TESTS = "accessibility/results.csv", "accessibility/tests.csv"
SEARCH, DATA, ABOUT, GLOSSARY, SOURCES = "search/", "data/", "about/", "glossary/", "sources/"
THEMES, BEHIND, COVERAGE, DEPARTMENTS = "themes/", "behind/", "translations/", "departments/"
COVERED = "translations/coverage.csv"
NOT_FOUND, CATALOG = "404.html", "data/catalog.jsonld"
CHANGES, FEED = "changes/", "feed.xml"
SITE_CARD = "site"
FILES = ("assets/", "cards/", "charts/", "pagefind-ja/", "pagefind-en/")  # what pages are made with


def taken(languages: Iterable[str]) -> frozenset[str]:
    """Return the names that no prefecture can have: the site's own pages and files stand there."""
    own = (SEARCH, DATA, ABOUT, GLOSSARY, SOURCES, THEMES, BEHIND, COVERAGE, DEPARTMENTS)
    return frozenset(
        (*(one.partition("/")[0] for one in (*own, ACCESSIBILITY, CHANGES, *FILES)), *languages, "ja")
    )


def prefecture(name: str) -> str:
    """Return the address of a prefecture's own page."""
    return f"{name}/"


def plan(name: str) -> str:
    """Return the address of a plan."""
    return f"{name}/plan/"


def field(name: str, of: str) -> str:
    """Return the address of a field of a plan."""
    return f"{name}/plan/{of}/"


def area(name: str, of: str, one: str) -> str:
    """Return the address of an area: a place on its field's page."""
    return f"{field(name, of)}#{one}"


def philosophy(name: str) -> str:
    """Return the address of why a plan exists."""
    return f"{name}/plan/philosophy/"


def state(name: str) -> str:
    """Return the address of what a plan says of the present."""
    return f"{name}/plan/current-state/"


def goals(name: str) -> str:
    """Return the address of a plan's goals and of its indicators that belong to no initiative."""
    return f"{name}/plan/goals/"


def history(name: str) -> str:
    """Return the address of how a plan came about."""
    return f"{name}/plan/history/"


def headquarters(name: str) -> str:
    """Return the address of who carries a plan out."""
    return f"{name}/headquarters/"


def charter(name: str) -> str:
    """Return the address of the rules of the headquarters."""
    return f"{name}/headquarters/charter/"


def meeting(name: str, date: str) -> str:
    """Return the address of a meeting."""
    return f"{name}/meetings/{date}/"


def theme(one: str) -> str:
    """Return the address of a theme."""
    return f"{THEMES}{one}/"


def initiatives(name: str) -> str:
    """Return the address of the list of initiatives."""
    return f"{name}/initiatives/"


def initiative(name: str, one: str) -> str:
    """Return the address of an initiative's own page."""
    return f"{name}/initiatives/{one}/"


def indicators(name: str) -> str:
    """Return the address of the list of indicators."""
    return f"{name}/indicators/"


def report(name: str, year: int) -> str:
    """Return the address of a year's report."""
    return f"{name}/{year}/"


def schedule(name: str, year: int) -> str:
    """Return the address of a year's schedule."""
    return f"{name}/{year}/schedule/"


def departments(name: str) -> str:
    """Return the address of the list of departments."""
    return f"{name}/departments/"


def department(name: str, one: str) -> str:
    """Return the address of a department's own page."""
    return f"{name}/departments/{one}/"


def sources(name: str) -> str:
    """Return the address of a prefecture's documents and readings."""
    return f"{name}/sources/"


def source(name: str, one: str) -> str:
    """Return the address of one document."""
    return f"{sources(name)}#{one}"


def dataset(name: str) -> str:
    """Return the address of what there is of a prefecture as open data."""
    return f"{DATA}{name}/"


def columns(table: str) -> str:
    """Return the address of what the columns of a table mean."""
    return f"{DATA}columns/{table}/"


def package(name: str) -> str:
    """Return the address of the description of a prefecture's open data as a Data Package."""
    return f"{DATA}{name}/datapackage.json"


def bundle(name: str) -> str:
    """Return the address of all open data of a prefecture in one file."""
    return f"{DATA}{name}/{name}.zip"


def download(name: str, what: str, ending: str) -> str:
    """Return the address of a file of open data."""
    return f"{DATA}{name}/{what}.{ending}"


def changes(name: str) -> str:
    """Return the address of what changed in a prefecture from one document to the next."""
    return f"{name}/changes/"


def feed(name: str = "") -> str:
    """Return the address of a prefecture's feed, or of that of the whole site."""
    return f"{name}/{FEED}" if name else FEED


def card(name: str, lang: str) -> str:
    """Return the address of a picture for sharing, from the root of the site."""
    return f"cards/{name}.{lang}.png"


def in_language(address: str, lang: str) -> str:
    """Return an address from the root of the site: Japanese at the root, others under their code."""
    return address if lang == "ja" else f"{lang}/{address}"


def file_of(address: str) -> str:
    """Return the file that answers an address from the root of the site."""
    path = address.partition("#")[0]
    return f"{path}index.html" if not path or path.endswith("/") else path


def relative(target: str, page: str) -> str:
    """Return how a page links to a target, both from the root of the site; works under any folder."""
    path, mark, fragment = target.partition("#")
    if fragment and file_of(path) == file_of(page):
        return f"#{fragment}"
    folders = _folders(page)
    up = next(up for up, folder in enumerate(folders) if path.startswith(folder))
    there = "../" * up + path[len(folders[up]) :]
    return (there or "./") + mark + fragment


@lru_cache(maxsize=256)
def _folders(page: str) -> tuple[str, ...]:
    """Return the folder in which the file of a page lies, and all above it up to the root, which is ""."""
    steps = file_of(page).split("/")[:-1]
    return tuple("".join(f"{step}/" for step in steps[:depth]) for depth in range(len(steps), -1, -1))

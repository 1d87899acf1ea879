"""Follows every address in a finished site and says which lead nowhere: `python -m tests.links SITE`.

Pages link to each other relatively; only what must name the public place of the site (canonical, alternates,
Open Graph, the site map) may be absolute. Other hosts are listed, never asked.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from .documents import Element, addresses, page
from .references import Reference, of_map, of_page, of_script, of_style

NOWHERE = "https://site.invalid/"  # stands for the place of a site that does not name one
INDEX = re.compile(r"(^|/)index\.html$")
SITEMAP = "sitemap.xml"
LOST = "404.html"
ELSEWHERE = frozenset({"data", "mailto", "tel", "blob"})


@dataclass(slots=True)
class Report:
    """What is wrong, one line each, and the addresses of other hosts with the files that name them."""

    problems: list[str] = field(default_factory=list)
    external: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0


@dataclass(frozen=True)
class Site:
    """A finished site in a folder, as a server with index files shows it."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, Element]:
        """The pages by their address."""
        return {address: page(self.folder, address) for address in addresses(self.folder)}

    @cached_property
    def files(self) -> set[str]:
        """The path of every file from the root of the site."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    @cached_property
    def place(self) -> str:
        """The public place of the site, from the home page's canonical link; a stand-in when it has none."""
        named = self.pages[""].all("link", rel="canonical") if "" in self.pages else ()
        return next((link.attributes["href"] for link in named), NOWHERE)

    @cached_property
    def mapped(self) -> list[Reference]:
        """The pages that the site map names."""
        return of_map(SITEMAP, self.read(SITEMAP)) if SITEMAP in self.files else []

    @cached_property
    def references(self) -> list[Reference]:
        """Every address in the pages, styles, scripts and the site map."""
        found = [one for address, root in self.pages.items() for one in of_page(_file(address), root)]
        for file in sorted(self.files):
            if file.endswith((".css", ".svg")):
                found += of_style(file, self.read(file))
            elif file.endswith(".js") and file.startswith("assets/"):
                found += of_script(file, self.read(file))
        return found + self.mapped

    @cached_property
    def bases(self) -> dict[str, str]:
        """The full address that relative ones start from, by file."""
        found = {file: urljoin(self.place, INDEX.sub(r"\1", file)) for file in self.files}
        for address, root in self.pages.items():
            for element in root.first("head").all("base"):
                found[_file(address)] = urljoin(self.place + address, element.attributes["href"])
        return found

    @cached_property
    def targets(self) -> dict[str, set[str]]:
        """The ids of each page, by its file."""
        return {
            _file(address): {one.attributes["id"] for one in root.all() if "id" in one.attributes}
            for address, root in self.pages.items()
        }

    def read(self, file: str) -> str:
        """Return the text of a file."""
        return (self.folder / file).read_text(encoding="utf-8")

    def target(self, reference: Reference) -> SplitResult:
        """Return the full address that is meant."""
        return urlsplit(urljoin(self.bases[reference.file], reference.written))

    def fault(self, reference: Reference) -> str:
        """Return what is wrong with an address of this site, or nothing."""
        # The page for lost addresses is shown at any depth, so it alone starts from the root.
        rooted = reference.written.startswith("/") and posixpath.basename(reference.file) != LOST
        if not reference.public and (urlsplit(reference.written).scheme or rooted):
            return "is not relative"
        full, root = self.target(reference), urlsplit(self.place).path
        path, fragment = unquote(full.path), unquote(full.fragment)
        if not path.startswith(root):
            return "leaves the site"
        path = path.removeprefix(root)
        file = _file(path)
        if file not in self.files:
            return "redirects, its / is missing" if f"{path}/index.html" in self.files else "leads nowhere"
        if fragment and fragment not in self.targets.get(file, {fragment}):
            return f"has no #{fragment}"
        return "names index.html" if INDEX.search(path) else ""


def _file(address: str) -> str:
    return f"{address}index.html" if not address or address.endswith("/") else address


def check(folder: Path) -> Report:
    """Return what is wrong with the links of a site."""
    site = Site(folder)
    report = Report(count=len(site.references))
    for reference in site.references:
        target = site.target(reference)
        if target.scheme in ELSEWHERE:
            continue
        if target.netloc != urlsplit(site.place).netloc:
            report.external.setdefault(reference.written, []).append(reference.file)
        elif fault := site.fault(reference):
            report.problems.append(f"{reference.file}: {reference.written} {fault}")
    report.problems += _orphans(site)
    if site.place != NOWHERE:
        report.problems += [*_public_places(site), *_unmapped(site)]
    return report


def _orphans(site: Site) -> Iterator[str]:
    """Yield the pages that nobody reaches by following links from the home page."""
    leads: dict[str, set[str]] = {}
    root = urlsplit(site.place).path
    for reference in site.references:
        if reference.leads:
            path = unquote(site.target(reference).path).removeprefix(root)
            leads.setdefault(reference.file, set()).add(path)
    reached, waiting = {""}, [""]
    while waiting:
        new = leads.get(_file(waiting.pop()), set()) & site.pages.keys() - reached
        reached |= new
        waiting += new
    for address in site.pages:
        if address not in reached and posixpath.basename(address) != LOST:
            yield f"{_file(address)}: no page leads here"


def _public_places(site: Site) -> Iterator[str]:
    """Yield the pages whose canonical link is not their own place, or whose alternates disagree."""
    named: dict[str, dict[str, str]] = {}
    for address, root in site.pages.items():
        own = [link.attributes["href"] for link in root.all("link", rel="canonical")]
        if own != [site.place + address]:
            yield f"{_file(address)}: canonical is {own}"
        alternates = [link.attributes for link in root.all("link", rel="alternate")]
        named[site.place + address] = {
            one["hreflang"]: one["href"] for one in alternates if "hreflang" in one
        }
    for place, others in named.items():
        if place not in others.values() and not place.endswith(LOST):
            yield f"{place}: its alternates do not name itself"
        for other in others.values():
            if named.get(other) != others:
                yield f"{place}: {other} does not name the same alternates"


def _unmapped(site: Site) -> Iterator[str]:
    """Yield the pages that the site map leaves out or names twice; pages for what is lost are not in it."""
    places = [one.written for one in site.mapped]
    for address in site.pages:
        times = places.count(site.place + address)
        if times != (posixpath.basename(address) != LOST):
            yield f"{SITEMAP}: {site.place}{address} is named {times} times"


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with the links of a site; return 1 when anything is, 2 on wrong usage."""
    if len(arguments) != 1 or not Path(arguments[0], "index.html").is_file():
        print("python -m tests.links SITE: SITE is the folder of a finished site", file=sys.stderr)
        return 2
    report = check(Path(arguments[0]))
    for problem in report.problems:
        print(problem)
    for place, files in sorted(report.external.items()):
        print(f"other host, not asked: {place} ({len(files)} times)")
    print(f"{report.count} links, {len(report.problems)} problems, {len(report.external)} to other hosts")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

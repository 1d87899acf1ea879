"""Open data: every table as CSV and JSON, described for programs, in one zip, and in a catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from dxplan import addresses
from dxplan.downloads import as_csv, as_json
from dxplan.model import Site
from dxplan.words import Words

from . import access
from .bundle import bundle
from .catalog import catalog
from .dataset import Dataset
from .linked import DESCRIBED, linked
from .offer import Offer, offer
from .package import package

__all__ = ["DESCRIBED", "Dataset", "Offer", "common_data", "linked", "offer", "open_data"]


def open_data(of: Dataset) -> dict[str, bytes]:
    """Return the data files of a prefecture by their path on the site."""
    name, own = of.prefecture.id, dict[str, bytes]()
    for what, data in of.data.items():
        own |= {f"{what}.csv": as_csv(data.rows), f"{what}.json": as_json(data.rows)}
    own["datapackage.json"] = package(of, own)
    files = {f"{addresses.dataset(name)}{file}": body for file, body in own.items()}
    return files | {addresses.bundle(name): bundle(of, own)}


def common_data(site: Site, offers: Sequence[Offer], words: Words, base: str) -> dict[str, bytes]:
    """Return the data files of the whole site by their path."""
    files = {addresses.CATALOG: catalog(site, offers, words, base)}
    if "accessibility" in site.texts:
        files[addresses.ACCESS_RESULTS] = as_csv(list(access.results(site)))
        files[addresses.ACCESS_TESTS] = as_csv(list(access.tests(site)))
    return files

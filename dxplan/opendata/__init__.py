"""Open data: every table as CSV and JSON, described for programs, in one zip, and in a catalogue."""

from __future__ import annotations

from dxplan import addresses
from dxplan.downloads import as_csv, as_json
from dxplan.model import Site
from dxplan.tables import Tables
from dxplan.words import Words

from . import access
from .bundle import bundle
from .catalog import catalog
from .dataset import Dataset
from .linked import linked
from .package import package

__all__ = ["Dataset", "datasets", "linked", "open_data"]


def datasets(site: Site, words: Words, base: str, data: Tables) -> dict[str, Dataset]:
    """Return the open data of every prefecture by its id; `base` is the public address of the site."""
    return {one.id: Dataset(site, one, data[one.id], words, base) for one in site.prefectures}


def open_data(site: Site, of: dict[str, Dataset], words: Words) -> dict[str, bytes]:
    """Return all data files by their path on the site."""
    files: dict[str, bytes] = {}
    for name, dataset in of.items():
        own: dict[str, bytes] = {}
        for what, data in dataset.data.items():
            own |= {f"{what}.csv": as_csv(data.rows), f"{what}.json": as_json(data.rows)}
        own["datapackage.json"] = package(dataset, own)
        files |= {f"{addresses.dataset(name)}{file}": body for file, body in own.items()}
        files[addresses.bundle(name)] = bundle(dataset, own)
    files[addresses.CATALOG] = catalog(site, list(of.values()), files, words)
    if "accessibility" in site.texts:
        files[addresses.ACCESS_RESULTS] = as_csv(list(access.results(site)))
        files[addresses.ACCESS_TESTS] = as_csv(list(access.tests(site)))
    return files

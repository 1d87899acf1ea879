"""Each prefecture worked on by itself: read, checked, printed; by every core, only when it has changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from . import charts
from .check import Known
from .cores import each
from .drafts import alone
from .early import Early
from .examined import Examined, Listed, examine_one, largest_first
from .model import Site
from .press import Press
from .problems import has_errors
from .publish import Part, part_of
from .source import read_listed
from .stage import Seals, Stage, stands
from .store import keep, kept

PART = ".dxplan-part"  # beside the files of a part that is built by itself


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a folder of content: what is wrong, its part of the site.

    `order` is where the prefecture stands among all.
    """

    name: str
    examined: Examined
    order: tuple[str, str] = ("", "")
    part: Part | None = None
    seals: Seals | None = None


def _opened(body: bytes | None, key: str) -> Made | None:
    """Return a result that was kept under a key, None for another."""
    if not key or body is None or not body.startswith(key.encode()):
        return None
    made: Made = pickle.loads(body[len(key) :])  # noqa: S301  a file of ours, whole (see store)
    return made


def recalled(cache: Path, name: str, key: str) -> Part | None:
    """Return the part of a prefecture that is kept under its key; its files are not looked at."""
    made = _opened(kept(cache / name, key), key)
    return made.part if made else None


def finish(made: Made, key: str, folder: Path) -> None:
    """Put a result beside its files, so that the part can be joined with others elsewhere."""
    keep(folder, PART, key.encode() + pickle.dumps(made))


@dataclass(frozen=True)
class Workshop:
    """Where prefectures are worked on: what all share, what is known of the whole, where files go.

    Without a `press`, or where something is wrong (or, if `strict`, doubtful), nothing is printed. `finished`
    are folders that may hold a finished part of the site each, made elsewhere.
    """

    common: Known
    stage: Stage
    press: Press | None
    cache: Path
    strict: bool = False
    finished: Sequence[Path] = ()
    early: Early | None = None  # where somebody watches
    script: Path | None = None  # where Vega's is still to be kept: as long a work as a prefecture

    def all(self, folders: Mapping[str, Listed], keys: Mapping[str, str]) -> Iterator[Made]:
        """Yield what comes of each folder; where a result is kept under its key, that is taken.

        What must be made is made first: somebody may wait for it.
        """
        held = [name for name in folders if self._is_kept(name, keys.get(name, ""))]
        yield from self._work({name: folders[name] for name in folders if name not in held}, keys)
        late = {}
        for name in held:
            found = self._kept(name, keys[name])
            if found:
                if self.early and found.part:
                    self.early.hold(found.part)
                yield found
            else:
                late[name] = folders[name]
        yield from self._work(late, keys)

    def _work(self, folders: Mapping[str, Listed], keys: Mapping[str, str]) -> Iterator[Made]:
        """Yield what comes of folders: taken from where it was made, or made here by every core."""
        wanted = []
        for name in folders:
            found = self._given(name, keys.get(name, ""))
            if found:
                yield found
            else:
                wanted.append(name)
        for made in self._made_by_all(largest_first({name: folders[name] for name in wanted}), folders):
            yield self._taken(made, keys.get(made.name, ""))

    def _made_by_all(self, wanted: Sequence[str], folders: Mapping[str, Listed]) -> Iterator[Made]:
        """Yield what comes of folders that must be made, by every core."""
        alone = len(wanted) == 1

        def work(name: str) -> Made | None:
            if name:
                return self._made(name, folders[name], None if alone else 1)
            charts.vega_bundle(self.script)
            return None

        here = 1 if self.early else None  # what another process remembers is gone with it
        things = [*wanted, ""] if self.script else wanted  # "" is no prefecture, but that script
        if len(things) > 1:  # one is made here, while another process still looks at the old site
            self.stage.look()
        yield from filter(None, each(work, things, here, worth=1))

    def _taken(self, made: Made, key: str) -> Made:
        """Count the files of a result as parts of the site, and keep it."""
        if self.early and made.part:
            self.early.parts[made.part.id] = made.part
        if made.seals is not None:
            self.stage.take(made.seals)
            if key:
                for older in self._records(made.name):
                    older.unlink(missing_ok=True)
                old = {file: seal._replace(same=True) for file, seal in made.seals.items()}  # by then
                keep(self.cache / made.name, key, key.encode() + pickle.dumps(replace(made, seals=old)))
        return made

    def _records(self, name: str) -> list[Path]:
        """Return what is kept of a prefecture: one record, under the key of what it was made from."""
        folder = self.cache / name
        return [path for path in folder.iterdir() if not path.suffix] if folder.is_dir() else []

    def _is_kept(self, name: str, key: str) -> bool:
        return bool(key and self.press) and (self.cache / name / key).is_file()

    def _kept(self, name: str, key: str) -> Made | None:
        """Return a kept result of the same, if all of its files stand in the site as they were written."""
        made = _opened(kept(self.cache / name, key), key)
        return made if made and made.seals is not None and self.stage.keep(made.seals) else None

    def _given(self, name: str, key: str) -> Made | None:
        """Return a result of the same that was made elsewhere, with its files put into the site."""
        for folder in self.finished if self.press else ():
            made = _opened(kept(folder, PART), key)
            if made is None or made.name != name or made.seals is None:
                continue
            if all(stands(folder / file, seal) for file, seal in made.seals.items()):
                files = {file: (folder / file).read_bytes() for file in made.seals}
                return self._taken(replace(made, seals=self.stage.put(files)), key)
        return None

    def _made(self, name: str, listed: Listed, cores: int | None) -> Made:
        read = self.early.memory.read if self.early else read_listed
        scope, examined = examine_one(name, listed, self.common, read)
        made, told = Made(name, examined), examined.problems
        if self.press is None or has_errors(told) or (self.strict and told):
            return made
        return self._printed(made, alone(self.press.site, scope), self.press, cores)

    def _printed(self, made: Made, site: Site | None, press: Press, cores: int | None) -> Made:
        """Return a result with the part of the site; a prefecture that is a draft has none."""
        if site is None:
            return replace(made, seals={})
        (one,) = site.prefectures
        if self.early:
            self.early.prefectures[one.id] = one
        part = part_of(press, one, site.texts, cores)
        if part.problems:
            told = [*made.examined.problems, *part.problems]
            return replace(made, examined=replace(made.examined, problems=told))
        seals = self.stage.put(part.files)
        return replace(made, order=(one.code, one.id), part=replace(part, files={}), seals=seals)

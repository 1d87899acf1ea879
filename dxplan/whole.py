"""All prefectures together: what they share is read once, each is worked on by itself, all are joined."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from . import indexes, search
from .charts import kept_bundle
from .cores import beside
from .drafts import published
from .early import Early
from .examined import Common, Listed, sources_of
from .parts import Made, Workshop, finish, recalled
from .press import Press
from .problems import Problem, has_errors
from .publish import Part, files_of_all, pages_for_all, sought_of_all
from .scopes import by_scope
from .source import SourceFile, listed, read_listed
from .stage import Stage
from .stamp import Inputs
from .words import read_words


@dataclass
class Whole:
    """A build on its way: what belongs to no prefecture, and what has come of the prefectures so far."""

    folders: Mapping[str, Listed]
    common: Common
    press: Press | None
    stage: Stage
    cache: Path
    strict: bool
    early: Early | None = None
    only: str = ""
    made: list[Made] = field(default_factory=list)

    @classmethod
    def begun(
        cls,
        content: Path,
        layouts: Path,
        base_url: str | None,
        cache: Path,
        stage: Stage,
        *,
        strict: bool,
        only: str = "",
        early: Early | None = None,
    ) -> Whole:
        """Read what belongs to no prefecture. With a mistake in it there is no press: nothing is printed.

        `only` names the one prefecture that is to be worked on; for all, it is "". `early` may know files.
        """
        paths = by_scope(listed(content))
        common = Common.of(paths.pop(""), early.memory.read if early else read_listed)
        if only:
            paths = {only: paths.get(only, [])}
        press = None
        if common.site and not has_errors(common.problems):
            site = published(common.site)
            address = _folder(site.base_url) if base_url is None else base_url
            press = Press(site, read_words(layouts, site.languages), layouts, address, cache)
        if early:
            early.press = press
        return cls(paths, common, press, stage, cache, strict, early, only)

    def parts(self, inputs: Inputs | None, finished: Path | None = None) -> Iterator[Made]:
        """Work on every prefecture, and yield what came of each; `finished` may hold parts made elsewhere."""
        given = sorted(path for path in finished.iterdir() if path.is_dir()) if finished else []
        cache, charts = self.cache / "prefectures", self.cache / "charts"
        script = charts if self.press and not self.only and kept_bundle(charts) is None else None
        ids = self.common.known
        shop = Workshop(ids, self.stage, self.press, cache, self.strict, given, self.early, script)
        keys = {name: inputs.of(name) for name in self.folders if name in inputs.scopes} if inputs else {}
        for made in shop.all(self.folders, keys):
            self.made.append(made)
            yield made
        self.made.sort(key=lambda made: (made.order, made.name))

    def answer(self, *, joined: bool = True) -> tuple[list[Problem], dict[str, SourceFile]]:
        """Return everything that is wrong, in the order in which it is told, and the files that it is about.

        What only all prefectures show is told when they are `joined`.
        """
        every = [made.examined for made in self.made]
        problems = self.common.problems_with(every, joined=joined)
        return problems, sources_of(problems, self.common, every, self.folders)

    def finish(self, inputs: Inputs | None, out: Path) -> None:
        """Put what came of the prefectures beside their files, to be joined with others elsewhere."""
        if inputs:
            for made in self.made:
                finish(made, inputs.of(made.name), out)

    @property
    def printed(self) -> list[Part]:
        """The parts of the prefectures that are published, in their order."""
        return [made.part for made in self.made if made.part]

    @contextmanager
    def printing(self) -> Iterator[Callable[[], int]]:
        """Let another process put into the stage what belongs to no prefecture, while the block runs.

        What is given waits for it and returns how many files there are.
        """
        pages = pages_for_all(self._press, self.printed)

        def put() -> bytes:
            return pickle.dumps(self.stage.put(files_of_all(self._press, self.printed, pages)))

        def taken() -> int:
            seals = pickle.loads(wait())  # noqa: S301  from a process of ours
            self.stage.take(seals)
            return len(seals)

        with beside(put) as wait:
            yield taken

    def index(self) -> int:
        """Put the search index into the stage; return how many records it has."""
        press = self._press
        found = sought_of_all(press, self.printed)
        files = search.search_files(found, press.site.synonyms)
        files |= indexes.bundles(found, self.cache)
        self.stage.take(self.stage.put(files))
        return sum(one.number for every in found.values() for one in every)

    @property
    def _press(self) -> Press:
        if self.press is None:
            raise ValueError("nothing can be printed where content has a mistake")
        return self.press


def _folder(address: str) -> str:
    """Return an address as that of a folder, which other addresses can follow; "" stays so."""
    return f"{address.rstrip('/')}/" if address else ""


def recall(
    content: Path, layouts: Path, base_url: str | None, cache: Path, inputs: Inputs | None, early: Early
) -> None:
    """Let `early` know what went into a site that stands; only what belongs to no prefecture is read."""
    none = Stage(cache, cache, None)
    whole = Whole.begun(content, layouts, base_url, cache, none, strict=False, early=early)
    for name, key in ((name, inputs.of(name)) for name in whole.folders) if inputs else ():
        part = recalled(cache / "prefectures", name, key)
        if part:
            early.hold(part)

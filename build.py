"""Builds the site: content/ in, site/ out. The pipeline on one screen."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dxplan import stamp
from dxplan.problems import Problem, has_errors, in_order
from dxplan.progress import UNCHANGED, Progress

if TYPE_CHECKING:
    from dxplan.early import Early
    from dxplan.load import Loaded
    from dxplan.source import SourceFile

HERE = Path(__file__).parent
LAYOUTS = HERE / "layouts"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a build: whether the site was written, and every problem found on the way."""

    ok: bool
    problems: list[Problem]
    sources: dict[str, SourceFile]


def read(content: Path) -> tuple[dict[str, SourceFile], Loaded, list[Problem]]:
    """Read, load and check all of content/; nothing is written."""
    from dxplan import check, knock_ons, load, source

    sources, problems = source.read_sources(content)
    loaded = load.load(sources)
    problems = [*problems, *loaded.problems, *check.check(loaded, problems)]
    return sources, loaded, in_order(knock_ons.without_knock_ons(problems))


def build(
    content: Path,
    out: Path,
    base_url: str | None,
    progress: Progress,
    *,
    strict: bool = False,
    only: str = "",
    finished: Path | None = None,
    early: Early | None = None,
) -> Result:
    """Build the site; when content has an error, or any problem if `strict`, the old site stays as it was.

    `only` makes the part of one prefecture, which is no site yet; `finished` is a folder of such parts, taken
    where they are what would be made here. `early` shows what was edited first.
    """
    cache = HERE / ".cache"
    inputs = stamp.inputs(content, LAYOUTS, base_url)
    said = None if only else stamp.stands(cache, inputs, out)
    if said:
        progress.say(*UNCHANGED)
        if early:
            from dxplan.whole import recall

            recall(content, LAYOUTS, base_url, cache, inputs, early)
        return Result(not (strict and said[0]), *said)
    from dxplan.write import staging

    with staging(out, guard=(content, LAYOUTS)) as stage:
        from dxplan.whole import Whole  # while another process looks at the site

        whole = Whole.begun(content, LAYOUTS, base_url, cache, stage, strict=strict, only=only, early=early)
        with progress.step("都道府県", "prefectures", len(whole.folders)) as step:
            for _ in whole.parts(inputs, finished):
                step.add()
        problems, sources = whole.answer(joined=not only)
        if whole.press is None or has_errors(problems) or (strict and problems):
            return Result(ok=False, problems=problems, sources=sources)
        if not only:
            with whole.printing() as printed:
                with progress.step("検索", "search") as step:
                    step.add(whole.index())
                with progress.step("共通のページ", "pages of all") as step:
                    step.add(printed())
        with progress.step("書き出し", "writing") as step:
            step.add(len(stage.seals))
            stage.end()
    if only:
        whole.finish(inputs, out)
    else:
        stamp.remember(cache, inputs, out, stage.looks, (problems, sources))
    return Result(ok=True, problems=problems, sources=sources)


if __name__ == "__main__":
    from dxplan.commands import main

    sys.exit(main(sys.argv[1:], build, read))

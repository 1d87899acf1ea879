"""Builds the site: content/ in, site/ out. The pipeline on one screen."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from dxplan import stamp
from dxplan.check import check
from dxplan.knock_ons import without_knock_ons
from dxplan.load import Loaded, load
from dxplan.problems import Problem, has_errors, in_order
from dxplan.progress import Progress
from dxplan.source import SourceFile, read_sources

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
    sources, problems = read_sources(content)
    loaded = load(sources)
    return (
        sources,
        loaded,
        in_order(without_knock_ons([*problems, *loaded.problems, *check(loaded, problems)])),
    )


def build(
    content: Path, out: Path, base_url: str | None, progress: Progress, *, strict: bool = False
) -> Result:
    """Build the site; when content has an error, or any problem if `strict`, the old site stays as it was."""
    cache = HERE / ".cache"
    made = stamp.made_from(content, LAYOUTS, base_url)
    if stamp.stands(cache, made, out):
        progress.say(
            "変わったものはありません。サイトは前のままです。", "Nothing has changed: the site is as it was."
        )
        return Result(ok=True, problems=[], sources={})
    from dxplan import publish, search
    from dxplan.drafts import published
    from dxplan.words import read_words
    from dxplan.write import write_site

    with progress.step("読み込みと確認", "reading and checking") as step:
        sources, loaded, problems = read(content)
        step.add(len(sources))
    if loaded.site is None or has_errors(problems) or (strict and problems):
        return Result(ok=False, problems=problems, sources=sources)
    site = published(loaded.site)
    words = read_words(LAYOUTS, site.languages)
    address = site.base_url if base_url is None else base_url
    press = publish.Press(replace(site, prefectures=()), words, LAYOUTS, address, cache)
    with progress.step("県のページ", "pages of prefectures", len(site.prefectures)) as step:
        parts = []
        for one in site.prefectures:
            parts.append(publish.part_of(press, one))
            step.add()
    clashes = [one for part in parts for one in part.problems]
    if clashes:
        return Result(ok=False, problems=in_order([*problems, *clashes]), sources=sources)
    with progress.step("共通のページ", "pages of all") as step:
        files = publish.files_of_all(press, parts)
        step.add(len(files))
    for part in parts:
        files |= part.files
    records = publish.records_of_all(press, parts)
    files |= search.search_files(records, site.synonyms)
    with progress.step("検索と書き出し", "search and writing", len(files)) as step:
        write_site(
            files,
            out,
            lambda staged: search.index(records, site.synonyms, staged, cache),
            guard=(content, LAYOUTS),
        )
        step.add(len(files))
    if not problems:  # else they are told again, with their lines
        stamp.remember(cache, made, out)
    return Result(ok=True, problems=problems, sources=sources)


if __name__ == "__main__":
    from dxplan.commands import main

    sys.exit(main(sys.argv[1:], build, read))

"""`excel export` and `excel import`: workbooks for departments, and what was typed there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dxplan.problems import Problem, has_errors, in_order
from dxplan.progress import Progress
from dxplan.typed import prefecture_called

from .told import GOOD, WRONG_CONTENT, WRONG_USE, show

INSTALL = 'pip install ".[excel]"'


def exchange(asked: argparse.Namespace, _build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Export or import workbooks."""
    try:
        import openpyxl  # noqa: F401  the extra is there or it is not
    except ImportError:
        return _wrong(
            asked,
            f"Excel のための部品がありません。次のように入れてください: {INSTALL}",
            f"What reads and writes Excel is not installed: {INSTALL}",
        )
    return export(asked) if asked.excel == "export" else import_(asked, read)


def _wrong(asked: argparse.Namespace, ja: str, en: str, code: int = WRONG_USE) -> int:
    print(ja if asked.lang == "ja" else en, file=sys.stderr)
    return code


def export(asked: argparse.Namespace) -> int:
    """Write the workbooks of a year."""
    from dxplan.excel.export import workbooks, write_workbooks
    from dxplan.excel.year import files_of, year_of
    from dxplan.load import load
    from dxplan.source import read_sources

    if asked.out.resolve().is_relative_to(asked.content.resolve()):
        return _wrong(asked, "content の中には書き出せません。", "Nothing is exported into content.")
    files, problems = read_sources(asked.content)
    names = {file.path for file in files_of(files, asked.prefecture, asked.year)}
    wrong = [one for one in problems if one.place.file in names and one.severity == "error"]
    site = load(files).site
    if wrong or site is None:
        show(wrong or problems, files, asked.lang)
        return WRONG_CONTENT
    year = year_of(site, files, asked.prefecture, asked.year)
    called = prefecture_called(site, asked.prefecture)
    if called and called != asked.prefecture:
        return _wrong(asked, f"{asked.prefecture}は {called} です。", f"{asked.prefecture} is {called} here.")
    if year and not year.evaluations:
        ja = f"{asked.prefecture} の {asked.year} 年度の報告には、取組ごとの評価がありません。"
        en = f"The report of {asked.prefecture} {asked.year} grades no initiatives: nothing to export."
        return _wrong(asked, ja + "部局に照会する欄がないので、書き出しません。", en)
    if year is None:
        graded = [(home, one) for home in site.prefectures for one in home.reports if one.evaluations]
        known = ", ".join(f"{home.id} {one.id}" for home, one in graded)
        ja = f"{asked.prefecture} の {asked.year} 年度の評価は content にありません。あるのは: {known}"
        return _wrong(asked, ja, f"No evaluations of {asked.prefecture} {asked.year}. There are: {known}")
    made = workbooks(year, by_department=asked.by == "department")
    try:
        kept = write_workbooks(made, asked.out)
    except (FileExistsError, NotADirectoryError):
        ja = f"{asked.out} はフォルダではなくファイルです。--out に別の名前を指定してください。"
        return _wrong(
            asked, ja, f"{asked.out} is a file, not a folder. Name another with --out.", WRONG_CONTENT
        )
    except OSError as failed:
        ja = f"{asked.out} に書き出せませんでした。書き込みの許可と、ディスクの空きを確かめてください。"
        return _wrong(asked, ja, f"Could not write: {failed}", WRONG_CONTENT)
    if kept:
        names_kept = "、".join(kept)
        return _wrong(
            asked,
            f"{asked.out} に、中身の違う同じ名前のファイルがあります: {names_kept}。"
            "記入されたものかもしれないので、何も書き出していません。--out で別の場所を指定してください。",
            f"{asked.out} holds other files of these names: {names_kept}. Nothing was written.",
        )
    for name in made:
        print(asked.out / name)
    Progress(asked.lang, asked.quiet).say(
        f"{len(made)}個のブックに、{len(year.evaluations)}件の取組を書き出しました。",
        f"{len(year.evaluations)} initiatives exported to {len(made)} workbooks.",
    )
    return GOOD


def import_(asked: argparse.Namespace, read: Callable[..., Any]) -> int:
    """Read workbooks, show what they change and write it, unless anything is refused or only asked for."""
    from dxplan.excel.importing import named, read_all
    from dxplan.excel.listing import listed

    paths = []
    for typed in asked.files:
        books = list(named([typed]))
        if not books or not all(path.is_file() for path in books):
            ja = "中に .xlsx がありません。" if Path(typed).is_dir() else "ファイルがありません。"
            return _wrong(asked, f"{typed}: {ja}", f"{typed}: there is no workbook (.xlsx).")
        paths += books
    files, loaded, problems = read(asked.content)
    if loaded.site is None:
        show(problems, files, asked.lang)
        return WRONG_CONTENT
    found = read_all(paths, asked.content, files, loaded.site)
    progress = Progress(asked.lang, asked.quiet)
    for one in found.told:
        if one.grave or not asked.quiet:
            print(one.line(asked.lang))
    for line in listed(found.changes, asked.lang):
        print(line)
    if found.refused:
        what = "セル" if all(one.sheet for one in found.told if one.grave) else "ところ"
        ja = "エラーがあるため、何も書き換えませんでした。"
        ja += f"上の{what}を直してから、もう一度読み込んでください。"
        progress.say(ja, "Nothing was written because of the errors above.")
        return WRONG_CONTENT
    if not found.changes:
        progress.say("変更はありません。", "Nothing has changed.")
        return GOOD
    return _written(asked, read, found, files)


def _written(asked: argparse.Namespace, read: Callable[..., Any], found: Any, files: dict[str, Any]) -> int:
    """Write what workbooks change, unless it is only asked for, and show what `check` says of it then."""
    from dxplan.edit import write_all
    from dxplan.excel.listing import cells_behind

    count, progress = len(found.changes), Progress(asked.lang, asked.quiet)
    if asked.dry_run:
        files = {**files, **{name: file for name, (_, file) in found.files.items()}}
        problems = _checked(files)
        progress.say(f"{count}か所が変わります（まだ書き換えていません）。", f"{count} values would change.")
    else:
        write_all(asked.content, {name: data for name, (data, _) in found.files.items()})
        files, _, problems = read(asked.content)
        ja = f"{len(found.files)}ファイルの{count}か所を書き換えました。"
        progress.say(ja, f"{count} values changed in {len(found.files)} files.")
    show(problems, files, asked.lang)
    behind = list(cells_behind(problems, found.changes, files, asked.lang))
    if behind:
        print("もとになった記入:" if asked.lang == "ja" else "what led to it:", *behind, sep="\n  ")
    return WRONG_CONTENT if has_errors(problems) else GOOD


def _checked(files: dict[str, Any]) -> Sequence[Problem]:
    """Return what `check` would say of files that are only in memory."""
    from dxplan.check import check
    from dxplan.load import load

    loaded = load(files)
    return in_order([*loaded.problems, *check(loaded, [])])

"""The command line: what can be asked and how the answer is shown.

Exit 0 good, 1 problems in content, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from .problems import Problem, format_github, format_json, format_text, has_errors
from .progress import Progress

HERE = Path(__file__).parent.parent
GOOD, WRONG_CONTENT = 0, 1


def main(arguments: Sequence[str], build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Do what the command line asks and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = _parser().parse_args(arguments)
    commands = {
        None: _build, "check": _check, "serve": _serve, "explain": _explain, "schema": _schema, "translate": _translate,
    }  # fmt: skip
    return commands[asked.command](asked, build, read)


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--content", type=Path, default=HERE / "content", help="the folder to read")
    common.add_argument("--lang", choices=("ja", "en"), default="ja", help="language of messages")
    common.add_argument("--quiet", action="store_true", help="print nothing but problems")
    building = argparse.ArgumentParser(add_help=False)
    building.add_argument("--out", type=Path, default=HERE / "site", help="the folder to write")
    building.add_argument("--base-url", default=None, help="public address, ending in /; default: site.yaml")
    building.add_argument("--strict", action="store_true", help="warnings stop the build too")
    building.add_argument("--clean", action="store_true", help="forget the caches first")
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__, parents=[common, building])
    commands = parser.add_subparsers(dest="command", metavar="command")
    check = commands.add_parser("check", parents=[common], help="check content and write nothing")
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("--strict", action="store_true", help="warnings count as problems")
    check.add_argument("paths", nargs="*", help="show problems of these files only")
    serve = commands.add_parser("serve", parents=[common, building], help="build, show, watch, reload")
    serve.add_argument("--port", type=int, default=8000)
    explain = commands.add_parser("explain", parents=[common], help="explain a code such as E-COLON")
    explain.add_argument("code")
    commands.add_parser("schema", parents=[common], help="regenerate content/README.md, the form guide")
    commands.add_parser("translate", parents=[common], help="stamp finished translations, list the others")
    return parser


def _base_url(asked: argparse.Namespace) -> str | None:
    if asked.base_url is None or asked.base_url.endswith("/"):
        return asked.base_url or None
    return f"{asked.base_url}/"


def _build(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    from .search import SearchFailed
    from .write import WriteFailed

    progress = Progress(asked.lang, asked.quiet)
    if asked.clean:
        _forget()
    try:
        result = build(asked.content, asked.out, _base_url(asked), progress, strict=asked.strict)
    except (WriteFailed, SearchFailed) as failed:
        print(_sentence(failed, asked.lang), file=sys.stderr)
        return WRONG_CONTENT
    _show(result.problems, result.sources, asked.lang)
    return GOOD if result.ok else WRONG_CONTENT


def _sentence(failed: Exception, lang: str) -> str:
    problem = getattr(failed, "problem", None)
    return str(getattr(problem, lang, failed))


def _forget() -> None:
    import shutil

    shutil.rmtree(HERE / ".cache", ignore_errors=True)


def _show(problems: Sequence[Problem], sources: dict[str, Any], lang: str) -> None:
    if problems:
        print(format_text(problems, _lines(sources), "ja" if lang == "ja" else "en"))


def _lines(sources: dict[str, Any]) -> Callable[[str], Sequence[str]]:
    return lambda path: sources[path].lines if path in sources else ()


def _check(asked: argparse.Namespace, _build_it: Callable[..., Any], read: Callable[..., Any]) -> int:
    sources, _, problems = read(asked.content)
    if asked.paths:
        wanted = {Path(path).as_posix().removeprefix("content/") for path in asked.paths}
        problems = [one for one in problems if one.place.file in wanted]
    if asked.format == "json":
        print(format_json(problems))
    elif asked.format == "github":
        print(format_github(problems))
    elif problems:
        _show(problems, sources, asked.lang)
    elif not asked.quiet:
        Progress(asked.lang).say(
            f"問題はありません（{len(sources)}ファイル）。", f"No problems ({len(sources)} files)."
        )
    return WRONG_CONTENT if has_errors(problems) or (asked.strict and problems) else GOOD


def _serve(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    from .serve import serve

    progress = Progress(asked.lang, asked.quiet)

    def again() -> Any:
        return build(asked.content, asked.out, _base_url(asked), progress, strict=asked.strict)

    serve(again, (asked.content, HERE / "layouts"), asked.out, port=asked.port)
    return GOOD


def _explain(asked: argparse.Namespace, _build_it: Callable[..., Any], _read: Callable[..., Any]) -> int:
    from .problems import explain

    print(explain(asked.code, asked.lang))
    return GOOD


def _schema(asked: argparse.Namespace, _build_it: Callable[..., Any], _read: Callable[..., Any]) -> int:
    from .edit import write_text
    from .guide import form_guide

    write_text(asked.content / "README.md", form_guide())
    return GOOD


def _translate(asked: argparse.Namespace, _build_it: Callable[..., Any], read: Callable[..., Any]) -> int:
    from .edit import stamp

    done = stamp(asked.content)
    Progress(asked.lang, asked.quiet).say(f"{done}件の訳に印を付けました。", f"{done} translations stamped.")
    sources, _, problems = read(asked.content)
    _show([one for one in problems if one.code.startswith(("W-T", "W-UN"))], sources, asked.lang)
    return GOOD

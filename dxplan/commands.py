"""The command line: what can be asked and how the answer is shown.

Exit 0 good, 1 problems in content, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .codes import Lang
from .problems import Problem, format_github, format_json, format_text, has_errors
from .progress import Progress

HERE = Path(__file__).parent.parent
GOOD, WRONG_CONTENT, WRONG_USE = 0, 1, 2


class Shown(NamedTuple):
    """What `serve` tells of a build: whether the site is what content says, and what is wrong, in frames."""

    ok: bool
    message_text: str


def main(arguments: Sequence[str], build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Do what the command line asks and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = _parser().parse_args(arguments)
    commands = {
        None: _build,
        "check": _check,
        "serve": _serve,
        "explain": _explain,
        "schema": _schema,
        "translate": _translate,
    }
    return commands[asked.command](asked, build, read)


def _parser() -> argparse.ArgumentParser:
    """Return the whole command line. An option may stand before the command or after it."""
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__, parents=[_common(), _building()])
    parser.set_defaults(content=HERE / "content", lang="ja", quiet=False)
    parser.set_defaults(out=HERE / "site", base_url=None, strict=False, clean=False)
    commands = parser.add_subparsers(dest="command", metavar="command")
    common, building = _common(), _building()
    check = commands.add_parser("check", parents=[common], help="check content and write nothing")
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("--strict", action="store_true", help="warnings count as problems")
    check.add_argument("paths", nargs="*", type=Path, help="show problems of these files and folders only")
    serve = commands.add_parser("serve", parents=[common, building], help="build, show, watch, reload")
    serve.add_argument("--port", type=int, default=8000)
    # The preview is not site/: its pages carry an address of this machine, which must never be published.
    serve.set_defaults(out=HERE / ".cache" / "preview")
    # The preview is not site/: its pages carry a local address, which must never be published.
    serve.set_defaults(out=HERE / ".cache" / "preview")
    explain = commands.add_parser("explain", parents=[common], help="explain a code such as E-COLON")
    explain.add_argument("code")
    commands.add_parser("schema", parents=[common], help="regenerate content/README.md, the form guide")
    commands.add_parser("translate", parents=[common], help="stamp finished translations, list the others")
    return parser


def _common() -> argparse.ArgumentParser:
    """Return the options of every command, without defaults: those are the whole command line's."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--content", type=_folder, metavar="DIR", help="the folder to read")
    common.add_argument("--lang", choices=("ja", "en"), help="language of messages")
    common.add_argument("--quiet", action="store_true", help="print nothing but problems")
    return common


def _building() -> argparse.ArgumentParser:
    """Return the options of building, without defaults."""
    building = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    building.add_argument("--out", type=Path, metavar="DIR", help="the folder to write")
    building.add_argument(
        "--base-url", type=_address, metavar="URL", help="public address; default: site.yaml"
    )
    building.add_argument("--strict", action="store_true", help="warnings stop the build too")
    building.add_argument("--clean", action="store_true", help="forget the caches first")
    return building


def _folder(typed: str) -> Path:
    """Return a folder that must exist."""
    if not Path(typed).is_dir():
        raise argparse.ArgumentTypeError(f"フォルダがありません / no such folder: {typed}")
    return Path(typed)


def _address(typed: str) -> str:
    """Return a public address that ends in "/"; an empty one stands for none."""
    if typed and not re.match(r"https?://[^/\s]+", typed):
        raise argparse.ArgumentTypeError(f"https:// で始まる URL ではありません / not a URL: {typed}")
    return typed if not typed or typed.endswith("/") else f"{typed}/"


def _build(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    from .search import SearchFailed
    from .write import WriteFailed

    progress = Progress(asked.lang, asked.quiet)
    if asked.clean:
        _forget()
    try:
        result = build(asked.content, asked.out, asked.base_url, progress, strict=asked.strict)
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
        print(format_text(problems, _lines(sources), "ja" if lang == "ja" else "en"), end="")


def _lines(sources: dict[str, Any]) -> Callable[[str], Sequence[str]]:
    return lambda path: sources[path].lines if path in sources else ()


def _check(asked: argparse.Namespace, _build_it: Callable[..., Any], read: Callable[..., Any]) -> int:
    sources, _, problems = read(asked.content)
    lang: Lang = asked.lang
    if asked.paths:
        wanted = [_inside(path, asked.content) for path in asked.paths]
        strangers = [path for path, name in zip(asked.paths, wanted, strict=True) if not _of(name, sources)]
        if strangers:
            ja, en = (
                f"{strangers[0]}: content にないファイルです。",
                f"{strangers[0]}: not a file of content.",
            )
            print(ja if lang == "ja" else en, file=sys.stderr)
            return WRONG_USE
        problems = [one for one in problems if any(_of(name, (one.place.file,)) for name in wanted)]
    if asked.format == "json":
        print(format_json(problems), end="")
    elif asked.format == "github":
        print(format_github(problems, _inside(asked.content, Path.cwd()), lang), end="")
    elif problems:
        _show(problems, sources, lang)
    else:
        Progress(lang, asked.quiet).say(
            f"問題はありません（{len(sources)}ファイル）。", f"No problems ({len(sources)} files)."
        )
    return WRONG_CONTENT if has_errors(problems) or (asked.strict and problems) else GOOD


def _inside(path: Path, folder: Path) -> str:
    """Return the name of a path within a folder, typed from here or from there; "." is the folder."""
    for known in (path.resolve(), (folder / path).resolve()):
        if known.is_relative_to(folder.resolve()) and known.exists():
            return known.relative_to(folder.resolve()).as_posix()
    return path.as_posix()


def _of(name: str, files: Iterable[str]) -> bool:
    """Whether a name is one of the files or a folder that holds some."""
    return name == "." or any(file == name or file.startswith(f"{name}/") for file in files)


def _serve(asked: argparse.Namespace, build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    from .search import SearchFailed
    from .serve import ServeFailed, serve
    from .write import WriteFailed

    progress = Progress(asked.lang, asked.quiet)
    address = asked.base_url or f"http://127.0.0.1:{asked.port}/"
    lang: Lang = asked.lang

    def again() -> Shown:
        try:
            result = build(asked.content, asked.out, address, progress, strict=asked.strict)
        except (WriteFailed, SearchFailed) as failed:
            return Shown(ok=False, message_text=_sentence(failed, lang))
        return Shown(result.ok, format_text(result.problems, _lines(result.sources), lang))

    try:
        serve(again, (asked.content, HERE / "layouts"), asked.out, port=asked.port)
    except ServeFailed as failed:
        print(_sentence(failed, lang), file=sys.stderr)
        return WRONG_CONTENT
    return GOOD


def _explain(asked: argparse.Namespace, _build_it: Callable[..., Any], _read: Callable[..., Any]) -> int:
    from .codes import codes
    from .problems import explain

    print(explain(asked.code, asked.lang), end="")
    return GOOD if asked.code.strip().upper() in codes() else WRONG_USE


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

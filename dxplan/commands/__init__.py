"""The command line: what can be asked and how the answer is shown.

Exit 0 good, 1 problems in content, 2 wrong usage; 130 and 141 as the system's own tools end, when somebody
pressed Ctrl+C or whoever read the answer has seen enough.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from dxplan.writable import EditFailed

from .options import HERE, parser
from .spoken import language_of
from .told import ENOUGH, STOPPED, WRONG_CONTENT, sentence

__all__ = ["main", "parser"]
LASTING = 50_000, 20, 100  # nearly all that is read lasts to the end, so what may go is seldom looked for
COMMANDS: dict[str | None, tuple[str, str]] = {  # the room and the function; only what is asked for is loaded
    None: ("site", "build_site"),
    "check": ("checking", "check"),
    "serve": ("site", "serve_site"),
    "explain": ("checking", "explain_code"),
    "schema": ("desk", "schema"),
    "compare": ("comparing", "compare_folders"),
    "translate": ("translating", "translate"),
    "new": ("scaffolding", "new"),
    "excel": ("excel", "exchange"),
}


def main(arguments: Sequence[str], build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Do what the command line asks and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(*LASTING)
    atexit.register(gc.freeze)  # at the end nothing is looked for at all: the system takes all of it back
    lang = language_of(arguments)
    try:
        code = _answered(parser(lang).parse_args(arguments), build, read)
        sys.stdout.flush()
    except KeyboardInterrupt as stopped:
        print(str(stopped) or ("途中でやめました。" if lang == "ja" else "Stopped."), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # what is still in the stream has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENOUGH
    except Exception as fault:  # noqa: BLE001  nobody who edits is shown our machinery
        from .faults import told

        print(told(fault, HERE / ".cache", lang), file=sys.stderr)
        return WRONG_CONTENT
    return code


def _answered(asked: argparse.Namespace, build: Callable[..., Any], read: Callable[..., Any]) -> int:
    """Do what was asked and return the exit code."""
    room, name = COMMANDS[asked.command]
    command: Callable[..., int] = getattr(import_module(f".{room}", __package__), name)
    try:
        return command(asked, build, read)
    except EditFailed as failed:
        print(sentence(failed, asked.lang), file=sys.stderr)
        return WRONG_CONTENT

"""What follows from the schema table: the form guide, and what editors know of content/."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from dxplan.progress import Progress

from .told import GOOD, WRONG_CONTENT, sentence


def schema(asked: argparse.Namespace, _build: Callable[..., Any], _read: Callable[..., Any]) -> int:
    """Write content/README.md and the .vscode/ beside content/ anew, and say which files changed."""
    from dxplan.edit import write_all
    from dxplan.guide import form_guide
    from dxplan.json_schema import editor_files
    from dxplan.writable import EditFailed

    content = asked.content.resolve()
    files = {f"{content.name}/README.md": form_guide()}
    files |= {f".vscode/{name}": text for name, text in editor_files(content.name).items()}
    try:
        changed = write_all(content.parent, {name: text.encode() for name, text in files.items()})
    except EditFailed as failed:
        print(sentence(failed, asked.lang), file=sys.stderr)
        return WRONG_CONTENT
    progress = Progress(asked.lang, asked.quiet)
    for name in changed:
        progress.say(f"{name} を書き直しました。", f"{name} written anew.")
    if not changed:
        count = len(files)
        progress.say(f"変わりはありません（{count}ファイル）。", f"Nothing has changed ({count} files).")
    return GOOD

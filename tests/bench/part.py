"""The program in a process of its own, with its cache in a folder of its own.

`python -m tests.bench.part HOME ARGUMENTS` is `python build.py ARGUMENTS`. With `--bare` before HOME nothing
is drawn and nothing is made for search: functions that return nothing stand in the place of those that draw
charts and pictures for sharing, bundle Vega, and make search records, their files and Pagefind's index.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import build
from dxplan.commands import main as program


@contextlib.contextmanager
def bare() -> Iterator[None]:
    """Put nothing in the place of charts, pictures for sharing and search."""
    from unittest.mock import patch

    from dxplan import cards, charts, indexes, publish, search, whole
    from dxplan.charts.svg import Picture

    nothing = charts.Drawing("", "", Picture("", "", ""))

    def draw(
        wanted: Sequence[tuple[str, Any, str]], *_: object, **_jobs: object
    ) -> dict[str, charts.Drawing]:
        return {name: nothing for name, _, _ in wanted}

    with (
        patch.multiple(charts, draw=draw, vega_bundle=lambda *_: b"", alone=lambda *_: b""),
        patch.object(whole, "kept_bundle", lambda *_: b""),
        patch.object(cards, "draw", lambda *_, **_jobs: {}),
        patch.multiple(publish, records_of=lambda *_: (), common_records=lambda *_: ()),
        patch.object(search, "search_files", lambda *_: {}),
        patch.object(indexes, "bundles", lambda *_: {}),
    ):
        yield


def main(arguments: Sequence[str]) -> int:
    """Run the program."""
    without = arguments[0] == "--bare"
    home, *rest = arguments[1:] if without else arguments
    build.HERE = Path(home)
    with bare() if without else contextlib.nullcontext():
        return program(rest, build.build, build.read)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Python's search for garbage, put off while somebody waits: it would look through all that was read."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def untidied() -> Iterator[None]:
    """Look for no garbage while the block runs, which must not be long."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

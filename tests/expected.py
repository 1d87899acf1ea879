"""What a test expects to stay as it was, kept in files beside the case."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent


def compare(file: Path, text: str) -> None:
    """Fail unless a file of expected/ holds this text; a missing one is written, and fails in CI."""
    if not file.exists():
        assert not os.environ.get("CI"), f"missing, run the test at home and commit: {file.relative_to(ROOT)}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix()

"""What the Nu HTML checker says of pages."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

DATA_BLOCK = 'type="application/ld+json"'


def nu(checker: Sequence[str], pages: Sequence[str]) -> list[str]:
    """Return its errors and warnings, each once; `checker` is the command that starts it.

    It takes a block of JSON-LD for a script that the policy forbids. Browsers never run such a block
    (test_open_data.py holds that no violation is reported), so that one message is left out.
    """
    program = [*checker, "--format", "json", "--stdout", "--exit-zero-always", *pages]
    told = subprocess.run(program, check=True, capture_output=True, encoding="utf-8").stdout
    found = {
        f"{one['type']}: {one['message']} {one.get('extract', '')!r} at {one['url']}:{one.get('lastLine', 0)}"
        for one in json.loads(told)["messages"]
        if (one["type"] != "info" or one.get("subType") == "warning")
        and not ("Content Security Policy" in one["message"] and DATA_BLOCK in one.get("extract", ""))
    }
    return sorted(found)

"""However much a stranger sends, `check` ends in the memory of a small machine, with plain sentences."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .contents import ROOT, small

MEBIBYTES = 1_000  # of each of its processes
# Of a process itself getrusage counts the one that started it, too: execve(2) does not begin anew.
PROGRAM = """
import re, resource, sys
from pathlib import Path
import build
from dxplan.commands import main
code = main(["check", "--content", sys.argv[1], "--lang", "en"], build.build, build.read)
own = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(code, max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024, file=sys.stderr)
"""
FILES = {
    "keys that nobody knows": ("k{}: 1\n", 19_000),
    "full-width colons": ("a{}： 1\n", 19_000),
    "records": ("k{}:\n  grade: B\n", 9_500),
    "items": ("- a{}\n", 19_000),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is told otherwise elsewhere")
@pytest.mark.parametrize("kind", FILES)
def test_memory_is_bounded(kind: str, tmp_path: Path) -> None:
    """A folder of files as long as they may be is read up to a limit, and what is wrong is told."""
    content = small(tmp_path)
    line, count = FILES[kind]
    text = "".join(line.format(number) for number in range(count))
    for number in range(60):
        (content / f"minato/2023/x{number}.yaml").write_text(text, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(content)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in ended.stderr
    code, most = map(int, ended.stderr.split("\n")[-2].split())
    assert code == 1
    assert most < MEBIBYTES
    assert "[E-MUCH]" in ended.stdout + ended.stderr

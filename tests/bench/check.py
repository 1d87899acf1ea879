"""Times `check` of Akita's 82 initiatives and of over 1,000, beside PyYAML's C loader alone.

`python -m tests.bench.check` prints a Markdown table; every measurement is a process of its own.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from tests.contents import REAL

from .run import ROOT, timed

ROUNDS = 5
COPIES = 13  # times 82 initiatives, each with two years' evaluations in two languages
SHARED = ("site.yaml", "site.en.yaml", "about.md", "about.en.md")
YAML = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""


def lay(folder: Path, copies: int) -> Path:
    """Return content in which Akita stands so many times, each under a code and a name of its own."""
    folder.mkdir()
    for name in SHARED:
        shutil.copy(REAL / name, folder)
    for at in range(copies):
        code = f"{at + 1:02d}"
        new = Path(shutil.copytree(REAL / "akita", folder / f"akita-{code}"))
        for name in ("prefecture.yaml", "names.en.yaml"):
            text = (new / name).read_text(encoding="utf-8")
            text = re.sub(r"^code: .*$", f'code: "{code}"', text, flags=re.MULTILINE)
            (new / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def best(command: list[str]) -> float:
    """Return the seconds of the quickest of some runs."""
    return min(timed(command)[0] for _ in range(ROUNDS))


def main() -> int:
    """Measure and print."""
    print("| What | s | over a bare start |\n|---|--:|--:|")
    bare = best([sys.executable, "-c", "pass"])
    print(f"| start of Python | {bare:.2f} | |")
    with tempfile.TemporaryDirectory(prefix="dxplan-bench-") as name:
        for copies in (1, COPIES):
            content = lay(Path(name) / str(copies), copies)
            size = sum(path.stat().st_size for path in content.rglob("*.yaml")) / 1e6
            what = f"{82 * copies:,} initiatives, {size:.1f} MB"
            checking = [sys.executable, str(ROOT / "build.py"), "check", "--quiet", "--content", str(content)]
            for told, command in (
                (f"`check`, {what}", checking),
                (f"PyYAML's C loader, {what}", [sys.executable, "-c", YAML, str(content)]),
            ):
                took = best(command)
                print(f"| {told} | {took:.2f} | {took - bare:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())

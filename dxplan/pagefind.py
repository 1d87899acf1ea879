"""Pagefind, run over a folder of token files: the one place that knows how it is started and what it makes.

It writes nothing outside a temporary folder and, when asked, one file in the cache.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

MARK = b"pagefind_dcd"  # begins each of its compressed files
UNUSED = re.compile(r"fragment/|pagefind-(ui|modular-ui|component-ui|highlight)\.")
RECORDS = "records.json"
# What one page needs once, however many indexes it asks.
SHARED = re.compile(r"pagefind(-worker)?\.js|wasm\.")
MINUTES = 5


class SearchFailed(Exception):  # noqa: N818  it says what happened, not that a program erred
    """The index could not be made; the message says why and what to do."""


def index(key: str, source: Callable[[], Mapping[str, bytes]], kept: Path | None = None) -> dict[str, bytes]:
    """Return what the site keeps of Pagefind's output for files named by number, and records.json.

    That says which number each of Pagefind's page ids is, the last of a file's name. `source` gives files,
    the same for the same `key`. `kept` is where a copy may stand: it is used when it was made from the same
    files by the same program. Raises SearchFailed when Pagefind is missing or fails.
    """
    from importlib import metadata  # not for a build that does nothing

    made_from = f"{metadata.version('pagefind_bin')} {UNUSED.pattern} {key}"
    name = hashlib.sha256(made_from.encode()).hexdigest().encode()
    if kept is not None and (files := _read(kept, name)) is not None:
        return files
    made = _run(source())
    files = {path: content for path, content in sorted(made.items()) if not UNUSED.match(path)}
    files[RECORDS] = json.dumps(_numbers(made)).encode()
    if kept is not None:
        _keep(kept, name, files)
    return files


def _run(source: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return everything that Pagefind makes of a folder with these files, by path."""
    with tempfile.TemporaryDirectory(prefix="dxplan-search-", ignore_cleanup_errors=True) as name:
        site, made = Path(name, "source"), Path(name, "bundle")
        site.mkdir()
        for path, content in source.items():
            (site / path).write_bytes(content)
        command = [_executable(), "--site", str(site), "--output-path", str(made), "--silent"]
        surroundings = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
        try:
            done = subprocess.run(  # noqa: S603  our own command, no shell
                command, cwd=name, env=surroundings, capture_output=True, timeout=60 * MINUTES, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SearchFailed(f"Pagefindを実行できません。 Pagefind cannot be run: {error}") from error
        if done.returncode:
            said = (done.stderr or done.stdout).decode(errors="replace").strip()
            raise SearchFailed(
                f"Pagefindが索引を作れませんでした。 Pagefind failed ({done.returncode}): {said}"
            )
        return {
            path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*") if path.is_file()
        }


def _executable() -> str:
    """Return the program inside the wheel: the same call finds it on Linux, Windows and macOS."""
    try:
        from pagefind_bin import get_executable

        return str(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise SearchFailed(
            "検索の索引を作るPagefindが見つかりません。`python -m pip install pagefind-bin` で入ります。 "
            "Pagefind, which makes the search index, is not installed: `python -m pip install pagefind-bin`."
        ) from error


def _numbers(made: Mapping[str, bytes]) -> dict[str, int]:
    """Return which record each of Pagefind's page ids is: its fragments tell the name of the file."""
    numbers: dict[str, int] = {}
    for path, content in made.items():
        if not path.startswith("fragment/"):
            continue
        text = gzip.decompress(content)
        if not text.startswith(MARK):
            raise SearchFailed(f"Pagefindの出力の形が変わりました。 Pagefind's output has changed: {path}")
        url = json.loads(text.removeprefix(MARK))["url"]
        numbers[Path(path).stem] = int(Path(url).stem.rpartition("-")[2])
    return dict(sorted(numbers.items(), key=lambda item: item[1]))


def _read(kept: Path, name: bytes) -> dict[str, bytes] | None:
    """Return the files of a kept bundle, None if there is none, it was made from others or is damaged."""
    try:
        with zipfile.ZipFile(kept) as archive:
            if archive.comment != name:
                return None
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except (OSError, zipfile.BadZipFile):
        return None


def _keep(kept: Path, name: bytes, files: Mapping[str, bytes]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(f".{os.getpid()}.half")
    with zipfile.ZipFile(half, "w") as archive:
        archive.comment = name
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content)
    half.replace(kept)

"""Shows the site while it is edited: watch, build, tell the open pages. Never ends because of a typo.

The last good site stays until a better one is whole; what is wrong is shown over it.
"""

from __future__ import annotations

import errno
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from .loopback import Live, serving
from .watch import watching
from .writable import Stopped
from .write import replace_files

if TYPE_CHECKING:
    from .early import Early


class ServeFailed(Stopped):
    """The site cannot be shown."""


class Built(Protocol):
    """What a build says of itself."""

    @property
    def ok(self) -> bool:
        """Whether the site is what content says."""

    @property
    def message_text(self) -> str:
        """What is wrong, in frames, for the person who edits."""


Changed = Sequence[Path]
Build = Callable[[Changed], Built]


def serve(
    build: Callable[[], Built],
    watch: Sequence[Path],
    out: Path,
    *,
    port: int = 8000,
    say: Callable[[str], None] = print,
    early: Early | None = None,
) -> None:
    """Build whenever something in `watch` changed, and show `out` to this machine, until Ctrl+C.

    What `early` has to show of what changed is shown before that.

    `say` gets the address, and what is wrong after each build that failed. Raises ServeFailed when the port
    is taken, or when the site would lie in a watched folder.
    """
    if any(out.resolve().is_relative_to(folder.resolve()) for folder in watch):
        raise ServeFailed(
            "E-OUT",
            str(out),
            f"「{out}」は編集するフォルダの中にあります。--out で別の場所を指定してください。",
            f'"{out}" lies in a folder that is edited; name another with --out',
        )
    live = Live(_version(out))
    if early:
        early.show = lambda files: _show(files, out, live)

    def made(changed: Changed) -> Built:
        if early:
            early.hurry(changed)
        return build()

    with ExitStack() as stack:
        try:
            address = stack.enter_context(serving(out, live, port))
        except (OSError, OverflowError) as fault:
            raise _no_port(fault, port) from fault
        try:
            wait = stack.enter_context(watching(watch))
            _rebuild(wait, made, out, live, say)
            say(f"{address} で表示しています。終わるには Ctrl+C を押してください。(Ctrl+C ends it.)")
            while True:
                _rebuild(wait, made, out, live, say)
        except KeyboardInterrupt:
            return


def _show(files: Mapping[str, bytes], out: Path, live: Live) -> None:
    """Put pages into the site that is shown, and tell the open pages."""
    if replace_files(files, out):
        live.tell(f"{_version(out)}-{time.monotonic_ns()}", "")


def _rebuild(
    wait: Callable[[], Changed], build: Build, out: Path, live: Live, say: Callable[[str], None]
) -> None:
    """Wait for a change, build, and tell the editor and the open pages what came of it."""
    changed = wait()
    message = _message(partial(build, changed), say)
    if message:
        say(message)
    elif live.message:
        say("直りました。(mended)")
    live.tell(live.version if message else _version(out), message)


def _message(build: Callable[[], Built], say: Callable[[str], None]) -> str:
    """Build, and return what is wrong; "" when all is well. A fault of ours is one plain sentence."""
    try:
        return _complaint(build())
    except Stopped as stopped:
        return str(stopped)
    except (Exception, SystemExit) as fault:  # noqa: BLE001 -- whatever it is, the editor goes on editing
        say(traceback.format_exc())
        said = f"{type(fault).__name__}: {fault}"
        return f"プログラムの不具合で、ページを作れませんでした（{said}）。\n(not a mistake in content)"


def _complaint(built: Built) -> str:
    """Return what a build says is wrong, never nothing when it failed."""
    return "" if built.ok else built.message_text or "ページを作れませんでした。\n(the build failed)"


def _version(out: Path) -> str:
    """Return what differs between two sites: a new one is another folder (see `write_site`)."""
    try:
        stat = out.stat()
    except OSError:
        return ""
    return f"{stat.st_ino}-{stat.st_mtime_ns}"


def _no_port(fault: Exception, port: int) -> ServeFailed:
    """Return why the port cannot be had, and what to do."""
    if isinstance(fault, OSError) and fault.errno == errno.EADDRINUSE:
        ja, en = f"ポート {port} はほかのプログラムが使っています。", f"port {port} is taken"
    else:
        ja, en = f"ポート {port} は使えません。", f"port {port} cannot be used"
    other = 8001 if port == 8000 else 8000
    return ServeFailed(
        "E-PORT",
        str(port),
        f"{ja}--port {other} のように、別の番号を指定してください。",
        f"{en}; name another, such as --port {other}",
    )

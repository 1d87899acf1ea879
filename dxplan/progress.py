"""Shows the person who waits the steps of long work, with counts and times. None of it reaches the site."""

from __future__ import annotations

import contextlib
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

REDRAW = 0.1  # seconds between two drawings of the same line

UNCHANGED = (
    "変わったものはありません。サイトは前のままです。",
    "Nothing has changed: the site is as it was.",
)


@dataclass(slots=True)
class Step:
    """One step of the work: how many of how many things are done."""

    name: str
    total: int | None
    count: int = 0
    shown: Callable[[], None] = field(default=lambda: None, repr=False)

    def add(self, more: int = 1) -> None:
        """Count things that are done."""
        self.count += more
        self.shown()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where and how steps are shown: a line that counts on a terminal, a plain line a step elsewhere."""

    lang: str = "ja"
    quiet: bool = False
    stream: TextIO | None = None
    clock: Callable[[], float] = time.perf_counter

    def say(self, ja: str, en: str) -> None:
        """Print one line in the language of the person, unless they want quiet."""
        if not self.quiet:
            print(ja if self.lang == "ja" else en, file=self.stream or sys.stderr, flush=True)

    @contextlib.contextmanager
    def step(self, ja: str, en: str, total: int | None = None) -> Iterator[Step]:
        """Show a step while the block runs, then its count and time; the block calls `add` for each thing."""
        start = self.clock()
        step = Step(ja if self.lang == "ja" else en, total)
        stream = self.stream or sys.stderr
        live = not self.quiet and stream.isatty()
        due = start

        def draw() -> None:
            """Draw the line anew when it is due."""
            nonlocal due
            if live and self.clock() >= due:
                due = self.clock() + REDRAW
                _draw(stream, f"{step.name}{_count(step)} …")

        step.shown = draw
        draw()
        ended = False
        try:
            yield step
            ended = True
        finally:
            if live:
                _draw(stream, "")
            took = self.clock() - start
            stopped = "" if ended else "（中断）" if self.lang == "ja" else " (stopped)"
            unit = "秒" if self.lang == "ja" else "s"
            line = f"{step.name}{_count(step)}{stopped}  {took:.2f} {unit}"
            self.say(line, line)


def _count(step: Step) -> str:
    """Return how far a step is, with a space before; nothing for a step that counts nothing."""
    if step.total is not None:
        return f" {step.count:,} / {step.total:,}"
    return f" {step.count:,}" if step.count else ""


def _draw(stream: TextIO, line: str) -> None:
    """Put `line` over the terminal's last line, cut to its width; nothing clears it."""
    room = shutil.get_terminal_size().columns - 1
    shown, width = "", 0
    for sign in line:
        width += 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
        if width > room:
            break
        shown += sign
    stream.write(f"\r{' ' * room}\r{shown}")
    stream.flush()

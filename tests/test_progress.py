"""The display of steps: a counting line on a terminal, plain lines elsewhere, nothing with quiet."""

import io
import itertools
import sys
import unicodedata
from collections.abc import Iterator

import pytest

from dxplan.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal and tells what a person would see on it."""

    def isatty(self) -> bool:
        """Say yes."""
        return True

    def screen(self) -> list[str]:
        """Return the lines as they stand after every carriage return has been obeyed."""
        lines = []
        for line in self.getvalue().split("\n"):
            shown = ""
            for part in line.split("\r"):
                shown = part + shown[len(part) :]
            lines.append(shown.rstrip())
        return lines


def ticks(every: float) -> Iterator[float]:
    """Return a clock's values: `every` seconds pass between two looks."""
    return itertools.count(0.0, every)


def test_plain_lines_when_nobody_watches() -> None:
    """Into a pipe goes one plain line a step, without any control sign."""
    stream = io.StringIO()
    clock = iter([0.0, 1.25]).__next__
    with Progress(stream=stream, clock=clock).step("ページ", "pages", total=412) as step:
        step.add(400)
        step.add(12)
    assert stream.getvalue() == "ページ 412 / 412  1.25 秒\n"


def test_a_terminal_sees_the_count_grow() -> None:
    """The line is drawn before the first thing is done, then while they are, and ends as the plain line."""
    stream = Terminal()
    with Progress("en", stream=stream, clock=ticks(0.2).__next__).step("頁", "pages", total=3) as step:
        assert stream.screen() == ["pages 0 / 3 …"]
        step.add()
        assert stream.screen() == ["pages 1 / 3 …"]
        step.add(2)
    assert stream.screen()[0].startswith("pages 3 / 3  ")
    assert stream.screen()[1:] == [""]


def test_drawing_is_rationed() -> None:
    """Ten thousand things within a moment do not mean ten thousand drawings."""
    stream = Terminal()
    with Progress(stream=stream, clock=lambda: 5.0).step("ページ", "pages") as step:
        for _ in range(10_000):
            step.add()
    assert stream.getvalue().count("…") == 1
    assert stream.screen()[0] == "ページ 10,000  0.00 秒"


def test_a_long_line_is_cut_by_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full-width name never wraps, which would leave half of it standing."""
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    with Progress(stream=stream, clock=ticks(1.0).__next__).step("取組事項と評価のページ", "pages"):
        shown = stream.screen()[0]
    assert shown == "取組事項と評価のペ"
    assert sum(2 if unicodedata.east_asian_width(sign) == "W" else 1 for sign in shown) <= 19


def test_quiet_is_silent() -> None:
    """With quiet nothing at all is written, not even on a terminal."""
    stream = Terminal()
    progress = Progress(quiet=True, stream=stream)
    with progress.step("ページ", "pages", total=1) as step:
        step.add()
    progress.say("完了", "done")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("lang", "line"), [("ja", "検索（中断）  0.00 秒\n"), ("en", "search (stopped)  0.00 s\n")]
)
def test_a_broken_step_says_so(lang: str, line: str) -> None:
    """An exception passes through, and the line does not claim that the step was done."""
    stream = io.StringIO()
    progress = Progress(lang, stream=stream, clock=lambda: 0.0)
    with pytest.raises(KeyError), progress.step("検索", "search"):
        raise KeyError
    assert stream.getvalue() == line


def test_it_speaks_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    """What a program prints for other programs is not mixed with progress."""
    progress = Progress("en")
    progress.say("完了", "done")
    with progress.step("検索", "search"):
        print("result", file=sys.stdout)
    out, err = capsys.readouterr()
    assert out == "result\n"
    assert err.startswith("done\nsearch  ")

"""What the preview notices: every kind of change, once, and nothing that only reads."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dxplan import watch

from .preview import PATIENCE


def soon(call: Callable[[], object]) -> None:
    """Run a call that must return by itself."""
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize("events", [True, False], ids=["with events", "without events"])
def test_every_kind_of_change_is_noticed(
    events: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits, new, moved and removed files, at any depth, also where the system reports nothing."""
    monkeypatch.setattr(watch, "LOOK", PATIENCE * 2 if events else 0.01)
    if not events:
        monkeypatch.setattr(watch, "_observe", lambda _paths, _bell: lambda: None)
    content = tmp_path / "content"
    (content / "akita").mkdir(parents=True)
    file = content / "akita/plan.yaml"
    changes: list[Callable[[], object]] = [
        lambda: file.write_text("a: 1", encoding="utf-8"),
        lambda: file.write_text("a: 2", encoding="utf-8"),
        lambda: file.rename(content / "plan.yaml"),
        lambda: (content / "plan.yaml").replace(content / "akita/plan.yaml"),
        lambda: shutil.copytree(content / "akita", content / "aomori/2024/deep"),
        lambda: (content / "aomori/2024/deep/plan.yaml").write_text("b", encoding="utf-8"),
        lambda: shutil.rmtree(content / "aomori"),
        lambda: (tmp_path / "one.css").write_text("c", encoding="utf-8"),
    ]
    (tmp_path / "one.css").touch()
    with watch.watching([content, tmp_path / "one.css", tmp_path / "missing"]) as wait:
        soon(wait)
        for change in changes:
            change()
            soon(wait)


def test_a_change_between_two_waits_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes while a build runs is found by the look that follows, even if no event tells of it."""
    monkeypatch.setattr(watch, "LOOK", PATIENCE * 2)
    monkeypatch.setattr(watch, "_observe", lambda _paths, _bell: lambda: None)
    with watch.watching([tmp_path]) as wait:
        soon(wait)
        (tmp_path / "a").write_text("1", encoding="utf-8")
        soon(wait)


def test_it_says_which_files_changed(tmp_path: Path) -> None:
    """Of all that is watched, what was edited, is new or is gone; nothing at first."""
    told: list[list[Path]] = []
    names = "edited", "gone", "same"
    for name in names:
        (tmp_path / name).touch()
    with watch.watching([*(tmp_path / name for name in names), tmp_path / "new"]) as wait:
        soon(lambda: told.append(wait()))
        (tmp_path / "edited").write_text("1", encoding="utf-8")
        (tmp_path / "gone").unlink()
        (tmp_path / "new").touch()
        soon(lambda: told.append(wait()))
    assert told == [[], [tmp_path / "edited", tmp_path / "gone", tmp_path / "new"]]


def test_reading_is_no_change(tmp_path: Path) -> None:
    """A build reads everything it watches; that must not start the next one."""
    (tmp_path / "a").write_text("1", encoding="utf-8")
    bell = watch.Bell()
    stop = watch._observe([tmp_path], bell)
    try:
        (tmp_path / "a").read_text(encoding="utf-8")
        list(tmp_path.iterdir())
        (tmp_path / "b").touch()
        assert bell.wait(0, PATIENCE)
        before = watch.look([tmp_path])
        (tmp_path / "a").read_text(encoding="utf-8")
        assert watch.look([tmp_path]) == before
    finally:
        stop()


def test_a_save_in_several_steps_is_one() -> None:
    """Editors truncate, write and rename; we act when it is calm."""

    class Series(watch.Bell):
        """A bell that rings a fixed number of times more."""

        left = 3

        def wait(self, known: int, seconds: float) -> bool:
            """Count down."""
            assert (known, seconds) == (0, watch.CALM)
            self.left -= 1
            return self.left >= 0

    bell = Series()
    watch._settle(bell)
    assert bell.left == -1

"""What is kept is whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.store import keep, kept


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """Under its name, and no other; without a folder nothing is kept."""
    keep(tmp_path / "a", "one", b"body")
    assert (kept(tmp_path / "a", "one"), kept(tmp_path / "a", "two")) == (b"body", None)
    keep(None, "one", b"body")
    assert kept(None, "one") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"x\nbody", b"0" * 64 + b"\nbody"])
def test_what_is_damaged_is_not_there(damage: bytes, tmp_path: Path) -> None:
    """Cut short or overwritten, nothing comes back."""
    (tmp_path / "one").write_bytes(damage)
    assert kept(tmp_path, "one") is None


def test_where_there_is_no_room_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept before stays, and no half file lies beside it."""
    keep(tmp_path, "one", b"body")
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:9])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        keep(tmp_path, "one", b"other")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]
    assert kept(tmp_path, "one") == b"body"

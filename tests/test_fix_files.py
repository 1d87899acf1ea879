"""What mending must always hold to: real files with slips, cuts, broken bytes and other encodings."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dxplan.fix import mended, recoded
from dxplan.problems import has_errors
from dxplan.source import read_file

from .contents import REAL
from .slips import SLIPS, cases, harmless, outline
from .test_any_bytes import PIECES

FILES = {
    path.relative_to(REAL).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(REAL.rglob("*.yaml"))
}
SHORT = sorted(text for text in FILES.values() if len(text) < 6_000)
BAR = 0.97  # of the mechanical slips come back as the file was before
MECHANICAL = [slip for slip in SLIPS if slip.mechanical]


def test_mechanical_slips_come_back() -> None:
    """Of mechanical slips in the real files, 97 in 100 come back as they were, only their line changed."""
    tried = [case for slip in MECHANICAL for case in cases(slip, FILES, 8)]
    back = []
    for case in tried:
        done = mended("a.yaml", case.text.encode())
        file, problems = read_file("a.yaml", done.data)
        assert problems or done.changes
        assert {change.place.line for change in done.changes} <= {case.line}
        same = outline(file.root) == outline(read_file("a.yaml", case.good.encode())[0].root)
        back.append(same and not problems)
    assert len(tried) > 100
    assert sum(back) >= BAR * len(back)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_no_slip_is_silent(slip: str) -> None:
    """Every slip is told of, as mended or as a problem that is left; no other line is touched."""
    for case in cases(slip, FILES, 2):  # type: ignore[arg-type]
        if harmless(case):
            continue
        done = mended("a.yaml", case.text.encode())
        assert done.changes or read_file("a.yaml", done.data)[1]
        assert {change.place.line for change in done.changes} <= {case.line}


CUTS = some.tuples(
    some.integers(0, 10_000), some.integers(0, 4), some.sampled_from([*PIECES, "\u2028", "\x85", "\r\n"])
)
FEW = settings(max_examples=100, derandomize=True, deadline=None)


def check_laws(data: bytes) -> None:
    """Mend a file, and see that what must always hold does."""
    before, told = read_file("a.yaml", data)
    done = mended("a.yaml", data)
    assert mended("a.yaml", done.data).data == done.data
    old, new = data.splitlines(keepends=True), done.data.splitlines(keepends=True)
    changed = {
        number for number, (one, other) in enumerate(zip_longest(old, new, fillvalue=b""), 1) if one != other
    }
    assert changed == {change.place.line for change in done.changes}
    for change in done.changes:
        assert has_errors(change.problems)
        assert old[change.place.line - 1].decode().strip("\ufeff\r\n") == change.before
    after, remaining = read_file("a.yaml", done.data)
    wrong = {one.place.line for one in remaining if one.severity == "error"}
    assert not changed & wrong
    assert wrong <= {one.place.line for one in told if one.severity == "error"}
    assert before.root is None or outline(before.root) == outline(after.root)


@FEW
@given(some.sampled_from(SHORT), some.lists(CUTS, min_size=1, max_size=6))
def test_mending_twice_is_mending_once(text: str, cuts: list[tuple[int, int, str]]) -> None:
    """Real files with anything put in or taken out: no error is new, nothing unreported changes."""
    for at, length, piece in cuts:
        start = at % (len(text) + 1)
        text = text[:start] + piece + text[start + length :]
    check_laws(text.encode("utf-8", "surrogatepass"))


@FEW
@given(some.sampled_from(SHORT), some.integers(0, 10_000), some.binary(min_size=1, max_size=3))
def test_broken_bytes_stay(text: str, at: int, wound: bytes) -> None:
    """Bytes that are no UTF-8 are no reason to fail, nor to leave the other lines."""
    data = text.encode().replace(b": ", "：".encode(), 2)
    start = at % len(data)
    check_laws(data[:start] + wound + data[start + len(wound) :])


@FEW
@given(some.lists(some.sampled_from(PIECES), max_size=30).map("".join))
def test_any_mixture(text: str) -> None:
    """No mixture of what means something in YAML makes it fail."""
    check_laws(text.encode())


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_is_mended(encoding: str, end: str) -> None:
    """A file of another encoding becomes the same text in UTF-8, its line ends kept."""
    text = f"title: 電子申請の推進{end}note: |{end}  ・対象：県の手続{end}"
    done = recoded("a.yaml", text.encode(encoding))
    assert done.data == text.encode()
    assert done.encoding
    assert recoded("a.yaml", done.data).encoding is None


@pytest.mark.parametrize("data", [b"\xff\xfd\x80\x81", "計画\n".encode() + b"\xe7", b"a: \x81\x40\x82\n"])
def test_unsure_encoding_is_left(data: bytes) -> None:
    """What is no text, a wound in UTF-8, and what may be more than one encoding stay as they are."""
    assert recoded("a.yaml", data).data == data


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-16"])
def test_real_files_of_another_encoding(encoding: str) -> None:
    """The Japanese files come back from other encodings; none becomes anything else than it was."""
    back = []
    for name, text in FILES.items():
        data = text.encode(encoding, "ignore")
        done, meant = recoded("a.yaml", data).data, data.decode(encoding).encode()
        assert done in {data, meant}
        back += [] if name.endswith(".en.yaml") else [done == meant]
    assert len(back) > 50
    assert sum(back) >= BAR * len(back)


def test_slips_of_another_encoding_wait() -> None:
    """A slip in a file of another encoding is mended when the encoding is."""
    data = "title：電子申請の推進\n".encode("cp932")
    assert mended("a.yaml", data).data == data
    assert mended("a.yaml", recoded("a.yaml", data).data).data == "title: 電子申請の推進\n".encode()

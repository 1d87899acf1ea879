"""`check --fix`: what can be mended in one way only is mended, and nothing else of content/ changes."""

from __future__ import annotations

import json
import unicodedata
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import build
from dxplan.certain import SURE
from dxplan.codes import codes
from dxplan.commands import main
from dxplan.fix import mended, recoded
from dxplan.problems import has_errors
from dxplan.source import read_file

from .contents import REAL, SMALL
from .slips import SLIPS, cases, harmless, outline
from .test_any_bytes import PIECES
from .test_commands import YEAR, hold, run, small

FILES = {
    path.relative_to(REAL).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(REAL.rglob("*.yaml"))
}
SHORT = sorted(text for text in FILES.values() if len(text) < 6_000)
BAR = 0.97  # of the mechanical slips come back as the file was before


def fixed(text: str) -> str:
    """Return a file's text with its certain lines mended."""
    return mended("a.yaml", text.encode()).data.decode()


MENDED = {
    "full-width colon": ("plan:\n  note：1\n", "plan:\n  note: 1\n"),
    "full-width key and colon": ("plan: 0\nｎｏｔｅ：1\n", "plan: 0\nnote: 1\n"),
    "no space after the colon": ("plan: 0\nnote:電子\n", "plan: 0\nnote: 電子\n"),
    "wide space after the colon": ("plan: 0\nnote:　電子\n", "plan: 0\nnote: 電子\n"),
    "wide space after a key below a text": (
        "plan:\n  note: |\n    ・一\n  title:　二\n",
        "plan:\n  note: |\n    ・一\n  title: 二\n",
    ),
    "wide spaces in front": ("plan:\n  note: 0\n　title: 1\n", "plan:\n  note: 0\n  title: 1\n"),
    "special spaces in front": (
        "plan:\n\u00a0\u00a0- note: 1\n    title: 2\n",
        "plan:\n  - note: 1\n    title: 2\n",
    ),
    "a tab in front": ("plan:\n  note: 0\n\ttitle: 1\n", "plan:\n  note: 0\n  title: 1\n"),
    "a tab in a text": ("plan: |\n  ・一\n\t・二\n", "plan: |\n  ・一\n  ・二\n"),
    "a line of wide spaces": ("plan: |\n  ・一\n　　\nnote：1\n", "plan: |\n  ・一\n\nnote: 1\n"),
    "no space after the dash": ("plan:\n  - 一\n  -二\n", "plan:\n  - 一\n  - 二\n"),
    "full-width dash": ("plan:\n  - 一\n  － 二\n", "plan:\n  - 一\n  - 二\n"),
    "wide space after the dash": ("plan:\n  - 一\n  -　二\n", "plan:\n  - 一\n  - 二\n"),
    "full-width bar": ("plan: ｜\n  ・一\n", "plan: |\n  ・一\n"),
    "bracket first": ("plan: [再掲] 電子申請\n", 'plan: "[再掲] 電子申請"\n'),
    "star first": ("plan: *重要\n", 'plan: "*重要"\n'),
    "more than first": ("plan: >= 80%\n", 'plan: ">= 80%"\n'),
    "colon in a sentence": ("plan: 電子化率 R5: 80%\n", 'plan: "電子化率 R5: 80%"\n'),
    "colon at the end": ("plan: 次のとおり:\n", 'plan: "次のとおり:"\n'),
    "colon in an item": ("plan:\n  - 電子化率 R5: 80%\n", 'plan:\n  - "電子化率 R5: 80%"\n'),
    "a file of tabs": (
        "plan:\n\ttitle: 1\n\tareas:\n\t\t- id: x\n\tnote: 2\n",
        "plan:\n  title: 1\n  areas:\n    - id: x\n  note: 2\n",
    ),
    "several on one line": ("plan:\n  note: 0\n\ttitle：@x\n", 'plan:\n  note: 0\n  title: "@x"\n'),
    "beside one that is left": ("plan 電子\nnote：1\ntitle: 2\n", "plan 電子\nnote: 1\ntitle: 2\n"),
}

LEFT = {
    "nothing": "a: 1\n",
    "misspelt key": "titel: 1\n",
    "no colon": "a: 0\nb 電子\nc: 1\n",
    "repeated key": "a: 1\na: 2\n",
    "repeated key with a full-width colon": "grade: A\ngrade：B\n",
    "merge conflict": "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n",
    "one space off": "a:\n  b: 1\n   c: 2\n",
    "quote not closed": 'a: "電子\nb: 1\n',
    "words after a quote": 'a: "電子"申請\n',
    "backslash": 'a: "\\1,000"\n',
    "a dash for nothing": "a: -\nb: 1\n",
    "a remark, perhaps": "a: 電子申請 #2\n",
    "a remark behind a sign": "a: @電子 # 確認中\n",
    "a remark behind a colon": "a: R5: 80% # 確認中\n",
    "two keys on one line": "plan: 電子化 grade: B\n",
    "a text beside its bar": "a: |本文\nb: 1\n",
    "an anchor": "a: &x 電子\n",
    "a control character": "a: 電\x0b子\n",
    "a sentence with a full-width colon": "a: 1\n対象：県の手続\n",
    "a full-width colon behind no key": "a: 1\ntitel：x\n",
    "an item that is an address": "a:\n  - mailto:x\nb 電子\nc: 1\n",
    "a tab that may be two depths": "a:\n  b:\n    c:\n      d: 1\n\tnote: 2\n",
}


@pytest.mark.parametrize("slip", MENDED)
def test_what_is_certain_is_mended(slip: str) -> None:
    """A slip that can be meant in one way only is put right, with either kind of line end."""
    typed, meant = MENDED[slip]
    assert fixed(typed) == meant
    assert fixed(typed.replace("\n", "\r\n")) == meant.replace("\n", "\r\n")


@pytest.mark.parametrize("slip", LEFT)
def test_what_asks_for_a_guess_is_left(slip: str) -> None:
    """Where somebody must say what was meant, the file stays as it is, byte for byte."""
    assert fixed(LEFT[slip]) == LEFT[slip]


def test_only_known_codes_are_certain() -> None:
    """The list of certain codes names codes of the catalogue; what guesses is not on it."""
    assert set(SURE) <= set(codes())
    guessing = {
        "V-KEY",
        "E-REF",
        "E-ENUM",
        "E-DUP",
        "E-CONFLICT",
        "E-INDENT",
        "E-NOCOLON",
        "E-NOKEY",
        "W-COMMENT",
    }
    assert guessing <= set(codes())
    assert not guessing & set(SURE)


def test_what_does_not_help_is_told() -> None:
    """A line that would still be wrong is left and named; the other lines of the file are mended."""
    done = mended("a.yaml", "grade: A\ngrade：B\nplan：x\n".encode())
    assert done.data == "grade: A\ngrade：B\nplan: x\n".encode()
    assert [change.place.line for change in done.changes] == [3]
    assert done.left == (2,)


def test_every_other_byte_stays() -> None:
    """Line ends of several kinds, a byte order mark, blanks at line ends and a missing last end stay."""
    typed = "\ufeffplan：1\r\nb: 2  \rnote：3\n# 注　\r\n\nd:　4".encode()
    assert mended("a.yaml", typed).data == "\ufeffplan: 1\r\nb: 2  \rnote: 3\n# 注　\r\n\nd: 4".encode()


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


def check_in(content: Path, *more: str) -> tuple[int, str]:
    """Return the exit code and the output of `check` with more words."""
    done = run("check", "--content", content, *more)
    return done.returncode, done.stdout


def test_fix_shows_what_it_did(tmp_path: Path) -> None:
    """The line as it was and as it is stand there with file and line; nothing is left, so all is well."""
    content = small(tmp_path, (YEAR, "    number: 3", "\tnumber：3"))
    code, told = check_in(content, "--fix")
    assert code == 0
    assert f"{YEAR}:46:1: 直しました [E-TAB] [E-COLON]\n  前  46 |     number：3\n" in told
    assert "\n  後  46 |     number: 3\n" in told
    assert told.endswith("1 行を直しました（1 ファイル）。\n")
    assert {name: data for name, (data, _) in hold(content).items()} == {
        name: data for name, (data, _) in hold(SMALL).items()
    }
    before = hold(content)
    assert check_in(content, "--fix") == (0, "機械的に直せるところはありませんでした。\n")
    assert hold(content) == before


def test_fix_tells_what_remains(tmp_path: Path) -> None:
    """What asks for a guess is told as `check` tells it, and ends with 1."""
    content = small(tmp_path, (YEAR, "    number: 3\n    grade: ○", "    number：3\n    grade: B"))
    code, told = check_in(content, "--fix", "--lang", "en")
    assert code == 1
    assert "mended [E-COLON]" in told
    assert f"{YEAR}:47:12: error [E-ENUM]" in told
    assert "grade: B" in (content / YEAR).read_text(encoding="utf-8")


def test_fix_of_some_files(tmp_path: Path) -> None:
    """With paths only those files are mended; a path that is none ends with 2 and changes nothing."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    before = hold(content)
    assert run("check", "--content", content, "--fix", "nowhere.yaml").returncode == 2
    assert check_in(content, "--fix", "minato/plan")[0] == 0
    assert hold(content) == before
    assert check_in(content, "--fix", "--quiet", "minato/2023") == (0, "")
    assert hold(content).keys() == before.keys()
    assert hold(content) != before


def test_encoding_only_when_asked(tmp_path: Path) -> None:
    """A file of another encoding is rewritten by --fix-encoding alone, and says what it was taken for."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    (content / YEAR).write_bytes((content / YEAR).read_text(encoding="utf-8").encode("cp932"))
    before = hold(content)
    assert check_in(content, "--fix")[0] == 1
    assert hold(content) == before
    code, told = check_in(content, "--fix-encoding")
    assert code == 1
    assert "[E-ENC]\n  前  文字コードが Shift_JIS（ANSI）です\n  後  UTF-8\n" in told
    assert check_in(content, "--fix", "--fix-encoding")[0] == 0
    assert (content / YEAR).read_bytes() == (SMALL / YEAR).read_bytes()


def test_data_for_programs_stays_alone(tmp_path: Path) -> None:
    """With --format json the repairs are told on the other stream."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    done = run("check", "--content", content, "--fix", "--format", "json")
    assert json.loads(done.stdout)["problems"] == []
    assert "直しました" in done.stderr


def test_what_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the system refuses, the person is told, and every file is as it was."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number：3"))
    before = hold(content)

    def refuse(_path: Path, _to: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["check", "--content", str(content), "--fix"], build.build, build.read) == 1
    assert capsys.readouterr().err
    assert hold(content) == before


def test_a_name_from_a_mac(tmp_path: Path) -> None:
    """A file whose name is spelt in parts is mended in its place."""
    apart = unicodedata.normalize("NFD", "が.yaml")
    content = small(tmp_path)
    (content / apart).write_bytes("note：1\n".encode())
    assert check_in(content, "--fix")[0] == 1
    assert (content / apart).read_bytes() == b"note: 1\n"
    assert sorted(path.name for path in content.iterdir() if path.suffix == ".yaml").count(apart) == 1


def test_a_line_that_is_left_is_named(tmp_path: Path) -> None:
    """A line that would still be wrong when mended is named with its file, and told as `check` tells it."""
    content = small(tmp_path, (YEAR, "    number: 3", "    number: 3\n    number：4"))
    before = hold(content)
    code, told = check_in(content, "--fix")
    assert code == 1
    assert f"{YEAR}: 47 行目は、直してもまだ読めないため、そのままにしました。\n" in told
    assert f"{YEAR}:47:11: エラー [E-COLON]" in told
    assert hold(content) == before

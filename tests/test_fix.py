"""`check --fix`: what can be mended in one way only is mended, and what asks for a guess is left."""

from __future__ import annotations

import pytest

from dxplan.certain import SURE
from dxplan.codes import codes
from dxplan.fix import mended


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

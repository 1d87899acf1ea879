"""Files that come back in every state, and commands typed in every way: explained, and nothing half done."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from . import workbooks
from .contents import ROOT, SMALL, edit
from .workbooks import (
    GRADES,
    YEAR,
    ask,
    book_of,
    fill,
    held,
    imported,
    refused,
)

content = workbooks.content  # the fixture


def junk(kind: str, folder: Path) -> Path:
    """Return a file that is not one of our workbooks."""
    path = folder / "x.xlsx"
    if kind == "words":
        path.write_text("取組,評価\n", encoding="utf-8")
    elif kind == "old":
        path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as parts:
            parts.writestr("a.txt", "a")
    elif kind == "stranger":
        openpyxl.Workbook().save(path)
    elif kind == "bomb":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
            for at in range(5):
                parts.writestr(f"xl/{at}.xml", bytes(90_000_000))
    return path


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        *(("words", "読めません"), ("old", "パスワード"), ("empty", "読めません"), ("zip", "読めません")),
        *(("stranger", "書き出したシートがありません"), ("bomb", "大きすぎます")),
    ],
)
def test_files_that_are_not_ours(kind: str, word: str, content: Path) -> None:
    """Whatever file is given, it is named and explained; the good ones beside it wait."""
    fill(book_of(content), GRADES, "評価", "berth-booking", value="○")
    refused(content, "x.xlsx: エラー", word, paths=(book_of(content), junk(kind, content.parent)))


def test_damaged_workbooks_never_raise(content: Path) -> None:
    """A workbook cut or bitten anywhere is refused or read; it never ends in a traceback."""
    data = book_of(content).read_bytes()
    path = content.parent / "x.xlsx"
    for at in range(1, len(data), len(data) // 40):
        path.write_bytes(data[:at] + bytes(3) + data[at + 3 :] if at % 2 else data[:at])
        assert imported(content, path, more=("--dry-run",)).code in {0, 1}


@pytest.mark.parametrize(
    "arguments",
    [
        ["excel"],
        ["excel", "export"],
        ["excel", "export", "--prefecture", "minato", "--year", "1999"],
        ["excel", "export", "--prefecture", "nowhere", "--year", "2023"],
        ["excel", "export", "--prefecture", "minato", "--year", "2023", "--by", "colour"],
        ["excel", "export", "--prefecture", "minato", "--year", "2023", "--out", "{content}/minato"],
        ["excel", "import"],
        ["excel", "import", "nothing.xlsx"],
        ["excel", "import", "{content}/no*.xlsx"],
        ["excel", "import", "{content}/minato"],
    ],
)
def test_wrong_usage(arguments: list[str], content: Path) -> None:
    """What cannot be meant ends with 2, says so, and does nothing."""
    before = held(content)
    typed = [one.replace("{content}", str(content)) for one in arguments]
    done = ask("--content", content, *typed)
    assert done.code == 2
    assert done.beside
    assert held(content) == before


def test_patterns_that_no_shell_filled_in(content: Path) -> None:
    """On Windows the program itself finds *.xlsx; the file Excel keeps beside an open one is passed over."""
    (book_of(content).parent / "~$みなと県.xlsx").write_bytes(b"x")
    assert imported(content, book_of(content).parent / "*.xlsx").code == 0
    assert imported(content, book_of(content).parent).code == 0


@pytest.mark.parametrize(("name", "word"), [("答.csv", ".xlsx"), ("~$答.xlsx", "Excel が開いている間")])
def test_files_that_excel_makes_beside(name: str, word: str, content: Path) -> None:
    """A CSV file and Excel's own note of an open workbook are explained; no cell is spoken of."""
    path = content.parent / name
    path.write_bytes(b"x")
    done = imported(content, path)
    assert done.code == 1
    assert word in done.out
    assert "上のところを直して" in done.beside


def test_a_folder_without_workbooks(content: Path) -> None:
    """An empty folder is named."""
    (content.parent / "空").mkdir()
    assert "中に .xlsx がありません" in imported(content, content.parent / "空").beside


def test_exported_over_a_file(content: Path) -> None:
    """Where a file stands in the way of the folder, that is said in plain words."""
    (content.parent / "x").write_bytes(b"")
    which = ("--prefecture", "minato", "--year", "2023", "--out", content.parent / "x")
    done = ask("excel", "export", "--content", content, *which)
    assert done.code == 1
    assert "ファイルです" in done.beside
    assert "Errno" not in done.beside


def test_content_that_does_not_read_is_not_touched(content: Path) -> None:
    """A slip in a file of the year stops the export and the import, and is shown as `check` shows it."""
    fill(book_of(content), GRADES, "評価", "berth-booking", value="○")
    edit(content, (YEAR, "    number: 3", "\tnumber: 3"))
    refused(content, YEAR, "check")
    export = ("excel", "export", "--content", content, "--prefecture", "minato", "--year", "2023")
    done = ask(*export, "--out", content.parent / "again")
    assert done.code == 1
    assert "E-TAB" in done.out
    assert not (content.parent / "again").exists()


def test_without_openpyxl(content: Path) -> None:
    """Where the extra is not installed, the command that installs it is told."""
    code = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "import build; from dxplan.commands import main\n"
        f"sys.exit(main(['excel', 'import', {str(book_of(content))!r}], build.build, build.read))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert 'pip install ".[excel]"' in done.stderr


def test_check_does_not_load_openpyxl() -> None:
    """Only these commands pay for the package that reads workbooks."""
    asked = ["check", "--quiet", "--content", str(SMALL)]
    code = f"import build, sys; from dxplan.commands import main; main({asked!r}, build.build, build.read); "
    code += "print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"

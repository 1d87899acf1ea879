"""What follows from an answer: reasons that no longer hold go, translations of a text that is gone too."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.problems import has_errors

from . import workbooks
from .contents import SMALL, edit, read, small
from .workbooks import GRADES, NAME, VALUES, YEAR, book_of, changed, exported, fill, held, imported, refused

content = workbooks.content  # the fixture
ENGLISH = "minato/2023/harbour.en.yaml"


def test_a_number_takes_the_reason_for_none_away(tmp_path: Path) -> None:
    """Target and actual typed over a new year's reasons are enough; a reason never takes a number away."""
    value = "        target: 1000\n        target_printed: 1,000枚\n        actual: 1250\n"
    reasons = "        no_target: not_published\n        no_actual: not_published\n"
    text = (SMALL / YEAR).read_text(encoding="utf-8")
    at = text.index("      paper-sheets:\n")
    old = text[at : text.index("  ferry-times:")]
    content = small(tmp_path, (YEAR, old, f"      paper-sheets:\n{reasons}"))
    assert value in old
    before = held(content)
    out = exported(content)
    for heading, typed in (
        ("目標値", "1,000"),
        ("目標の表記", "1,000枚"),
        ("実績値", "1250"),
        ("実績の表記", "1,250枚"),
        ("時点", "R6.3"),
        ("時点の表記", "R6.3時点"),
    ):
        fill(out / NAME, VALUES, heading, "paper-sheets", value=typed)
    done = imported(content, out / NAME)
    assert done.code == 0, done
    assert "目標がない理由: 公表されていない → （空欄）" in done.out
    gone = [line.split()[1] for line in changed(before, held(content)) if line[0] == "-"]
    assert gone == ["no_target:", "no_actual:"]


@pytest.mark.parametrize("typed", ["1,23", "1,2345", "12,34", "１，２３"])
def test_a_comma_in_the_wrong_place_is_refused(typed: str, content: Path) -> None:
    """A comma that does not part thousands may have been meant as a point: nobody guesses."""
    at = fill(book_of(content), VALUES, "実績値", "paper-sheets", value=typed)
    refused(content, f"シート「指標の値」{at}: エラー 【実績値】", "3けたごと")


def test_an_emptied_text_takes_its_translation_along(content: Path) -> None:
    """Japanese and English go together; what is left of the translation is as good as it was."""
    fill(book_of(content), GRADES, "今後の取組等", "paper-forms", value=None)
    before = held(content)
    dry = imported(content, book_of(content), more=("--dry-run",))
    assert "今後の取組等の英訳" in dry.out
    assert held(content) == before
    assert imported(content, book_of(content)).code == 0
    lines = [line for line in changed(before, held(content)) if "fingerprint" not in line]
    assert lines[:2] == ["-     next: |", "-       ・Remake the forms."]
    assert lines[2:] == ["-     next: |", "-       ・申請書を作り直す。"]
    assert read(content)[2] == []


def test_all_texts_of_a_record_emptied(content: Path) -> None:
    """Where nothing is left of a translation, its stamp goes too."""
    for heading in ("計画", "進捗", "今後の取組等"):
        fill(book_of(content), GRADES, heading, "paper-forms", value=None)
    imported(content, book_of(content))
    text = (content / ENGLISH).read_text(encoding="utf-8")
    assert "paper-forms" not in text
    assert "berth-booking" in text


def test_other_words_that_changed_leave_the_translation_behind(content: Path) -> None:
    """A stamp is not renewed when another text of the record was changed as well."""
    fill(book_of(content), GRADES, "今後の取組等", "paper-forms", value=None)
    fill(book_of(content), GRADES, "計画", "paper-forms", value="・紙の申請書を1,000枚以下に減らす。")
    imported(content, book_of(content))
    problems = read(content)[2]
    assert {one.code for one in problems} == {"W-TRANSLATION-BEHIND"}
    assert not has_errors(problems)


def test_a_translation_elsewhere_stays(content: Path) -> None:
    """A text that was never translated goes alone."""
    edit(content, (ENGLISH, "    next: |\n      ・Remake the forms.\n", ""))
    before = (content / ENGLISH).read_bytes()
    fill(book_of(content), GRADES, "今後の取組等", "paper-forms", value=None)
    imported(content, book_of(content))
    assert (content / ENGLISH).read_bytes() == before

"""The words of codes and of the site: all that are asked for are there, in both languages, and no other."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from dxplan.check.plans import SDGS
from dxplan.codes import codes
from dxplan.schema import SHAPES

from .contents import ROOT

PROGRAM = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "dxplan").rglob("*.py")))
LAYOUTS = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "layouts").rglob("*.html")))
WORDS: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "layouts/words.yaml").read_text(encoding="utf-8"))


def test_every_code_is_in_the_catalogue() -> None:
    """What the program can tell is in the catalogue, and the catalogue tells nothing else."""
    used = set(re.findall(r'"([EVW]-[A-Z0-9]+(?:-[A-Z]+)*)"', PROGRAM))
    assert used - {"W-T", "W-UN"} == set(codes())  # `translate` shows the codes that begin so


def test_the_catalogue_speaks_both_languages() -> None:
    """Each code has a sentence and an explanation in Japanese and in English."""
    for code in codes().values():
        assert re.search("[ぁ-ん]", code.ja), code.name
        assert re.search("[ぁ-ん]", code.long_ja), code.name
        assert not re.search("[ぁ-ん]", code.en.replace("・", "")), code.name
        assert code.long_en, code.name


def used_words() -> tuple[set[str], set[str]]:
    """Return the site's own words that templates and pages ask for, and the beginnings of others."""
    whole = set(re.findall(r"\bw\.([a-z_]+)", LAYOUTS)) | set(
        re.findall(r'\bw\["([a-z_]+)"\]', LAYOUTS + PROGRAM)
    )
    whole |= set(re.findall(r'\b(?:word|count)\(\s*"([a-z_]+)"', PROGRAM))
    begun = set(re.findall(r'\bw\["([a-z_]+_)" ~', LAYOUTS)) | set(
        re.findall(r'\bword\(\s*f"([a-z_]+_)\{', PROGRAM)
    )
    return whole, begun


def test_every_word_that_is_asked_for_exists() -> None:
    """No template and no page asks for words that are not there."""
    whole, begun = used_words()
    assert whole - WORDS.keys() == set()
    assert [one for one in begun if not any(known.startswith(one) for known in WORDS)] == []


def test_every_word_is_used() -> None:
    """No sentence of words.yaml is left that nothing shows."""
    whole, begun = used_words()
    quoted = set(re.findall(r'"([a-z_0-9]+)"', PROGRAM + LAYOUTS)) | set(SDGS)
    unused = []
    for known in WORDS:
        base = known.removesuffix("_one")
        starts = [one for one in begun if known.startswith(one) and known.removeprefix(one) in quoted]
        if base not in whole and known not in quoted and base not in quoted and not starts:
            unused.append(known)
    assert unused == []


@pytest.mark.parametrize(
    ("beginning", "shape", "key"),
    [
        ("reason_", "value", "no_target"),
        ("ungraded_", "evaluation", "ungraded"),
        ("ungraded_short_", "evaluation", "ungraded"),
        ("confidence_", "reading", "confidence"),
        ("cumulative_", "indicator", "cumulative"),
        ("role_", "field", "role"),
        ("relation_", "relation", "kind"),
        ("stage_", "version", "stage"),
        ("reason_", "amount", "missing"),
        ("reason_", "empty_figure", "reason"),
        ("money_", "budget", "unit"),
        ("ungraded_", "round_evaluation", "ungraded"),
    ],
)
def test_every_choice_has_words(beginning: str, shape: str, key: str) -> None:
    """Whatever an editor may choose, the site has words for it."""
    chosen: Any = SHAPES[shape].key(key)
    assert [choice for choice, _ in chosen.choices if beginning + choice not in WORDS] == []


def test_words_are_alike_in_all_languages() -> None:
    """Every sentence is there in each language, and has the same gaps to fill in."""
    for known, said in WORDS.items():
        assert sorted(said) == ["en", "ja"], known
        assert all(text.strip() for text in said.values()), known
        gaps = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in said.items()}
        singular = {"n"} if known.endswith("_one") else set()
        assert gaps["ja"] | singular == gaps["en"] | singular, known
        assert not hasattr(dict, known), f"{known}: templates would find the method of the table"

"""Charts: what is drawn, that it is the same everywhere, and that the table beside it holds the same rows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from dxplan.charts import Chart, draw, engine, specification, svg, table, takeaway, title, vega_bundle
from dxplan.charts.draw import Drawing

from .chart_examples import GRADED, LANGS, every, examples

ROOT = Path(__file__).parents[1]
EVERY = every()
NAMES = [ident for ident, _, _ in EVERY]
HASHES = """
import hashlib, sys
from pathlib import Path
from dxplan.charts import draw
from tests.chart_examples import every
folder = Path(sys.argv[1]) if sys.argv[1:] else None
for ident, drawing in draw(every(), folder, jobs=1).items():
    print(ident, hashlib.sha256((drawing.svg + drawing.specification).encode()).hexdigest())
print("altair" in sys.modules, "vl_convert" in sys.modules)
"""


@pytest.fixture(scope="session")
def drawings() -> dict[str, Drawing]:
    """Return every example, drawn here."""
    return draw(EVERY)


def elsewhere(where: Path, *arguments: str, **environment: str) -> list[str]:
    """Return what HASHES prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", HASHES, *arguments],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_same_bytes_anywhere(tmp_path: Path) -> None:
    """Another folder, time zone, language and hash seed give the same drawings; so does the cache alone."""
    first = elsewhere(ROOT, str(tmp_path / "kept"), TZ="Asia/Tokyo", PYTHONHASHSEED="1")
    other = elsewhere(tmp_path, TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="2")
    again = elsewhere(tmp_path, str(tmp_path / "kept"))
    assert first[:-1] == other[:-1] == again[:-1]
    assert first[-1] == "True True"
    assert again[-1] == "False False"


def test_many_processes_draw_the_same(drawings: dict[str, Drawing], monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts spread over two processes come back in order, with the same bytes."""
    monkeypatch.setattr(sys.modules[Drawing.__module__], "MANY", 4)
    assert draw(EVERY, jobs=2) == drawings


@pytest.mark.parametrize("damage", [b"", b"x", b'{"half'])
def test_damaged_cache_is_drawn_again(drawings: dict[str, Drawing], tmp_path: Path, damage: bytes) -> None:
    """An entry that is cut off or overwritten is not believed."""
    one = [EVERY[0]]
    draw(one, tmp_path)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:80] + damage)
    assert draw(one, tmp_path) == {NAMES[0]: drawings[NAMES[0]]}
    assert entry.read_bytes() == whole


def test_changed_rows_are_another_drawing(tmp_path: Path) -> None:
    """Another language or another row never finds the old drawing; the same rows are kept once."""
    draw([*EVERY[:2], ("again", *EVERY[0][1:])], tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    ident, chart, _ = EVERY[0]
    draw([(ident, chart, "en")], tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_ids_must_differ() -> None:
    """Two charts of one id would clash on the page."""
    with pytest.raises(ValueError, match="one id"):
        draw([EVERY[0], EVERY[0]])


@pytest.mark.parametrize(("ident", "chart", "lang"), EVERY, ids=NAMES)
def test_no_measuring(ident: str, chart: Chart, lang: str) -> None:
    """Whatever font the engine finds, the drawing is the same: charts place their words themselves."""
    made = specification(chart, lang)
    other = json.loads(json.dumps(made).replace("Dx Metrics", "serif"))
    assert other != made
    drawn, with_other = (engine.engine().vegalite_to_svg(json.dumps(one)) for one in (made, other))
    assert svg.picture(drawn) == svg.picture(with_other)


@pytest.mark.parametrize(("ident", "chart", "lang"), EVERY, ids=NAMES)
def test_the_short_way_draws_the_same(ident: str, chart: Chart, lang: str) -> None:
    """A compiled template, filled, with the words put in afterwards, is what the engine draws of it all."""
    made = specification(chart, lang)
    assert engine.draw(made) == engine.engine().vegalite_to_svg(json.dumps(made))


def test_words_that_the_engine_did_not_place_are_missed() -> None:
    """Where it draws another number of words than it was given, nothing is drawn."""
    made = specification(*EVERY[0][1:])
    other = {**made, "layer": made["layer"][:-1]}
    with pytest.raises(ValueError, match="zip"):
        engine.draw(other)


@pytest.mark.parametrize(("ident", "chart", "lang"), EVERY, ids=NAMES)
def test_svg_is_fit_for_the_page(drawings: dict[str, Drawing], ident: str, chart: Chart, lang: str) -> None:
    """One name, one description, nothing else exposed; no style, font, link or foreign host; small."""
    drawn = drawings[ident].svg
    assert not re.search(r"style=|href|font-family|class=|<script|<image|url\(|on\w+=", drawn)
    assert re.findall(r"https?://[^\"]*", drawn) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r' id="([^"]*)"', drawn) == [f"{ident}-title", f"{ident}-desc"]
    assert len(drawn.encode()) <= 11_000
    root = ET.fromstring(re.sub(r' xmlns="[^"]*"', "", drawn))
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (f"{ident}-title", f"{ident}-desc")
    name, told, picture = root
    assert (name.text, told.text) == (title(chart, lang), takeaway(chart, lang))
    assert (picture.tag, picture.get("aria-hidden")) == ("g", "true")
    left, top, width, height = map(float, root.get("viewBox", "").split())
    assert (left, top, width) == (0, 0, 344)
    words = [word for word in picture.iter("text") if word.text]
    assert words
    assert all(
        0 <= float(word.get("x", 0)) <= width and 0 < float(word.get("y", 0)) <= height for word in words
    )


def test_hostile_words_stay_words() -> None:
    """Markup in a name is text in the picture, its title and its description."""
    chart = examples("ja")["path"]
    changed: dict[str, Any] = {"name": '<script>"&', "unit": "</text><script>"}
    hostile = replace(chart, **changed)
    drawn = draw([('a"b', hostile, "ja")])['a"b'].svg
    assert "<script" not in drawn
    assert ET.fromstring(drawn).get("aria-labelledby") == 'a"b-title'


@pytest.mark.parametrize("lang", LANGS)
def test_specification_is_whole(lang: str) -> None:
    """A specification is Vega-Lite with its data inside; nothing is fetched from anywhere."""
    for name, chart in examples(lang).items():
        made = specification(chart, lang)
        assert made["$schema"].startswith("https://vega.github.io/schema/vega-lite/v6"), name
        assert "url" not in json.dumps(made)
        used = {layer["data"]["name"] for layer in made["layer"]}
        assert used == made["datasets"].keys(), name
        assert made["description"] == takeaway(chart, lang)


def test_empty_charts_say_so() -> None:
    """A chart without rows is drawn with a word instead of marks, and tells no number."""
    for name, chart in examples("ja").items():
        rows = [field.name for field in fields(chart) if isinstance(getattr(chart, field.name), tuple)]
        nothing: dict[str, Any] = dict.fromkeys(rows, ())
        empty = replace(chart, **nothing)
        drawn = draw([(name, empty, "ja")])[name].svg
        assert ">データなし<" in drawn, name
        assert "<path" not in drawn
        assert not table(empty, "ja").rows
        assert "件" not in takeaway(empty, "ja")


def test_tables_hold_the_rows_of_the_chart() -> None:
    """Every number in a picture stands in the table beside it, and the sums are those of the report."""
    charts = examples("ja")
    fields_table = table(charts["grades-by-field"], "ja")
    after = [row for row in fields_table.rows if row[1].startswith("令和5年度")]
    assert [sum(int(row[at]) for row in after) for at in (2, 3, 4, 5, 6)] == [17, 60, 5, 0, 82]
    matrix = table(charts["grade-matrix"], "ja")
    assert sum(int(cell) for row in matrix.rows for cell in row[1:]) == 82
    assert len(table(charts["grade-changes"], "ja").rows) == 16
    assert len(table(charts["targets"], "ja").rows) == 16
    assert [row[:2] for row in table(charts["units"], "ja").rows] == [(row[0], row[1]) for row in GRADED]
    assert Counter(row[3] for row in table(charts["units"], "ja").rows) == {"A": 17, "B": 60, "C": 5}
    assert [row[-1] for row in table(charts["departments"], "ja").rows] == list("84422211")
    assert table(charts["path"], "ja").rows[0] == ("令和5年度（2023年度）", "実績", "15%", "R6.3")
    schedule = table(charts["schedule"], "ja")
    assert schedule.rows[1][3] == "▲12月補正、R6当初の事前協議\n●検討状況の報告"
    assert schedule.rows[3][1] == "▲試験開始\n▲試験成績取りまとめ（四半期が不確か）"


@pytest.mark.parametrize(("ident", "chart", "lang"), EVERY, ids=NAMES)
def test_table_and_chart_agree(ident: str, chart: Chart, lang: str) -> None:
    """A table is as wide as its head, and every mark of the picture is told in it."""
    told = table(chart, lang)
    assert all(len(row) == len(told.head) for row in told.rows)
    assert 1 <= told.labels < len(told.head)
    text = "\n".join(cell for row in (told.head, *told.rows) for cell in row)
    for rows in specification(chart, lang)["datasets"].values():
        for row in rows:
            for name in ("grade", "count", "number", "before", "after", "indicator", "department", "field"):
                assert str(row.get(name, "")) in text


def test_vega_bundle_is_kept(tmp_path: Path) -> None:
    """The page's Vega is one module with one export, made once and then read."""
    made = vega_bundle(tmp_path)
    assert re.search(rb"export\s*\{[^}]*as embed\}|export const embed", made)
    assert [file.name[:5] for file in tmp_path.iterdir()] == ["vega-"]
    assert vega_bundle(tmp_path) == made

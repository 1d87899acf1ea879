"""The first sheet of a workbook: how to fill it in, in words for someone who has never seen the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dxplan.language import fiscal_year
from dxplan.schema import SHAPES

from .heights import height
from .sheet import Table
from .styles import A4, Looks, landscape, protect
from .year import Year

TITLE = "記入のしかた"
STEPS = (
    "白いセルだけを記入・修正してください。灰色のセルは変更できません。",
    "変更のないセルは、そのままにしておいてください。変更したセルだけが反映されます。",
    "セルの中で改行するには、Alt キーを押しながら Enter キーを押します。",
    "文の箇条書きは、一行に一つ、「・」で始めてください。",
    "文を消してセルを空にすると、サイトの文も消えます。",
    "数値の欄には数字だけを入れ、単位（%、人など）は書かないでください。",
    "「表記」の欄には、計画や進捗の文の中の書き方をそのまま（例: 1,066人）書いてください。",
    "時点は 2024-03 や R6.3 のように書いてください。",
    "矢印の出るセルは、一覧から選んでください。",
    "評価・目標値・実績値を入れると、ない理由は取り込みのときに消えます。ないときは理由を選んでください。",
    "行を消しても、サイトの内容は消えません。足した行や列は読み込まれません。",
    "列やシートを消すこと、見出しを変えること、セルの結合はしないでください。右端の隠れた列は照合に使います。",
    "複数の部局が担当する取組は、それぞれの部局のファイルにあります。違う値を書かないよう調整してください。",
    "保存は Excel ブック（.xlsx）のままで、パスワードを付けずに行い、そのまま返送してください。",
)


WIDTHS = (22, 28, 76)
NAME = re.compile(r" ?\b([a-z]+(?:_[a-z]+)*)\b ?")
ASKED = ("evaluation", "value", "indicator", "plan")  # the shapes whose keys a help may name


def write(book: Any, looks: Looks, year: Year, made: Sequence[Table], whose: str) -> None:
    """Write the sheet of instructions."""
    sheet = book.create_sheet(TITLE)
    protect(sheet)
    for letter, width in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    lines = list(_lines(year, made, whose))
    landscape(sheet, A4, head=[look for look, _ in lines].index("head") + 1)
    for at, (look, line) in enumerate(lines, start=1):
        beside = zip(line, WIDTHS, strict=True) if len(line) > 1 else ()
        sheet.row_dimensions[at].height = height(beside)
        sheet.append([looks.cell(sheet, text, look) for text in line])


def _lines(year: Year, made: Sequence[Table], whose: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the rows, each with its look; a sentence stands alone in its row and runs on over all columns."""
    when = fiscal_year(year.report.year, "ja")
    yield "title", ("　".join(part for part in (f"{year.prefecture.name.ja} {when}", whose) if part),)
    yield "words", (year.report.title.ja,)
    yield "words", ("",)
    for at, step in enumerate(STEPS, start=1):
        yield "words", (f"{at}. {step}",)
    yield "words", ("",)
    yield "head", ("シート", "列", "書くこと")
    for table in made:
        for column in table.columns:
            if column.key:
                choices = "、".join(words for _, words in column.choices)
                told = spoken(column.key.help) + (f"　選べるもの: {choices}" if choices else "")
                yield "locked", (table.title, column.heading, told)


def spoken(told: str) -> str:
    """Return a help in which keys are called by their titles: 「計画」の文中 for plan の文中."""
    return NAME.sub(lambda found: _called(found[1]) or found[0], told)


def _called(name: str) -> str:
    key = next((key for shape in ASKED if (key := SHAPES[shape].key(name))), None)
    return f"「{key.ja}」" if key else ""

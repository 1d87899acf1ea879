"""Initiatives whose grade moved: one line each, from last year's grade to this year's; better is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxplan.language import fiscal_year

from .grade import GradeLook, key_of, moved, steps
from .layout import KeyItem, Layout, Row, Style, Table, stack, word
from .text import width, wrap
from .theme import paint, theme
from .words import all_of, bare, say, sentence

if TYPE_CHECKING:
    import altair as alt

HEAD, LINE, GAP = 30, 15, 9  # heights in pixels: the marks, a line of a title, between initiatives
LINES = 3  # of a title, at most
NARROWEST, EDGE = 24, 14  # pixels from grade to grade, from the last grade to the edge


@dataclass(frozen=True, slots=True)
class Change:
    """An initiative with its marks of two years; the number is the one printed in the second year."""

    number: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class GradeChanges:
    """Two fiscal years, initiatives (those that did not move are passed over), the scale, best first."""

    before: int
    after: int
    rows: tuple[Change, ...]
    grades: tuple[GradeLook, ...]


def template() -> alt.LayerChart:
    """Return the chart without data."""
    import altair as alt

    from . import pen

    def at(name: str) -> object:
        """Return the horizontal place of a grade."""
        return pen.measured("x", name, "left", theme().width - EDGE)

    y = pen.pixels("y", "y")
    guides = pen.rules(
        pen.rows("guides"), {"x": at("step"), "y": pen.pixels("y", "top"), "y2": "bottom:Q"}, "grid"
    )
    moves = pen.rows("moves")
    lines = moves.mark_rule(strokeWidth=3).encode(
        x=at("before_step"),
        x2="after_step:Q",
        y=y,
        stroke=pen.chosen(alt.Stroke, "way", {"up": paint("accent"), "down": paint("against")}),
        strokeDash=pen.chosen(alt.StrokeDash, "way", {"up": pen.SOLID, "down": (4, 3)}),
    )
    end = {"up": ("triangle-right", "accent", "accent"), "down": ("triangle-left", "against", "against")}
    starts = pen.spots(moves, {"x": at("before_step"), "y": y}, ("circle", "paper", "muted"))
    ends = pen.dots(moves, {"x": at("after_step"), "y": y}, "way", end)
    return pen.chart(guides, lines, starts, ends)


def movers(chart: GradeChanges) -> list[tuple[Change, int]]:
    """Return the initiatives that moved with how many steps, those that rose most first."""
    step = steps(chart.grades)
    graded = [row for row in chart.rows if moved(row.before, row.after, step) in {"up", "down"}]
    found = [(row, step[row.after] - step[row.before]) for row in graded]
    return sorted(found, key=lambda pair: (pair[1] < 0, -abs(pair[1])))


def layout(chart: GradeChanges, _lang: str) -> Layout:
    """Return a line for each initiative that moved, under guides for the grades."""
    step, size = steps(chart.grades), theme().sizes["text"]
    widest = max((width(mark, theme().sizes["head"], bold=True) for mark in step), default=0)
    gap = max(NARROWEST, widest + 8)
    left = theme().width - EDGE - gap * (len(step) - 1)
    room = left - 24
    words: list[Row] = []
    moves: list[Row] = []
    y = float(HEAD)
    for change, by in movers(chart):
        said = f"{change.number} {change.title}".strip()
        lines = wrap(said, room, size, lines=LINES)
        words += stack((0, y + LINE / 2), lines, LINE)
        middle = y + LINE * len(lines) / 2
        ends = {"before": change.before, "after": change.after}
        places = {
            "before_step": step[change.before],
            "after_step": step[change.after],
            "y": middle,
            "area": 70,
        }
        way = "up" if by > 0 else "down"
        moves.append({**ends, **places, "way": way, "tip": f"{said}: {change.before} → {change.after}"})
        y += LINE * len(lines) + GAP
    if not moves:
        return Layout(0, [], {})
    guides = []
    for mark, at in step.items():
        x = left + gap * at
        words.append(word((x, 12), mark, style=Style(size="head", bold=True), align="center"))
        guides.append({"step": at, "top": HEAD - 6, "bottom": max(y - GAP, HEAD)})
    return Layout(max(y - GAP, HEAD), words, {"guides": guides, "moves": moves}, {"left": round(left, 2)})


def title(chart: GradeChanges, lang: str) -> str:
    """Return what the chart shows."""
    before, after = (fiscal_year(year, lang, short=True) for year in (chart.before, chart.after))
    return say(
        lang,
        f"評価が変わった取組（{before}→{after}）",
        f"Initiatives whose grade changed, {before} to {after}",
    )


def key(chart: GradeChanges, lang: str) -> tuple[KeyItem, ...]:
    """Return what the signs mean, then the grades."""
    before, after = (fiscal_year(year, lang, short=True) for year in (chart.before, chart.after))
    ways = {by > 0 for _, by in movers(chart)}
    signs = [KeyItem("plain", "○", before)]
    if True in ways:
        signs.append(KeyItem("rose", "▶", say(lang, f"{after}に上がった", f"rose in {after}")))
    if False in ways:
        signs.append(KeyItem("fell", "◀", say(lang, f"{after}に下がった", f"fell in {after}")))
    grades = (item._replace(look="plain") for item in key_of(chart.grades, steps(chart.grades)))
    return (*(signs if ways else ()), *grades)


def takeaway(chart: GradeChanges, lang: str) -> str:
    """Return how many moved, and which way."""
    moves = movers(chart)
    up = sum(1 for _, by in moves if by > 0)
    down, both = len(moves) - up, len(moves)
    if not moves:
        return say(lang, "評価が変わった取組はない。", "No initiative changed its grade.")
    if both == 1:
        only, way = moves[0][0], say(lang, "上がった" if up else "下がった", "rose" if up else "fell")
        ja = f"評価が変わった取組は1件で、{only.before}から{only.after}に{way}。"
        return say(
            lang, ja, f"One initiative changed its grade: it {way} from {only.before} to {only.after}."
        )
    if not up or not down:
        ja = f"評価が変わった{both:,}件は、すべて{'上がった' if up else '下がった'}。"
        return say(
            lang,
            ja,
            sentence(f"{all_of(both, 'initiatives')} that changed their grade {'rose' if up else 'fell'}."),
        )
    ja = f"評価が変わった取組は{both:,}件で、{up:,}件が上がり、{down:,}件が下がった。"
    return say(lang, ja, f"{both:,} initiatives changed their grade: {bare(up)} rose and {bare(down)} fell.")


def table(chart: GradeChanges, lang: str) -> Table:
    """Return a row for each initiative that moved, in the order of the chart."""
    head = (
        say(lang, "番号", "No."),
        say(lang, "取組", "Initiative"),
        fiscal_year(chart.before, lang),
        fiscal_year(chart.after, lang),
        say(lang, "変化", "Change"),
    )
    rose, fell = say(lang, "上がった", "rose"), say(lang, "下がった", "fell")
    rows = (
        (row.number, row.title, row.before, row.after, rose if by > 0 else fell) for row, by in movers(chart)
    )
    return Table(head, tuple(rows), labels=2)

"""One chart of every kind, with the rows of a real report, in Japanese and English. For the chart tests."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from dxplan.charts import (
    Change,
    Chart,
    DepartmentCount,
    DepartmentCounts,
    FieldGrades,
    FieldUnits,
    GradeChanges,
    GradeLook,
    GradeMatrix,
    GradesByField,
    Indicator,
    IndicatorPath,
    Lane,
    Move,
    Point,
    QuarterSchedule,
    TargetsAndActuals,
    Unit,
    UnitChart,
    YearGrades,
    events,
)

GRADED = json.loads(
    (Path(__file__).parent / "fixtures" / "graded-initiatives.json").read_text(encoding="utf-8")
)
FIELDS = {"行政": "Government", "産業": "Industry", "くらし": "Daily life", "環境基盤": "Foundations"}
MEANINGS = {
    "A": ("above", "計画を上回る", "above plan"),
    "B": ("on", "計画どおり", "on plan"),
    "C": ("below", "計画を下回る", "below plan"),
    "－": ("none", "評価なし（新規）", "not graded (new)"),
}
TITLES = {
    "2": "Full digitalisation of construction procedures (permits, management review, bids and contracts)",
    "6": "Support for obtaining My Number Cards and for the issuing offices",
    "10": "More efficient personnel transfers with the personnel management system",
    "37": "Digital catch reports in the fisheries",
    "38": "Stronger online sales of seafood",
    "46": "Promotion of the medical network",
    "47": "Support for a remote image diagnosis network for acute illness",
    "54": "Better services with bus location systems and AI on-demand taxis",
    "60": "Training digital people through digital inquiry courses and teaching by outside specialists",
    "61": "Better lessons with ICT",
    "66": "Support for joint research across fields and for training the leaders that DX needs",
    "67": "Showing Akita's culture to the world online",
    "71": "Better advice with AI for people thinking of moving to Akita, and a stronger approach to them",
    "72": "Digital technology for animal welfare",
    "73": "Use of DX promotion advisers",
    "75": "Training digital staff in the prefectural office",
}
# name, English name, target, actual, unit, English unit, grade
VALUES = (
    ("行政手続の電子化率", "Share of procedures online", "80", "78.1", "%", "%", "B"),
    (
        "キャッシュレス納付が可能な手数料の割合",
        "Share of fees payable without cash",
        "37",
        "15",
        "%",
        "%",
        "C",
    ),
    ("マイナンバーカード交付率", "My Number Cards issued", "100", "81.3", "%", "%", "B"),
    ("テレワーク利用可能者数", "Staff able to telework", "1000", "1066", "人", "people", "A"),
    ("オープンデータ数（累積）", "Open datasets (cumulative)", "150", "223", "件", "datasets", "A"),
    ("医療機器マッチング参加企業", "Firms on the medical matching site", "25", "28", "社", "firms", "A"),
    (
        "観光デジタル基盤の参加事業者",
        "Businesses on the tourism platform",
        "50",
        "45",
        "事業者",
        "businesses",
        "B",
    ),
    (
        "アキタファンのページビュー",
        "Page views of the tourism site",
        "1620000",
        "2730000",
        "PV",
        "views",
        "B",
    ),
    ("ICT活用工事", "Construction jobs using ICT", "50", "44", "件", "jobs", "B"),
    ("介護ロボット等の活用事業所", "Care providers using robots", "180", "224", "事業所", "providers", "A"),
    ("交通オープンデータ事業者", "Transit firms with open data", "22", "18", "事業者", "firms", "B"),
    (
        "課題の解決に向けて意欲的に学ぶ生徒の割合",
        "Share of pupils eager to solve problems",
        "67",
        "93",
        "%",
        "%",
        "A",
    ),
    (
        "移住者数（県関与分）",
        "People who moved in (with prefectural help)",
        "700",
        "834",
        "人",
        "people",
        "A",
    ),
    ("研修受講者数（累積）", "Staff trained (cumulative)", "800", "910", "人", "people", "A"),
    (
        "スマートフォン操作体験会の参加者",
        "Visitors of smartphone classes",
        "1800",
        "860",
        "人",
        "people",
        "C",
    ),
)
DEPARTMENTS = (
    ("総務部", "General Affairs Department", {"A": 1, "B": 2, "C": 1}),
    ("企画振興部", "Planning and Regional Development Department", {"A": 3, "B": 3, "C": 2}),
    ("あきた未来創造部", "Akita Future Creation Department", {"A": 1}),
    ("観光文化スポーツ部", "Tourism, Culture and Sports Department", {"B": 2}),
    ("健康福祉部", "Health and Welfare Department", {"A": 1, "B": 1}),
    ("産業労働部", "Industry and Labour Department", {"A": 1, "B": 3}),
    ("教育庁", "Board of Education", {"A": 1, "B": 1}),
    ("警察本部", "Police Headquarters", {"B": 1}),
)
SCHEDULE = (
    (
        (
            "DX戦略本部会議",
            ("●第1回本部会議\n※幹事会は随時開催", "●第2回本部会議", "●第3回本部会議", "●第4回本部会議"),
        ),
        (
            "DX strategy headquarters",
            ("●1st meeting\n※Working group as needed", "●2nd meeting", "●3rd meeting", "●4th meeting"),
        ),
    ),
    (
        (
            "デジタル化関連予算 (DXセンターの事前協議)",
            (
                "▲6月補正の事前協議\n●検討状況の報告",
                "▲9月補正の事前協議\n●検討状況の報告",
                "▲12月補正、R6当初の事前協議\n●検討状況の報告",
                "▲2月補正の事前協議\n●検討状況の報告",
            ),
        ),
        (
            "Budgets for digitalisation (prior consultation by the DX Centre)",
            (
                "▲Consultation on the June supplementary budget\n●Report on progress",
                "▲Consultation on the September supplementary budget\n●Report on progress",
                "▲Consultation on the December supplementary and FY2024 initial budgets\n●Report on progress",
                "▲Consultation on the February supplementary budget\n●Report on progress",
            ),
        ),
    ),
    (
        (
            "外部人材等の知識・ノウハウ、ソリューションの活用",
            (
                "・助言活動",
                "▲第1回デジタルソリューション合同提案会",
                "▲第2回合同提案会\n▲第3回合同提案会",
                "",
            ),
        ),
        (
            "Using the knowledge of outside specialists",
            (
                "・Advice",
                "▲1st joint presentation of digital solutions",
                "▲2nd joint presentation\n▲3rd joint presentation",
                "",
            ),
        ),
    ),
    (
        (
            "次世代農業技術の研究の推進",
            ("▲試験開始\n▲試験成績取りまとめ", "", "▲情報交換\n▲セミナー実施", ""),
        ),
        (
            "Research on next-generation farming",
            ("▲Trials begin\n▲Trial results summed up", "", "▲Exchange of information\n▲Seminar", ""),
        ),
    ),
    (
        (
            "キャッシュレス納付の推進",
            ("・合同ヒアリング", "", "▲窓口キャッシュレス決済サービス運用開始", "→\n・ガイドラインの検討"),
        ),
        (
            "Cashless payment",
            ("・Joint hearings", "", "▲Cashless payment at counters begins", "→\n・Guideline"),
        ),
    ),
)


LANGS = ("ja", "en")


def grades(lang: str) -> tuple[GradeLook, ...]:
    """Return the scale."""
    return tuple(
        GradeLook(mark, ja if lang == "ja" else en, standing)  # type: ignore[arg-type]
        for mark, (standing, ja, en) in MEANINGS.items()
    )


def named(name: str, lang: str) -> str:
    """Return a field's name."""
    return name if lang == "ja" else FIELDS[name]


def by_field(lang: str) -> GradesByField:
    """Return grades by field and year."""
    fields = []
    for field in FIELDS:
        rows = [row for row in GRADED if row[2] == field]
        years = (YearGrades(2019 + at, Counter(row[at] for row in rows)) for at in (3, 4))
        fields.append(FieldGrades(named(field, lang), tuple(years)))
    return GradesByField(tuple(fields), grades(lang))


def matrix(lang: str) -> GradeMatrix:
    """Return the matrix of last year and this year."""
    moves = Counter((row[3], row[4]) for row in GRADED)
    return GradeMatrix(
        2022, 2023, tuple(Move(*pair, number) for pair, number in sorted(moves.items())), grades(lang)
    )


def changes(lang: str) -> GradeChanges:
    """Return all initiatives with both marks; the chart picks those that moved."""
    rows = (
        Change(no, name if lang == "ja" else TITLES.get(no, name), before, after)
        for no, name, _, before, after in GRADED
    )
    return GradeChanges(2022, 2023, tuple(rows), grades(lang))


def targets(lang: str) -> TargetsAndActuals:
    """Return targets and actual values, with one that has no target and one that only has to be kept."""
    ja = lang == "ja"
    rows = [
        Indicator(name if ja else en, unit if ja else english, Decimal(aim), Decimal(got), grade=grade)
        for name, en, aim, got, unit, english, grade in VALUES
    ]
    why = "公表なし" if ja else "not published"
    name, unit = ("サポーター育成研修の受講者", "人") if ja else ("Supporters trained", "people")
    rows.append(Indicator(name, unit, None, Decimal(128), no_target=why))
    return TargetsAndActuals(2023, tuple(rows), grades(lang))


def path(lang: str) -> IndicatorPath:
    """Return an indicator's path."""
    ja = lang == "ja"
    points = (
        Point(2023, "actual", Decimal(15), "R6.3" if ja else "March 2024"),
        Point(2023, "target", Decimal(37)),
        Point(2024, "forecast", Decimal(60), "R6.10" if ja else "October 2024"),
    )
    return IndicatorPath(VALUES[1][0 if ja else 1], "%", points)


def schedule(lang: str) -> QuarterSchedule:
    """Return a part of the year's schedule, with two lines in doubt."""
    lanes = []
    for printed, english in SCHEDULE:
        name, cells = printed if lang == "ja" else english
        lanes.append(Lane(name, events(cells, printed[1], "▲試験成績取りまとめ")))
    return QuarterSchedule(2023, "全体推進体制等" if lang == "ja" else "Overall promotion", tuple(lanes))


def units(lang: str) -> UnitChart:
    """Return all initiatives as squares."""
    fields = [
        FieldUnits(
            named(field, lang), tuple(Unit(row[0], row[1], row[4]) for row in GRADED if row[2] == field)
        )
        for field in FIELDS
    ]
    return UnitChart(2023, tuple(fields), grades(lang))


def departments(lang: str) -> DepartmentCounts:
    """Return departments with the grades of their initiatives; two are shared."""
    rows = (DepartmentCount(name if lang == "ja" else en, counts) for name, en, counts in DEPARTMENTS)
    return DepartmentCounts(tuple(rows), grades(lang), 22)


def examples(lang: str) -> dict[str, Chart]:
    """Return a chart of every kind by a short name."""
    return {
        "grades-by-field": by_field(lang),
        "grade-matrix": matrix(lang),
        "grade-changes": changes(lang),
        "targets": targets(lang),
        "path": path(lang),
        "schedule": schedule(lang),
        "units": units(lang),
        "departments": departments(lang),
    }


def every() -> list[tuple[str, Chart, str]]:
    """Return all examples in both languages, each with an id."""
    return [(f"{lang}-{name}", chart, lang) for lang in LANGS for name, chart in examples(lang).items()]

"""A new prefecture: a whole folder that checks without an error, and says everywhere what to write."""

from __future__ import annotations

import re
import unicodedata

from dxplan import addresses
from dxplan.model import Site
from dxplan.patch import plain_or_quoted
from dxplan.schema import LANGUAGES

from . import Files, Made, Refused, file_of, new_id, placeholder

SOURCE, FIELD, AREA = "plan", "government", "first-area"


def new_prefecture(site: Site | None, name: str, code: str, title: str, kind: str = "prefecture") -> Made:
    """Return the files of a new prefecture or city; Refused when its id, folder or code is in use."""
    if new_id(name) in addresses.taken(LANGUAGES):
        raise Refused(
            f"「{name}」は、サイトのほかのページの住所と重なるので使えません。別の名前にしてください。",
            f'"{name}" is the address of another page of the site. Choose another name.',
        )
    title = " ".join(title.split())
    if not title:
        raise Refused("--name に正式な名前を書いてください（例: 岩手県）。", "--name must not be empty.")
    code = unicodedata.normalize("NFKC", code).strip()
    if kind == "city":
        _code_of_city(code)
    else:
        _code_of_prefecture(code, title)
    for one in site.prefectures if site else ():
        if one.code == code:
            raise Refused(
                f"コード {code} は {one.name.ja}（{one.id}）のものです。",
                f"The code {code} is that of {one.id}.",
            )
    files: Files = {}
    for path, shape, lines in (
        (f"{name}/prefecture.yaml", "prefecture", _prefecture(code, title, kind)),
        (f"{name}/sources.yaml", "sources", _sources()),
        (f"{name}/plan/plan.yaml", "plan", _plan()),
        (f"{name}/plan/{FIELD}.yaml", "field", _field()),
    ):
        files[path] = file_of(path, shape, *lines)
    files[f"{name}/plan/plan.md"] = f"{placeholder('計画の紹介')}\n".encode()
    ja = (
        f"content/{name} に {title} のファイルを{len(files)}つ作りました。",
        f"次に: 「（ここに…）」を資料のとおりに書き換える。残りは python build.py check {name} が示します。",
        f"分野ごとに content/{name}/plan/ のファイルを増やし、plan.yaml の order に並べる。",
        "取組は python build.py new initiative、年度の評価は python build.py new year で加える。",
    )
    en = (
        f"Made content/{name} ({len(files)} files).",
        f"Next: replace the placeholders; python build.py check {name} shows what is left.",
        f"Add a file in content/{name}/plan/ for each field and list it under order in plan.yaml.",
        "Add initiatives with python build.py new initiative, a year with python build.py new year.",
    )
    return Made(files, ja, en, name)


def _code_of_prefecture(code: str, title: str) -> None:
    """Raise Refused unless a code and a name are those of one of the 47 prefectures."""
    from dxplan.pages.tiles import TILES

    names = {tile.code: tile.ja for tile in TILES}
    bare = title if title == "北海道" else re.sub("[都府県]$", "", title)
    own = next((known for known, name in names.items() if name == bare), "")
    if code in names and code == own:
        return
    if own:
        ja = f"{title}のコードは {own} です（{code} ではありません）。"
        raise Refused(ja, f"The code of {title} is {own}.")
    if code in names:
        raise Refused(
            f"コード {code} は{names[code]}のものです。「{title}」という都道府県はありません。"
            "市区町村なら --kind city を付けてください。",
            f"The code {code} is that of another prefecture; a city needs --kind city.",
        )
    raise Refused(
        f"「{code}」は都道府県コードではありません。01 から 47 の2桁です（岩手県は 03）。"
        "市区町村なら --kind city を付けてください。",
        f'"{code}" is no code: 01 to 47 (Iwate is 03); a city needs --kind city.',
    )


def _code_of_city(code: str) -> None:
    """Raise Refused unless a code can be that of a city: that of its prefecture and three or four digits."""
    if not re.fullmatch(r"(?:0[1-9]|[1-3]\d|4[0-7])\d{3,4}", code):
        raise Refused(
            f"「{code}」は市区町村コードではありません。都道府県の2桁で始まる5桁か6桁です（例: 03201）。",
            f'"{code}" is no code of a city: five or six digits (Morioka is 03201).',
        )


def _prefecture(code: str, title: str, kind: str) -> tuple[str, ...]:
    return (
        "# 都道府県や市区町村の名前と部局。項目の意味は content/README.md にある。",
        f'code: "{code}"',
        f"name: {plain_or_quoted(title)}",
        f"kind: {kind}",
        "# 計画の担当課や事務局（個人名は書かない）",
        "office:",
        "# 部局は、資料に出てくるものだけを「ID: 」と名前で並べる。ID は公開した後は変えない。",
        "# departments:",
        "#   planning:",
        "#     name: 企画振興部",
    )


def _sources() -> tuple[str, ...]:
    return (
        "# もとにした資料。ほかのファイルの source に、この ID を書く。",
        "sources:",
        f"  {SOURCE}:",
        f"    title: {placeholder('資料の題名')}",
        f"    publisher: {placeholder('資料を出した組織')}",
        "    # 資料の日付。2024-03 のように。日付がなければ、undated にその説明を書く",
        "    date:",
    )


def _plan() -> tuple[str, ...]:
    return (
        "# 計画そのもの。分野は order の順に、分野ごとのファイルに書く。",
        f"title: {placeholder('計画の名前')}",
        f"source: {SOURCE}",
        "# 計画期間が資料にあれば「# 」を外して書く。なければ下の gaps に理由を書く。",
        "# period:",
        "#   first: 2024",
        "#   last: 2028",
        "# この計画での呼び方に直す（大きな区分: 柱、章など。中の区分: 項目など。取組: 事業など）。",
        "levels:",
        "  field: 分野",
        "  area: 分類",
        "  initiative: 取組",
        "# 評価の段階が資料にあれば「# 」を外して、よい評価から順に書く。",
        "# scale:",
        f"#   source: {SOURCE}",
        "#   grades:",
        "#     - mark: A",
        "#       meaning: 計画を上回る",
        "#       standing: above",
        "# 分野のファイル名（.yaml を除く）。サイトの住所になるので、公開した後は変えない。",
        "order:",
        f"  - {FIELD}",
        "# 読む人が探しそうで、資料にないことを、理由と一緒に書く。",
        "# gaps:",
        "#   - id: plan-period",
        "#     what: 計画の期間",
        "#     why: 掲載した資料に書かれていない。",
    )


def _field() -> tuple[str, ...]:
    return (
        "# 一つの分野。分類を areas に、取組をそれぞれの initiatives に、資料の順に並べる。",
        f"title: {placeholder('分野の名前')}",
        f"source: {SOURCE}",
        "areas:",
        "  # id は半角の英小文字・数字・ハイフン。公開した後は変えない。",
        f"  - id: {AREA}",
        f"    title: {placeholder('分類の名前')}",
        "    # 取組は python build.py new initiative が、ここに加える。",
    )

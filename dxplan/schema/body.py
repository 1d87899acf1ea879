"""The files of who carries a plan out: headquarters, charter, meetings."""

from __future__ import annotations

from dxplan import model

from .keys import Key, Shape
from .statement import ID, NOTE

SEATS = (("inside", "本部の中"), ("outside", "本部の外"), ("unclear", "資料からははっきりしない"))
SHOWN = (("charter", "設置要綱のページ"), ("headquarters", "推進体制のページ"), ("plan", "計画のページ"))
SOURCE = Key("source", "ref", "資料", "source", "もとにした資料", "charter-2023", True, of="source")
TITLE = Key("title", "line", "題名", "title", "資料に書かれたとおり", "青森県DX推進本部設置要綱", True)

POST = Shape(
    "post",
    "職",
    (
        ID,
        Key("title", "line", "職名", "title", "資料に書かれたとおり。個人名は書かない", "総務部長", True),
        Key("department", "ref", "部局", "department", "部局のID", "", of="department"),
    ),
    model.Post,
    defines="post",
)

BODY = Shape(
    "body",
    "会議体",
    (
        ID,
        Key("name", "line", "名前", "name", "資料に書かれたとおり", "青森県DX推進本部", True),
        Key("code", "word", "番号", "code", "資料での番号", "①"),
        Key("parent", "ref", "上の会議体", "belongs to", "属する会議体のID", "headquarters", of="body"),
        Key("seat", "choice", "位置", "seat", "書かなければ inside", "outside", choices=SEATS),
        Key("head", "line", "長", "head", "充てられる職", "知事"),
        Key("deputy", "line", "副", "deputy", "充てられる職", "副知事"),
        Key("members", "line", "構成", "members", "資料に書かれたとおり", "庁議メンバー"),
        Key("posts", "ref", "名簿", "roll", "設置要綱の別表のID", "roll-1", of="roll"),
        Key("duties", "text", "役割", "duties", "資料に書かれたとおり", ""),
        Key("department", "ref", "所管", "secretariat", "庶務や所管の部局のID", "", of="department"),
        Key("supersedes", "line", "前身", "supersedes", "改組・廃止された会議体", ""),
        NOTE,
    ),
    model.Body,
    defines="body",
)

DESK = Shape(
    "desk",
    "相談窓口",
    (
        ID,
        Key("name", "line", "名前", "name", "資料に書かれたとおり", "青森県DX総合窓口", True),
        Key("purpose", "text", "目的", "purpose", "資料に書かれたとおり", ""),
        Key("opened", "date", "開設日", "opened", "窓口が開いた日", "2023-05-22"),
        Key("opened_printed", "word", "開設日の表記", "opened, as printed", "資料に書かれたとおり", ""),
        Key("operator", "line", "運営", "operator", "運営する団体", ""),
        Key("about", "text", "運営者の概要", "about the operator", "資料に書かれたとおり", ""),
        Key("address", "line", "場所", "address", "施設の名前と住所", ""),
        Key("phone", "word", "代表電話", "switchboard", "団体の代表番号だけ。個人の直通は書かない", ""),
        Key("link", "link", "ホームページ", "web page", "案内のページの URL", ""),
        Key("link_note", "line", "ホームページの注", "note on the page", "資料に書かれたとおり", ""),
        Key("department", "ref", "所管", "office in charge", "部局のID", "", of="department"),
        Key("source", "ref", "資料", "source", "窓口のことが書かれた資料", "", of="source"),
        NOTE,
    ),
    model.Desk,
    defines="desk",
)  # fmt: skip

HEADQUARTERS = Shape(
    "headquarters",
    "推進体制",
    (
        TITLE,
        SOURCE,
        Key("text", "text", "文", "text", "資料に書かれたとおり", ""),
        Key("bodies", "list", "会議体", "bodies", "上から順に", "", of="body"),
        Key("desks", "list", "相談窓口", "desks", "住民や事業者が相談できる窓口", "", of="desk"),
        Key("figures", "list", "数値や絵のない図", "figures", "題だけが残る図", "", of="empty_figure"),
        Key("gaps", "list", "公表されていないこと", "gaps", "読む人が探しそうで資料にないこと", "", of="gap"),
    ),
    model.Headquarters,
)

ROLL = Shape(
    "roll",
    "別表",
    (
        ID,
        TITLE,
        Key("posts", "list", "職", "posts", "資料の順に", "", True, of="post"),
        NOTE,
    ),
    model.Roll,
    defines="roll",
)

CHARTER = Shape(
    "charter",
    "設置要綱",
    (
        TITLE,
        SOURCE,
        Key("body", "ref", "会議体", "body", "この要綱で置かれた会議体", "headquarters", of="body"),
        Key("enacted", "date", "施行日", "in force from", "要綱が効力を持った日", "2023-06-02"),
        Key("articles", "list", "条", "articles", "第1条から順に", "", True, of="section"),
        Key("supplements", "list", "附則", "supplementary provisions", "条文の後の定め", "", of="section"),
        Key("rolls", "list", "別表", "rolls", "構成員の職の表", "", of="roll"),
        NOTE,
    ),
    model.Charter,
)

PAPER = Shape(
    "paper",
    "会議の資料",
    (
        ID,
        Key("number", "word", "番号", "number", "資料での番号", "資料1"),
        TITLE,
        Key("issuer", "line", "作成", "issued by", "資料を出した部署", ""),
        Key("shown", "choice", "載せたページ", "shown at", "内容を載せたページ", "charter", choices=SHOWN),
        Key("sections", "list", "内容", "sections", "ほかのページに載せていない部分", "", of="section"),
    ),
    model.Paper,
    defines="paper",
)

MEETING = Shape(
    "meeting",
    "会議",
    (
        TITLE,
        SOURCE,
        Key("date", "date", "日付", "date", "会議の日。ファイル名と同じ", "2023-06-02", True),
        Key("printed", "word", "日付の表記", "date as printed", "資料に書かれたとおり", "令和5年6月2日(金)"),
        Key("venue", "line", "場所", "place", "資料に書かれたとおり", "第三応接室"),
        Key("body", "ref", "会議体", "body", "開いた会議体のID", "headquarters", of="body"),
        Key("programme", "list", "次第", "agenda", "議題は文に一行ずつ", "", of="section"),
        Key("papers", "list", "資料", "papers", "会議に出された資料を番号順に", "", of="paper"),
        Key("gaps", "list", "公表されていないこと", "gaps", "読む人が探しそうで資料にないこと", "", of="gap"),
    ),
    model.Meeting,
)

SHAPES = (POST, BODY, DESK, HEADQUARTERS, ROLL, CHARTER, PAPER, MEETING)

"""What can be typed after `python build.py`, with its help in the language of the person."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .spoken import English, Japanese, Say, in_language

HERE = Path(__file__).parent.parent.parent
Commands = Any  # argparse's own class for them cannot be named
KINDS = dict.fromkeys("都道府県", "prefecture") | dict.fromkeys("市区町村", "city")
KINDS |= {"都道府県": "prefecture", "市区町村": "city"}
PREFECTURE = ("content の中のフォルダ名（例: akita）", "a folder of content, such as akita")


def fiscal_year_of(typed: str) -> str:
    """Return the fiscal year that somebody typed; only then is it looked up what years are called."""
    from dxplan import typed as rules

    return rules.fiscal_year_of(typed)


def parser(lang: str = "ja") -> argparse.ArgumentParser:
    """Return the whole command line. An option may stand before the command or after it."""
    say = in_language(lang)
    kind = Japanese if lang == "ja" else English
    about = say(
        "content/ からサイトを作ります。終了コードは、0 問題なし、1 内容に問題、2 打ち方の違い。",
        "Builds the site from content/. Exit 0 good, 1 problems in content, 2 wrong usage.",
    )
    line = kind(prog="build.py", description=about, parents=[_common(say), _building(say), _joining(say)])
    line.set_defaults(content=HERE / "content", lang="ja", quiet=False)
    line.set_defaults(out=None, base_url=None, strict=False, clean=False, only="", parts=None)
    commands = line.add_subparsers(dest="command", metavar=say("コマンド", "command"))
    for add in (_check, _serve, _explain, _schema, _compare, _translate, _new, _excel):
        add(commands, say)
    return line


def _check(commands: Commands, say: Say) -> None:
    told = say("内容を確かめる（何も書き込まない）", "check content and write nothing")
    check = commands.add_parser("check", parents=[_common(say)], help=told)
    check.add_argument(
        "--format",
        choices=("text", "github", "json", "summary"),
        default="text",
        help=say("結果の形", "the form of the answer"),
    )
    told = say("注意も問題として数える", "warnings count as problems")
    check.add_argument("--strict", action="store_true", help=told)
    told = say("推測の要らない誤りを直す", "mend what can be mended without a guess")
    check.add_argument("--fix", action="store_true", help=told)
    told = say("ほかの文字コードのファイルを UTF-8 に直す", "rewrite files of other encodings in UTF-8")
    check.add_argument("--fix-encoding", action="store_true", help=told)
    told = say("このファイルやフォルダの問題だけを示す", "show problems of these files and folders only")
    check.add_argument("paths", nargs="*", type=Path, metavar=say("ファイル", "path"), help=told)


def _serve(commands: Commands, say: Say) -> None:
    told = say("作って見せ、直すたびに作り直す", "build, show, watch, reload")
    serve = commands.add_parser("serve", parents=[_common(say), _building(say)], help=told)
    told = say("番号（ポート）。書かなければ 8000", "the port; 8000 unless told")
    serve.add_argument("--port", type=int, default=8000, metavar=say("番号", "PORT"), help=told)
    # The preview is not site/: its pages carry a local address, which must never be published.
    serve.set_defaults(out=HERE / ".cache" / "preview")


def _explain(commands: Commands, say: Say) -> None:
    told = say("知らせの番号（E-COLON など）の意味を読む", "explain a code such as E-COLON")
    explain = commands.add_parser("explain", parents=[_common(say)], help=told)
    told = say("知らせに出た番号。書かなければ、よく出る番号の一覧", "the code of a message; none for a list")
    explain.add_argument("code", nargs="?", default="", metavar=say("番号", "code"), help=told)


def _schema(commands: Commands, say: Say) -> None:
    told = say(
        "記入のしかたと、エディター用の説明を作り直す", "regenerate the form guide and what editors know"
    )
    commands.add_parser("schema", parents=[_common(say)], help=told)


def _compare(commands: Commands, say: Say) -> None:
    told = say("サイトで何が変わるかを Markdown で示す", "what changes on the site, as Markdown")
    compare = commands.add_parser("compare", parents=[_common(say)], help=told)
    told = say("前の content", "a folder of content as it was")
    compare.add_argument("old", type=Path, metavar=say("前", "old"), help=told)
    told = say("新しい content", "a folder of content as it is to be")
    compare.add_argument("new", type=Path, metavar=say("後", "new"), help=told)


def _translate(commands: Commands, say: Say) -> None:
    told = say(
        "できた英訳に印を付け、ない訳と古い訳を示す",
        "stamp finished translations, list what is missing or behind",
    )
    translate = commands.add_parser("translate", parents=[_common(say)], help=told)
    told = say("この都道府県だけ（例: akita）", "only this one, for example akita")
    translate.add_argument("--prefecture", default="", metavar=say("都道府県", "ID"), help=told)
    told = say(
        "訳のない文のために、日本語を注にした空の欄を加える",
        "add empty entries for what is missing, below the Japanese",
    )
    translate.add_argument("--add", action="store_true", help=told)


def _new(commands: Commands, say: Say) -> None:
    """Add `new year`, `new initiative` and `new prefecture`."""
    told = say("年度・取組・都道府県のファイルを作り始める", "begin a year, an initiative or a prefecture")
    add = commands.add_parser("new", help=told).add_subparsers
    kinds, common = add(dest="what", metavar="year|initiative|prefecture", required=True), _common(say)
    told = say("年度の報告と、全取組の空の評価", "a year's report, with an empty evaluation for all")
    year = kinds.add_parser("year", parents=[common], help=told)
    told = say("年度（西暦。令和6年度なら 2024）", "the fiscal year, such as 2024")
    year.add_argument("year", type=fiscal_year_of, metavar=say("年度", "year"), help=told)
    year.add_argument("--prefecture", required=True, metavar=say("都道府県", "ID"), help=say(*PREFECTURE))
    told = say("その年度の資料の ID", "the id of the year's document")
    year.add_argument("--source", default="", metavar=say("資料", "ID"), help=told)
    told = say("離れた年度でも作る", "even if the year is far from the others")
    year.add_argument("--force", action="store_true", help=told)
    told = say("分類の最後に取組を一つ", "an initiative at the end of an area")
    one = kinds.add_parser("initiative", parents=[common], help=told)
    one.add_argument("--prefecture", required=True, metavar=say("都道府県", "ID"), help=say(*PREFECTURE))
    told = say("分野（例: government）", "the field, such as government")
    one.add_argument("--field", required=True, metavar=say("分野", "ID"), help=told)
    told = say("分類（例: online-procedures）", "the area, such as online-procedures")
    one.add_argument("--area", required=True, metavar=say("分類", "ID"), help=told)
    told = say("取組の ID。公開した後は変えない", "its own id, which never changes")
    one.add_argument("--id", required=True, metavar="ID", help=told)
    told = say("取組の名前（資料に書かれたとおり）", "its title as printed")
    one.add_argument("--title", default="", metavar=say("名前", "TITLE"), help=told)
    told = say(
        "この年度（なければ最新）に空の評価も加える", "with an empty evaluation in this year, or the newest"
    )
    when = {"type": fiscal_year_of, "metavar": say("年度", "YEAR")}
    one.add_argument("--year", nargs="?", const="newest", default="", help=told, **when)
    told = say("都道府県や市区町村のフォルダ一式", "the folder of a prefecture or a city")
    whole = kinds.add_parser("prefecture", parents=[common], help=told)
    told = say("フォルダの名前（例: iwate）", "the name of the folder, such as iwate")
    whole.add_argument("prefecture", metavar=say("フォルダ名", "ID"), help=told)
    told = say("都道府県は2桁（例: 03）、市区町村は5桁か6桁のコード", "the official code, such as 03")
    whole.add_argument("--code", required=True, metavar=say("コード", "CODE"), help=told)
    told = say("正式な名前（例: 岩手県）", "the name in Japanese")
    whole.add_argument("--name", required=True, metavar=say("名前", "NAME"), help=told)
    told = say("都道府県（prefecture）か市区町村（city）。「市」と書いてもよい", "what it is")
    kind = {"type": lambda typed: KINDS.get(typed, typed), "choices": ("prefecture", "city")}
    whole.add_argument("--kind", default="prefecture", help=told, **kind)


def _excel(commands: Commands, say: Say) -> None:
    """Add `excel export` and `excel import`."""
    told = say("各課への照会用の Excel を書き出す、取り込む", "workbooks for departments, out and back")
    add = commands.add_parser("excel", help=told).add_subparsers
    ways, common = add(dest="excel", metavar="export|import", required=True), _common(say)
    told = say("年度の評価を Excel に書き出す", "write a year's evaluations into workbooks")
    export = ways.add_parser("export", parents=[common], help=told)
    export.add_argument("--prefecture", required=True, metavar=say("都道府県", "ID"), help=say(*PREFECTURE))
    told = say("年度（西暦）", "the fiscal year, such as 2023")
    export.add_argument("--year", required=True, type=fiscal_year_of, metavar=say("年度", "YEAR"), help=told)
    told = say("担当部局ごとのファイルにする", "a workbook for each department")
    export.add_argument("--by", choices=("department",), help=told)
    told = say("書き出すフォルダ", "the folder to write")
    export.add_argument("--out", type=Path, default=Path("照会"), metavar=say("フォルダ", "DIR"), help=told)
    told = say("Excel で直したところを content に書き込む", "write into content what workbooks changed")
    back = ways.add_parser("import", parents=[common], help=told)
    told = say("Excel のファイル、またはそのフォルダ", "workbooks, or folders of them")
    back.add_argument("files", nargs="+", metavar=say("ファイル", "FILE"), help=told)
    told = say("変わるところを示すだけで、書き込まない", "show the changes and write nothing")
    back.add_argument("--dry-run", action="store_true", help=told)


def _common(say: Say) -> argparse.ArgumentParser:
    """Return the options of every command, without defaults: those are the whole command line's."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    told = say("読むフォルダ。書かなければ content", "the folder to read")
    common.add_argument("--content", type=_folder(say), metavar=say("フォルダ", "DIR"), help=told)
    told = say("知らせの言葉（--lang en で英語）", "language of messages")
    common.add_argument("--lang", choices=("ja", "en"), help=told)
    told = say("問題のほかは何も出さない", "print nothing but problems")
    common.add_argument("--quiet", action="store_true", help=told)
    return common


def _building(say: Say) -> argparse.ArgumentParser:
    """Return the options of building, without defaults."""
    building = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    told = say("書き出すフォルダ", "the folder to write")
    building.add_argument("--out", type=Path, metavar=say("フォルダ", "DIR"), help=told)
    told = say("公開先の住所。書かなければ site.yaml のもの", "public address; default: site.yaml")
    building.add_argument("--base-url", type=_address(say), metavar="URL", help=told)
    told = say("注意があるときも書き出さない", "warnings stop the build too")
    building.add_argument("--strict", action="store_true", help=told)
    told = say("前に作ったものを使わず、初めから作る", "forget the caches first")
    building.add_argument("--clean", action="store_true", help=told)
    return building


def _joining(say: Say) -> argparse.ArgumentParser:
    """Return the options of building a part of the site, or from parts, without defaults."""
    joining = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    told = say("この都道府県の分だけを parts/ に作る（例: akita）", "only the part of this one, into parts/")
    joining.add_argument("--only", metavar=say("都道府県", "ID"), help=told)
    told = say("別に作った分のフォルダ。同じものは作り直さない", "a folder of parts made elsewhere")
    joining.add_argument("--parts", type=Path, metavar=say("フォルダ", "DIR"), help=told)
    return joining


def _folder(say: Say) -> Callable[[str], Path]:
    """Return what makes of typed words a folder that must exist."""

    def folder(typed: str) -> Path:
        if not Path(typed).is_dir():
            raise argparse.ArgumentTypeError(
                say(f"フォルダがありません: {typed}", f"no such folder: {typed}")
            )
        return Path(typed)

    return folder


def _address(say: Say) -> Callable[[str], str]:
    """Return what makes of typed words a public address that ends in "/"; an empty one stands for none."""

    def address(typed: str) -> str:
        if typed and not re.match(r"https?://[^/\s]+", typed):
            told = say(f"https:// で始まる URL ではありません: {typed}", f"not a URL: {typed}")
            raise argparse.ArgumentTypeError(told)
        return typed if not typed or typed.endswith("/") else f"{typed}/"

    return address

"""What a stranger may do to what files hold: their Markdown, their bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .contents import REAL
from .hostile import RUNS
from .mutations import GOVERNMENT

ABOUT = "about.md"


def add(file: str, more: str) -> Callable[[Path], None]:
    """Return what puts more at the end of a file."""

    def do(content: Path) -> None:
        with (content / file).open("a", encoding="utf-8", newline="\n") as open_file:
            open_file.write(more)

    return do


def text(file: str) -> str:
    """Return what a file of the content says."""
    return (REAL / file).read_text(encoding="utf-8")


MARKDOWN = {
    "script": f"\n<script>{RUNS}</script>\n",
    "html block": f"\n<div onclick='{RUNS}'>\n\nx\n\n</div>\n",
    "comment": f"\n<!-- --!><script>{RUNS}</script> -->\n",
    "link of a script": f"\n[x](javascript:{RUNS})\n",
    "link of a script in capitals": f"\n[x](JaVaScRiPt:{RUNS})\n",
    "link of a script with a blank": f"\n[x](<java\tscript:{RUNS}>)\n",
    "link of a script in entities": f"\n[x](&#106;avascript:{RUNS})\n",
    "link of a script by reference": f"\n[x][y]\n\n[y]: javascript:{RUNS}\n",
    "link of data": "\n[x](data:text/html;base64,PHNjcmlwdD4=)\n",
    "link of a file": "\n[x](file:///etc/passwd)\n",
    "link of vbscript": "\n[x](vbscript:x)\n",
    "link without a scheme": "\n[x](//evil.invalid/)\n",
    "link that climbs": "\n[x](../../../../etc/passwd)\n",
    "link with harm": f'\n[x](https://x.invalid/"onclick="{RUNS})\n',
    "link title with harm": f"\n[x](https://x.invalid/ '\"><script>{RUNS}</script>')\n",
    "angle link of a script": f"\n<javascript:{RUNS}>\n",
    "picture of a script": f"\n![x](javascript:{RUNS})\n",
    "picture of another host": "\n![x](https://evil.invalid/x.png)\n",
    "picture with harm": f'\n!["><script>{RUNS}</script>](x.png)\n',
    "entities": "\n&lt;script&gt; &#60;script&#62;\n",
    "template": "\n{{ 191 * 7 }} {% include 'base.html' %}\n",
    "100,000 brackets": "\n" + "[" * 100_000 + "\n",
    "100,000 quotes": "\n" + ">" * 100_000 + "\n",
    "100,000 stars": "\n" + "*a " * 33_000 + "\n",
    "100,000 backticks": "\n" + "`" * 100_000 + "a\n",
    "10,000 lists in each other": "\n" + "".join("  " * at + "- a\n" for at in range(300)),
    "a table of 5,000 columns": "\n" + "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + ("|a" * 5000 + "|\n") * 3,
    "link references by thousands": "\n"
    + "".join(f"[{at}]: https://x.invalid/{at}\n" for at in range(5000))
    + "[a][b]" * 3000,
    "nul": "\n\x00\n",
    "escape sequences": "\n\x1b[31mred\x1b[0m\n",
    "bidi": "\n\u202eabc\u2066\n",
    "html of a heading": f"\n## <img src=x onerror={RUNS}>\n",
    "unclosed front matter": "",
}
BYTES = {
    "nothing": b"",
    "blank lines": b"\n\n\n",
    "nul bytes": b"\0" * 1000,
    "utf-16": text(GOVERNMENT).encode("utf-16"),
    "utf-32": text(GOVERNMENT).encode("utf-32"),
    "shift_jis": text(GOVERNMENT).encode("cp932", "replace"),
    "euc-jp": text(GOVERNMENT).encode("euc_jp", "replace"),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "a zip": b"PK\x03\x04" + bytes(range(256)) * 40,
    "half a letter": text(GOVERNMENT).encode()[:100] + b"\xe3\x81",
    "overlong letters": b"title: \xc0\xbcscript\xc0\xbe\n",
    "a list": b"- a\n- b\n",
    "a word": b"a\n",
    "two documents": text(GOVERNMENT).encode() + b"---\n" + text(GOVERNMENT).encode(),
    "JSON": b'{"title": "x", "source": "progress-2023"}',
    "HTML": f"<!doctype html><script>{RUNS}</script>\n".encode(),
    "YAML of another version": b"%YAML 9.9\n---\n" + text(GOVERNMENT).encode(),
    "a directive of tags": b"%TAG ! tag:evil.invalid,2000:\n---\n" + text(GOVERNMENT).encode(),
    "a bomb of aliases": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(
        f"{chr(98 + at)}: &{chr(98 + at)} [{','.join(['*' + chr(97 + at)] * 9)}]\n".encode()
        for at in range(9)
    ),
    "10,000 brackets": b"title: " + b"[" * 10_000,
    "10,000 braces": b"title: " + b"{a: " * 10_000,
    "1,000 steps deep": b"".join(b" " * at + b"a:\n" for at in range(1000)),
    "100,000 lines": b"a: b\n" * 100_000,
    "3 million bytes": b"#" * 3_000_000,
    "a line of 1,900,000 letters": b"title: " + b"a" * 1_900_000,
    "50,000 keys": b"".join(f"k{at}: x\n".encode() for at in range(19_000)),
    "an endless quote": b'title: "' + b"a" * 100_000,
    "an endless bracket": b"title: [" + b"a, " * 30_000,
    "conflict marks": b"<<<<<<< a\ntitle: x\n=======\ntitle: y\n>>>>>>> b\n",
    "carriage returns": text(GOVERNMENT).replace("\n", "\r").encode(),
    "tabs": text(GOVERNMENT).replace("  ", "\t").encode(),
    "wide blanks": text(GOVERNMENT).replace("  ", "\u3000").encode(),
}

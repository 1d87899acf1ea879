"""What a person reads of a page: its words line by line, without the ways in which they are set."""

from __future__ import annotations

import re
from html.parser import HTMLParser

HIDDEN = frozenset({"script", "style", "svg", "head", "template"})
VOID = frozenset({"input", "meta", "link", "img", "hr", "base", "wbr"})
INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "button",
        "code",
        "del",
        "em",
        "i",
        "input",
        "ins",
        "label",
        "mark",
        "q",
        "small",
        "span",
    }
)
INLINE |= {"rp", "rt", "ruby", "strong", "sub", "sup", "svg", "td", "th", "time", "wbr"}
STARTS = {f"h{level}": "#" * level + " " for level in range(1, 7)} | {"li": "- ", "dt": ": ", "caption": "= "}


class _Reader(HTMLParser):
    """Gathers the words of <main>; other languages, and what is behind, gone or new, stand in brackets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line for a block, a cell for a cell."""
        named = dict(attrs)
        lang = named.get("lang") or ("behind" if "behind" in (named.get("class") or "").split() else "")
        lang = tag if tag in {"del", "ins"} else lang
        if tag not in INLINE:
            self.parts.append("\n" + STARTS.get(tag, ""))
        if tag in {"td", "th"}:
            self.parts.append(" | ")
        if lang and self._inside():
            self.parts.append(f"[{lang}: ")
        if tag not in VOID and tag != "br":
            self.open.append((tag, lang if self._inside() else ""))

    def handle_endtag(self, tag: str) -> None:
        """End what is open down to this tag."""
        while self.open:
            name, lang = self.open.pop()
            if lang:
                self.parts.append("]")
            if name == tag:
                break
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words that are shown."""
        if self._inside() and not any(tag in HIDDEN for tag, _ in self.open):
            self.parts.append(re.sub(r"\s+", " ", data))

    def _inside(self) -> bool:
        return any(tag == "main" for tag, _ in self.open)


def as_read(html: str) -> str:
    """Return the text of a page's main part: a line a block, `#` before headings, `|` between cells."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (re.sub(r" +", " ", line).strip() for line in "".join(reader.parts).splitlines())
    return "".join(f"{line}\n" for line in lines if line.strip("-#|:= "))

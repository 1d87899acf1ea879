"""What there is to say of a workbook: where in it, and whether it stops the import."""

from __future__ import annotations

from dataclasses import dataclass

from dxplan.frames import visible


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to say of a file, a sheet or a cell; `grave` when nothing may be written because of it."""

    file: str
    sheet: str
    cell: str
    ja: str
    en: str
    grave: bool = True

    def where(self, lang: str) -> str:
        """Return the place as a person finds it: 秋田県.xlsx シート「評価」E12."""
        if not self.sheet:
            return visible(self.file)
        sheet = f"シート「{self.sheet}」" if lang == "ja" else f'sheet "{self.sheet}" '
        return visible(f"{self.file} {sheet}{self.cell}".rstrip())

    def line(self, lang: str) -> str:
        """Return the whole message."""
        if lang == "ja":
            return f"{self.where(lang)}: {'エラー' if self.grave else 'お知らせ'} {self.ja}"
        return f"{self.where(lang)}: {'error' if self.grave else 'note'} {self.en}"

"""Licences that site.yaml may name: what they are called and where they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its name in each language and its address."""

    name: str
    address: str
    titles: Mapping[str, str]

    def title(self, lang: str) -> str:
        """Return what it is called."""
        return self.titles.get(lang, self.titles["en"])


LICENCES: Mapping[str, Licence] = {
    one.name: one
    for one in (
        Licence(
            "CC-BY-4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            {
                "ja": "クリエイティブ・コモンズ 表示 4.0 国際",
                "en": "Creative Commons Attribution 4.0 International",
            },
        ),
        Licence(
            "CC0-1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            {
                "ja": "クリエイティブ・コモンズ CC0 1.0 全世界",
                "en": "Creative Commons CC0 1.0 Universal",
            },
        ),
        Licence(
            "PDL-1.0",
            "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
            {"ja": "公共データ利用規約（第1.0版）", "en": "Public Data License (Version 1.0)"},
        ),
    )
}

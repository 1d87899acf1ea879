"""The scripts of the site: several modules become one, each in a scope of its own, always the same."""

from __future__ import annotations

from pathlib import Path

from dxplan.scripts import scripts

from .tools import ROOT

MODULES = {
    "a.js": 'export const one = 1;\nconst own = "a";\nexport function named() {\n  return own;\n}\n',
    "b.js": 'import { named } from "./a.js";\nconst own = "b";\nexport async function both() {\n'
    "  return named() + own;\n}\n",
    "search.js": 'import { one } from "./a.js";\nimport { both } from "./b.js";\nboth(one);\n',
    "alone.js": "alone();\n",
}
WANTED = """const of_a = (() => {
const one = 1;
const own = "a";
function named() {
  return own;
}
return { one, named };
})();
const of_b = (() => {
const { named } = of_a;
const own = "b";
async function both() {
  return named() + own;
}
return { both };
})();
const { one } = of_a;
const { both } = of_b;
both(one);
"""


def test_a_module_stands_before_those_that_need_it(tmp_path: Path) -> None:
    """Each module once, with its own names; what is inside is not published apart; others stay so."""
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert scripts(tmp_path) == {"alone.js": b"alone();\n", "search.js": WANTED.encode()}


def test_no_script_of_the_site_asks_for_another() -> None:
    """After the build nothing is left to be fetched by import, but what is asked for by address."""
    found = scripts(ROOT / "layouts")
    assert found == scripts(ROOT / "layouts")
    assert {"search.js", "list.js", "site.js"} <= set(found)
    for name, body in found.items():
        text = body.decode()
        assert 'from "./' not in text, name
        assert "\nexport " not in f"\n{text}", name

"""Every page says how to cite it, in plain text that is true and needs no script."""

from __future__ import annotations

from pathlib import Path

from .documents import addresses, page


def cited(site: Path, address: str) -> str:
    """Return the citation of a page."""
    return page(site, address).first("p", id="citation").words


def test_every_page_can_be_cited(built: Path) -> None:
    """Title, address and terms stand on every page but that for lost addresses."""
    for address in addresses(built):
        root = page(built, address)
        if address == "404.html":
            assert list(root.all("p", id="citation")) == []
            continue
        said = cited(built, address)
        assert root.first("link", rel="canonical").attributes["href"] in said
        assert "CC BY 4.0" in said


def test_documents_are_named(built: Path) -> None:
    """An initiative names its report and its schedule; a report its document, a meeting its day."""
    said = cited(built, "akita/initiatives/cashless-payment/")
    assert "「キャッシュレス納付の推進 – 秋田県」" in said
    assert "令和5年度（2023年度）までの資料による。" in said
    assert "秋田県DX推進計画の進捗状況について(令和5年度)」（DX戦略本部事務局）" in said
    assert "令和5年度のデジタル化、DXの推進について」（DX戦略本部事務局）" in said
    english = cited(built, "en/aomori/meetings/2023-06-02/")
    assert "(agenda) (Aomori Prefecture DX Promotion Headquarters, 2 June 2023)" in english


def test_buttons_need_a_script(built: Path) -> None:
    """Without JavaScript there is no dead button: the style sheet hides them."""
    root = page(built, "akita/2023/")
    buttons = [one for one in root.all("button") if "data-copy" in one.attributes]
    assert len(buttons) == 2
    assert all(one.parent and "with-script" in one.parent.classes for one in buttons)
    css = (built / "assets/site.css").read_text(encoding="utf-8")
    assert "@media (scripting:none){.with-script" in css


def test_records_lead_to_themselves(built: Path) -> None:
    """Each link of a record leads to an id of its own page."""
    for address in (
        "glossary/",
        "aomori/plan/history/",
        "akita/2023/",
        "aomori/plan/industry/",
        "akita/sources/",
    ):
        root = page(built, address)
        ids = {one.attributes["id"] for one in root.all() if "id" in one.attributes}
        links = [one.attributes["href"] for one in root.of_class("here")]
        assert len(links) > 3
        assert {link.removeprefix("#") for link in links} <= ids

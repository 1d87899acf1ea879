"""What an editor sees of the preview in a real browser: it reloads in place, and a fault lies over it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from . import preview
from .preview import FRAME, PATIENCE, Desk

desk = preview.desk  # the fixture


@pytest.fixture
def view(browser: Browser) -> Iterator[Page]:
    """Return a page that fails the test on any error in its console and on any request to another host."""
    view = browser.new_page()
    view.set_default_timeout(PATIENCE * 1000)
    errors: list[str] = []
    view.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    view.on("pageerror", lambda error: errors.append(str(error)))
    view.on(
        "request", lambda request: errors.append(request.url) if "//127.0.0.1:" not in request.url else None
    )
    yield view
    view.close()
    assert [error for error in errors if not error.startswith("Failed to load resource")] == []


def test_a_save_reloads_the_page_where_it_is(desk: Desk, view: Page) -> None:
    """The new words come by themselves, and the editor still sees the place they were reading."""
    with desk.served() as address:
        view.goto(address)
        view.locator("p").scroll_into_view_if_needed()
        expect(view.locator("h1")).not_to_be_in_viewport()
        desk.type("二")
        expect(view.locator("h1")).to_have_text("二", timeout=PATIENCE * 1000)
        expect(view.locator("p")).to_be_in_viewport()
        expect(view.locator("h1")).not_to_be_in_viewport()
        view.goto("about:blank")


@pytest.mark.parametrize(
    ("lang", "title"), [("ja", "新しいページを作れませんでした。"), ("en", "could not be made")]
)
def test_an_error_lies_over_the_page_until_it_is_mended(
    lang: str, title: str, desk: Desk, view: Page
) -> None:
    """The frame stands over the last good page as text; undoing the slip removes it, mending it reloads."""
    desk.lang = lang
    with desk.served() as address:
        view.goto(address)
        view.evaluate("window.same = true")
        message = view.locator("#live-message")
        desk.type("wrong")
        expect(message.locator("pre")).to_have_text(FRAME, use_inner_text=True, timeout=PATIENCE * 1000)
        expect(message.locator("h2")).to_contain_text(title)
        assert message.locator("b").count() == 0
        assert message.locator("mark").all_text_contents() == ["＾"]
        assert message.locator("pre").text_content() == FRAME
        expect(view.locator("h1")).to_have_text("一")
        desk.type("一")
        expect(message).to_have_count(0, timeout=PATIENCE * 1000)
        assert view.evaluate("window.same")
        desk.type("wrong")
        message.locator("button").click()
        expect(message).to_have_count(0)
        view.reload()
        expect(message).to_be_visible(timeout=PATIENCE * 1000)
        desk.type("二")
        expect(view.locator("h1")).to_have_text("二", timeout=PATIENCE * 1000)
        expect(message).to_have_count(0)
        view.goto("about:blank")


def test_the_first_good_build_appears_by_itself(desk: Desk, view: Page) -> None:
    """Who opens the preview of broken content sees why there is no site, then the site."""
    desk.type("wrong")
    with desk.served() as address:
        view.goto(address)
        expect(view.locator("h1")).to_have_text("サイトはまだありません")
        expect(view.locator("#live-message pre")).to_contain_text("E-COLON", timeout=PATIENCE * 1000)
        desk.type("一")
        expect(view.locator("h1")).to_have_text("一", timeout=PATIENCE * 1000)
        view.goto("about:blank")

"""Reading in a real browser, with script off: by links alone, on every screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PAGES

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_from_a_statement_to_its_passage_and_back(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="The old bridge is repaired").first.click()
    statement = page.locator("#kp1")
    expect(statement).to_contain_text("The council has decided")
    statement.locator("a.evidence").first.click()
    assert page.url.endswith("#kp1-e1")
    passage = page.locator("mark#kp1-e1")
    expect(passage).to_be_in_viewport()
    expect(passage).to_have_text("voted on Monday to repair the old bridge")
    page.get_by_role("link", name="Back to kp1").first.click()
    assert page.url.endswith("#kp1")
    expect(statement).to_be_in_viewport()


def test_from_a_dossier_to_source_story_and_next_briefing(
    page: Page, address: str
) -> None:
    page.goto(f"{address}entities/council/")
    page.locator("ul.said a").first.click()
    assert "/briefings/bridge/#ev1" in page.url
    page.locator("ol.sources a", has_text="Minutes").click()
    expect(page.locator("h1")).to_have_text("Minutes")
    page.locator("ul.said a").first.click()
    page.locator("ul.steps > li > a").first.click()
    expect(page.locator("h1")).to_have_text("The old bridge")
    page.get_by_role("link", name="The bridge opens again").first.click()
    page.locator("ul.steps .previous a").click()
    assert "/briefings/bridge/" in page.url


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in PAGES:
        page.goto(address + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
    context.close()


def test_nothing_is_missing_and_nothing_is_refused(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(address + path)
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_the_keyboard_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/bridge/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(browser: Browser, address: str, scheme: str) -> None:
    dark = scheme == "dark"
    context = browser.new_context(color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(address)
    colour = str(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    red = int(colour.removeprefix("rgb(").split(",")[0])
    context.close()
    assert (red < 80) == dark


def test_nothing_is_asked_of_another_host(browser: Browser, address: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for path in PAGES:
        page.goto(address + path, wait_until="networkidle")
    context.close()
    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith(address)] == []
